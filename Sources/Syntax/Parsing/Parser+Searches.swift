import Diagnostics

/// Searches: at which inputs something happens.
extension Parser {

  /// Parses a goal seek:
  ///
  ///     solve-statement = "solve" conditional { "," conditional } { world-clause }
  ///                       "for" mover { "," mover } ;
  mutating func parseSolveStatement() throws(ParseError) -> Question.Kind {
    try expect(.solve)
    var equations = [try parseConditional()]
    while take(.comma) { equations.append(try parseConditional()) }
    let clauses = try parseWorldClauses()
    try expect(.for)
    return .solve(equations, clauses, for: try parseMovers())
  }

  /// Parses a search for where a winner changes:
  ///
  ///     flip-statement = "flip" conditional [ "against" conditional ] { world-clause }
  ///                      "along" mover [ "," mover ] ;
  mutating func parseFlipStatement() throws(ParseError) -> Question.Kind {
    try expect(.flip)
    let first = try parseConditional()
    let second = take(.against) ? try parseConditional() : nil
    let clauses = try parseWorldClauses()
    guard take(.along) else {
      throw unexpected(second == nil && clauses.span == nil ? "`against` or `along`" : "`along`")
    }
    var movers = [try parseMover()]
    if take(.comma) { movers.append(try parseMover()) }
    return .flip(first, against: second, clauses, along: movers)
  }

}
