import Diagnostics

/// What is said of declarations beside their formulas.
extension Parser {

  /// Parses where something comes from or holds, and tells whether that was said:
  ///
  ///     fact-clause = source-clause | "valid" "when" conditional STRING ;
  mutating func parseFactClause(into facts: inout Facts) throws(ParseError) -> Bool {
    let start = current.start
    guard take(.valid) else { return try parseSourceClause(into: &facts) }
    try expect(.when)
    let condition = try parseConditional()
    let message = try expectText()
    facts.validity.append(
      Facts.Validity(condition: condition, message: message, span: span(from: start)))
    return true
  }

  /// Parses where something comes from, and tells whether that was said:
  ///
  ///     source-clause = "from" STRING | "seen" DATE ;
  mutating func parseSourceClause(into facts: inout Facts) throws(ParseError) -> Bool {
    if take(.from) {
      facts.source = try expectText()
    } else if take(.seen) {
      guard at(.date) else { throw unexpected("a date such as `2024-12-31`") }
      facts.seen = currentSpelling
      _ = try parsePeriod()
    } else {
      return false
    }
    return true
  }

}
