import Diagnostics

/// Functions, units, dimensions and scenarios.
extension Parser {

  /// Parses a function:
  ///
  ///     function-declaration = "fn" path "(" [ parameter { "," parameter } ] ")"
  ///                            [ "->" dimension-expression ] function-body { fact-clause } ;
  mutating func parseFunctionDeclaration() throws(ParseError) -> (Name, Declaration.Kind) {
    try expect(.fn)
    let name = try parsePath("the name of the function")
    try open(.leftParenthesis)
    var parameters: [FunctionDeclaration.Parameter] = []
    if !at(.rightParenthesis) {
      parameters.append(try parseParameter())
      while take(.comma) { parameters.append(try parseParameter()) }
    }
    try close(.rightParenthesis)
    let annotation = take(.arrow) ? try parseDimensionExpression() : nil
    let (locals, result) = try parseFunctionBody()
    var facts = Facts()
    while try parseFactClause(into: &facts) {}
    let function = FunctionDeclaration(
      parameters: parameters, annotation: annotation, locals: locals, result: result, facts: facts)
    return (name, .function(function))
  }

  /// Parses a parameter:
  ///
  ///     parameter = NAME { "over" path } [ ":" dimension-expression ] [ "=" conditional ] ;
  private mutating func parseParameter() throws(ParseError) -> FunctionDeclaration.Parameter {
    let name = try expectName("the name of a parameter")
    var axes: [Name] = []
    while take(.over) { axes.append(try parsePath("the name of an axis")) }
    let annotation = take(.colon) ? try parseDimensionExpression() : nil
    let initial = take(.equal) ? try parseConditional() : nil
    return FunctionDeclaration.Parameter(
      name: name, axes: axes, annotation: annotation, initial: initial)
  }

  /// Parses the body of a function:
  ///
  ///     function-body = "=" expression | "{" { local-declaration END } expression END "}" ;
  private mutating func parseFunctionBody() throws(ParseError) -> (
    [FunctionDeclaration.Local], ExpressionID
  ) {
    if take(.equal) { return ([], try parseExpression()) }
    return try inBraces { parser throws(ParseError) in
      var locals: [FunctionDeclaration.Local] = []
      while parser.at(.let), parser.following.kind == .identifier {
        locals.append(try parser.parseLocalDeclaration())
        try parser.takeEnd()
      }
      let result = try parser.parseExpression()
      while parser.take(.semicolon) {}
      return (locals, result)
    }
  }

  /// Parses a unit:
  ///
  ///     unit-declaration = "unit" NAME { "," NAME } [ "metric" | "binary" ]
  ///                        [ ":" dimension-expression | "=" ( rate | quantity ) ] ;
  mutating func parseUnitDeclaration() throws(ParseError) -> (Name, Declaration.Kind) {
    try expect(.unit)
    let name = try expectName("the name of the unit")
    var aliases: [Name] = []
    while take(.comma) { aliases.append(try expectName("another name of the unit")) }
    let prefixes: UnitDeclaration.Prefixes =
      !isContinued ? .none : take(.metric) ? .metric : take(.binary) ? .binary : .none
    let dimension = take(.colon) ? try parseDimensionExpression() : nil
    var definition: UInt32?
    var rate: UnitDeclaration.Rate?
    if dimension == nil, take(.equal) {
      if at(.identifier) {
        rate = try parseRate()
      } else {
        let quantity = try parseQuantity()
        if case .quantity(let index) = tree[quantity] { definition = index }
      }
    }
    let unit = UnitDeclaration(
      aliases: aliases, prefixes: prefixes, dimension: dimension, definition: definition,
      rate: rate)
    return (name, .unit(unit))
  }

  /// Parses what one unit of a currency is worth in another:
  ///
  ///     rate = NAME ( "*" | "/" ) reference ;
  private mutating func parseRate() throws(ParseError) -> UnitDeclaration.Rate {
    let reference = try expectName("a currency")
    let isQuotient = at(.slash)
    guard take(.slash) || take(.star) else { throw unexpected("`/` or `*`, and a rate") }
    return UnitDeclaration.Rate(
      reference: reference, isQuotient: isQuotient, value: try parseReference())
  }

  /// Parses the name of a value or of a table's column:
  ///
  ///     reference = NAME [ "." NAME ] ;
  private mutating func parseReference() throws(ParseError) -> ExpressionID {
    let start = current.start
    let name = try expectName("the name of a value")
    let value = try add(.name(name.symbol), from: start)
    guard take(.dot) else { return value }
    let column = try expectName("the name of a column")
    return try add(.member(value, column.symbol), from: start, above: value)
  }

  /// Parses the price level that leads from one year's money to another's:
  ///
  ///     deflator-declaration = "deflator" NAME "=" reference ;
  mutating func parseDeflatorDeclaration() throws(ParseError) -> (Name, Declaration.Kind) {
    try expect(.deflator)
    let name = try expectName("the name of the currency")
    try expect(.equal)
    return (name, .deflator(DeflatorDeclaration(value: try parseReference())))
  }

  /// Parses a curve through data:
  ///
  ///     fit-declaration = "fit" NAME "=" NAME "(" reference "along" reference ")" ;
  mutating func parseFitDeclaration() throws(ParseError) -> (Name, Declaration.Kind) {
    try expect(.fit)
    let name = try expectName("the name of the fit")
    try expect(.equal)
    let curve = try expectName("the name of a curve")
    try open(.leftParenthesis)
    let values = try parseReference()
    try expect(.along)
    let places = try parseReference()
    try close(.rightParenthesis)
    return (name, .fit(FitDeclaration(curve: curve, values: values, places: places)))
  }

  /// Parses a dimension:
  ///
  ///     dimension-declaration = "dimension" NAME [ "=" dimension-expression ] ;
  mutating func parseDimensionDeclaration() throws(ParseError) -> (Name, Declaration.Kind) {
    try expect(.dimension)
    let name = try expectName("the name of the dimension")
    let definition = take(.equal) ? try parseDimensionExpression() : nil
    return (name, .dimension(DimensionDeclaration(definition: definition)))
  }

  /// Parses a product of dimensions:
  ///
  ///     dimension-expression = dimension-factor { ( "*" | "/" ) dimension-factor } ;
  mutating func parseDimensionExpression() throws(ParseError) -> DimensionExpression {
    let start = current.start
    var factors = [try parseDimensionFactor(sign: 1)]
    while at(.star) || at(.slash) {
      let sign = at(.star) ? 1 : -1
      advance()
      factors.append(try parseDimensionFactor(sign: sign))
    }
    return DimensionExpression(factors: factors, span: span(from: start))
  }

  /// Parses a power of a dimension, whose exponent `sign` multiplies:
  ///
  ///     dimension-factor = "1" | path [ & tag ] [ "^" [ "-" ] INTEGER ] ;
  private mutating func parseDimensionFactor(
    sign: Int
  ) throws(ParseError) -> DimensionExpression.Factor {
    if at(.number), current.value == 1, current.end - current.start == 1 {
      advance()
      return DimensionExpression.Factor(name: nil, tag: nil, exponent: sign)
    }
    let name = try parsePath("the name of a dimension")
    let tag = try parseTag()
    guard take(.caret) else {
      return DimensionExpression.Factor(name: name, tag: tag, exponent: sign)
    }
    let isNegative = take(.minus)
    let exponent = try expectInteger()
    return DimensionExpression.Factor(
      name: name, tag: tag, exponent: isNegative ? -sign * exponent : sign * exponent)
  }

  /// Parses a scenario:
  ///
  ///     scenario-declaration = "scenario" NAME [ STRING ] [ weight ] scenario-body ;
  mutating func parseScenarioDeclaration() throws(ParseError) -> (Name, Declaration.Kind) {
    try expect(.scenario)
    let name = try expectName("the name of the scenario")
    let title = at(.string) ? try expectText() : nil
    let weight = at(.leftParenthesis) ? try parseWeight() : nil
    return (name, .scenario(try parseScenarioBody(title: title, weight: weight)))
  }

  /// Parses how probable a scenario is:
  ///
  ///     weight = "(" quantity ")" ;
  private mutating func parseWeight() throws(ParseError) -> ExpressionID {
    try open(.leftParenthesis)
    let weight = try parseQuantity()
    try close(.rightParenthesis)
    return weight
  }

  /// Parses what a scenario called `title` sets:
  ///
  ///     scenario-body = "=" overlay | [ "extends" overlay ] override-block ;
  private mutating func parseScenarioBody(
    title: String?, weight: ExpressionID?
  ) throws(ParseError) -> ScenarioDeclaration {
    if take(.equal) {
      return ScenarioDeclaration(
        title: title, weight: weight, parent: try parseOverlay(), overrides: [])
    }
    let parent = take(.extends) ? try parseOverlay() : nil
    guard at(.leftBrace) else {
      throw unexpected(
        "`{`, `=` or `extends`", help: ["what a scenario sets stands in braces: `{ growth = 30% }`"]
      )
    }
    return ScenarioDeclaration(
      title: title, weight: weight, parent: parent, overrides: try parseOverrideBlock())
  }

  /// Parses overrides in braces:
  ///
  ///     override-block = "{" { override ( "," | END ) } "}" ;
  private mutating func parseOverrideBlock() throws(ParseError) -> [Override] {
    try inBraces { parser throws(ParseError) in
      var overrides: [Override] = []
      while !parser.at(.rightBrace), !parser.isAtEnd {
        overrides.append(try parser.parseOverride())
        if !parser.take(.comma) { try parser.takeEnd() }
      }
      return overrides
    }
  }

}
