import Diagnostics

/// Studies: questions about what moves an answer.
extension Parser {

  /// Parses a request for what each input alone does to a value:
  ///
  ///     tornado-statement = "tornado" expression [ "for" mover { "," mover } ] ;
  mutating func parseTornadoStatement() throws(ParseError) -> Question.Kind {
    try expect(.tornado)
    let value = try parseExpression()
    return .tornado(value, for: take(.for) ? try parseMovers() : [])
  }

  /// Parses one mover and those behind commas.
  mutating func parseMovers() throws(ParseError) -> [Mover] {
    var movers = [try parseMover()]
    while take(.comma) { movers.append(try parseMover()) }
    return movers
  }

  /// Parses what a study moves, and how far:
  ///
  ///     mover = target [ "in" literal-range ] ;
  mutating func parseMover() throws(ParseError) -> Mover {
    let start = current.start
    let target = try parseTarget()
    let range = take(.in) ? try parseLiteralRange() : nil
    return Mover(target: target, range: range, span: span(from: start))
  }

  /// Parses what a study takes as one: one thing, several under a name, or all inputs of a module:
  ///
  ///     mover-group = NAME "=" "(" mover { "," mover } ")" | path "." "*" | mover ;
  private mutating func parseMoverGroup() throws(ParseError) -> MoverGroup {
    let start = current.start
    if at(.identifier), following.kind == .equal {
      let name = try expectName()
      advance()
      try open(.leftParenthesis)
      let members = try parseMovers()
      try close(.rightParenthesis)
      return MoverGroup(name: name, members: members, isModule: false, span: span(from: start))
    }
    let mover = try parseMover()
    guard at(.dot), following.kind == .star else {
      return MoverGroup(mover)
    }
    advance()
    advance()
    return MoverGroup(
      name: path(of: mover.target), members: [], isModule: true, span: span(from: start))
  }

  /// Parses groups and those behind commas.
  private mutating func parseMoverGroups() throws(ParseError) -> [MoverGroup] {
    var groups = [try parseMoverGroup()]
    while take(.comma) { groups.append(try parseMoverGroup()) }
    return groups
  }

  /// Parses drivers that a bridge takes as one:
  ///
  ///     driver-group = NAME "=" "(" target { "," target } ")" ;
  private mutating func parseDriverGroup() throws(ParseError) -> MoverGroup {
    let start = current.start
    let name = try expectName("the name of a group")
    try expect(.equal)
    try open(.leftParenthesis)
    var members: [Mover] = []
    repeat {
      let target = try parseTarget()
      members.append(Mover(target: target, range: nil, span: target.span))
    } while take(.comma)
    try close(.rightParenthesis)
    return MoverGroup(name: name, members: members, isModule: false, span: span(from: start))
  }

  /// Parses a comparison of values between scenarios:
  ///
  ///     compare-statement = "compare" conditional { "," conditional } { world-clause } ;
  mutating func parseCompareStatement() throws(ParseError) -> Question.Kind {
    try expect(.compare)
    var values = [try parseConditional()]
    while take(.comma) { values.append(try parseConditional()) }
    return .compare(values, try parseWorldClauses().clauses)
  }

  /// Parses the world clauses that stand here, which hold for all values before them.
  mutating func parseWorldClauses() throws(ParseError) -> WorldClauses {
    let start = current.start
    var clauses: [WorldClause] = []
    while let clause = try parseWorldClause() { clauses.append(clause) }
    return WorldClauses(clauses: clauses, span: clauses.isEmpty ? nil : span(from: start))
  }

  /// Parses a request for the inputs that matter:
  ///
  ///     importance-statement = "importance" expression [ "without" "correlations" ]
  ///                            [ "for" mover-group { "," mover-group } ] ;
  mutating func parseImportanceStatement() throws(ParseError) -> Question.Kind {
    try expect(.importance)
    let value = try parseExpression()
    let ignoresCorrelations = take(.without)
    if ignoresCorrelations { try expect(.correlations) }
    let groups = take(.for) ? try parseMoverGroups() : []
    return .importance(value, for: groups, ignoresCorrelations: ignoresCorrelations)
  }

  /// Parses a request for what makes the difference between two worlds:
  ///
  ///     bridge-statement = "bridge" expression "from" overlay "to" overlay
  ///                        [ "for" driver-group { "," driver-group } ] ;
  mutating func parseBridgeStatement() throws(ParseError) -> Question.Kind {
    try expect(.bridge)
    let value = try parseExpression()
    try expect(.from)
    let start = try parseOverlay()
    try expect(.to)
    let end = try parseOverlay()
    var groups: [MoverGroup] = []
    if take(.for) {
      repeat { groups.append(try parseDriverGroup()) } while take(.comma)
    }
    return .bridge(value, from: start, to: end, for: groups)
  }

  /// Parses a request for the worst and the best that a value can come to:
  ///
  ///     stress-statement = "stress" expression [ "for" mover { "," mover } ] ;
  mutating func parseStressStatement() throws(ParseError) -> Question.Kind {
    try expect(.stress)
    let value = try parseExpression()
    return .stress(value, for: take(.for) ? try parseMovers() : [])
  }

  /// Parses a request for where a value comes from:
  ///
  ///     explain-statement = "explain" expression [ "at" draw-choice ] [ "depth" INTEGER ] ;
  mutating func parseExplainStatement() throws(ParseError) -> Question.Kind {
    try expect(.explain)
    let value = try parseExpression()
    let draw = take(.at) ? try parseDrawChoice() : nil
    return .explain(value, at: draw, depth: take(.depth) ? try expectInteger() : nil)
  }

  /// Parses which draw is meant:
  ///
  ///     draw-choice = "draw" INTEGER | NAME ;
  private mutating func parseDrawChoice() throws(ParseError) -> DrawChoice {
    let start = current.start
    if take(.draw) {
      let number = try expectInteger()
      return DrawChoice(kind: .number(number), span: span(from: start))
    }
    let name = try expectName("`mean`, a percentile such as `p95`, or `draw 17`")
    return DrawChoice(kind: .named(name), span: name.span)
  }

  /// Parses a request for the inputs at which a value is least or greatest:
  ///
  ///     optimize-statement = "optimize" ( "minimize" | "maximize" ) expression
  ///                          "over" choice { "," choice }
  ///                          [ "subject" "to" conditional { "," conditional } ] ;
  mutating func parseOptimizeStatement() throws(ParseError) -> Question.Kind {
    try expect(.optimize)
    let isMaximum = at(.maximize)
    guard take(.minimize) || take(.maximize) else { throw unexpected("`minimize` or `maximize`") }
    let value = try parseExpression()
    try expect(.over)
    var choices = [try parseChoice()]
    while take(.comma) { choices.append(try parseChoice()) }
    var conditions: [ExpressionID] = []
    if take(.subject) {
      try expect(.to)
      repeat { conditions.append(try parseConditional()) } while take(.comma)
    }
    return .optimize(value, isMaximum: isMaximum, over: choices, conditions: conditions)
  }

  /// Parses what is chosen, and from what:
  ///
  ///     choice = target [ "in" ( literal-list | path | literal-range ) ] ;
  private mutating func parseChoice() throws(ParseError) -> Choice {
    let start = current.start
    let target = try parseTarget()
    var values: Choice.Values?
    if take(.in) {
      if at(.leftBracket) {
        values = .list(try parseLiteralList())
      } else if at(.identifier) {
        values = .axis(try parsePath("a range, a list in `[ ]` or the name of an axis"))
      } else {
        values = .range(try parseLiteralRange())
      }
    }
    return Choice(target: target, values: values, span: span(from: start))
  }

  /// Parses a request for what knowing more is worth to a choice:
  ///
  ///     value-statement = "value" "of" "information" "in" expression
  ///                       [ "for" mover-group { "," mover-group } ] ;
  mutating func parseValueStatement() throws(ParseError) -> Question.Kind {
    try expect(.value)
    try expect(.of)
    try expect(.information)
    try expect(.in)
    let choice = try parseExpression()
    return .information(choice, for: take(.for) ? try parseMoverGroups() : [])
  }

}
