import Diagnostics

/// What the tokens of a text are for, as far as they do not tell themselves: read off the tree.
///
/// Tokens are known by their offsets.
struct TokenRoles {

  /// What begins with a token and has a line of its own.
  enum Start {

    /// A statement that opens with this word.
    case statement(Keyword)

    /// The names of a table's columns.
    case header

    /// The names of a matrix' columns, whose corner is empty.
    case labels

    /// A row of a table or matrix.
    case row

    /// An override in a scenario's block.
    case override

    /// A definition in a function's body.
    case local

    /// The result of a function's body in braces.
    case result

    /// What it is aligned as; its table is the one with the number `table`.
    func alignment(table: Int) -> PrintedLine.Alignment? {
      switch self {
      case .header, .labels, .row: .row(table)
      case .local, .statement(.let): .definition
      case .statement(.input): .input
      case .statement(.claim): .claim
      case .statement, .override, .result: nil
      }
    }

  }

  /// Where a statement, a row or the like begins.
  private(set) var starts: [UInt32: Start] = [:]

  /// The braces that open a block which stays on one line.
  private(set) var inlineBraces: Set<UInt32> = []

  /// The ends of the names behind which the parenthesis of a call or of parameters opens.
  private(set) var callees: Set<UInt32> = []

  /// The names of tags.
  private(set) var tags: Set<UInt32> = []

  /// The commas that separate overrides in a scenario's block.
  private(set) var commas: Set<UInt32> = []

  /// The `-` that change a sign.
  private var signs: Set<UInt32> = []

  /// The tokens of quantities and units to show in, without the first of each.
  private var insides: Set<UInt32> = []

  /// The first tokens of quantities and units to show in.
  private var quantities: Set<UInt32> = []

  /// Reads the roles of `lexemes` off `tree`.
  init(_ tree: SyntaxTree, _ lexemes: [Lexeme]) {
    readExpressions(tree, lexemes)
    for statement in tree.statements { read(statement, tree, lexemes) }
    readBraces(lexemes)
  }

  /// `true` iff `token` is in a quantity or a unit to show in, and not its first.
  func isInsideQuantity(_ token: Token) -> Bool { insides.contains(token.start) }

  /// `true` iff `token` is in a quantity or a unit to show in.
  func isInQuantity(_ token: Token) -> Bool {
    insides.contains(token.start) || quantities.contains(token.start)
  }

  /// `true` iff `token` is a `-` that changes a sign.
  func isSign(_ token: Token) -> Bool { signs.contains(token.start) }

}

extension TokenRoles {

  /// Reads signs, calls and quantities.
  private mutating func readExpressions(_ tree: SyntaxTree, _ lexemes: [Lexeme]) {
    var spans = tree.displayUnits.map { ($0.span.start, $0.span.end) }
    for (expression, span) in zip(tree.expressions, tree.spans) {
      switch expression {
      case .negation: signs.insert(span.start)
      case .quantity: spans.append((span.start, span.end))
      case .period, .text, .boolean, .name, .member, .hole, .complement, .binary, .conditional,
        .conversion,
        .resampling, .selection, .call, .world:
        break
      }
    }
    for call in tree.calls { callees.insert(call.function.span.end) }
    for clause in tree.frequencies where clause.calendar != nil {
      callees.insert(clause.name.span.end)
    }
    let units = tree.quantities.map(\.unit) + tree.displayUnits.map(\.unit)
    for factor in units.flatMap(\.factors) { readTag(factor.tag) }
    spans.sort { $0.0 < $1.0 }
    var next = 0
    for (index, lexeme) in lexemes.enumerated() {
      let token = lexeme.token
      // A sign stands directly behind the `^` of a unit or dimension; no difference does.
      if token.kind == .minus, index > 0, lexemes[index - 1].token.kind == .caret {
        signs.insert(token.start)
      }
      while next < spans.count, spans[next].1 <= token.start { next += 1 }
      guard next < spans.count, token.end <= spans[next].1 else { continue }
      if token.start == spans[next].0 { quantities.insert(token.start) }
      if token.start > spans[next].0 { insides.insert(token.start) }
    }
  }

  /// Reads the tag called `name`, where there is one.
  private mutating func readTag(_ name: Name?) {
    if let name { tags.insert(name.span.start) }
  }

  /// Reads the tags of `dimension`, where there is one.
  private mutating func readTags(_ dimension: DimensionExpression?) {
    for factor in dimension?.factors ?? [] { readTag(factor.tag) }
  }

  /// Reads where `statement` and its parts begin.
  private mutating func read(
    _ statement: SyntaxTree.Statement, _ tree: SyntaxTree, _ lexemes: [Lexeme]
  ) {
    let span: SourceSpan
    switch statement {
    case .declaration(let declaration):
      span = declaration.span
      read(declaration, tree, lexemes)
    case .use(let use): span = use.span
    case .assertion(let assertion): span = assertion.span
    case .correlation(let correlation):
      span = correlation.span
      read(correlation)
    case .question(let question): span = question.span
    }
    if let keyword = lexemes[index(of: span.start, in: lexemes)].token.keyword {
      starts[span.start] = .statement(keyword)
    }
  }

  /// Reads where the rows of `correlation` begin, if it has some.
  private mutating func read(_ correlation: Correlation) {
    switch correlation.kind {
    case .pair: break
    case .matrix(let block):
      if let first = block.columns.first { starts[first.span.start] = .labels }
      for row in block.rows { starts[row.span.start] = .row }
    }
  }

  /// Reads where the parts of `declaration` begin, and its tags.
  private mutating func read(
    _ declaration: Declaration, _ tree: SyntaxTree, _ lexemes: [Lexeme]
  ) {
    switch declaration.kind {
    case .table(let table), .rows(let table):
      if let first = table.columns.first { starts[first.span.start] = .header }
      for row in table.rows { starts[row.span.start] = .row }
    case .scenario(let scenario):
      for override in scenario.overrides { starts[override.span.start] = .override }
    case .function(let function):
      callees.insert(declaration.name.span.end)
      readTags(function.annotation)
      for parameter in function.parameters { readTags(parameter.annotation) }
      read(body: function, tree, lexemes)
    case .let(let definition): readTags(definition.annotation)
    case .unit(let unit): readTags(unit.dimension)
    case .dimension(let dimension): readTags(dimension.definition)
    case .fit(let fit): callees.insert(fit.curve.span.end)
    case .axis, .calendar, .input, .deflator: break
    }
  }

  /// Reads where the parts of the body of `function` begin, where it is in braces.
  private mutating func read(
    body function: FunctionDeclaration, _ tree: SyntaxTree, _ lexemes: [Lexeme]
  ) {
    for local in function.locals {
      readTags(local.definition.annotation)
      starts[lexemes[index(of: local.name.span.start, in: lexemes) - 1].token.start] = .local
    }
    var result = index(of: tree.span(of: function.result).start, in: lexemes)
    while lexemes[result - 1].token.kind == .leftParenthesis { result -= 1 }
    if lexemes[result - 1].token.kind != .equal {
      starts[lexemes[result].token.start] = .result
    }
  }

  /// Reads which blocks stand on one line, and which commas separate overrides.
  private mutating func readBraces(_ lexemes: [Lexeme]) {
    var opening = 0
    var isTable = false
    var isBroken = false
    for (index, lexeme) in lexemes.enumerated() {
      let token = lexeme.token
      switch starts[token.start] {
      case .header, .labels: isTable = true
      case .statement, .row, .override, .local, .result, nil: break
      }
      if token.isFirstOnLine { isBroken = true }
      switch token.kind {
      case .leftBrace: (opening, isTable, isBroken) = (index, false, false)
      case .rightBrace:
        let isEmpty = opening == index - 1 && lexeme.comments.isEmpty
        if isEmpty || !isBroken && !isTable {
          inlineBraces.insert(lexemes[opening].token.start)
        }
      case .comma where index + 1 < lexemes.count:
        let next = lexemes[index + 1].token
        let isOverride = if case .override = starts[next.start] { true } else { false }
        if isOverride || next.kind == .rightBrace { commas.insert(token.start) }
      case .endOfText, .identifier, .number, .date, .period, .string, .currency, .percent, .invalid,
        .plus,
        .minus, .star, .slash, .caret, .middleDot, .equal, .plusEqual, .minusEqual, .starEqual,
        .slashEqual, .equalEqual, .notEqual, .less, .lessEqual, .greater, .greaterEqual,
        .leftParenthesis, .rightParenthesis, .leftBracket, .rightBracket, .comma, .dot, .dotDot,
        .colon, .semicolon, .arrow, .plusMinus, .question, .tilde, .atSign:
        break
      }
    }
  }

  /// The index in `lexemes` of the token at `offset`, by bisection.
  private func index(of offset: UInt32, in lexemes: [Lexeme]) -> Int {
    var (lower, upper) = (0, lexemes.count - 1)
    while lower < upper {
      let middle = (lower + upper) / 2
      if lexemes[middle].token.start < offset { lower = middle + 1 } else { upper = middle }
    }
    return lower
  }

}
