import Diagnostics
import Presentation
import Session
import TestSupport
import Testing

/// Modules: whose names are whose.
@Suite struct ModuleTests {

  /// The files beside the scripts.
  private static let files = [
    "costs.yarrow": """
    unit seat, seats
    axis year = 2024..2025
    input price = $20 per seat in $10 per seat..$30 per seat from "list"
    input _margin = 30%
    let cost = price * (1 - _margin)
    let path = cost * 1.1^(year - 2024)
    fn of(count, price = price) = count * price
    fn _twice(x) = 2 * x
    let doubled = _twice(cost)
    scenario dear { price *= 2 }
    show cost
    """,
    "lib/plan.yarrow": """
    use "../lib/deep/base.yarrow"
    """,
    "lib/all.yarrow": """
    use "deep/base.yarrow"
    unit seat, seats
    let total = base.rate * 5 seats
    """,
    "lib/deep/base.yarrow": "input rate = $3 per seat\nunit seat, seats\n",
    "self.yarrow": "use \"self.yarrow\"\nlet a = 1\n",
    "one.yarrow": "use \"two.yarrow\"\nlet a = two.b\n",
    "two.yarrow": "use \"one.yarrow\"\nlet b = one.a\n",
    "other/costs.yarrow": "let cost = 1\n",
    "wrong.yarrow": "let a = 1 MW + 1 h\nlet b = c\n",
    "odd.yarrow": "unit seat = 5 kg\nlet a = 1\n",
    "leak.yarrow": "let a = mine + 1\nfn f(x) = helper(x)\n",
    "pushy.yarrow": "use \"costs.yarrow\" with price = $1 per seat\nlet a = costs.cost\n",
    "grid.yarrow": """
    input demand ~ normal(10 MW, 1 MW)
    input supply ~ normal(12 MW, 1 MW)
    let gap = demand - supply
    table plant { name power
      "a" 3 MW
    }
    fn power(plant: plant) = plant.power
    """,
    "费用.yarrow": "input 单价 = $3\n",
  ]

  /// What `script` comes to beside the files.
  private func run(_ script: String, options: RunOptions = RunOptions()) -> Script.Result {
    Script.run(script, options: options, modules: Self.files)
  }

  @Test func namesOfModulesDoNotMeetThoseOfScripts() {
    let script = """
      use "costs.yarrow"
      unit seat, seats
      axis year = 2024..2025
      input price = 5 MW
      let cost = 2 * price
      scenario dear { price = 7 MW }
      fn of(x) = x
      expect cost == 10 MW
      expect costs.cost == $14 per seat
      expect of(3) == 3
      expect costs.of(10 seats) == $200
      expect (cost under dear) == 14 MW
      expect (costs.cost under costs.dear) == $28 per seat
      expect count((cost across scenarios) > 0 MW over scenario) == 2
      expect (costs.path * (year - 2023))[year = 2025] == $30.8 per seat
      expect (costs.cost with costs.price = $10 per seat) == $7 per seat
      """
    let result = run(script)
    #expect(result.status == 0, "\(result.diagnostics)")
    #expect(result.codes.isEmpty, "\(result.diagnostics)")
  }

  @Test func inputsOfModulesAreSetForAll() {
    #expect(
      run("use \"costs.yarrow\" with price = $30 per seat\nshow costs.cost\n").output
        == "costs.cost = $21/seat\n")
    var options = RunOptions()
    options.settings = ["costs.price=$40 per seat"]
    #expect(
      run("use \"costs.yarrow\"\nshow costs.cost\n", options: options).output
        == "costs.cost = $28/seat\n")
    options.settings = []
    options.scenario = "costs.dear"
    #expect(
      run("use \"costs.yarrow\"\nshow costs.cost\n", options: options).output
        == "costs.cost = $28/seat\n")
  }

  @Test func whatIsPrivateStaysInside() {
    #expect(run("use \"costs.yarrow\"\nshow costs._margin\n").codes == [.unknownMember])
    #expect(run("use \"costs.yarrow\"\nshow costs._twice(2)\n").codes == [.unknownMember])
    let result = run("use \"costs.yarrow\"\nshow costs.doubled\n")
    #expect(result.output == "costs.doubled = $28/seat\n", "\(result.diagnostics)")
  }

  @Test func aModuleSeesNothingOfThoseWhoUseIt() {
    let result = run("use \"leak.yarrow\"\ninput mine = 1\nfn helper(x) = x\nshow mine\n")
    #expect(result.codes == [.unknownName, .unknownFunction], "\(result.diagnostics)")
    #expect(result.diagnostics.contains("leak.yarrow:1"))
  }

  @Test func modulesUseModulesBelow() {
    #expect(
      run("use \"lib/all.yarrow\"\nshow all.total\n").output == "all.total = $15\n")
    #expect(run("use \"lib/plan.yarrow\"\nshow 1\n").codes == [.unreadableModule])
    #expect(
      run(
        "use \"lib/all.yarrow\"\nuse \"lib/deep/base.yarrow\"\nshow all.total with base.rate = $4 per seat\n"
      )
      .output.hasSuffix("= $20\n"))
  }

  @Test func whatCannotBeUsedIsSaid() {
    #expect(run("use \"self.yarrow\"\nshow 1\n").codes == [.moduleCycle])
    #expect(run("use \"one.yarrow\"\nshow 1\n").codes == [.moduleCycle])
    #expect(
      run("use \"costs.yarrow\"\nuse \"other/costs.yarrow\"\nshow 1\n").codes == [.moduleCycle])
    #expect(run("use \"pushy.yarrow\"\nshow 1\n").codes == [.moduleCycle])
    #expect(run("use \"costs.yarrow\"\nuse \"odd.yarrow\"\nshow 1\n").codes == [.duplicateName])
    #expect(
      run("use \"costs.yarrow\": cost\nlet cost = 1\nshow cost\n").codes == [.duplicateName])
    let wrong = run("use \"wrong.yarrow\"\nshow 1\n")
    #expect(wrong.codes == [.dimensionMismatch, .unknownName])
    #expect(wrong.diagnostics.contains("wrong.yarrow:1:9"))
  }

  @Test func whatIsDrawnInAModuleIsCorrelatedOutside() {
    let script = """
      use "grid.yarrow": plant, power
      table grid.plant += { name power
        "b" 5 MW
      }
      correlate grid.demand, grid.supply = 0.9
      expect chance(grid.gap < 0 MW) > 99%
      expect sum(power(plant) over plant) == 8 MW
      expect power("b") == 5 MW
      """
    let result = run(script)
    #expect(result.status == 0, "\(result.diagnostics)")
    #expect(run(script + "\nexpect power(\"c\") == 5 MW\n").codes == [.unknownLabel])
  }

  @Test func modulesHaveNamesOfAnyScript() {
    #expect(
      run("use \"费用.yarrow\": 单价\nshow 单价 * 2 with 费用.单价 = $4\n").output
        == "单价 * 2 with 费用.单价 = $4 = $8\n")
  }

  @Test func aSessionUsesModules() {
    var session = InteractiveSession()
    #expect(session.say("use datacenters") == "E225\n")
    #expect(session.say("datacentres.base") == "E201\n")
    #expect(session.say("use datacentres").isEmpty)
    #expect(session.say("datacentres.base") == "28_240 MW\n")
    #expect(session.say("use datacentres: capacity").isEmpty)
    #expect(session.say("let twice = 2 * capacity(2024)").isEmpty)
    #expect(session.say("twice to GW") == "56.48 GW\n")
    #expect(session.say("set datacentres.base = 30 GW").hasSuffix("= 30_000 MW\n"))
    #expect(session.say("twice to GW") == "60 GW\n")
    #expect(
      session.say(
        "table datacentres.fleet += {\n name capacity energy seen\n \"b\" 2 GW 3 TWh 2025\n}"
      ).isEmpty)
    #expect(session.say("sum(datacentres.fleet.capacity over fleet) to GW") == "30.24 GW\n")
    #expect(session.say("datacentres.bass") == "E226\n")
    let result = Script.run(session.script())
    #expect(result.status == 0, "\(session.script())\(result.diagnostics)")
    #expect(result.output.contains("= 60 GW"), "\(session.script())\(result.output)")
    #expect(session.say("reset datacentres.base").isEmpty)
    #expect(session.say("twice to GW") == "56.48 GW\n")
  }

  @Test func aSessionTellsOfModules() {
    var session = InteractiveSession()
    let brings = "`use datacentres` brings it in)\n"
    #expect(session.say("help datacentres").hasSuffix("(field energy; \(brings)"))
    #expect(session.say("inputs datacentres").hasSuffix("(\(brings)"))
    #expect(session.say("inputs nowhere") == "E225\n")
    _ = session.say("use datacentres: capacity")
    #expect(session.say("help datacentres").contains("datacentres.load_factor"))
    #expect(session.say("help capacity").contains("fn capacity(year"))
    #expect(session.say("help datacentres.growth").hasPrefix("How fast it grows a year.\ninput"))
    #expect(session.say("source datacentres.fleet").hasPrefix("table fleet {\n"))
    #expect(session.say("source datacentres").hasPrefix("// Data centres"))
    let inputs = session.say("inputs datacentres")
    #expect(inputs.contains("10%..30%        report §3.3 (IDC), seen 2024"))
    #expect(session.say("source datacentres.grwth") == "E201\n")
    #expect(session.completions(of: "use datac").words == ["datacentres"])
    #expect(
      session.completions(of: "datacentres.gen").words
        == ["datacentres.generation", "datacentres.generation_growth"])
    #expect(session.completions(of: "show capac").words == ["capacity"])
  }

  @Test func aPageHasAllOfAModule() throws {
    let page = try #require(ReferencePage.ofModule("datacentres"))
    for part in [
      "# datacentres\n\nData centres: their", "| `growth` | 19% | 10%..30% | a number |",
      "### naive.share(energy)", "Valid when `year >= 2020 and year <= 2032`",
      "| \"cloud\" | 28_240 MW | 56.3 TWh | 2024 |\n\nSource: report §3.3 (IDC), seen 2024-12-31.",
      "- `fast`: growth at 30 %",
    ] { #expect(page.contains(part), "\(part)") }
    #expect(ReferencePage.ofModule("nothing") == nil)
  }

  /// Scores are on the page of each module that keeps some, and the page of one that keeps none says where to look.
  @Test func aReferencePageShowsScores() throws {
    let page = try #require(ReferencePage.ofModule("inference"))
    let (before, scores) = try #require(
      page.ranges(of: "## Back-test\n").first.map {
        (page[..<$0.lowerBound], page[$0.upperBound...])
      })
    #expect(scores.contains("| \"decode\" | 3 | "))
    #expect(!before.contains("backtest"))
    #expect(
      try #require(ReferencePage.ofModule("llms")).hasSuffix(
        "This module keeps no scores: see `Scripts/validation`.\n"))
  }

  @Test func theLedgerCountsClaims() {
    let script = """
      claim "a" 1 + 1 == 2
      claim "b" 1 + 1 == 3 conflicts "why" from "c"
      claim "d" "what" unchecked "how"
      audit
      """
    let result = run(script)
    #expect(result.status == 0)
    #expect(
      result.output.hasSuffix(
        """
        audit: 3 claims: 1 reproduced, 1 conflicting, 1 not checkable
          ✓ a  1 + 1 == 2  (2)
          ≠ b  1 + 1 == 3  (2)
               why [c]
          ? d  what
               how

        """), "\(result.output)")
    #expect(run("claim \"a\" 1 == 1 conflicts \"why\"\n").status == 1)
  }

}
