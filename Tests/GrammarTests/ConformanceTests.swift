import TestSupport
import Testing

/// The parser's methods and the grammar's productions are the same, by name and by text.
@Suite struct ConformanceTests {

  /// The productions in documentation, each with the parser's method below it, if one is.
  private func documented() throws -> [(production: String, method: String?)] {
    var found: [(String, String?)] = []
    for path in ProjectFiles.paths(in: "Sources/Syntax/Parsing", suffix: ".swift") {
      var production = ""
      let lines = try ProjectFiles.text(path).split(
        separator: "\n", omittingEmptySubsequences: false)
      for line in lines {
        let text = line.drop(while: \.isWhitespace)
        if text.hasPrefix("///     ") {
          production += " " + text.dropFirst(8)
        } else if !production.isEmpty, !text.hasPrefix("///"), !text.hasPrefix("@") {
          let method = text.firstMatch(of: /func (parse\w+)/).map { String($0.1) }
          found.append((GrammarFile.folded(production), method))
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

  /// Each production has one method, and what stands above that is the production.
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
      let isKnown = grammar.names.contains { method(of: $0) == entry.method }
      #expect(isKnown, "\(entry.method ?? "no method"): \(entry.production)")
    }
  }

  /// The grammar refers to its productions and to tokens only, and to all but its two roots.
  @Test func everyReferenceHasAProductionOrIsAToken() throws {
    let grammar = try GrammarFile()
    let tokens: Set = ["NAME", "NUMBER", "INTEGER", "DATE", "PERIOD", "STRING", "CURRENCY", "END"]
    var referred: Set = ["script", "interactive"]
    /// Checks what `rule`, in the production called `name`, refers to.
    func check(_ rule: GrammarRule, in name: String) {
      switch rule {
      case .word: break
      case .reference(let other):
        referred.insert(other)
        #expect(grammar.rules[other] != nil || tokens.contains(other), "\(other) in \(name)")
      case .sequence(let parts): for part in parts { check(part.rule, in: name) }
      case .choice(let rules): for rule in rules { check(rule, in: name) }
      case .option(let rule), .repetition(let rule): check(rule, in: name)
      }
    }
    for (name, rule) in grammar.rules { check(rule, in: name) }
    #expect(Set(grammar.names).subtracting(referred).isEmpty)
  }

}
