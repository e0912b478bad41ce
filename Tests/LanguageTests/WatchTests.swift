import Presentation
import Session
import TestSupport
import Testing

/// What is watched in a session.
@Suite struct WatchTests {

  private static let model = [
    "input growth = 20% in 10%..30%", "input start ~ uniform(9 GW, 11 GW)",
    "axis year = 2024..2026", "axis 地区 = [\"华东\", \"西部\"]",
    "let capacity = 10 GW * (1 + growth)^(year - 2024)",
    "let share = if 地区 == \"华东\" then 60% else 40%",
    "let drawn = start * (1 + growth)",
  ]

  /// A session with the model that watches `expressions`.
  private func session(watching expressions: [String]) -> InteractiveSession {
    var session = InteractiveSession()
    for entry in Self.model + expressions.map({ "watch \($0)" }) { _ = session.say(entry) }
    return session
  }

  @Test func aChangedInputShowsBeforeAfterAndShare() {
    var session = session(watching: ["capacity[year = 2026]", "growth > 24%", "2 + 2"])
    #expect(
      session.say("set growth = 25%") == """
        growth = 25%

        watch
          watched                before   after     difference  change
          capacity[year = 2026]  14.4 GW  15.62 GW  +1.225 GW   +8.507%
          growth > 24%           false    true

        """)
    #expect(session.say("set growth = 25%") == "growth = 25%\nwatched: no change\n")
    #expect(session.say("let other = 3").isEmpty)
    #expect(session.say("reset").contains("15.62 GW  14.4 GW  -1.225 GW   -7.84%"))
  }

  @Test func cellsStandByThemselves() {
    var session = session(watching: ["capacity", "capacity * share"])
    let said = session.say("set growth = 10%")
    #expect(!said.contains("capacity[year = 2024]"))
    #expect(said.contains("capacity[year = 2025]"))
    #expect(said.contains("(capacity * share)[year = 2026, 地区 = \"西部\"]"))
    #expect(session.say("(capacity * share)[year = 2026, 地区 = \"西部\"]") == "4.84 GW\n")
    let many = session.say("axis year = 2024..2090\n")
    #expect(many.contains("capacity (GW)"))
    #expect(session.say("set growth = 11%").contains("more of 67 cells changed"))
  }

  /// All draws are the same before and after, so a difference is known far better than the values.
  @Test func uncertainValuesHaveStandardErrors() throws {
    var session = InteractiveSession()
    for entry in ["input a ~ lognormal(p5 = 1, p95 = 30)", "input b = 0 in 0..5", "let c = a + b"] {
      _ = session.say(entry)
    }
    #expect(session.say("watch c").contains("mean"))
    let said = session.say("set b = 1")
    let row = try #require(said.split(separator: "\n").last)
    #expect(row.contains(" ± "))
    #expect(row.hasSuffix("+1          +11.76%") || row.contains("  +1  "), "\(row)")
    #expect(session.say("set a = 9").contains("c"))
  }

  @Test func undoingAndBranchesAreChangesToo() {
    var session = session(watching: ["capacity[year = 2026]"])
    _ = session.say("set growth = 25%")
    #expect(session.say("undo").contains("15.62 GW  14.4 GW"))
    #expect(session.say("redo").contains("14.4 GW  15.62 GW"))
    #expect(session.say("branch 精简") == "branch 精简, new, with the inputs of main\n")
    #expect(session.say("set growth = 10%").contains("15.62 GW  12.1 GW"))
    #expect(session.say("branch main").contains("12.1 GW  15.62 GW"))
    #expect(session.say("undo").hasPrefix("undone: branch main\nbranch 精简\n"))
    #expect(session.say("let capacity = 5 GW * (year - 2000)").contains("12.1 GW  130 GW"))
    #expect(session.say("undo").contains("130 GW  12.1 GW"))
  }

  @Test func aWatchOutlivesItsModel() {
    var session = session(watching: ["drawn / capacity[year = 2024]"])
    let said = session.say("let drawn = start * $3")
    #expect(said.contains("(drawn / capacity[year = 2024]") || said.contains("drawn / capacity"))
    #expect(session.say("let capacity = \"text\"").hasPrefix("E"))
    #expect(session.say("watch nothing") == "E201\n")
    #expect(session.say("unwatch 7") == "E873\n")
    #expect(session.say("watch").contains("1  drawn / capacity[year = 2024]"))
    #expect(session.say("unwatch 1").isEmpty)
    #expect(session.say("watch").hasPrefix("nothing is watched"))
  }

}
