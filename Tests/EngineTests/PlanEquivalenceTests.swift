import Checker
import Diagnostics
import Studies
import Syntax
import TestSupport
import Testing

/// A table computed as a whole has, in each cell, the bits of that cell computed alone.
///
/// The two ways share little: a whole table goes through loop nests, registers and stores, while a picked cell is pinned
/// and becomes scalar code.
@Suite struct PlanEquivalenceTests {

  /// The model of `script`, or `nil` where axes clash in it, which generated formulas cannot always avoid.
  private func model(_ script: String) throws -> CheckedModel? {
    let file = SourceFile(name: "generated", text: script)
    let symbols = SymbolTable()
    var sources = SourceMap()
    let parsed = parse(file, as: sources.add(file), symbols: symbols)
    var text = ModelText()
    text.add(parsed.tree)
    let result = ModelChecker.check(text, symbols: symbols, sources: sources)
    if result.hasErrors,
      result.diagnostics.allSatisfy({ $0.code == .conflictingAxes || $0.level == .warning })
    {
      return nil
    }
    let renderer = DiagnosticRenderer(sources: sources)
    let errors = (parsed.diagnostics + result.diagnostics).filter { $0.level == .error }
    try #require(errors.isEmpty, "\(script)\n\(errors.map { renderer.render($0) }.joined())")
    return result.model
  }

  /// A formula over the definitions before number `count`.
  private func formula(
    _ count: Int, depth: Int, _ random: inout SeededGenerator
  ) -> String {
    if depth == 0 || Int.random(in: 0...5, using: &random) == 0 {
      let leaves = ["a", "b", "p", "q", "t.v", "\(Int.random(in: 1...9, using: &random))"]
      let known = (0..<count).map { "x\($0)" }
      return (leaves + known).randomElement(using: &random) ?? "a"
    }
    let x = formula(count, depth: depth - 1, &random)
    let y = formula(count, depth: depth - 1, &random)
    let z = formula(count, depth: depth - 1, &random)
    let forms = [
      "(\(x) + \(y))", "(\(x) - \(y))", "(\(x) * \(y))", "(\(x) / \(y))", "(-\(x))",
      "(if \(x) < \(y) then \(z) else \(x))", "max(\(x), \(y))", "sqrt(abs(\(x)))",
      "sum(\(x) * t.v over t)", "max(\(x) + b where b > \(y) - 3 over b)",
      "mean(\(x) + a over a)", "(\(x) with p = \(y))", "(\(x) + a)[a = 2]",
      "(\(x) + b)[b = 500]", "sum((\(x) + p with p = [1, 2]) over p)",
      "(\(x) with t.v[t = \"u\"] = \(z))", "f(\(x), \(y))", "(\(x) under s)",
      "sum((\(x) + p across scenarios) over scenario)",
    ]
    return forms.randomElement(using: &random) ?? "a"
  }

  /// A generated script; its last definition is `whole`.
  private func script(_ random: inout SeededGenerator) -> String {
    var script = """
      axis a = 1..3
      axis b = 1..513
      table t {
        name v
        "u" 2
        "w" 5
      }
      input p = 3
      input q = 7
      scenario s { p = 4; q += 1 }
      fn f(x, y = 2) { let z = x * y; z + p }

      """
    for index in 0..<5 { script += "let x\(index) = \(formula(index, depth: 3, &random))\n" }
    return script + "let whole = x0 + x1 + x2 + x3 + x4 + a * b * t.v\nshow whole\n"
  }

  @Test func mostGeneratedModelsRun() throws {
    let models = try (UInt64(1)...40).compactMap { seed in
      var random = SeededGenerator(seed: seed)
      return try model(script(&random))
    }
    #expect(models.count > 25)
  }

  @Test(arguments: UInt64(1)...40)
  func aTableIsItsCells(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var script = script(&random)
    let picks = (0..<12).map { _ in
      (
        Int.random(in: 1...3, using: &random), Int.random(in: 1...513, using: &random),
        Bool.random(using: &random)
      )
    }
    for (a, b, isFirst) in picks {
      script += "show whole[a = \(a), b = \(b), t = \"\(isFirst ? "u" : "w")\"]\n"
    }
    guard let model = try model(script) else { return }
    let formulas = model.questions.compactMap { question -> FormulaID? in
      if case .show(let shown) = question.kind { shown.formula } else { nil }
    }
    let evaluator = Evaluator(model)
    let whole = try evaluator.evaluate([formulas[0]])[0]
    try #require(whole.values.count == 3 * 513 * 2)
    for ((a, b, isFirst), formula) in zip(picks, formulas.dropFirst()) {
      let cell = try evaluator.evaluate([formula])[0].values[0]
      let index = ((a - 1) * 513 + b - 1) * 2 + (isFirst ? 0 : 1)
      let same = whole.values[index].bitPattern == cell.bitPattern
      #expect(
        same || whole.values[index].isNaN && cell.isNaN, "seed \(seed), \(a) \(b):\n\(script)")
    }
  }

}
