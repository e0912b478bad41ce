import Diagnostics
import TestSupport
import Testing

/// One mistake makes one error, and independent mistakes are all told in one run.
@Suite struct IndependenceTests {

  @Test func mistakesOfAllKindsAreReportedTogether() {
    let script = """
      input power = 5 MW
      input energy = 4 TWh
      input 增长率 = 19%
      input price = $40 in $10..$90
      axis year = 2024..2026
      axis month = 10%..30%
      axis region = ["China", "US", "China"]
      table plant {
        name    power   online
        "Palo"  835 MW
      }
      unit rack = 120 kW
      unit rack = 5 m
      let speed = 8TB/s
      let a = power + energy
      let b = powr * 2
      let c = 5 GPUs
      let d: Powr = power
      let e = f + 1
      let f = e * 2
      let g = sqr(4)
      let h = if power then 1 else 2
      let i = power^year
      let j = power to $
      let k = 增长率 + 4
      let l = max(power)
      let m = power.column
      let n = 3 < 4 < 5
      show power[yaer = 2025]
      show price with prise = $50
      show price with a = 6 MW
      show price under boom
      show price × 2
      expect price < $60 ± 1%

      """
    let result = Script.run(script)
    #expect(
      result.codes == [
        .lettersOnNumber, .chainedComparison, .unexpectedCharacter, .malformedRange,
        .duplicateElement, .raggedRow, .duplicateName, .dimensionMismatch, .unknownName,
        .unknownUnit, .unknownDimension, .cycle, .unknownFunction, .kindMismatch,
        .exponentNotConstant, .notConvertible, .numberForPercentage, .wrongArguments,
        .wrongUseOfName, .unknownAxis, .unknownInput, .notOverridable, .unknownScenario,
        .misplacedPrecision,
      ], "\(result.diagnostics)")
    #expect(result.status == 65)
  }

  @Test func anUnknownNameIsOneErrorHoweverOftenItIsUsed() {
    let uses = (1...300).map { "let x\($0) = prise * \($0)\n" }.joined()
    let result = Script.run("input price = $40\n\(uses)show x1\n")
    #expect(result.codes == [.unknownName])
    #expect(result.diagnostics.contains("and in "))
    #expect(result.problems[0].help.allSatisfy { $0.edits.isEmpty })
  }

  @Test func oneEditSetsAllPlacesRight() {
    let text = """
      input price = $40
      let a = prise * 2
      let b = a + prise
      show b with prise = $50

      """
    let result = Script.run(text)
    #expect(result.codes == [.unknownName, .unknownInput])
    var edited = text
    for problem in result.problems.reversed() {
      edited = Script.apply(problem.help[0].edits, to: edited)
    }
    #expect(Script.run(edited).output.hasPrefix("b with price = $50 = $150"))
  }

  /// Each first statement is wrong, and the rest only uses what it declares.
  @Test(arguments: [
    "let a = 5 MW + 3 h", "let a = 5 watts", "let a = b * 2", "let a = 5 MW *", "let a = 5x",
    "input a = 5 MW in 9..1 h", "let a = (5 MW", "input a = 5 MW from report", "let a == 5 MW",
    "let a = a + 1 MW", "let a = 5 MW 3", "a = 5 MW", "let a = 1 < 2 < 3", "let a: Powr = 5 MW",
    "let a = sqrt(1, 2)", "let a = ln(5 MW) * 1 MW", "let a = ?",
    "let a = if 5 then 1 MW else 2 MW",
  ]) func whatUsesAWrongDefinitionIsNotWrong(_ statement: String) {
    let script = """
      \(statement)
      let twice = 2 * a
      let sum = a + twice + 1 MW
      show sum
      show twice to GW
      \(statement.hasPrefix("input") ? "show twice with a = 3 MW" : "")

      """
    let result = Script.run(script)
    #expect(result.problems.count { $0.level == .error } == 1, "\(result.diagnostics)")
  }

  /// The same for what is no value.
  @Test(
    arguments: [
      ("axis t = 1..", "show sum(t over t)\nshow t[t = 1]"),
      ("axis t = 10%..30%", "show sum(t over t)\nlet x = 2 * t\nshow x[t = 10%]"),
      ("table t {\n  name x\n  \"a\" 1\n  \"b\"\n}", "show sum(t.x over t)\nshow t.x[t = \"b\"]"),
      ("unit rack = 120 watts", "let y = 5 rack\nshow 3 rack"),
      ("table t {\n  name, x\n  \"a\", 1\n}", "show sum(t.x over t)\nshow t.x[t = \"a\"]"),
      ("fn f(x = 2 * x", "let y = f(2)\nshow f(3)"), ("fn f(x) = x + z", "show f(2)\nshow f(3 MW)"),
      ("unit rack = 120 kW/m/s", "let y = 5 rack\nshow 3 rack"),
      ("dimension Density = Power / Volume\ndimension Heavy = Density / Lenth", "let x: Heavy = 3"),
      ("scenario s { a = }", "input a = 1\nshow a under s\nshow a across [base, s]"),
    ] as [(String, String)])
  func whatUsesAWrongDeclarationIsNotWrong(_ statement: String, _ uses: String) {
    let result = Script.run("\(statement)\n\(uses)\n")
    let errors = result.problems.filter { $0.level == .error }
    #expect(errors.count == 1, "\(result.diagnostics)")
  }

}
