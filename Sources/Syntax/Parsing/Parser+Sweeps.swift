import Diagnostics

/// Sweeps: many runs of a model.
extension Parser {

  /// Runs at the most: a table of more rows fits no spreadsheet.
  private static let runLimit = 1_000_000

  /// Parses a request for values over a design of inputs:
  ///
  ///     sweep-statement = "sweep" conditional { "," conditional } { world-clause }
  ///                       "for" factor { "," factor } [ "by" ( "grid" | "latin" | "sobol" ) ]
  ///                       [ INTEGER "runs" ] ;
  mutating func parseSweepStatement() throws(ParseError) -> Question.Kind {
    try expect(.sweep)
    var values = [try parseConditional()]
    while take(.comma) { values.append(try parseConditional()) }
    let clauses = try parseWorldClauses().clauses
    try expect(.for)
    var factors = [try parseFactor()]
    while take(.comma) { factors.append(try parseFactor()) }
    var design: SweepRequest.Design?
    if take(.by) {
      design = SweepRequest.Design.allCases.first { at($0.keyword) }
      guard design != nil else { throw unexpected("`grid`, `latin` or `sobol`") }
      advance()
    }
    var runs: (count: Int, span: SourceSpan)?
    if at(.number) {
      let start = current.start
      if !(1...Double(Parser.runLimit)).contains(current.value) {
        throw unexpected("a number of runs from 1 to \(Parser.runLimit)")
      }
      let count = try expectInteger()
      try expect(.runs)
      runs = (count, span(from: start))
    }
    return .sweep(
      SweepRequest(
        values: values, clauses: clauses, factors: factors, design: design, runs: runs))
  }

  /// Parses what runs set, and to what:
  ///
  ///     factor = target [ "in" ( literal-list | literal-range ) ] ;
  private mutating func parseFactor() throws(ParseError) -> SweepRequest.Factor {
    let start = current.start
    let target = try parseTarget()
    var values: SweepRequest.Values?
    if take(.in) {
      if at(.leftBracket) {
        values = .list(try parseLiteralList())
      } else {
        values = .range(try parseLiteralRange())
      }
    }
    return SweepRequest.Factor(target: target, values: values, span: span(from: start))
  }

}
