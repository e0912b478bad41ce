import Diagnostics

/// Studies: questions about what moves an answer.
extension Parser {

  /// Parses a request for what each input alone does to a value:
  ///
  ///     tornado-statement = "tornado" expression [ "for" mover { "," mover } ] ;
  mutating func parseTornadoStatement() throws(ParseError) -> Question.Kind {
    try expect(.tornado)
    let value = try parseExpression()
    return .tornado(value, for: take(.for) ? try parseMovers() : [])
  }

  /// Parses one mover and those behind commas.
  mutating func parseMovers() throws(ParseError) -> [Mover] {
    var movers = [try parseMover()]
    while take(.comma) { movers.append(try parseMover()) }
    return movers
  }

  /// Parses what a study moves, and how far:
  ///
  ///     mover = target [ "in" literal-range ] ;
  mutating func parseMover() throws(ParseError) -> Mover {
    let start = current.start
    let target = try parseTarget()
    let range = take(.in) ? try parseLiteralRange() : nil
    return Mover(target: target, range: range, span: span(from: start))
  }

  /// Parses a comparison of values between scenarios:
  ///
  ///     compare-statement = "compare" conditional { "," conditional } { world-clause } ;
  mutating func parseCompareStatement() throws(ParseError) -> Question.Kind {
    try expect(.compare)
    var values = [try parseConditional()]
    while take(.comma) { values.append(try parseConditional()) }
    return .compare(values, try parseWorldClauses().clauses)
  }

  /// Parses the world clauses that stand here, which hold for all values before them.
  mutating func parseWorldClauses() throws(ParseError) -> WorldClauses {
    let start = current.start
    var clauses: [WorldClause] = []
    while let clause = try parseWorldClause() { clauses.append(clause) }
    return WorldClauses(clauses: clauses, span: clauses.isEmpty ? nil : span(from: start))
  }

  /// Parses a request for the inputs that matter:
  ///
  ///     importance-statement = "importance" expression [ "without" "correlations" ]
  ///                            [ "for" mover { "," mover } ] ;
  mutating func parseImportanceStatement() throws(ParseError) -> Question.Kind {
    try expect(.importance)
    let value = try parseExpression()
    let ignoresCorrelations = take(.without)
    if ignoresCorrelations { try expect(.correlations) }
    let movers = take(.for) ? try parseMovers() : []
    return .importance(value, for: movers, ignoresCorrelations: ignoresCorrelations)
  }

  /// Parses a request for what makes the difference between two worlds:
  ///
  ///     bridge-statement = "bridge" expression "from" overlay "to" overlay ;
  mutating func parseBridgeStatement() throws(ParseError) -> Question.Kind {
    try expect(.bridge)
    let value = try parseExpression()
    try expect(.from)
    let start = try parseOverlay()
    try expect(.to)
    return .bridge(value, from: start, to: try parseOverlay())
  }

  /// Parses a request for the worst and the best that a value can come to:
  ///
  ///     stress-statement = "stress" expression [ "for" mover { "," mover } ] ;
  mutating func parseStressStatement() throws(ParseError) -> Question.Kind {
    try expect(.stress)
    let value = try parseExpression()
    return .stress(value, for: take(.for) ? try parseMovers() : [])
  }

  /// Parses a request for where a value comes from:
  ///
  ///     explain-statement = "explain" expression [ "depth" INTEGER ] ;
  mutating func parseExplainStatement() throws(ParseError) -> Question.Kind {
    try expect(.explain)
    let value = try parseExpression()
    return .explain(value, depth: take(.depth) ? try expectInteger() : nil)
  }

  /// Parses a request for the inputs at which a value is least or greatest:
  ///
  ///     optimize-statement = "optimize" ( "minimize" | "maximize" ) expression
  ///                          "over" mover { "," mover } [ "subject" "to" conditional ] ;
  mutating func parseOptimizeStatement() throws(ParseError) -> Question.Kind {
    try expect(.optimize)
    let isMaximum = at(.maximize)
    guard take(.minimize) || take(.maximize) else { throw unexpected("`minimize` or `maximize`") }
    let value = try parseExpression()
    try expect(.over)
    let movers = try parseMovers()
    guard take(.subject) else {
      return .optimize(value, isMaximum: isMaximum, over: movers, condition: nil)
    }
    try expect(.to)
    return .optimize(
      value, isMaximum: isMaximum, over: movers, condition: try parseConditional())
  }

}
