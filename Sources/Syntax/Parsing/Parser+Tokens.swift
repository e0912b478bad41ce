import Diagnostics

/// The small vocabulary of which all parser methods are made.
extension Parser {

  /// `true` iff all tokens are taken.
  var isAtEnd: Bool { current.kind == .endOfText }

  /// `true` iff the next token may go on with the statement although a line may lie between.
  var isContinued: Bool { !current.isFirstOnLine || !brackets.isEmpty }

  /// `true` iff the next token is a word that opens a statement; `value` does so before `of` only.
  var opensStatement: Bool {
    current.keyword?.role == .opening && (!at(.value) || following.keyword == .of)
  }

  /// `true` iff the next token is a word that opens a declaration.
  var opensDeclaration: Bool { current.keyword.map { Parser.declaring.contains($0) } ?? false }

  /// `true` iff the next token opens a statement at the beginning of a line that could go on.
  var opensLine: Bool { opensStatement && current.isFirstOnLine && following.kind == .identifier }

  /// The span of the next token.
  var currentSpan: SourceSpan {
    SourceSpan(file: tree.file, start: current.start, end: current.end)
  }

  /// `true` iff the next token is a `kind`.
  @inline(__always)
  func at(_ kind: TokenKind) -> Bool { current.kind == kind }

  /// `true` iff the next token is the word `keyword`.
  @inline(__always)
  func at(_ keyword: Keyword) -> Bool { current.keyword == keyword }

  /// `true` iff the next token is a `kind` that touches the one before it.
  @inline(__always)
  func touches(_ kind: TokenKind) -> Bool { current.kind == kind && !current.hasSpaceBefore }

  /// Moves on to the next token.
  @inline(__always)
  mutating func advance() {
    previousEnd = current.end
    current = following
    following = lexer.next()
  }

  /// Takes the next token if it is a `kind`, and tells whether it was.
  mutating func take(_ kind: TokenKind) -> Bool {
    guard current.kind == kind else { return false }
    advance()
    return true
  }

  /// Takes the next token if it is the word `keyword`, and tells whether it was.
  mutating func take(_ keyword: Keyword) -> Bool {
    guard at(keyword) else { return false }
    advance()
    return true
  }

  /// Takes the next token, which must be a `kind`.
  mutating func expect(_ kind: TokenKind) throws(ParseError) {
    guard take(kind) else { throw unexpected(kind.description) }
  }

  /// Takes the next token, which must be the word `keyword`.
  mutating func expect(_ keyword: Keyword) throws(ParseError) {
    guard take(keyword) else { throw unexpected("`\(keyword.rawValue)`") }
  }

  /// Takes the next token, which must be a name.
  mutating func expectName(_ what: String = "a name") throws(ParseError) -> Name {
    guard at(.identifier) else { throw unexpected(what) }
    if let keyword = current.keyword, keyword.role == .reserved {
      let isDeclared = Parser.declaring.contains { $0.rawValue == wordBefore }
      report(.reservedWord(keyword.rawValue, at: currentSpan, isDeclared: isDeclared))
      throw ParseError()
    }
    let name = Name(symbol: current.symbol, span: currentSpan)
    advance()
    return name
  }

  /// Takes the next token, which must be a text in quotes, and returns what it says.
  mutating func expectText() throws(ParseError) -> String {
    guard at(.string) else {
      let quoted = "\"\(currentSpelling)\""
      throw unexpected(
        "a text in quotes",
        help: at(.identifier) && !isAtEnd
          ? [Help("put it in quotes: `\(quoted)`", TextEdit(currentSpan, quoted))] : [])
    }
    let text = lexer.contents(ofString: current)
    advance()
    return text
  }

  /// Takes the next token, which must be a whole number.
  mutating func expectInteger() throws(ParseError) -> Int {
    guard at(.number), current.value < 1e9, current.value == current.value.rounded(),
      lexer.bytes[Int(current.start)..<Int(current.end)].allSatisfy({ $0 & 0xF0 == 0x30 })
    else { throw unexpected("a whole number") }
    let value = Int(current.value)
    advance()
    return value
  }

  /// Takes an opening bracket, inside which lines do not end statements.
  mutating func open(_ kind: TokenKind) throws(ParseError) {
    let span = currentSpan
    try expect(kind)
    brackets.append(span)
  }

  /// Takes the closing bracket that belongs to the last opening one.
  mutating func close(_ kind: TokenKind) throws(ParseError) {
    try expect(kind)
    if !brackets.isEmpty { brackets.removeLast() }
  }

  /// Takes the end of a statement: a line's end or `;`, or nothing before `}` and the text's end.
  mutating func takeEnd() throws(ParseError) {
    if at(.semicolon) {
      while take(.semicolon) {}
      return
    }
    guard current.isFirstOnLine || isAtEnd || at(.rightBrace) else {
      throw unexpected("the end of the line")
    }
  }

  /// The span from `start` to the end of the token taken last.
  func span(from start: UInt32) -> SourceSpan {
    SourceSpan(file: tree.file, start: start, end: max(start, previousEnd))
  }

  /// Adds `diagnostic` to the problems.
  mutating func report(_ diagnostic: Diagnostic) {
    if diagnostics.count < Parser.diagnosticLimit { diagnostics.append(diagnostic) }
  }

  /// The text of the next token, as much of it as a message needs.
  var currentSpelling: String {
    String(
      decoding: lexer.bytes[Int(current.start)..<Int(current.end)].prefix(40), as: UTF8.self)
  }

  /// Reports that the next token is not `expected`, and returns what to throw.
  mutating func unexpected(_ expected: String, help: [Help] = []) -> ParseError {
    let end = SourceSpan(file: tree.file, start: previousEnd, end: previousEnd)
    if isAtEnd {
      isIncomplete = true
      report(
        .unfinishedText(
          expected: expected, at: end, opening: brackets.last, closing: closingEdit(expected)))
    } else if current.isFirstOnLine, opensStatement, previousEnd > 0 {
      let closing = closingEdit(expected).map { [Help.closing($0)] } ?? []
      report(
        .unexpectedToken(
          "the end of the line", expected: expected, at: end, opening: brackets.last,
          help: help + closing))
    } else if !at(.invalid) {
      report(
        .unexpectedToken(
          "`\(currentSpelling)`", expected: expected, at: currentSpan, opening: brackets.last,
          help: help + habitHelp(expected) + quoteHelp))
    }
    return ParseError()
  }

  /// Runs `body` one level deeper, unless that is too deep.
  mutating func nested<Result>(
    _ body: (inout Parser) throws(ParseError) -> Result
  ) throws(ParseError) -> Result {
    guard nesting < Parser.nestingLimit else {
      report(.nestingTooDeep(limit: Parser.nestingLimit, at: currentSpan))
      throw ParseError()
    }
    nesting += 1
    let result = try body(&self)
    nesting -= 1
    return result
  }

}
