import Syntax

/// Makes sentences of the grammar, the same for the same seed.
///
/// A production is expanded until `depth` productions lie inside each other or `length` tokens are
/// out; then every choice takes its shortest way out. Tokens stand apart by blanks unless `&` joins
/// them.
struct SentenceGenerator {

  /// Where the tokens' spellings come from.
  private var words: WordGenerator

  /// The grammar.
  private let grammar: GrammarFile

  /// The fewest tokens of each production.
  private let shortest: [String: Int]

  /// The tokens after which a sentence is brought to its end.
  private let length: Int

  /// The sentence.
  private(set) var text = ""

  /// How often each production was expanded.
  private(set) var uses: [String: Int] = [:]

  /// The tokens written so far.
  private var count = 0

  /// `true` iff nothing stands between the last token and the next.
  private var isTouching = false

  /// `true` iff a statement's end is due before the next token.
  private var isEnded = false

  /// The productions being expanded, the innermost last.
  private var path: [String] = []

  /// What was written last: a word, or the name of a token.
  private var last = ""

  /// Creates a generator of sentences of about `length` tokens.
  init(_ grammar: GrammarFile, shortest: [String: Int], seed: UInt64, length: Int) {
    self.grammar = grammar
    self.shortest = shortest
    self.length = length
    words = WordGenerator(seed: seed)
  }

  /// Adds a sentence of the production called `name`, at most `depth` productions deep.
  mutating func generate(_ name: String, depth: Int) {
    if let rule = grammar.rules[name] {
      uses[name, default: 0] += 1
      path.append(name)
      generate(rule, depth: depth - 1)
      path.removeLast()
    } else if name == "END" {
      isEnded = true
    } else {
      write(words.spelling(of: name, refusing: refused(name)), as: name)
    }
  }

  /// Writes the end that is still due, so that nothing is left out at the end of the text.
  mutating func finish() {
    if isEnded, words.chance(of: 2) { text += words.end() }
  }

  /// Adds a sentence of `rule`.
  private mutating func generate(_ rule: GrammarRule, depth: Int) {
    let isTight = depth <= 0 || count >= length
    switch rule {
    case .word(let word): write(word, as: word)
    case .reference(let name): generate(name, depth: depth)
    case .sequence(let parts):
      for part in parts {
        isTouching = isTouching || part.touches
        generate(part.rule, depth: depth)
      }
    case .choice(let rules):
      let chosen =
        isTight
        ? rules.min { $0.length(shortest) < $1.length(shortest) } : words.element(of: rules)
      if let chosen { generate(chosen, depth: depth) }
    case .option(let inner), .repetition(let inner):
      skip: while !isTight, words.chance(of: 2) {
        generate(inner, depth: depth)
        if case .option = rule { break skip }
      }
      isTouching = false
    }
  }

  /// Writes `spelling`, which is a `kind` of token, behind what has to stand before it.
  private mutating func write(_ spelling: String, as kind: String) {
    if isEnded {
      // Nothing may stand for the end before a brace.
      text += spelling == "}" && words.chance(of: 3) ? " " : words.end()
    } else if !isTouching, !text.isEmpty {
      text += words.blank()
    }
    text += spelling
    (isEnded, isTouching, last, count) = (false, false, kind, count + 1)
  }

  /// The words that may not stand for the token called `name` here.
  private func refused(_ name: String) -> WordGenerator.Refusal {
    guard name == "NAME" else { return .nothing }
    // A word that opens statements opens one at the beginning of a text and of a block's line.
    if count == 0 || isEnded || last == "{" { return .keywords }
    if path.last == "unit-name" {
      // A number takes no clause word as its unit.
      let isBehindMagnitude = Keyword(rawValue: last)?.role == .magnitude
      if last == "NUMBER" || isBehindMagnitude { return .clausesAndMagnitudes }
      // A magnitude comes before the unit, so a word for one is never the unit itself.
      return .magnitudes
    }
    // `euler` and `rk4` behind `by` are no frequencies.
    if path.last == "frequency" { return .keywords }
    // `over` and `where` at the opening of a call begin its clauses.
    if last == "(" { return .keywords }
    return .nothing
  }

}

extension GrammarRule {

  /// The fewest tokens of a sentence, given those of each production.
  func length(_ shortest: [String: Int]) -> Int {
    switch self {
    case .word: 1
    case .reference(let name):
      name == "END" ? 0 : name.first?.isUppercase == true ? 1 : shortest[name] ?? 1000
    case .sequence(let parts): min(1000, parts.reduce(0) { $0 + $1.rule.length(shortest) })
    case .choice(let rules): rules.map { $0.length(shortest) }.min() ?? 0
    case .option, .repetition: 0
    }
  }

}

extension GrammarFile {

  /// The fewest tokens of each production, by iteration until nothing gets shorter.
  func shortestSentences() -> [String: Int] {
    var shortest: [String: Int] = [:]
    while true {
      let next = rules.mapValues { $0.length(shortest) }
      if next == shortest { return next }
      shortest = next
    }
  }

}
