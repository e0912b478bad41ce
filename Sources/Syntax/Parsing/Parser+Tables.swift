import Diagnostics

extension Parser {

  /// Parses a table:
  ///
  ///     table-declaration = "table" path ( [ "+=" ] "{" header END { row END } "}" { source-clause }
  ///                       | file-source | "=" table-operation ) ;
  mutating func parseTableDeclaration() throws(ParseError) -> (Name, Declaration.Kind) {
    try expect(.table)
    let name = try parsePath("the name of the table")
    if at(.from) {
      let source = try parseFileSource()
      let table = TableDeclaration(origin: .file(source), columns: [], rows: [], facts: Facts())
      return (name, .table(table))
    }
    if take(.equal) {
      let operation = try parseTableOperation()
      return (
        name,
        .table(
          TableDeclaration(
            origin: .operation(operation), columns: [], rows: [], facts: Facts()))
      )
    }
    let isExtension = take(.plusEqual)
    let (columns, rows) = try inBraces { parser throws(ParseError) in
      let columns = try parser.parseHeader()
      if parser.at(.comma) {
        throw parser.unexpected(
          "the end of the line",
          help: ["columns and cells stand side by side, with blanks between them"])
      }
      try parser.takeEnd()
      var rows: [TableDeclaration.Row] = []
      while !parser.at(.rightBrace), !parser.isAtEnd {
        rows.append(try parser.parseRow(of: columns))
        try parser.takeEnd()
      }
      return (columns, rows)
    }
    var facts = Facts()
    while try parseSourceClause(into: &facts) {}
    let table = TableDeclaration(origin: .script, columns: columns, rows: rows, facts: facts)
    return (name, isExtension ? .rows(table) : .table(table))
  }

  /// Parses the file that a table is read from:
  ///
  ///     file-source = "from" STRING [ "by" "row" ] ;
  private mutating func parseFileSource() throws(ParseError) -> FileSource {
    try expect(.from)
    let span = currentSpan
    let path = try expectText()
    var isByRow = false
    if at(.by), isContinued {
      advance()
      try expect(.row)
      isByRow = true
    }
    return FileSource(path: path, span: span, isByRow: isByRow)
  }

  /// Parses what makes a table of another:
  ///
  ///     table-operation = NAME ( "where" conditional | "join" NAME "on" conditional ) ;
  private mutating func parseTableOperation() throws(ParseError) -> TableOperation {
    let source = try expectName("the name of a table")
    if take(.where) {
      return TableOperation(source: source, kind: .filter(try parseConditional()))
    }
    guard take(.join) else { throw unexpected("`where` or `join`") }
    let other = try expectName("the name of a table")
    try expect(.on)
    return TableOperation(source: source, kind: .join(other, on: try parseConditional()))
  }

  /// Parses a part of the text in braces, in which lines end statements again.
  mutating func inBraces<Result>(
    _ body: (inout Parser) throws(ParseError) -> Result
  ) throws(ParseError) -> Result {
    let outer = brackets
    let brace = currentSpan
    try expect(.leftBrace)
    brackets = []
    let result = try body(&self)
    brackets = [brace]
    try expect(.rightBrace)
    brackets = outer
    return result
  }

  /// Parses the names of a table's columns:
  ///
  ///     header = NAME { NAME } ;
  mutating func parseHeader() throws(ParseError) -> [Name] {
    var columns = [try expectName("the name of a column")]
    while at(.identifier), !current.isFirstOnLine { columns.append(try expectName()) }
    return columns
  }

  /// Parses a row of a table with `columns`:
  ///
  ///     row = cell { cell } ;
  private mutating func parseRow(of columns: [Name]) throws(ParseError) -> TableDeclaration.Row {
    let start = current.start
    var cells = [try parseCell()]
    while !current.isFirstOnLine, !at(.rightBrace), !at(.semicolon), !isAtEnd {
      cells.append(try parseCell())
    }
    return TableDeclaration.Row(cells: cells, span: span(from: start))
  }

  /// Parses a cell:
  ///
  ///     cell = "true" | "false" | "(" expression ")" | literal ;
  private mutating func parseCell() throws(ParseError) -> ExpressionID {
    if at(.leftParenthesis) { return try parseParenthesized() }
    if at(.true) || at(.false) { return try parsePrimary() }
    return try parseLiteral()
  }

}
