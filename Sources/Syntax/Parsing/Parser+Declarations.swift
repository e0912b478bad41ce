import Diagnostics

extension Parser {

  /// Parses a declaration, or returns `nil` where a question stands:
  ///
  ///     declaration = axis-declaration | calendar-declaration | table-declaration | input-declaration
  ///                 | let-declaration | function-declaration | unit-declaration
  ///                 | dimension-declaration | deflator-declaration | fit-declaration
  ///                 | scenario-declaration ;
  mutating func parseDeclaration() throws(ParseError) -> Declaration? {
    let start = current.start
    let documentation = documentation(at: start)
    let name: Name
    let kind: Declaration.Kind
    if at(.axis) {
      (name, kind) = try parseAxisDeclaration()
    } else if at(.calendar) {
      (name, kind) = try parseCalendarDeclaration()
    } else if at(.table) {
      (name, kind) = try parseTableDeclaration()
    } else if at(.input) {
      (name, kind) = try parseInputDeclaration()
    } else if at(.let) {
      (name, kind) = try parseLetDeclaration()
    } else if at(.fn) {
      (name, kind) = try parseFunctionDeclaration()
    } else if at(.unit) {
      (name, kind) = try parseUnitDeclaration()
    } else if at(.dimension) {
      (name, kind) = try parseDimensionDeclaration()
    } else if at(.deflator) {
      (name, kind) = try parseDeflatorDeclaration()
    } else if at(.fit) {
      (name, kind) = try parseFitDeclaration()
    } else if at(.scenario) {
      (name, kind) = try parseScenarioDeclaration()
    } else {
      return nil
    }
    return Declaration(
      kind: kind, name: name, span: span(from: start), documentation: documentation)
  }

  /// The text of the `///` lines above the token at `start`, without their slashes and the blanks at their ends.
  private func documentation(at start: UInt32) -> String? {
    guard let lines = lexer.documentation.suffix(3).last(where: { $0.token == start })?.lines else {
      return nil
    }
    let slashes = Array("///".utf8)
    let texts = lexer.bytes[lines].split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
    )
    .map { line in line.drop { $0 <= UInt8(ascii: " ") } }
    .filter { $0.starts(with: slashes) }
    .map { line in
      var text = line.dropFirst(line.dropFirst(3).first == UInt8(ascii: " ") ? 4 : 3)
      while let last = text.last, last <= UInt8(ascii: " ") { text.removeLast() }
      return String(decoding: text, as: UTF8.self)
    }
    return texts.joined(separator: "\n")
  }

  /// Parses a condition that is to hold in every world:
  ///
  ///     assertion = "assert" [ NAME ":" ] expression [ precision ] ;
  mutating func parseAssertion() throws(ParseError) -> Assertion {
    let start = current.start
    let documentation = documentation(at: start)
    try expect(.assert)
    var name: Name?
    if at(.identifier), following.kind == .colon {
      name = try expectName("the name of the assertion")
      try expect(.colon)
    }
    let condition = try parseExpression()
    let precision = try parsePrecision()
    return Assertion(
      name: name, condition: condition, precision: precision, span: span(from: start),
      documentation: documentation)
  }

  /// Parses an axis:
  ///
  ///     axis-declaration = "axis" NAME "=" axis-elements ;
  private mutating func parseAxisDeclaration() throws(ParseError) -> (Name, Declaration.Kind) {
    try expect(.axis)
    let name = try expectName("the name of the axis")
    try expect(.equal)
    return (name, .axis(try parseAxisElements()))
  }

  /// Parses the elements of an axis:
  ///
  ///     axis-elements = literal-list | column | literal-range ;
  private mutating func parseAxisElements() throws(ParseError) -> AxisDeclaration {
    if at(.identifier), following.kind == .dot { return try parseColumn() }
    if at(.leftBracket) { return .list(try parseLiteralList()) }
    return .range(try parseLiteralRange())
  }

  /// Parses literals in brackets:
  ///
  ///     literal-list = "[" literal { "," literal } "]" ;
  mutating func parseLiteralList() throws(ParseError) -> [ExpressionID] {
    try open(.leftBracket)
    var elements = [try parseLiteral()]
    while take(.comma) { elements.append(try parseLiteral()) }
    try close(.rightBracket)
    return elements
  }

  /// Parses a column whose distinct values are elements:
  ///
  ///     column = NAME "." NAME ;
  private mutating func parseColumn() throws(ParseError) -> AxisDeclaration {
    let table = try expectName("the name of a table")
    try expect(.dot)
    return .column(table: table, column: try expectName("the name of a column"))
  }

  /// Parses a literal:
  ///
  ///     literal = STRING | period | signed-quantity ;
  mutating func parseLiteral() throws(ParseError) -> ExpressionID {
    at(.string) ? try parseText() : try parseRangeEnd()
  }

  /// Parses an end of a range:
  ///
  ///     range-end = period | signed-quantity ;
  mutating func parseRangeEnd() throws(ParseError) -> ExpressionID {
    isAtPeriod ? try parsePeriod() : try parseSignedQuantity()
  }

  /// Parses evenly spaced literals:
  ///
  ///     literal-range = range-end ".." range-end [ "step" signed-quantity ] ;
  mutating func parseLiteralRange() throws(ParseError) -> LiteralRange {
    let start = current.start
    return try parseRange(from: parseRangeEnd(), at: start)
  }

  /// Parses the rest of a range whose lower end is `lower` and began at `start`.
  mutating func parseRange(
    from lower: ExpressionID, at start: UInt32
  ) throws(ParseError) -> LiteralRange {
    guard at(.dotDot) else {
      throw unexpected(
        "`..` and the other end of the range",
        help: at(.minus) && following.kind == .number
          ? [Help("a range is written with two dots", TextEdit(currentSpan, ".."))] : [])
    }
    advance()
    if touches(.dot) {
      throw unexpected(
        "a number", help: [Help("a range is written with two dots", TextEdit(currentSpan, ""))])
    }
    if at(.identifier), current.keyword?.role != .reserved {
      report(.rangeOfFormulas(at: currentSpan))
      throw ParseError()
    }
    let upper = try parseRangeEnd()
    let step = take(.step) ? try parseSignedQuantity() : nil
    return LiteralRange(lower: lower, upper: upper, step: step, span: span(from: start))
  }

  /// Parses a quantity with its sign:
  ///
  ///     signed-quantity = [ "-" ] quantity ;
  mutating func parseSignedQuantity() throws(ParseError) -> ExpressionID {
    let start = current.start
    guard take(.minus) else { return try parseQuantity() }
    let quantity = try parseQuantity()
    return try add(.negation(quantity), from: start, above: quantity)
  }

  /// Parses an input:
  ///
  ///     input-declaration = "input" path ( "=" | "~" ) conditional { input-clause } ;
  private mutating func parseInputDeclaration() throws(ParseError) -> (Name, Declaration.Kind) {
    try expect(.input)
    let name = try parsePath("the name of the input")
    let sign = currentSpan
    let isDrawn = take(.tilde)
    if !isDrawn { try expect(.equal) }
    let value = try parseConditional()
    var range: LiteralRange?
    var facts = Facts()
    while try parseInputClause(&range, &facts) {}
    let input = InputDeclaration(
      drawn: isDrawn ? sign : nil, value: value, range: range, facts: facts)
    return (name, .input(input))
  }

  /// Parses a clause of an input, and tells whether there was one:
  ///
  ///     input-clause = "in" literal-range | fact-clause ;
  private mutating func parseInputClause(
    _ range: inout LiteralRange?, _ facts: inout Facts
  ) throws(ParseError) -> Bool {
    guard take(.in) else { return try parseFactClause(into: &facts) }
    range = try parseLiteralRange()
    return true
  }

  /// Parses a definition:
  ///
  ///     let-declaration = "let" path [ ":" dimension-expression ] [ series-kind ]
  ///                       ( "=" expression | "along" path "=" recurrence ) { fact-clause } ;
  private mutating func parseLetDeclaration() throws(ParseError) -> (Name, Declaration.Kind) {
    try expect(.let)
    let name = try parsePath("the name of the definition")
    let annotation = take(.colon) ? try parseDimensionExpression() : nil
    let series = try parseSeriesKind()
    let axis = take(.along) ? try parsePath("the name of an axis") : nil
    try expect(.equal)
    var recurrence: RecurrenceClause?
    let value: ExpressionID
    if let axis {
      (recurrence, value) = try parseRecurrence(of: name, along: axis)
    } else {
      value = try parseExpression()
    }
    var facts = Facts()
    while try parseFactClause(into: &facts) {}
    let definition = LetDeclaration(
      annotation: annotation, series: series, recurrence: recurrence, value: value, facts: facts)
    return (name, .let(definition))
  }

  /// Parses how the recurrence `name` along `axis` begins and goes on; a world that begins with `under` needs parentheses in
  /// front of `then`, which is a word of worlds as well:
  ///
  ///     recurrence = "initial" conditional { "," conditional }
  ///                  ( "then" expression | "changing" expression [ "by" ( "euler" | "rk4" ) ] ) ;
  private mutating func parseRecurrence(of name: Name, along axis: Name) throws(ParseError)
    -> (RecurrenceClause, ExpressionID)
  {
    guard take(.initial) else {
      report(
        .recurrenceWithoutInitial(
          lexer.symbols.text(of: name.symbol), along: lexer.symbols.text(of: axis.symbol),
          at: currentSpan))
      throw ParseError()
    }
    var initials = [try parseConditional()]
    while take(.comma) { initials.append(try parseConditional()) }
    var course = RecurrenceClause.Course.rule
    let value: ExpressionID
    if take(.changing) {
      value = try parseExpression()
      var method = RecurrenceClause.Method.euler
      if isAtMethod {
        advance()
        if at(.rk4) { method = .rk4 }
        advance()
      }
      course = .change(method)
    } else {
      guard take(.then) else { throw unexpected("`then` or `changing`") }
      value = try parseExpression()
    }
    return (RecurrenceClause(axis: axis, initials: initials, course: course), value)
  }

  /// `true` iff the next two tokens say how a rate of change is solved.
  var isAtMethod: Bool {
    at(.by) && (following.keyword == .euler || following.keyword == .rk4)
  }

  /// Parses a definition in a function's body:
  ///
  ///     local-declaration = "let" NAME [ ":" dimension-expression ] "=" expression ;
  mutating func parseLocalDeclaration() throws(ParseError) -> FunctionDeclaration.Local {
    try expect(.let)
    let name = try expectName("the name of the definition")
    let annotation = take(.colon) ? try parseDimensionExpression() : nil
    try expect(.equal)
    let value = try parseExpression()
    return FunctionDeclaration.Local(
      name: name,
      definition: LetDeclaration(
        annotation: annotation, series: nil, value: value, facts: Facts()))
  }

  /// Parses what a series measures, where that is said:
  ///
  ///     series-kind = "flow" | "stock" | "rate" [ "weighted" "by" NAME ] ;
  private mutating func parseSeriesKind() throws(ParseError) -> SeriesClause? {
    if take(.flow) { return .flow }
    if take(.stock) { return .stock }
    guard take(.rate) else { return nil }
    guard take(.weighted) else { return .rate(weight: nil) }
    try expect(.by)
    return .rate(weight: try expectName("the name of what it is weighted by"))
  }

}
