import Diagnostics

/// Cuts a source text into tokens, one at a time.
///
/// Input: the bytes of a file, already known to be UTF-8. Output: tokens, each with its place, the blank
/// space before it and, for names and numbers, what it stands for; problems go to `diagnostics`.
///
/// The lexer knows nothing of the grammar. A number takes the letters that touch it as a magnitude's
/// suffix (`70B`), never as a unit, and a unit is put together by the parser from names and the
/// absence of blanks: so no token depends on what stands around it. ASCII is decided by one switch
/// on the byte; only names and strange characters decode scalars. Runs of strange bytes make one token and
/// one diagnostic.
struct Lexer {

  /// The text.
  let bytes: UnsafeBufferPointer<UInt8>

  /// The file the text came from.
  let file: SourceFileID

  /// The names met so far.
  let symbols: SymbolTable

  /// The offset of the next byte to look at.
  var position: Int

  /// The problems found so far.
  var diagnostics: [Diagnostic] = []

  /// The `///` lines that stand directly above a token: the token's offset and theirs.
  var documentation: [(token: UInt32, lines: Range<Int>)] = []

  /// The characters that no token has, each run of one with its place.
  var unexpected: [(scalar: Unicode.Scalar, span: SourceSpan)] = []

  /// Creates a lexer of `bytes` that begins at `start`, behind a byte order mark.
  init(
    bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0, file: SourceFileID, symbols: SymbolTable
  ) {
    self.bytes = bytes
    self.file = file
    self.symbols = symbols
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    position = start == 0 && bytes.starts(with: mark) ? 3 : start
  }

  /// The byte `distance` after the next one, or 0 past the end.
  @inline(__always)
  func byte(_ distance: Int = 0) -> UInt8 {
    let index = position + distance
    return index < bytes.count ? bytes[index] : 0
  }

  /// Takes the next token.
  mutating func next() -> Token {
    let trivia = skipTrivia()
    var token = Token(
      kind: .endOfText, hasSpaceBefore: trivia.isSpace, isFirstOnLine: trivia.isLineStart,
      start: UInt32(position), end: UInt32(position), symbol: Symbol(index: .max), value: 0,
      keyword: nil)
    guard position < bytes.count else { return token }
    switch byte() {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"):
      takeName(into: &token)
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      takeNumber(into: &token)
    case UInt8(ascii: "\""):
      takeString(into: &token)
    case 0x80...:
      takeScalar(into: &token)
    default:
      takeOperator(into: &token)
    }
    token.end = UInt32(position)
    return token
  }

  /// The span from `start` to the current position.
  func span(from start: Int) -> SourceSpan {
    SourceSpan(file: file, start: UInt32(start), end: UInt32(position))
  }

  /// Skips blanks, line breaks and comments and tells whether there were any.
  private mutating func skipTrivia() -> (isSpace: Bool, isLineStart: Bool) {
    let start = position
    var isLineStart = position == 0 || (position == 3 && bytes[0] == 0xEF)
    var breaks = 2
    var lines: Range<Int>?
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
        position += 1
      case UInt8(ascii: "\n"):
        position += 1
        isLineStart = true
        breaks += 1
        if breaks > 1 { lines = nil }
      case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "/"):
        let isDocumentation = byte(2) == UInt8(ascii: "/") && isLineStart
        let comment = position
        while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
        if isDocumentation { lines = (lines?.lowerBound ?? comment)..<position }
        breaks = 0
      default:
        if let lines { documentation.append((UInt32(position), lines)) }
        return (position > start, isLineStart)
      }
    }
    return (position > start, isLineStart)
  }

}

extension Lexer {

  /// Takes an operator or a bracket, or reports a byte that is none.
  private mutating func takeOperator(into token: inout Token) {
    let first = byte()
    let second = byte(1)
    token.kind = operatorKind(first, second)
    switch token.kind {
    case .plusEqual, .minusEqual, .starEqual, .slashEqual, .equalEqual, .notEqual, .lessEqual,
      .greaterEqual, .dotDot, .arrow:
      position += 2
    case .invalid:
      takeInvalid()
    case .currency:
      position += 1
      token.symbol = symbols.intern("$")
    case .endOfText, .identifier, .number, .date, .period, .string, .percent, .plus, .minus, .star,
      .slash,
      .caret, .middleDot, .equal, .less, .greater, .leftParenthesis, .rightParenthesis,
      .leftBracket, .rightBracket, .leftBrace, .rightBrace, .comma, .dot, .colon, .semicolon,
      .plusMinus, .question, .tilde, .atSign:
      position += 1
    }
  }

  /// The operator that starts with `first`, with `second` behind it; `.invalid` where none does.
  @inline(__always)
  private func operatorKind(_ first: UInt8, _ second: UInt8) -> TokenKind {
    let isEqual = second == UInt8(ascii: "=")
    switch first {
    case UInt8(ascii: "+"): return isEqual ? .plusEqual : .plus
    case UInt8(ascii: "-"):
      return second == UInt8(ascii: ">") ? .arrow : isEqual ? .minusEqual : .minus
    case UInt8(ascii: "*"): return isEqual ? .starEqual : .star
    case UInt8(ascii: "/"): return isEqual ? .slashEqual : .slash
    case UInt8(ascii: "="): return isEqual ? .equalEqual : .equal
    case UInt8(ascii: "!"): return isEqual ? .notEqual : .invalid
    case UInt8(ascii: "<"): return isEqual ? .lessEqual : .less
    case UInt8(ascii: ">"): return isEqual ? .greaterEqual : .greater
    case UInt8(ascii: "."): return second == UInt8(ascii: ".") ? .dotDot : .dot
    case UInt8(ascii: "^"): return .caret
    case UInt8(ascii: "("): return .leftParenthesis
    case UInt8(ascii: ")"): return .rightParenthesis
    case UInt8(ascii: "["): return .leftBracket
    case UInt8(ascii: "]"): return .rightBracket
    case UInt8(ascii: "{"): return .leftBrace
    case UInt8(ascii: "}"): return .rightBrace
    case UInt8(ascii: ","): return .comma
    case UInt8(ascii: ":"): return .colon
    case UInt8(ascii: ";"): return .semicolon
    case UInt8(ascii: "%"): return .percent
    case UInt8(ascii: "$"): return .currency
    case UInt8(ascii: "?"): return .question
    case UInt8(ascii: "~"): return .tilde
    case UInt8(ascii: "@"): return .atSign
    default: return .invalid
    }
  }

  /// Takes a run of characters that no token has, and reports it once.
  mutating func takeInvalid() {
    let start = position
    let first = scalar(at: position)
    repeat {
      position += scalar(at: position).length
    } while position < bytes.count
      && scalar(at: position).value == first.value
    if unexpected.count < Parser.diagnosticLimit {
      unexpected.append((first.value, span(from: start)))
    }
  }

}
