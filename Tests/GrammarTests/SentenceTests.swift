import Testing

/// What the grammar generates, the parser takes.
@Suite struct SentenceTests {

  /// The productions that are sentences by themselves, each in a script of its own.
  private static let statements = [
    "axis-declaration", "calendar-declaration", "table-declaration", "input-declaration",
    "let-declaration",
    "function-declaration", "unit-declaration", "dimension-declaration", "deflator-declaration",
    "fit-declaration", "scenario-declaration",
    "correlate-statement",
    "show-statement", "plot-statement", "histogram-statement", "expect-statement",
    "claim-statement",
    "solve-statement", "flip-statement", "tornado-statement", "compare-statement",
    "importance-statement", "bridge-statement", "stress-statement", "explain-statement",
    "optimize-statement", "value-statement", "sweep-statement", "audit-statement", "question",
  ]

  /// The seeds of each production: with 22 productions, 3500 sentences.
  private static let seeds = UInt64(0)..<160

  /// A sentence of `production`, from longer and longer ones to short ones again.
  private func sentence(
    of production: String, _ grammar: GrammarFile, _ shortest: [String: Int], seed: UInt64
  ) -> SentenceGenerator {
    var generator = SentenceGenerator(
      grammar, shortest: shortest, seed: seed, length: Int(seed % 10 + 1) * 10)
    generator.generate(production, depth: Int(seed % 7 + 1) * 10)
    generator.finish()
    return generator
  }

  /// Every sentence of a statement is taken as one statement.
  @Test(arguments: statements) func everyStatementParses(_ production: String) throws {
    let grammar = try GrammarFile()
    let shortest = grammar.shortestSentences()
    for seed in SentenceTests.seeds {
      let text = sentence(of: production, grammar, shortest, seed: seed).text
      let parsed = ParsedText(text)
      #expect(parsed.codes.isEmpty, "seed \(seed): \(text)\n\(parsed.report)")
      #expect(parsed.result.tree.statements.count == 1, "seed \(seed): \(text)")
    }
  }

  /// Every script is taken, with all of its statements.
  @Test func everyScriptParses() throws {
    let grammar = try GrammarFile()
    let shortest = grammar.shortestSentences()
    for seed in SentenceTests.seeds {
      let script = sentence(of: "script", grammar, shortest, seed: seed)
      let parsed = ParsedText(script.text)
      #expect(parsed.codes.isEmpty, "seed \(seed): \(script.text)\n\(parsed.report)")
      let count = script.uses["statement"] ?? 0
      #expect(parsed.result.tree.statements.count == count, "seed \(seed): \(script.text)")
    }
  }

  /// Everything that may be typed at a prompt is taken, as a statement or as an expression.
  @Test func everyInteractiveTextParses() throws {
    let grammar = try GrammarFile()
    let shortest = grammar.shortestSentences()
    for seed in SentenceTests.seeds {
      let typed = sentence(of: "interactive", grammar, shortest, seed: seed)
      let parsed = ParsedText(typed.text, allowsExpression: true)
      #expect(parsed.codes.isEmpty, "seed \(seed): \(typed.text)\n\(parsed.report)")
      let isScript = typed.uses["script"] != nil
      #expect((parsed.result.expression == nil) == isScript, "seed \(seed): \(typed.text)")
    }
  }

  /// No production is left out of the sentences.
  @Test func everyProductionIsGenerated() throws {
    let grammar = try GrammarFile()
    let shortest = grammar.shortestSentences()
    var used: Set<String> = []
    for production in SentenceTests.statements + ["script", "interactive"] {
      for seed in SentenceTests.seeds {
        used.formUnion(sentence(of: production, grammar, shortest, seed: seed).uses.keys)
      }
    }
    #expect(Set(grammar.names).subtracting(used).isEmpty)
  }

}
