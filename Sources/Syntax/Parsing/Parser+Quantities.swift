import Diagnostics

extension Parser {

  /// Parses a number with its unit:
  ///
  ///     quantity = CURRENCY & NUMBER [ & price-year ] [ magnitude ] [ & "/" & unit-divisor ]
  ///                { "per" unit-product }
  ///              | NUMBER [ magnitude ] [ unit-expression ] { "per" unit-product } ;
  mutating func parseQuantity() throws(ParseError) -> ExpressionID {
    let start = current.start
    var unit = UnitExpression(factors: [])
    let isAmount = at(.currency)
    if isAmount {
      let (name, span) = try parseUnitName()
      unit.factors.append(UnitExpression.Factor(name: name, tag: nil, exponent: 1, span: span))
      guard at(.number), !current.hasSpaceBefore else {
        let gap = SourceSpan(file: tree.file, start: previousEnd, end: current.start)
        throw unexpected(
          "an amount of money",
          help: at(.number) && !current.isFirstOnLine
            ? [Help("write the amount against the sign", TextEdit(gap, ""))] : [])
      }
    }
    guard at(.number) else { throw unexpected("a number") }
    let number = current
    advance()
    if isAmount, touches(.atSign) { unit.factors[0].tag = try parsePriceYear() }
    let power = parseMagnitude()?.powerOfTen
    let value = power.map { lexer.value(of: number, timesTenTo: $0) } ?? number.value
    if !value.isFinite {
      report(.numberOutOfRange(isTooSmall: false, at: span(from: number.start)))
      throw ParseError()
    }
    if isAmount {
      if isUnitSlash { try parseOnlyDivisor(into: &unit) }
    } else if isUnitAhead {
      try parseUnitExpression(into: &unit)
    }
    try parseRates(into: &unit)
    tree.quantities.append(Quantity(value: value, unit: unit))
    return try add(.quantity(UInt32(tree.quantities.count - 1)), from: start)
  }

  /// Parses a word for a power of ten, where one stands on this line:
  ///
  ///     magnitude = "thousand" | "million" | "billion" | "trillion" | "万" | "亿" | "万亿" ;
  private mutating func parseMagnitude() -> Keyword? {
    guard let keyword = current.keyword, keyword.role == .magnitude, isContinued else {
      return nil
    }
    advance()
    return keyword
  }

  /// `true` iff the next token begins a unit: a sign, or a name that is no word of a clause and goes on with the line.
  ///
  /// A currency sign that touches a number begins an amount of its own, as in a table's row.
  private var isUnitAhead: Bool {
    if at(.percent) { return true }
    if at(.currency) {
      return isContinued && (following.kind != .number || following.hasSpaceBefore)
    }
    guard at(.identifier), isContinued, !opensLine else { return false }
    switch current.keyword?.role {
    case .reserved, .clause: return false
    case .opening, .contextual, .magnitude, nil: return true
    }
  }

  /// `true` iff the next token is a `/` with no blank on either side and no number behind it.
  var isUnitSlash: Bool {
    touches(.slash) && !following.hasSpaceBefore && following.kind != .number
      && following.kind != .endOfText
  }

  /// Parses the units behind each `per` into `unit`.
  private mutating func parseRates(into unit: inout UnitExpression) throws(ParseError) {
    while take(.per) { try parseUnitProduct(into: &unit, sign: -1) }
  }

  /// Parses the unit that an answer is wanted in:
  ///
  ///     display-unit = [ magnitude ] unit-expression { "per" unit-product } ;
  mutating func parseDisplayUnit() throws(ParseError) -> DisplayUnit {
    let start = current.start
    let magnitude = parseMagnitude()
    var unit = UnitExpression(factors: [])
    try parseUnitExpression(into: &unit)
    try parseRates(into: &unit)
    return DisplayUnit(magnitude: magnitude, unit: unit, span: span(from: start))
  }

  /// Parses the unit in a table's heading: a display unit, a magnitude alone, or a currency sign with its magnitude
  /// behind it.
  mutating func parseUnitOfHeading() throws(ParseError) -> DisplayUnit {
    let start = current.start
    let magnitude = parseMagnitude()
    if let magnitude, isAtEnd {
      return DisplayUnit(
        magnitude: magnitude, unit: UnitExpression(factors: []), span: span(from: start))
    }
    guard magnitude == nil, at(.currency), following.kind == .identifier,
      let suffix = Keyword(
        magnitude: String(
          decoding: lexer.bytes[Int(following.start)..<Int(following.end)], as: UTF8.self))
    else {
      let unit = try parseDisplayUnit()
      return DisplayUnit(magnitude: magnitude ?? unit.magnitude, unit: unit.unit, span: unit.span)
    }
    let (name, span) = try parseUnitName()
    advance()
    var unit = UnitExpression(factors: [
      UnitExpression.Factor(name: name, tag: nil, exponent: 1, span: span)
    ])
    if isUnitSlash { try parseOnlyDivisor(into: &unit) }
    return DisplayUnit(magnitude: suffix, unit: unit, span: self.span(from: start))
  }

  /// Parses a unit written without blanks:
  ///
  ///     unit-expression = unit-product [ & "/" & unit-divisor ] ;
  private mutating func parseUnitExpression(into unit: inout UnitExpression) throws(ParseError) {
    try parseUnitProduct(into: &unit, sign: 1)
    if isUnitSlash { try parseOnlyDivisor(into: &unit) }
  }

  /// Takes the `/` of a unit and parses what stands behind it, which no other `/` follows.
  private mutating func parseOnlyDivisor(into unit: inout UnitExpression) throws(ParseError) {
    advance()
    let start = current.start
    try parseUnitDivisor(into: &unit)
    if isUnitSlash {
      try takeDivisors(after: start)
      throw ParseError()
    }
  }

  /// Parses a product of units into `unit`, with exponents times `sign`:
  ///
  ///     unit-product = unit-power { & ( "·" | "*" ) & unit-power } ;
  private mutating func parseUnitProduct(
    into unit: inout UnitExpression, sign: Int
  ) throws(ParseError) {
    unit.factors.append(try parseUnitPower(sign: sign))
    while touches(.middleDot) || touches(.star), !following.hasSpaceBefore,
      following.kind == .identifier || following.kind == .currency || following.kind == .percent
    {
      advance()
      unit.factors.append(try parseUnitPower(sign: sign))
    }
  }

  /// Parses what stands behind the `/` of a unit into `unit`:
  ///
  ///     unit-divisor = "(" unit-product ")" | unit-power ;
  mutating func parseUnitDivisor(into unit: inout UnitExpression) throws(ParseError) {
    guard at(.leftParenthesis) else {
      unit.factors.append(try parseUnitPower(sign: -1))
      return
    }
    try open(.leftParenthesis)
    try parseUnitProduct(into: &unit, sign: -1)
    try close(.rightParenthesis)
  }

  /// Parses a power of a unit, with its exponent times `sign`:
  ///
  ///     unit-power = unit-name [ & tag ] [ & "^" & [ "-" ] & INTEGER ] ;
  private mutating func parseUnitPower(sign: Int) throws(ParseError) -> UnitExpression.Factor {
    let (name, span) = try parseUnitName()
    let tag = try parseTag()
    var exponent = 1
    if touches(.caret), !following.hasSpaceBefore {
      advance()
      let isNegative = take(.minus)
      guard !current.hasSpaceBefore else { throw unexpected("a whole number against its sign") }
      exponent = try expectInteger() * (isNegative ? -1 : 1)
    }
    return UnitExpression.Factor(name: name, tag: tag, exponent: sign * exponent, span: span)
  }

  /// Parses what keeps a unit or dimension apart from its like, where it stands against its name:
  ///
  ///     tag = "[" & NAME & "]" | price-year ;
  mutating func parseTag() throws(ParseError) -> Name? {
    if touches(.atSign) { return try parsePriceYear() }
    guard touches(.leftBracket), following.kind == .identifier, !following.hasSpaceBefore,
      lexer.byte() == UInt8(ascii: "]")
    else { return nil }
    advance()
    let name = try expectName("a tag")
    advance()
    return name
  }

  /// Parses the year in whose prices an amount of money is counted:
  ///
  ///     price-year = "@" & INTEGER ;
  private mutating func parsePriceYear() throws(ParseError) -> Name {
    let start = current.start
    try expect(.atSign)
    guard !current.hasSpaceBefore else { throw unexpected("a year against the `@`") }
    let year = try expectInteger()
    return Name(symbol: lexer.symbols.intern("@\(year)"), span: span(from: start))
  }

  /// Parses the name of a unit:
  ///
  ///     unit-name = NAME | CURRENCY | "%" ;
  private mutating func parseUnitName() throws(ParseError) -> (Symbol, SourceSpan) {
    if current.keyword?.role == .reserved { _ = try expectName() }
    if at(.identifier) || at(.currency) || at(.percent) {
      let name = at(.percent) ? lexer.symbols.intern("%") : current.symbol
      defer { advance() }
      return (name, currentSpan)
    }
    if isAtEnd { throw unexpected("a unit") }
    report(.malformedUnit("`\(currentSpelling)`", at: currentSpan))
    throw ParseError()
  }

}
