import TestSupport

/// A production's right side, as the grammar's notation has it.
indirect enum GrammarRule {

  /// A word or sign that stands as it is.
  case word(String)

  /// Another production, or a token in capitals.
  case reference(String)

  /// One after the other; where a flag is set, nothing stands before that part.
  case sequence([(touches: Bool, rule: GrammarRule)])

  /// One of several.
  case choice([GrammarRule])

  /// The rule or nothing.
  case option(GrammarRule)

  /// The rule any number of times.
  case repetition(GrammarRule)

}

/// The productions of `Grammar/Yarrow.ebnf`.
struct GrammarFile {

  /// The text of each production on one line: `name = … ;`.
  private(set) var texts: [String: String] = [:]

  /// The rule of each production.
  private(set) var rules: [String: GrammarRule] = [:]

  /// The names of the productions, in order.
  private(set) var names: [String] = []

  /// Reads the grammar.
  init() throws {
    var text = try ProjectFiles.text("Grammar/Yarrow.ebnf")
    while let open = text.firstRange(of: "(*"),
      let close = text[open.upperBound...].firstRange(of: "*)")
    {
      text.removeSubrange(open.lowerBound..<close.upperBound)
    }
    var reader = RuleReader(text)
    while let name = reader.takeName() {
      guard reader.take("=") else { throw RuleReader.Failure(near: name) }
      let start = reader.position
      let rule = try reader.takeChoice()
      let body = reader.text(from: start)
      guard reader.take(";"), rules[name] == nil else { throw RuleReader.Failure(near: name) }
      names.append(name)
      rules[name] = rule
      texts[name] = GrammarFile.folded("\(name) = \(body) ;")
    }
    guard reader.isAtEnd else { throw RuleReader.Failure(near: names.last ?? "the beginning") }
  }

  /// `text` with all blank space as single blanks.
  static func folded(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

}

/// Reads the notation of the grammar.
private struct RuleReader {

  /// A place that does not follow the notation.
  struct Failure: Error {

    /// What stands there.
    let near: String

  }

  /// The characters.
  private let characters: [Character]

  /// The next one.
  private(set) var position = 0

  /// Creates a reader of `text`.
  init(_ text: String) {
    characters = Array(text)
  }

  /// The text from `start` to here.
  func text(from start: Int) -> String { String(characters[start..<position]) }

  /// Moves past blanks.
  private mutating func skipBlanks() {
    while position < characters.count, characters[position].isWhitespace { position += 1 }
  }

  /// The next character that is not blank.
  private mutating func peek() -> Character? {
    skipBlanks()
    return position < characters.count ? characters[position] : nil
  }

  /// `true` iff nothing but blanks is left.
  var isAtEnd: Bool { characters[position...].allSatisfy(\.isWhitespace) }

  /// Takes `character` if it is next.
  mutating func take(_ character: Character) -> Bool {
    guard peek() == character else { return false }
    position += 1
    return true
  }

  /// Takes a name, if one is next.
  mutating func takeName() -> String? {
    guard let first = peek(), first.isLetter else { return nil }
    let start = position
    while position < characters.count, characters[position].isLetter || characters[position] == "-"
    {
      position += 1
    }
    return text(from: start)
  }

  /// Takes alternatives.
  mutating func takeChoice() throws -> GrammarRule {
    var choices = [try takeSequence()]
    while take("|") { choices.append(try takeSequence()) }
    return choices.count == 1 ? choices[0] : .choice(choices)
  }

  /// Takes parts that stand one after the other.
  private mutating func takeSequence() throws -> GrammarRule {
    var parts: [(touches: Bool, rule: GrammarRule)] = []
    while let next = peek(), next.isLetter || "\"([{&".contains(next) {
      let touches = take("&")
      parts.append((touches, try takePart()))
    }
    return .sequence(parts)
  }

  /// Takes one part.
  private mutating func takePart() throws -> GrammarRule {
    if let name = takeName() { return .reference(name) }
    if take("\"") {
      let start = position
      while position < characters.count, characters[position] != "\"" { position += 1 }
      let word = text(from: start)
      guard take("\"") else { throw Failure(near: word) }
      return .word(word)
    }
    for (open, close) in [("(", ")"), ("[", "]"), ("{", "}")] as [(Character, Character)]
    where take(open) {
      let inner = try takeChoice()
      guard take(close) else { throw Failure(near: String(open)) }
      return open == "(" ? inner : open == "[" ? .option(inner) : .repetition(inner)
    }
    throw Failure(near: text(from: max(0, position - 20)))
  }

}
