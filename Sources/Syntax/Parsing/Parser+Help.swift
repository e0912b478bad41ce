import Diagnostics

/// What the parser can say of the way out of a mistake.
extension Parser {

  /// The words that open declarations.
  static let declaring: Set<Keyword> = [
    .axis, .calendar, .table, .input, .let, .fn, .unit, .dimension, .deflator, .fit, .scenario,
  ]

  /// The word that stands before the next token on its line, if any.
  var wordBefore: String {
    var end = Int(current.start)
    while end > 0, lexer.bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    var start = end
    while start > 0, Lexer.isNameByte(lexer.bytes[start - 1]) { start -= 1 }
    return String(decoding: lexer.bytes[start..<end], as: UTF8.self)
  }

  /// The source text from `start` to `end`.
  func text(from start: UInt32, to end: UInt32) -> String {
    String(decoding: lexer.bytes[Int(start)..<Int(max(start, end))], as: UTF8.self)
  }

  /// The edit that closes the only open bracket at the end of the text, where `expected` is just that.
  func closingEdit(_ expected: String) -> TextEdit? {
    guard brackets.count == 1, nesting <= 1 else { return nil }
    let end = SourceSpan(file: tree.file, start: previousEnd, end: previousEnd)
    switch expected {
    case TokenKind.rightParenthesis.description: return TextEdit(end, ")")
    case TokenKind.rightBracket.description: return TextEdit(end, "]")
    case TokenKind.rightBrace.description: return TextEdit(end, "\n}")
    default: return nil
    }
  }

  /// What a habit from another language or from a spreadsheet, seen in the next token, is here.
  func habitHelp(_ expected: String) -> [Help] {
    if at(.equalEqual), expected.hasPrefix("`=`") {
      return [Help("to give a value, write `=`", TextEdit(currentSpan, "="))]
    }
    let ends = ["the end of the line", "`then`", "`)`", "`for`", "the end of the expression"]
    guard ends.contains(expected) else { return [] }
    if at(.equal) { return [Help("to compare, write `==`", TextEdit(currentSpan, "=="))] }
    if currentSpelling == "of" {
      return [Help("a part of something is a product: write `*`", TextEdit(currentSpan, "*"))]
    }
    let isValue = at(.number) || at(.identifier) || at(.leftParenthesis) || at(.currency)
    return isValue && expected != "`then`"
      ? ["between two values stands an operator, such as `*`"] : []
  }

  /// The name that the statement at the next token declares, or would with `let` before it.
  var declaredName: Symbol? {
    if opensDeclaration, following.kind == .identifier { return following.symbol }
    return isBareDefinition ? current.symbol : nil
  }

  /// `true` iff the next tokens are a name and `=`, as a definition has in other languages.
  private var isBareDefinition: Bool {
    at(.identifier) && !opensStatement && following.kind == .equal
  }

  /// The hint on how a statement begins.
  var definitionHelp: [Help] {
    guard isBareDefinition else {
      return ["a statement opens with a word such as `let`, `input`, `show` or `expect`"]
    }
    let start = SourceSpan(file: tree.file, start: current.start, end: current.start)
    return [
      Help(
        "to define it by a formula, write `let \(currentSpelling) = …`", TextEdit(start, "let ")),
      Help("for an assumption that what-ifs change, write `input`", TextEdit(start, "input ")),
    ]
  }

  /// The hint that the quotes on the line of the next token do not pair up, where they do not.
  ///
  /// What the lexer makes of the last one is then no mistake of its own.
  var quoteHelp: [Help] {
    let bytes = lexer.bytes
    var start = Int(current.start)
    while start > 0, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    var end = Int(current.start)
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    let quotes = bytes[start..<end].count { $0 == UInt8(ascii: "\"") }
    return quotes % 2 == 0 ? [] : ["one of the quotes on this line has no partner"]
  }

  /// Takes the comparisons that go on from one whose right side began at `start`, and reports them.
  mutating func takeChain(after start: UInt32, from first: UInt32) throws(ParseError) {
    let place = currentSpan
    var joined = text(from: first, to: previousEnd)
    let isNegated = text(from: first > 4 ? first - 4 : 0, to: first).hasSuffix("not ")
    var edits: [TextEdit] = []
    var middle = start
    while comparisonOperator != nil {
      let insertion = SourceSpan(file: tree.file, start: current.start, end: current.start)
      let repeated = "and \(text(from: middle, to: previousEnd)) "
      edits.append(TextEdit(insertion, repeated))
      let start = current.start
      advance()
      middle = current.start
      _ = try parseConversion()
      joined += " \(repeated)\(text(from: start, to: previousEnd))"
    }
    report(.chainedComparison(at: place, joined: joined, edits: isNegated ? [] : edits))
  }

  /// Reports the divisors that follow the one which began at `start`.
  mutating func takeDivisors(after start: UInt32) throws(ParseError) {
    let place = currentSpan
    var unit = UnitExpression(factors: [])
    var parts = [text(from: start, to: previousEnd)]
    while isUnitSlash {
      advance()
      let start = current.start
      try parseUnitDivisor(into: &unit)
      parts.append(text(from: start, to: previousEnd))
    }
    let span = span(from: start)
    let isFlat = parts.allSatisfy { !$0.contains("(") }
    let edit = TextEdit(span, "(\(parts.joined(separator: "·")))")
    report(.ambiguousUnit(at: place, edit: isFlat ? edit : nil))
  }

}
