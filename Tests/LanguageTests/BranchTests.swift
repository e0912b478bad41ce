import Session
import TestSupport
import Testing

/// Branches of a session, taking back, and saving.
@Suite struct BranchTests {

  private static let model = [
    "input growth = 20% in 10%..30%", "input slip = 0 yr",
    "let gap = 10 GW * (1 + growth)^3 - slip * 1 GW/yr", "scenario late { slip = 2 yr }",
  ]

  /// A session that has taken the model and `entries`.
  private func session(_ entries: [String]) -> InteractiveSession {
    var session = InteractiveSession()
    for entry in Self.model + entries { _ = session.say(entry) }
    return session
  }

  @Test func branchesDifferInWhatIsSet() {
    var session = session(["branch lean", "set growth = 10%", "branch 快", "set slip = 1 yr"])
    #expect(session.say("gap") == "12.31 GW\n")
    #expect(session.say("branch main") == "branch main: nothing is set\n")
    #expect(session.say("gap") == "17.28 GW\n")
    #expect(
      session.say("branch") == """
             branch  set
          *  main    nothing is set
             lean    growth = 10%
             快      growth = 10%, slip = 1 yr

        """)
    #expect(session.say("branch main") == "this is branch main already\n")
    #expect(session.say("let gap = 2 GW * (1 + growth)").isEmpty)
    #expect(session.say("branch 快").hasPrefix("branch 快: growth = 10%, slip = 1 yr"))
    #expect(session.say("gap") == "2.2 GW\n")
  }

  @Test func questionsTakeBranchesForScenarios() {
    var session = session(["branch lean", "set growth = 10%"])
    #expect(
      session.say("show gap across branches") == """
        gap across [main, lean] (GW)
          scenario
          main      17.28
          lean      13.31

        """)
    #expect(session.say("gap under main") == "17.28 GW\n")
    #expect(session.say("gap under lean + late") == "11.31 GW\n")
    #expect(session.say("compare gap across [lean, main, base]").contains("lean"))
    #expect(session.say("bridge gap from main to lean").contains("growth   20%  10%"))
    #expect(session.say("gap under nothing") == "E208\n")
    let sides = session.say("compare branch main, lean")
    #expect(sides == "  input   main  lean\n  growth  20%   10%\n")
    _ = session.say("watch gap")
    #expect(session.say("compare branch lean, main").contains("29.83"))
    #expect(session.say("compare branch lean, man") == "E872\n")
  }

  @Test func mistakesChangeNothing() {
    var session = session([])
    #expect(session.say("compare gap across branches") == "E872\n")
    #expect(session.say("compare branch") == "E872\n")
    for name in ["late", "base", "scenarios", "branches", "5x", "a b", "a-b", "\"x\""] {
      #expect(session.say("branch \(name)") == "E871\n", "\(name)")
    }
    #expect(session.say("unbranch main") == "E871\n")
    #expect(session.say("unbranch other") == "E872\n")
    #expect(session.say("branch lean").hasPrefix("branch lean, new"))
    #expect(session.say("scenario lean { slip = 1 yr }") == "E871\n")
    #expect(session.say("undo").hasPrefix("undone: branch lean\n"))
    #expect(session.say("branch").contains("*  main"))
  }

  @Test func whatNoLongerFitsIsDroppedAloud() {
    var session = session(["branch lean", "set growth = 10%", "set slip = 1 yr", "branch main"])
    #expect(session.say("input growth = 5 GW\nlet gap = growth * 2").isEmpty)
    let said = session.say("branch lean")
    #expect(said.contains("E301\n`growth` is no longer set in branch lean\n"), "\(said)")
    #expect(session.say("gap") == "10 GW\n")
    #expect(session.say("slip") == "1 yr\n")
  }

  @Test func undoGoesThroughAllKindsOfChanges() {
    var session = session([])
    var answers = [session.say("gap")]
    let changes = [
      "set growth = 10%", "branch lean", "set slip = 3 yr", "let gap = 1 GW * (1 + growth)",
      "branch main", "unbranch lean", "reset", "table t { name x\n  \"a\" 1 }", "set t.x = 2",
      "assert gap > 0 GW", "use reactors",
    ]
    for change in changes {
      _ = session.say(change)
      answers.append(session.say("gap"))
    }
    for answer in answers.dropLast().reversed() {
      #expect(session.say("undo").hasPrefix("undone: "))
      #expect(session.say("gap") == answer)
    }
    for answer in answers.dropFirst() {
      #expect(session.say("redo").hasPrefix("done again: "))
      #expect(session.say("gap") == answer)
    }
    #expect(session.say("redo") == "E870\n")
    #expect(session.say("undo 50").split(separator: "\n").count > 11)
    #expect(session.say("undo") == "E870\n")
    #expect(session.say("gap") == "E201\n")
    #expect(session.say("undo x") == "E110\n")
  }

  @Test func aWordThatNamesAValueIsACommandBehindAColon() {
    var session = session(["let branch = 7", "let undo = 8 MW"])
    #expect(session.say("branch * 2") == "14\n")
    #expect(session.say("undo") == "8 MW\n")
    #expect(session.say(":branch lean").hasPrefix("branch lean, new"))
    #expect(session.say(":undo").hasPrefix("undone: :branch lean"))
    #expect(session.say("explain E301").hasPrefix("error[E301]"))
    #expect(session.say("explain gap").hasPrefix("explain gap"))
  }

  /// A generated session of definitions, settings, branches, undoing and questions, and the script that it is saved as.
  @Test(arguments: 0..<60) func aSavedBranchAnswersAsTheSession(_ seed: Int) throws {
    var maker = TypedScript(seed: UInt64(seed))
    let text = maker.make()
    var other = TypedScript(seed: UInt64(seed + 500))
    let changes = other.make().split(separator: "\n").filter {
      $0.hasPrefix("let d") || $0.hasPrefix("input")
    }
    var generator = SeededGenerator(seed: UInt64(seed))
    let inputs = text.split(separator: "\n").filter { $0.hasPrefix("input ") }
    var session = InteractiveSession()
    _ = session.say(text)
    var depth = 0
    for step in 0..<12 {
      let input = try #require(inputs.randomElement(using: &generator)).dropFirst("input ".count)
      switch Int.random(in: 0..<9, using: &generator) {
      case 0...2:
        depth += session.say("set \(input) * \(step + 2)").hasPrefix("E") ? 0 : 1
      case 3: _ = session.say("branch b\(step % 3)")
      case 4 where depth > 0:
        depth -= session.say("undo").hasPrefix("undone") ? 1 : 0
      case 5:
        depth += session.say("redo").hasPrefix("done") ? 1 : 0
      case 6: _ = session.say("set plant.power[plant = \"乙\"] = \(step) MW")
      case 7: _ = session.say(changes.randomElement(using: &generator).map(String.init) ?? "")
      default: _ = session.say("d0 + d0")
      }
    }
    let script = session.script()
    let result = Script.run(script, name: "saved.yarrow")
    #expect(result.status == 0 || result.status == 70, "\(result.diagnostics)\n\(script)")
    var again = InteractiveSession()
    let questions = script.split(separator: "\n").filter { $0.hasPrefix("show ") }
    let definitions = script.split(separator: "\n").filter { !$0.hasPrefix("show ") }
    #expect(!again.say(definitions.joined(separator: "\n")).contains("E"))
    #expect(!questions.isEmpty)
    let names = definitions.compactMap { line -> String? in
      guard line.hasPrefix("let d") || line.hasPrefix("input ") else { return nil }
      return line.split(whereSeparator: { " :=".contains($0) }).dropFirst().first.map(String.init)
    }
    for question in questions.map(String.init) + names {
      #expect(session.say(question) == again.say(question), "\(question)\n\(script)")
    }
  }

  /// An input that is drawn has its draws still, whatever else is set.
  @Test func aSavedBranchDrawsAsTheSession() {
    var session = InteractiveSession()
    for entry in [
      "input a ~ normal(10, 2)", "input b ~ uniform(1, 2)", "input c ~ lognormal(p5 = 1, p95 = 4)",
      "let x = a * b + c", "branch lean", "set a = 9", "show x", "p(x, 90%)",
      "show x across branches",
    ] {
      _ = session.say(entry)
    }
    let result = Script.run(session.script())
    #expect(result.status == 0, "\(result.diagnostics)")
    #expect(result.output == session.say("show x") + "\n" + session.say("show p(x, 90%)"))
    #expect(!session.script().contains("branches"))
  }

}
