import Diagnostics

/// Correlations of drawn inputs.
extension Parser {

  /// Parses correlations:
  ///
  ///     correlate-statement = "correlate" ( path "," path "=" signed-quantity | correlation-block ) ;
  mutating func parseCorrelateStatement() throws(ParseError) -> Correlation {
    let start = current.start
    try expect(.correlate)
    if at(.leftBrace) {
      let block = try parseCorrelationBlock()
      return Correlation(kind: .matrix(block), span: span(from: start))
    }
    let first = try parsePath("the name of a drawn input")
    guard take(.comma) else {
      throw unexpected(
        "`,` and the other input", help: ["two inputs are correlated: `correlate a, b = 0.6`"])
    }
    let second = try parsePath("the name of a drawn input")
    guard take(.equal) else {
      throw unexpected(
        "`=` and the correlation",
        help: at(.comma)
          ? ["more than two inputs are correlated by a matrix: `correlate { … }`"] : [])
    }
    let value = try parseSignedQuantity()
    return Correlation(kind: .pair(first, second, value), span: span(from: start))
  }

  /// Parses a matrix of correlations:
  ///
  ///     correlation-block = "{" header END { correlation-row END } "}" ;
  private mutating func parseCorrelationBlock() throws(ParseError) -> CorrelationBlock {
    try inBraces { parser throws(ParseError) in
      let columns = try parser.parseHeader()
      try parser.takeEnd()
      var rows: [CorrelationBlock.Row] = []
      while !parser.at(.rightBrace), !parser.isAtEnd {
        rows.append(try parser.parseCorrelationRow())
        try parser.takeEnd()
      }
      return CorrelationBlock(columns: columns, rows: rows)
    }
  }

  /// Parses the correlations of one input:
  ///
  ///     correlation-row = NAME signed-quantity { signed-quantity } ;
  private mutating func parseCorrelationRow() throws(ParseError) -> CorrelationBlock.Row {
    let start = current.start
    let name = try expectName("the name of an input")
    var values = [try parseSignedQuantity()]
    while !current.isFirstOnLine, !at(.rightBrace), !at(.semicolon), !isAtEnd {
      values.append(try parseSignedQuantity())
    }
    return CorrelationBlock.Row(name: name, values: values, span: span(from: start))
  }

}
