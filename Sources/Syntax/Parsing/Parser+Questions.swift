import Diagnostics

extension Parser {

  /// Parses a question, or returns `nil` where none stands:
  ///
  ///     question = show-statement | expect-statement | claim-statement | solve-statement
  ///              | flip-statement | tornado-statement | compare-statement | importance-statement
  ///              | bridge-statement | stress-statement | explain-statement
  ///              | optimize-statement ;
  mutating func parseQuestion() throws(ParseError) -> Question? {
    let start = current.start
    let kind: Question.Kind
    if at(.show) {
      kind = try parseShowStatement()
    } else if at(.expect) {
      kind = try parseExpectStatement()
    } else if at(.claim) {
      kind = try parseClaimStatement()
    } else if at(.solve) {
      kind = try parseSolveStatement()
    } else if at(.flip) {
      kind = try parseFlipStatement()
    } else if at(.tornado) {
      kind = try parseTornadoStatement()
    } else if at(.compare) {
      kind = try parseCompareStatement()
    } else if at(.importance) {
      kind = try parseImportanceStatement()
    } else if at(.bridge) {
      kind = try parseBridgeStatement()
    } else if at(.stress) {
      kind = try parseStressStatement()
    } else if at(.explain) {
      kind = try parseExplainStatement()
    } else if at(.optimize) {
      kind = try parseOptimizeStatement()
    } else {
      return nil
    }
    return Question(kind: kind, span: span(from: start))
  }

  /// Parses a request for a value:
  ///
  ///     show-statement = "show" expression ;
  private mutating func parseShowStatement() throws(ParseError) -> Question.Kind {
    try expect(.show)
    return .show(try parseExpression())
  }

  /// Parses an expectation:
  ///
  ///     expect-statement = "expect" expression [ precision ] ;
  private mutating func parseExpectStatement() throws(ParseError) -> Question.Kind {
    try expect(.expect)
    let condition = try parseExpression()
    return .expect(condition, try parsePrecision())
  }

  /// Parses a published figure that is to be recomputed:
  ///
  ///     claim-statement = "claim" STRING expression [ precision ] ;
  private mutating func parseClaimStatement() throws(ParseError) -> Question.Kind {
    try expect(.claim)
    let source = try expectText()
    let condition = try parseExpression()
    return .claim(source: source, condition, try parsePrecision())
  }

  /// Parses how near two values must be, where it is said:
  ///
  ///     precision = ( "±" | "within" ) conditional | "to" INTEGER ( "digits" | "digit" ) ;
  mutating func parsePrecision() throws(ParseError) -> Precision? {
    let start = current.start
    if at(.plusMinus) || at(.within) {
      advance()
      return .tolerance(try parseConditional())
    }
    guard take(.to) else { return nil }
    let count = try expectInteger()
    guard take(.digits) || take(.digit) else { throw unexpected("`digits`") }
    return .digits(count, span(from: start))
  }

  /// Parses a goal seek:
  ///
  ///     solve-statement = "solve" expression "for" target [ "in" literal-range ] ;
  private mutating func parseSolveStatement() throws(ParseError) -> Question.Kind {
    try expect(.solve)
    let condition = try parseExpression()
    try expect(.for)
    let target = try parseTarget()
    return .solve(condition, target: target, range: take(.in) ? try parseLiteralRange() : nil)
  }

  /// Parses a search for where a winner changes:
  ///
  ///     flip-statement = "flip" expression "against" expression "along" target
  ///                      [ "in" literal-range ] ;
  private mutating func parseFlipStatement() throws(ParseError) -> Question.Kind {
    try expect(.flip)
    let first = try parseExpression()
    try expect(.against)
    let second = try parseExpression()
    try expect(.along)
    let target = try parseTarget()
    let range = take(.in) ? try parseLiteralRange() : nil
    return .flip(first, against: second, target: target, range: range)
  }

}
