import Diagnostics
import Presentation
import Session
import TestSupport
import Testing

/// A session that changes line by line says what one says that takes the changed model at once.
@Suite struct RevisionTests {

  /// Services without files.
  private var services: SessionServices {
    SessionServices(
      read: { .failure(FileFailure(Diagnostic(.fileMissing, $0))) }, write: { _, _ in nil })
  }

  /// What `session` says to `entry`: answers, and the codes of problems.
  private func say(_ entry: String, _ session: inout InteractiveSession) -> String {
    var writer = AnswerWriter(.text)
    return session.step(entry, services).map { output in
      switch output {
      case .answer(let answer): writer.write(answer)
      case .text(let text): text
      case .diagnostic(let diagnostic): diagnostic.code.rawValue + "\n"
      case .leave: "bye\n"
      }
    }.joined()
  }

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
    for entry in current { _ = say(entry, &session) }
    var generator = SeededGenerator(seed: UInt64(seed))
    for replacement in statements(of: second.make()) + current.shuffled(using: &generator)
    where replacement.hasPrefix("let d") || replacement.hasPrefix("input") {
      let name = replacement.prefix { $0 != "=" && $0 != ":" }
      guard let place = current.firstIndex(where: { $0.hasPrefix(name) }) else { continue }
      let said = say(replacement, &session)
      if !said.contains("E") { current[place] = replacement }
      var fresh = InteractiveSession()
      _ = say(current.joined(separator: "\n"), &fresh)
      for question in questions + ["show \(name.split(separator: " ").last ?? "")", "d0 + d0"] {
        #expect(
          say(question, &session) == say(question, &fresh),
          "\(replacement)\n\(question)\n\(current)")
      }
    }
  }

  @Test func aChangeOfKindReachesWhatDependsOnIt() {
    var session = InteractiveSession()
    for entry in ["input a = 5 MW", "let b = a * 2 h", "let c = b + 1 MWh"] {
      _ = say(entry, &session)
    }
    #expect(say("c", &session) == "11 MWh\n")
    #expect(say("input a = 6 MW", &session).isEmpty)
    #expect(say("c", &session) == "13 MWh\n")
    #expect(say("input a = $6", &session) == "E301\n")
    #expect(say("c", &session) == "13 MWh\n")
    #expect(say("axis year = 2024..2025", &session).isEmpty)
    #expect(say("input a = 6 MW * (year - 2023)", &session).isEmpty)
    #expect(say("c[year = 2025]", &session) == "25 MWh\n")
    #expect(say("let b = a * 3 h", &session).isEmpty)
    #expect(say("c[year = 2024]", &session) == "19 MWh\n")
  }

}
