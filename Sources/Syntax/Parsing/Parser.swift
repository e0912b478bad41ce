import Diagnostics

/// What became of a text that was parsed.
package struct ParseResult {

  /// The statements that could be read.
  package let tree: SyntaxTree

  /// The expression that the text consists of, where it is one and that was asked for.
  package let expression: ExpressionID?

  /// The problems, in the order of their places.
  package let diagnostics: [Diagnostic]

  /// `true` iff the text stops in the middle of a statement and more of it could make it whole.
  package let isIncomplete: Bool

}

/// Thrown to leave the statement that cannot be read; what was wrong is reported before.
struct ParseError: Error {}

/// Turns tokens into a syntax tree by recursive descent, one method for each production of the grammar.
///
/// Input: the tokens of one file. Output: a `SyntaxTree` of all statements that could be read, and a
/// diagnostic for each that could not.
///
/// The parser looks two tokens ahead and never goes back. Lines end statements: `isContinued` tells
/// whether the next token may still belong to the statement, by the rule at the head of the
/// grammar. Inside a statement the first problem is reported and thrown to `parseScript`, which skips to the next
/// line that opens with a statement's word; so one mistake makes one diagnostic, and the statements
/// behind it are still read.
///
/// Two limits keep hostile input from exhausting the stack: how deep constructs nest while they are being
/// parsed, and how high the tree of one formula grows (a long sum nests to the left without nesting
/// in the text). Every later phase recurses over formulas and relies on the second.
struct Parser {

  /// Levels of brackets and prefixes at the most: each takes about 4 kB of stack in a debug build.
  static let nestingLimit = 256

  /// The height of a formula at the most: later phases recurse over it, and at 1000 a release build was seen to need
  /// from 2 to 4 MB of stack, a debug build more than the usual 8.
  static let heightLimit = 500

  /// Diagnostics at the most: nobody reads more, and noise must not fill memory.
  static let diagnosticLimit = 100

  /// The tokens.
  var lexer: Lexer

  /// The token to be taken next.
  var current: Token

  /// The token behind `current`.
  var following: Token

  /// The end of the token taken last.
  var previousEnd: UInt32 = 0

  /// The tree under construction.
  var tree: SyntaxTree

  /// The height of each expression of the tree.
  var heights: [UInt16] = []

  /// The open brackets, each with its place, since the last brace.
  var brackets: [SourceSpan] = []

  /// How deep the construct being parsed is nested.
  var nesting = 0

  /// The problems of the grammar; those of the lexer are in `lexer`.
  var diagnostics: [Diagnostic] = []

  /// `true` iff a statement was cut off by the end of the text.
  var isIncomplete = false

  /// Creates a parser of `bytes` that begins at `start`.
  init(
    bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0, file: SourceFileID, symbols: SymbolTable
  ) {
    lexer = Lexer(bytes: bytes, from: start, file: file, symbols: symbols)
    tree = SyntaxTree(file: file)
    current = lexer.next()
    following = lexer.next()
    let estimate = (bytes.count - start) / 8
    tree.expressions.reserveCapacity(estimate)
    tree.spans.reserveCapacity(estimate)
    heights.reserveCapacity(estimate)
  }

}

extension Parser {

  /// Parses a script:
  ///
  ///     script = { [ statement ] END } ;
  mutating func parseScript() {
    while !isAtEnd {
      let start = current.start
      let name = declaredName
      let count = tree.statements.count
      do {
        if !at(.semicolon) { try parseStatement() }
        try takeEnd()
      } catch {
        // A statement with more behind it than it should have was meant to say something else.
        tree.statements.removeSubrange(count...)
        if let name { tree.unreadNames.insert(name) }
        recover(from: start)
      }
    }
  }

  /// Parses what was typed at a prompt and returns the expression, where it is one:
  ///
  ///     interactive = script | expression END ;
  mutating func parseInteractive() -> ExpressionID? {
    if at(.semicolon) || opensStatement && !isOperand {
      parseScript()
      return nil
    }
    do {
      if isAtEnd { return nil }
      let expression = try parseExpression()
      while at(.semicolon) { advance() }
      guard isAtEnd else { throw unexpected("the end of the expression") }
      return expression
    } catch {
      recover(from: current.start)
      return nil
    }
  }

  /// `true` iff an operator stands behind the next token, so that it is a value although it opens statements elsewhere.
  private var isOperand: Bool {
    switch following.kind {
    case .plus, .star, .slash, .caret, .equalEqual, .notEqual, .less, .lessEqual, .greater,
      .greaterEqual, .dot, .leftBracket:
      true
    case .endOfText, .identifier, .number, .date, .period, .string, .currency, .percent, .invalid,
      .minus,
      .middleDot, .equal, .plusEqual, .minusEqual, .starEqual, .slashEqual, .leftParenthesis,
      .rightParenthesis, .rightBracket, .leftBrace, .rightBrace, .comma, .dotDot, .colon,
      .semicolon, .arrow, .plusMinus, .question, .tilde, .atSign:
      false
    }
  }

  /// Parses a statement and adds it to the tree:
  ///
  ///     statement = use-statement | declaration | assertion | correlate-statement | question ;
  mutating func parseStatement() throws(ParseError) {
    guard opensStatement else {
      throw unexpected(
        "a statement", help: definitionHelp)
    }
    if at(.use) {
      tree.statements.append(.use(try parseUseStatement()))
    } else if let declaration = try parseDeclaration() {
      tree.statements.append(.declaration(declaration))
    } else if at(.assert) {
      tree.statements.append(.assertion(try parseAssertion()))
    } else if at(.correlate) {
      tree.statements.append(.correlation(try parseCorrelateStatement()))
    } else if let question = try parseQuestion() {
      tree.statements.append(.question(question))
    }
  }

  /// Skips the rest of a statement that cannot be read, which began at `start`.
  private mutating func recover(from start: UInt32) {
    brackets = []
    nesting = 0
    if current.start == start, !isAtEnd { advance() }
    while !isAtEnd, !(current.isFirstOnLine && opensStatement) { advance() }
  }

}
