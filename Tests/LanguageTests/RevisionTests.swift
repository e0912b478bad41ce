import Diagnostics
import Presentation
import Session
import TestSupport
import Testing

/// A session that changes line by line says what one says that takes the changed model at once.
@Suite struct RevisionTests {

  /// The statements of `script`, a table being one.
  private func statements(of script: String) -> [String] {
    var result: [String] = []
    for line in script.split(separator: "\n") {
      if line.hasPrefix("  ") || line == "}" {
        result[result.count - 1] += "\n" + line
      } else {
        result.append(String(line))
      }
    }
    return result
  }

  @Test(arguments: 0..<60) func changesOneByOneAreTheChangedModel(_ seed: Int) {
    var first = TypedScript(seed: UInt64(seed))
    var second = TypedScript(seed: UInt64(seed + 1000))
    var current = statements(of: first.make()).filter { !$0.hasPrefix("show") }
    let questions = statements(of: first.make()).filter { $0.hasPrefix("show i") }
    var session = InteractiveSession()
    for entry in current { _ = session.say(entry) }
    var generator = SeededGenerator(seed: UInt64(seed))
    for replacement in statements(of: second.make()) + current.shuffled(using: &generator)
    where replacement.hasPrefix("let d") || replacement.hasPrefix("input") {
      let name = replacement.prefix { $0 != "=" && $0 != ":" }
      guard let place = current.firstIndex(where: { $0.hasPrefix(name) }) else { continue }
      let said = session.say(replacement)
      if !said.contains("E") { current[place] = replacement }
      var fresh = InteractiveSession()
      _ = fresh.say(current.joined(separator: "\n"))
      for question in questions + ["show \(name.split(separator: " ").last ?? "")", "d0 + d0"] {
        #expect(
          session.say(question) == fresh.say(question),
          "\(replacement)\n\(question)\n\(current)")
      }
    }
  }

  @Test func aChangeOfKindReachesWhatDependsOnIt() {
    var session = InteractiveSession()
    for entry in ["input a = 5 MW", "let b = a * 2 h", "let c = b + 1 MWh"] {
      _ = session.say(entry)
    }
    #expect(session.say("c") == "11 MWh\n")
    #expect(session.say("input a = 6 MW").isEmpty)
    #expect(session.say("c") == "13 MWh\n")
    #expect(session.say("input a = $6") == "E301\n")
    #expect(session.say("c") == "13 MWh\n")
    #expect(session.say("axis year = 2024..2025").isEmpty)
    #expect(session.say("input a = 6 MW * (year - 2023)").isEmpty)
    #expect(session.say("c[year = 2025]") == "25 MWh\n")
    #expect(session.say("let b = a * 3 h").isEmpty)
    #expect(session.say("c[year = 2024]") == "19 MWh\n")
  }

}
