import Diagnostics

extension Parser {

  /// Adds `expression`, which began at `start` and stands on `child`, to the tree.
  mutating func add(
    _ expression: Expression, from start: UInt32, above child: ExpressionID
  ) throws(ParseError) -> ExpressionID {
    try add(expression, from: start, height: heights[Int(child.index)] + 1)
  }

  /// Adds `expression`, which began at `start` and is `height` levels high, to the tree.
  mutating func add(
    _ expression: Expression, from start: UInt32, height: UInt16 = 0
  ) throws(ParseError) -> ExpressionID {
    guard height < Parser.heightLimit else {
      report(.nestingTooDeep(limit: Parser.heightLimit, at: span(from: start)))
      throw ParseError()
    }
    tree.expressions.append(expression)
    tree.spans.append((start, max(start, previousEnd)))
    heights.append(height)
    return ExpressionID(index: UInt32(tree.expressions.count - 1))
  }

  /// The height of a node that stands on all of `children`.
  func height(above children: ExpressionID...) -> UInt16 {
    (children.map { heights[Int($0.index)] }.max() ?? 0) + 1
  }

  /// Adds an operation on `lhs` and `rhs` to the tree.
  @inline(__always)
  private mutating func addBinary(
    _ operation: BinaryOperator, _ lhs: ExpressionID, _ rhs: ExpressionID, from start: UInt32
  ) throws(ParseError) -> ExpressionID {
    let height = max(heights[Int(lhs.index)], heights[Int(rhs.index)]) + 1
    return try add(.binary(operation, lhs, rhs), from: start, height: height)
  }

  /// Parses a choice:
  ///
  ///     conditional = "if" conditional "then" conditional "else" conditional | disjunction ;
  mutating func parseConditional() throws(ParseError) -> ExpressionID {
    guard at(.if) else { return try parseDisjunction() }
    let start = current.start
    return try nested { parser throws(ParseError) in
      parser.advance()
      let condition = try parser.parseConditional()
      try parser.expect(.then)
      let accepted = try parser.parseConditional()
      guard parser.at(.else) else {
        throw parser.unexpected(
          "`else`", help: ["every `if` has an `else`: a formula always has a value"])
      }
      parser.advance()
      let rejected = try parser.parseConditional()
      return try parser.add(
        .conditional(condition, accepted, rejected), from: start,
        height: parser.height(above: condition, accepted, rejected))
    }
  }

  /// Parses alternatives:
  ///
  ///     disjunction = conjunction { "or" conjunction } ;
  private mutating func parseDisjunction() throws(ParseError) -> ExpressionID {
    let start = current.start
    var result = try parseConjunction()
    while take(.or) {
      result = try addBinary(.or, result, try parseConjunction(), from: start)
    }
    return result
  }

  /// Parses joint conditions:
  ///
  ///     conjunction = negation { "and" negation } ;
  private mutating func parseConjunction() throws(ParseError) -> ExpressionID {
    let start = current.start
    var result = try parseNegation()
    while take(.and) {
      result = try addBinary(.and, result, try parseNegation(), from: start)
    }
    return result
  }

  /// Parses a condition's contrary:
  ///
  ///     negation = "not" negation | comparison ;
  private mutating func parseNegation() throws(ParseError) -> ExpressionID {
    guard at(.not) else { return try parseComparison() }
    let start = current.start
    return try nested { parser throws(ParseError) in
      parser.advance()
      let operand = try parser.parseNegation()
      return try parser.add(.complement(operand), from: start, above: operand)
    }
  }

  /// Parses a comparison:
  ///
  ///     comparison = conversion [ ( "==" | "!=" | "<=" | "<" | ">=" | ">" ) conversion ] ;
  private mutating func parseComparison() throws(ParseError) -> ExpressionID {
    let start = current.start
    let lhs = try parseConversion()
    guard let comparison = comparisonOperator else { return lhs }
    advance()
    let middle = current.start
    let rhs = try parseConversion()
    if comparisonOperator != nil {
      try takeChain(after: middle, from: start)
      throw ParseError()
    }
    return try addBinary(comparison, lhs, rhs, from: start)
  }

  /// The comparison that the next token stands for, if any.
  var comparisonOperator: BinaryOperator? {
    if at(.equalEqual) { return .equal }
    if at(.notEqual) { return .notEqual }
    if at(.less) { return .less }
    if at(.lessEqual) { return .lessOrEqual }
    if at(.greater) { return .greater }
    return at(.greaterEqual) ? .greaterOrEqual : nil
  }

  /// Parses a formula and the unit it is wanted in:
  ///
  ///     conversion = resampling [ "to" display-unit [ "at" sum ] ] ;
  mutating func parseConversion() throws(ParseError) -> ExpressionID {
    let start = current.start
    let value = try parseResampling()
    guard at(.to), following.kind != .number else { return value }
    advance()
    var target = try parseDisplayUnit()
    if take(.at) { target.year = try parseSum() }
    tree.displayUnits.append(target)
    return try add(
      .conversion(value, UInt32(tree.displayUnits.count - 1)), from: start,
      height: height(above: value, target.year ?? value))
  }

  /// Parses a series at another frequency:
  ///
  ///     resampling = sum { "by" frequency [ "spread" | "interpolated" ] } ;
  private mutating func parseResampling() throws(ParseError) -> ExpressionID {
    let start = current.start
    var result = try parseSum()
    while at(.by), !isAtMethod {
      advance()
      let (name, calendar) = try parseFrequency()
      let span = span(from: name.span.start)
      let refinement: FrequencyClause.Refinement? =
        take(.spread) ? .spread : take(.interpolated) ? .interpolated : nil
      tree.frequencies.append(
        FrequencyClause(name: name, calendar: calendar, refinement: refinement, span: span))
      let index = UInt32(tree.frequencies.count - 1)
      result = try add(.resampling(result, index), from: start, above: result)
    }
    return result
  }

  /// Parses a frequency:
  ///
  ///     frequency = NAME [ & "(" NAME ")" ] ;
  private mutating func parseFrequency() throws(ParseError) -> (name: Name, calendar: Name?) {
    let name = try expectName("a frequency such as `year`")
    guard touches(.leftParenthesis) else { return (name, nil) }
    try open(.leftParenthesis)
    let calendar = try expectName("the name of a fiscal calendar")
    try close(.rightParenthesis)
    return (name, calendar)
  }

  /// Parses sums and differences:
  ///
  ///     sum = product { ( "+" | "-" ) product } ;
  private mutating func parseSum() throws(ParseError) -> ExpressionID {
    let start = current.start
    var result = try parseProduct()
    while at(.plus) || at(.minus) {
      let operation: BinaryOperator = at(.plus) ? .add : .subtract
      advance()
      result = try addBinary(operation, result, try parseProduct(), from: start)
    }
    return result
  }

  /// Parses products and quotients:
  ///
  ///     product = prefix { ( "*" | "/" ) prefix } ;
  private mutating func parseProduct() throws(ParseError) -> ExpressionID {
    let start = current.start
    var result = try parsePrefix()
    while at(.star) || at(.slash) {
      let operation: BinaryOperator = at(.star) ? .multiply : .divide
      advance()
      result = try addBinary(operation, result, try parsePrefix(), from: start)
    }
    return result
  }

  /// Parses a change of sign:
  ///
  ///     prefix = "-" prefix | power ;
  private mutating func parsePrefix() throws(ParseError) -> ExpressionID {
    guard at(.minus) else { return try parsePower() }
    let start = current.start
    return try nested { parser throws(ParseError) in
      parser.advance()
      let operand = try parser.parsePrefix()
      return try parser.add(.negation(operand), from: start, above: operand)
    }
  }

  /// Parses a power, which binds to the right:
  ///
  ///     power = postfix [ "^" prefix ] ;
  private mutating func parsePower() throws(ParseError) -> ExpressionID {
    let start = current.start
    let base = try parsePostfix()
    guard at(.caret) else { return base }
    return try nested { parser throws(ParseError) in
      parser.advance()
      let exponent = try parser.parsePrefix()
      return try parser.addBinary(.power, base, exponent, from: start)
    }
  }

}
