import Diagnostics

extension Parser {

  /// Parses a question, or returns `nil` where none stands:
  ///
  ///     question = ( show-statement | plot-statement | histogram-statement | expect-statement
  ///              | claim-statement | solve-statement | flip-statement | tornado-statement
  ///              | compare-statement | importance-statement | bridge-statement | stress-statement
  ///              | explain-statement | optimize-statement | value-statement | sweep-statement
  ///              | audit-statement )
  ///              [ save-clause ] ;
  mutating func parseQuestion() throws(ParseError) -> Question? {
    let start = current.start
    let kind: Question.Kind
    if at(.show) {
      kind = try parseShowStatement()
    } else if at(.plot) {
      kind = try parsePlotStatement()
    } else if at(.histogram) {
      kind = try parseHistogramStatement()
    } else if at(.expect) {
      kind = try parseExpectStatement()
    } else if at(.claim) {
      kind = try parseClaimStatement()
    } else if at(.solve) {
      kind = try parseSolveStatement()
    } else if at(.flip) {
      kind = try parseFlipStatement()
    } else if at(.audit) {
      kind = try parseAuditStatement()
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
    } else if at(.value) {
      kind = try parseValueStatement()
    } else if at(.sweep) {
      kind = try parseSweepStatement()
    } else {
      return nil
    }
    let file = at(.save) ? try parseSaveClause() : nil
    return Question(kind: kind, file: file, span: span(from: start))
  }

  /// Parses the file that an answer is to be saved in:
  ///
  ///     save-clause = "save" STRING ;
  private mutating func parseSaveClause() throws(ParseError) -> SaveClause {
    try expect(.save)
    let start = current.start
    let name = try expectText()
    return SaveClause(name: name, span: span(from: start))
  }

  /// Parses a request for a value, or for several in the same worlds:
  ///
  ///     show-statement = "show" conditional { "," conditional } { world-clause } ;
  private mutating func parseShowStatement() throws(ParseError) -> Question.Kind {
    try expect(.show)
    var values = [(start: current.start, value: try parseConditional())]
    while take(.comma) { values.append((current.start, try parseConditional())) }
    while let clause = try parseWorldClause() {
      for index in values.indices {
        values[index].value = try add(clause, to: values[index].value, from: values[index].start)
      }
    }
    return .show(values.map(\.value))
  }

  /// Parses a request for a chart:
  ///
  ///     plot-statement = "plot" expression ;
  private mutating func parsePlotStatement() throws(ParseError) -> Question.Kind {
    try expect(.plot)
    return .plot(try parseExpression())
  }

  /// Bins that a histogram has at the most, and where nothing is said: more than people read, and about a screen's lines.
  private static let bins = (limit: 10_000, initial: 20)

  /// Parses a request for how draws spread:
  ///
  ///     histogram-statement = "histogram" expression [ "in" INTEGER "bins" ] ;
  private mutating func parseHistogramStatement() throws(ParseError) -> Question.Kind {
    try expect(.histogram)
    let value = try parseExpression()
    guard take(.in) else { return .histogram(value, bins: Parser.bins.initial) }
    if at(.number), !(1...Double(Parser.bins.limit)).contains(current.value) {
      throw unexpected("a number of bins from 1 to \(Parser.bins.limit)")
    }
    let bins = try expectInteger()
    try expect(.bins)
    return .histogram(value, bins: bins)
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
  ///     claim-statement = "claim" STRING expression [ precision ] [ claim-mark ] ;
  private mutating func parseClaimStatement() throws(ParseError) -> Question.Kind {
    try expect(.claim)
    let source = try expectText()
    let condition = try parseExpression()
    let precision = try parsePrecision()
    return .claim(source: source, condition, precision, try parseClaimMark())
  }

  /// Parses what is known of a claim that is not simply reproduced, where it is said:
  ///
  ///     claim-mark = "conflicts" STRING [ "from" STRING ] | "unchecked" STRING ;
  private mutating func parseClaimMark() throws(ParseError) -> ClaimMark? {
    if take(.conflicts) {
      let reason = try expectText()
      return .conflicts(reason, from: take(.from) ? try expectText() : nil)
    }
    return take(.unchecked) ? .unchecked(try expectText()) : nil
  }

  /// Parses a request for the ledger of all claims:
  ///
  ///     audit-statement = "audit" [ NAME { "," NAME } ] ;
  private mutating func parseAuditStatement() throws(ParseError) -> Question.Kind {
    try expect(.audit)
    guard at(.identifier), isContinued, !at(.save) else { return .audit(of: []) }
    var modules = [try expectName("the name of a module")]
    while take(.comma) { modules.append(try expectName("the name of a module")) }
    return .audit(of: modules)
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

}
