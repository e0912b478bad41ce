import Diagnostics

extension Parser {

  /// Parses a formula and the worlds it is to be evaluated in:
  ///
  ///     expression = conditional { world-clause } ;
  mutating func parseExpression() throws(ParseError) -> ExpressionID {
    let start = current.start
    var result = try parseConditional()
    while let clause = try parseWorldClause() {
      result = try add(clause, to: result, from: start)
    }
    return result
  }

  /// Adds the formula `value`, which begins at `start`, in the world that `clause` makes.
  mutating func add(_ clause: WorldClause, to value: ExpressionID, from start: UInt32)
    throws(ParseError) -> ExpressionID
  {
    tree.worldClauses.append(clause)
    let index = UInt32(tree.worldClauses.count - 1)
    let height = max(heights[Int(value.index)], height(of: clause)) + 1
    return try add(.world(value, index), from: start, height: height)
  }

  /// The height of the highest formula in `clause`.
  private func height(of clause: WorldClause) -> UInt16 {
    guard case .with(let overrides) = clause else { return 0 }
    let formulas = overrides.flatMap { override in
      override.target.selectors.map(\.element) + override.value.formulas
    }
    return formulas.map { heights[Int($0.index)] }.max() ?? 0
  }

  /// Parses what a formula's inputs are to be, or returns `nil` where nothing is said:
  ///
  ///     world-clause = "with" override { "," override } | "under" overlay | "across" scenario-list ;
  mutating func parseWorldClause() throws(ParseError) -> WorldClause? {
    if take(.with) {
      var overrides = [try parseOverride()]
      while take(.comma) { overrides.append(try parseOverride()) }
      return .with(overrides)
    }
    if take(.under) { return .under(try parseOverlay()) }
    if take(.across) { return .across(try parseScenarioList()) }
    return nil
  }

  /// Parses the scenarios to compare across:
  ///
  ///     scenario-list = "scenarios" | "[" overlay { "," overlay } "]" ;
  private mutating func parseScenarioList() throws(ParseError) -> ScenarioList {
    let span = currentSpan
    if take(.scenarios) { return .all(span) }
    guard at(.leftBracket) else { throw unexpected("`scenarios` or a list of scenarios in `[ ]`") }
    try open(.leftBracket)
    var overlays = [try parseOverlay()]
    while take(.comma) { overlays.append(try parseOverlay()) }
    try close(.rightBracket)
    return .some(overlays)
  }

  /// Parses scenarios laid over each other:
  ///
  ///     overlay = overlay-layer { "then" overlay-layer } ;
  mutating func parseOverlay() throws(ParseError) -> Overlay {
    let start = current.start
    var layers = [try parseOverlayLayer()]
    while take(.then) { layers.append(try parseOverlayLayer()) }
    return Overlay(layers: layers, span: span(from: start))
  }

  /// Parses scenarios that apply at once:
  ///
  ///     overlay-layer = path { "+" path } ;
  private mutating func parseOverlayLayer() throws(ParseError) -> [Name] {
    var names = [try parsePath("the name of a scenario")]
    while take(.plus) { names.append(try parsePath("the name of a scenario")) }
    return names
  }

  /// Parses a new value for an input or a table's cells:
  ///
  ///     override = target ( "=" | "+=" | "-=" | "*=" | "/=" ) override-value ;
  mutating func parseOverride() throws(ParseError) -> Override {
    let start = current.start
    let target = try parseTarget()
    let combination = combinationOperator
    guard combination != nil || at(.equal) else {
      throw unexpected("`=`, `+=`, `-=`, `*=` or `/=`")
    }
    advance()
    let value = try parseOverrideValue()
    return Override(
      target: target, combination: combination, value: value, span: span(from: start))
  }

  /// The operator with which the next token combines an old value and a new one, if any.
  private var combinationOperator: BinaryOperator? {
    if at(.plusEqual) { return .add }
    if at(.minusEqual) { return .subtract }
    if at(.starEqual) { return .multiply }
    return at(.slashEqual) ? .divide : nil
  }

  /// Parses the new value:
  ///
  ///     override-value = "[" conditional { "," conditional } "]" | literal-range | conditional ;
  private mutating func parseOverrideValue() throws(ParseError) -> Override.Value {
    if at(.leftBracket) {
      try open(.leftBracket)
      var elements = [try parseConditional()]
      while take(.comma) { elements.append(try parseConditional()) }
      try close(.rightBracket)
      return .list(elements)
    }
    let start = current.start
    let value = try parseConditional()
    guard at(.dotDot) else { return .formula(value) }
    guard isLiteral(value, from: start) else {
      report(.rangeOfFormulas(at: tree.span(of: value)))
      throw ParseError()
    }
    return .range(try parseRange(from: value, at: start))
  }

  /// `true` iff `value`, just taken from `start` on, is a period, or a quantity with at most one sign, and no parentheses.
  private func isLiteral(_ value: ExpressionID, from start: UInt32) -> Bool {
    let span = tree.span(of: value)
    var quantity = value
    if case .negation(let operand) = tree[value] { quantity = operand }
    if case .quantity = tree[quantity] {} else if !tree.isPeriod(value) { return false }
    return span.start == start && tree.span(of: quantity).end == previousEnd
  }

  /// Parses what is moved:
  ///
  ///     target = NAME [ "." NAME { "." NAME } [ selection ] ] ;
  mutating func parseTarget() throws(ParseError) -> OverrideTarget {
    let start = current.start
    var name = try expectName("the name of an input")
    var column: Name?
    var selectors: [Selector] = []
    while at(.dot), following.kind != .star {
      advance()
      if let column { name = joined(name, column) }
      column = try expectName("the name of a column")
    }
    if column != nil, at(.leftBracket), isContinued { selectors = try parseSelection() }
    return OverrideTarget(
      name: name, column: column, selectors: selectors, span: span(from: start))
  }

  /// The path that `target` is, its column the last name of it.
  func path(of target: OverrideTarget) -> Name {
    target.column.map { joined(target.name, $0) } ?? target.name
  }

}
