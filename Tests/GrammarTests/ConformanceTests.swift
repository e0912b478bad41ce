import Foundation
import TestSupport
import Testing

/// The parser's methods and the grammar's productions are the same, by name and by text.
@Suite struct ConformanceTests {

  /// The productions above the parser's methods, and the method below each.
  private func documented() throws -> [(production: String, method: String)] {
    var found: [(String, String)] = []
    for path in ProjectFiles.paths(in: "Sources/Syntax/Parsing", suffix: ".swift") {
      var production = ""
      for line in try ProjectFiles.text(path).split(separator: "\n") {
        let text = line.trimmingCharacters(in: .whitespaces)
        if text.hasPrefix("///     ") {
          production += " " + text.dropFirst(8)
        } else if !production.isEmpty, let name = text.firstMatch(of: /func (parse\w+)/)?.1 {
          found.append((GrammarFile.folded(production), String(name)))
          production = ""
        }
      }
    }
    return found
  }

  /// The method of the production called `name`.
  private func method(of name: String) -> String {
    "parse" + name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  @Test func everyProductionIsTheOneAboveItsMethod() throws {
    let grammar = try GrammarFile()
    let documented = try documented()
    #expect(grammar.names.count > 45)
    for name in grammar.names {
      let matches = documented.filter { $0.method == method(of: name) }
      #expect(matches.count == 1, "\(name) has \(matches.count) methods")
      #expect(matches.first?.production == grammar.texts[name], "\(name)")
    }
    for entry in documented {
      #expect(grammar.names.contains { method(of: $0) == entry.method }, "\(entry.method)")
    }
  }

  @Test func everyReferenceHasAProductionOrIsAToken() throws {
    let grammar = try GrammarFile()
    let tokens: Set = ["NAME", "NUMBER", "INTEGER", "DATE", "STRING", "CURRENCY", "END"]
    func check(_ rule: GrammarRule, in name: String) {
      switch rule {
      case .word: break
      case .reference(let other):
        #expect(grammar.rules[other] != nil || tokens.contains(other), "\(other) in \(name)")
      case .sequence(let parts): for part in parts { check(part.rule, in: name) }
      case .choice(let rules): for rule in rules { check(rule, in: name) }
      case .option(let rule), .repetition(let rule): check(rule, in: name)
      }
    }
    for (name, rule) in grammar.rules { check(rule, in: name) }
  }

}
