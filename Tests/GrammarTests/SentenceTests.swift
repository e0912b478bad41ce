import Diagnostics
import Syntax
import TestSupport
import Testing

/// Makes sentences of the grammar.
private struct SentenceGenerator {

  /// The grammar.
  let grammar: GrammarFile

  /// Where randomness comes from.
  var random: SeededGenerator

  /// The text so far.
  private(set) var text = ""

  /// `true` iff the last token ended a quantity's number, behind which a name would be read as a unit.
  private var isBehindNumber = false

  /// Names that no word of the grammar is.
  private let names = ["alpha", "x1", "增长率", "_y", "plant", "Größe", "e9"]

  /// Creates a generator.
  init(_ grammar: GrammarFile, seed: UInt64) {
    self.grammar = grammar
    random = SeededGenerator(seed: seed)
  }

  /// Adds a sentence of `rule`; below `depth` 0, options and repetitions are left out and choices take the
  /// alternative that ends soonest.
  mutating func generate(_ rule: GrammarRule, depth: Int, touches: Bool = false) {
    switch rule {
    case .word(let word): add(word, touches)
    case .reference(let name): generate(reference: name, depth: depth, touches)
    case .sequence(let parts):
      for (index, part) in parts.enumerated() {
        generate(part.rule, depth: depth, touches: part.touches || index == 0 && touches)
      }
    case .choice(let rules):
      let chosen =
        depth > 0 ? rules.randomElement(using: &random) : rules.min { cost($0) < cost($1) }
      if let chosen { generate(chosen, depth: depth, touches: touches) }
    case .option(let rule):
      if depth > 0, Bool.random(using: &random) { generate(rule, depth: depth, touches: touches) }
    case .repetition(let rule):
      guard depth > 0 else { return }
      for _ in 0..<Int.random(in: 0...2, using: &random) {
        generate(rule, depth: depth, touches: touches)
      }
    }
  }

  /// Adds a token or a sentence of the production called `name`.
  private mutating func generate(reference name: String, depth: Int, _ touches: Bool) {
    switch name {
    case "NAME": add(names.randomElement(using: &random) ?? "a", touches)
    case "NUMBER":
      add(
        ["3", "28_240", "0.5", "1.5e-3", "70B", "4170亿", "7.2M"].randomElement(using: &random)
          ?? "1", touches)
      isBehindNumber = true
    case "INTEGER": add(["1", "2", "12"].randomElement(using: &random) ?? "1", touches)
    case "DATE": add("2024-11-30", touches)
    case "STRING": add("\"a \\\" 中\"", touches)
    case "CURRENCY": add("$", touches)
    case "END": text += Bool.random(using: &random) ? "\n" : ";\n"
    default:
      if let rule = grammar.rules[name] { generate(rule, depth: depth - 1, touches: touches) }
    }
  }

  /// Adds `token`, behind a blank unless it touches what is before.
  private mutating func add(_ token: String, _ touches: Bool) {
    text += touches || text.isEmpty || text.hasSuffix("\n") ? token : " " + token
    isBehindNumber = false
  }

  /// A number that is lower for rules that end sooner.
  private func cost(_ rule: GrammarRule) -> Int {
    switch rule {
    case .word: 1
    case .reference(let name): name.first?.isUppercase == true ? 1 : 5
    case .sequence(let parts): parts.reduce(0) { $0 + cost($1.rule) }
    case .choice(let rules): rules.map { cost($0) }.min() ?? 0
    case .option, .repetition: 0
    }
  }

}

/// What the grammar generates, the parser takes.
@Suite struct SentenceTests {

  /// Statements that the generator makes as whole sentences.
  private static let statements = [
    "axis-declaration", "table-declaration", "input-declaration", "let-declaration",
    "function-declaration", "unit-declaration", "dimension-declaration", "scenario-declaration",
    "show-statement", "expect-statement", "claim-statement", "solve-statement", "flip-statement",
  ]

  @Test(arguments: statements)
  func sentencesParse(_ production: String) throws {
    let grammar = try GrammarFile()
    let rule = try #require(grammar.rules[production])
    for seed in UInt64(0)..<80 {
      var generator = SentenceGenerator(grammar, seed: seed)
      generator.generate(rule, depth: Int(seed % 14) + 2)
      let text = generator.text + "\n"
      var sources = SourceMap()
      let file = SourceFile(name: "sentence", text: text)
      let result = parse(file, as: sources.add(file), symbols: SymbolTable())
      let messages = result.diagnostics.map { DiagnosticRenderer(sources: sources).render($0) }
      let isTooDeep = result.diagnostics.allSatisfy { $0.code == .nestingTooDeep }
      #expect(isTooDeep, "seed \(seed): \(text)\n\(messages.joined())")
      if result.diagnostics.isEmpty { #expect(result.tree.statements.count == 1, "\(text)") }
    }
  }

}
