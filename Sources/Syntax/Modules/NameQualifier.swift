import Diagnostics

/// Puts the names of the model in the places of the names that a text says.
///
/// Input: the tree of a text and its `ModuleScope`. Output: the same tree, in which every name of a value, function,
/// scenario or axis is the one that the model knows it by, and a path that leads to one value is that value. What the
/// scope does not know stays as it is in a script, and gets the module's name in a module: no module sees the names of
/// those who use it. So the phases behind this one know nothing of modules: for them, `inference.batch` is a name like
/// any other.
///
/// The parameters and local definitions of a function hide other names in its body, which is told by places: a body is
/// what stands between the first and the last byte of its expressions.
package struct NameQualifier {

  /// What the names mean.
  private let scope: ModuleScope

  /// The tree.
  private var tree: SyntaxTree

  /// The bodies of functions with the names that are hidden in them, by their places.
  private var bodies: [(start: UInt32, end: UInt32, locals: Set<Symbol>)] = []

  /// The names that modules do not have.
  private var diagnostics: [Diagnostic] = []

  /// Creates a qualifier of `tree`.
  private init(_ tree: SyntaxTree, _ scope: ModuleScope) {
    self.tree = tree
    self.scope = scope
  }

  /// `tree` with the names that `scope` says, and the problems with those that lead into modules.
  package static func qualify(_ tree: SyntaxTree, in scope: ModuleScope) -> (
    tree: SyntaxTree, diagnostics: [Diagnostic]
  ) {
    if scope.isPlain { return (tree, []) }
    var qualifier = NameQualifier(tree, scope)
    qualifier.tree.unreadNames.formUnion(scope.unread)
    qualifier.findBodies()
    qualifier.qualifyExpressions()
    qualifier.qualifyLists()
    qualifier.qualifyStatements()
    return (qualifier.tree, qualifier.diagnostics)
  }

  /// `override` of the tree `tree`, likewise.
  package static func qualify(_ override: Override, of tree: SyntaxTree, in scope: ModuleScope) -> (
    tree: SyntaxTree, override: Override, diagnostics: [Diagnostic]
  ) {
    let result = qualify(tree, in: scope)
    if scope.isPlain { return (result.tree, override, []) }
    var qualifier = NameQualifier(result.tree, scope)
    let qualified = qualifier.qualified(override)
    return (result.tree, qualified, result.diagnostics + qualifier.diagnostics)
  }

  /// `overlay`, likewise.
  package static func qualify(_ overlay: Overlay, of tree: SyntaxTree, in scope: ModuleScope) -> (
    overlay: Overlay, diagnostics: [Diagnostic]
  ) {
    if scope.isPlain { return (overlay, []) }
    var qualifier = NameQualifier(tree, scope)
    return (qualifier.qualified(overlay), qualifier.diagnostics)
  }

}

extension NameQualifier {

  /// Finds the bodies of functions.
  private mutating func findBodies() {
    for case .declaration(let declaration) in tree.statements {
      guard case .function(let function) = declaration.kind else { continue }
      let names = function.parameters.map(\.name.symbol) + function.locals.map(\.name.symbol)
      let start =
        function.locals.first.map(\.name.span.start) ?? tree.span(of: function.result).start
      bodies.append((start, declaration.span.end, Set(names)))
    }
  }

  /// `true` iff `name` is a parameter or local definition at the byte `offset`.
  private func isLocal(_ name: Symbol, at offset: UInt32) -> Bool {
    var (lower, upper) = (0, bodies.count)
    while lower < upper {
      let middle = (lower + upper) / 2
      if bodies[middle].start <= offset { lower = middle + 1 } else { upper = middle }
    }
    guard lower > 0, offset < bodies[lower - 1].end else { return false }
    return bodies[lower - 1].locals.contains(name)
  }

  /// Puts names in the places of names and paths.
  private mutating func qualifyExpressions() {
    /// The path that each expression is, where it is one.
    var paths: [Symbol?] = []
    paths.reserveCapacity(tree.expressions.count)
    for index in tree.expressions.indices {
      let place = tree.spans[index].start
      switch tree.expressions[index] {
      case .name(let name):
        if isLocal(name, at: place) {
          paths.append(nil)
          continue
        }
        paths.append(name)
        if let meaning = scope.meaning(of: name, in: .values) {
          tree.expressions[index] = .name(meaning)
        } else if scope.module != nil, !scope.unread.contains(name), !scope.owners.contains(name) {
          tree.expressions[index] = .name(scope.qualified(name))
        }
      case .member(let owner, let name):
        let path = paths[Int(owner.index)].map { scope.symbols.join($0, name) }
        paths.append(path)
        if let path { qualify(path, of: owner, at: index) }
      case .quantity, .period, .text, .boolean, .hole, .negation, .complement, .binary,
        .conditional, .conversion, .resampling, .selection, .call, .world:
        paths.append(nil)
      }
    }
  }

  /// Puts what `path` stands for in the place of the expression at `index`, whose last dot stands behind `owner`.
  private mutating func qualify(_ path: Symbol, of owner: ExpressionID, at index: Int) {
    if let meaning = scope.meaning(of: path, in: .values) {
      tree.expressions[index] = .name(meaning)
      return
    }
    // A path that is no value is a column of a table, or leads on to a name.
    if case .name(let table) = tree[owner], scope.tables.contains(table) { return }
    guard !scope.owners.contains(path), scope.module(of: path) != nil else { return }
    if case .name(let name) = tree[owner], tree.unreadNames.contains(name) {
      tree.expressions[index] = .name(name)
      return
    }
    let id = ExpressionID(index: UInt32(index))
    if case .name(let name) = tree[owner], scope.meaning(of: name, in: .values) == name,
      !scope.owners.contains(name)
    {
      return
    }
    reportUnknown(path, in: .values, at: tree.span(of: id))
    tree.expressions[index] = .name(path)
  }

  /// Reports that the module that `path` leads into has no such name in `space`; later phases are silent about it.
  private mutating func reportUnknown(
    _ path: Symbol, in space: ModuleScope.Space, at span: SourceSpan
  ) {
    guard let module = scope.module(of: path), let exports = scope.modules[module],
      tree.unreadNames.insert(path).inserted
    else { return }
    let owner = scope.symbols.text(of: module)
    let name = String(scope.symbols.text(of: path).dropFirst(owner.count + 1))
    let symbol = scope.symbols.intern(name)
    let isDeclared = exports.all.contains(symbol)
    let known = (exports.names[space] ?? []).filter { !exports.isPrivate($0, scope.symbols) }
      .map { scope.symbols.text(of: $0) }
    diagnostics.append(
      .unknownMember(
        name, of: owner, in: space, at: span, known: known, isDeclared: isDeclared,
        isPrivate: isDeclared && exports.isPrivate(symbol, scope.symbols)))
  }

  /// The name of the model that `name` stands for in `space`.
  private mutating func qualified(_ name: Name, in space: ModuleScope.Space) -> Name {
    if let meaning = scope.meaning(of: name.symbol, in: space) {
      return Name(symbol: meaning, span: name.span)
    }
    if scope.leadsNowhere(name.symbol) {
      tree.unreadNames.insert(name.symbol)
      return name
    }
    if scope.module(of: name.symbol) != nil {
      reportUnknown(name.symbol, in: space, at: name.span)
      return name
    }
    // A function that the module does not declare may be one of the language.
    guard space != .functions, scope.module != nil, !isScenarioWord(name.symbol) else {
      return name
    }
    return Name(symbol: scope.qualified(name.symbol), span: name.span)
  }

  /// `true` iff `name` is a word of the language in the places of scenarios' names.
  private func isScenarioWord(_ name: Symbol) -> Bool {
    scope.symbols.keyword(name) == .base || scope.symbols.keyword(name) == .scenario
  }

  /// The axis that `name` stands for: one of the text's own, of a module, or what a sweep makes.
  private mutating func qualified(axis name: Name) -> Name {
    if scope.meaning(of: name.symbol, in: .values) == nil, let short = scope.axes[name.symbol],
      let axis = short
    {
      return Name(symbol: axis, span: name.span)
    }
    if scope.meaning(of: name.symbol, in: .values) == nil, scope.module(of: name.symbol) == nil {
      return name
    }
    return qualified(name, in: .values)
  }

}

extension NameQualifier {

  /// Puts names in their places in the lists that expressions point to.
  private mutating func qualifyLists() {
    for index in tree.calls.indices {
      let call = tree.calls[index]
      tree.calls[index] = Call(
        function: qualified(call.function, in: .functions), arguments: call.arguments,
        condition: call.condition, axes: call.axes.map { qualified(axis: $0) })
    }
    for index in tree.selections.indices {
      tree.selections[index] = tree.selections[index].map { qualified($0) }
    }
    for index in tree.frequencies.indices {
      let clause = tree.frequencies[index]
      tree.frequencies[index] = FrequencyClause(
        name: qualified(axis: clause.name), calendar: clause.calendar,
        refinement: clause.refinement, span: clause.span)
    }
    for index in tree.worldClauses.indices {
      tree.worldClauses[index] = qualified(tree.worldClauses[index])
    }
  }

  /// `selector` with the model's name of its axis.
  private mutating func qualified(_ selector: Selector) -> Selector {
    Selector(axis: qualified(axis: selector.axis), element: selector.element)
  }

  /// `clause` with the model's names.
  private mutating func qualified(_ clause: WorldClause) -> WorldClause {
    switch clause {
    case .with(let overrides): .with(overrides.map { qualified($0) })
    case .under(let overlay): .under(qualified(overlay))
    case .across(.all): clause
    case .across(.some(let overlays)): .across(.some(overlays.map { qualified($0) }))
    }
  }

  /// `overlay` with the model's names.
  private mutating func qualified(_ overlay: Overlay) -> Overlay {
    Overlay(
      layers: overlay.layers.map { $0.map { qualified($0, in: .scenarios) } }, span: overlay.span)
  }

  /// `override` with the model's names.
  private mutating func qualified(_ override: Override) -> Override {
    Override(
      target: qualified(override.target), combination: override.combination, value: override.value,
      span: override.span)
  }

  /// `target` with the model's names: the last of its names is a column only where all of them are no value.
  private mutating func qualified(_ target: OverrideTarget) -> OverrideTarget {
    let selectors = target.selectors.map { qualified($0) }
    if let column = target.column {
      let path = scope.symbols.join(target.name.symbol, column.symbol)
      let whole = Name(symbol: path, span: target.name.span.extended(toCover: column.span))
      let isTable = scope.meaning(of: target.name.symbol, in: .values).map(scope.tables.contains)
      if scope.meaning(of: path, in: .values) != nil
        || isTable != true && scope.module(of: path) != nil
      {
        return OverrideTarget(
          name: qualified(whole, in: .values), column: nil, selectors: selectors, span: target.span)
      }
    }
    return OverrideTarget(
      name: qualified(target.name, in: .values), column: target.column, selectors: selectors,
      span: target.span)
  }

  /// Puts names in their places in the statements.
  private mutating func qualifyStatements() {
    tree.statements = tree.statements.map { statement in
      switch statement {
      case .assertion: statement
      case .correlation(let correlation): .correlation(qualified(correlation))
      case .use(let use): .use(qualified(use))
      case .declaration(let declaration): .declaration(qualified(declaration))
      case .question(let question):
        .question(
          Question(kind: qualified(question.kind), file: question.file, span: question.span))
      }
    }
    if scope.module != nil {
      tree.unreadNames.formUnion(tree.unreadNames.map { scope.qualified($0) })
    }
  }

  /// `correlation` with the model's names.
  private mutating func qualified(_ correlation: Correlation) -> Correlation {
    let kind: Correlation.Kind
    switch correlation.kind {
    case .pair(let first, let second, let value):
      kind = .pair(qualified(first, in: .values), qualified(second, in: .values), value)
    case .matrix(let block):
      let rows = block.rows.map { row in
        CorrelationBlock.Row(
          name: qualified(row.name, in: .values), values: row.values, span: row.span)
      }
      kind = .matrix(
        CorrelationBlock(
          columns: block.columns.map { qualified($0, in: .values) }, rows: rows))
    }
    return Correlation(kind: kind, span: correlation.span)
  }

  /// `use` with the model's names of what it overrides: its module's names may stand in short there.
  private mutating func qualified(_ use: UseStatement) -> UseStatement {
    let overrides = use.overrides.map { override -> Override in
      let target = override.target
      let name = Name(
        symbol: scope.symbols.join(use.module.symbol, target.name.symbol), span: target.name.span)
      let path = target.column.map { scope.symbols.join(name.symbol, $0.symbol) } ?? name.symbol
      let written =
        target.column.map { scope.symbols.join(target.name.symbol, $0.symbol) }
        ?? target.name.symbol
      let isOwn =
        scope.meaning(of: name.symbol, in: .values) != nil
        || scope.meaning(of: path, in: .values) != nil || scope.module(of: written) == nil
      return qualified(
        Override(
          target: isOwn
            ? OverrideTarget(
              name: name, column: target.column, selectors: target.selectors, span: target.span)
            : target,
          combination: override.combination, value: override.value, span: override.span))
    }
    return UseStatement(
      module: use.module, path: use.path, imports: use.imports, overrides: overrides,
      span: use.span)
  }

  /// `question` with the model's names.
  private mutating func qualified(_ question: Question.Kind) -> Question.Kind {
    switch question {
    case .show, .plot, .histogram, .expect, .claim, .audit, .explain: question
    case .compare(let values, let clauses): .compare(values, clauses.map { qualified($0) })
    case .tornado(let value, let movers): .tornado(value, for: movers.map { qualified($0) })
    case .stress(let value, let movers): .stress(value, for: movers.map { qualified($0) })
    case .importance(let value, let groups, let ignoresCorrelations):
      .importance(
        value, for: groups.map { qualified($0) }, ignoresCorrelations: ignoresCorrelations)
    case .bridge(let value, let from, let to, let groups):
      .bridge(
        value, from: qualified(from), to: qualified(to), for: groups.map { qualified($0) })
    case .optimize(let value, let isMaximum, let choices, let conditions):
      .optimize(
        value, isMaximum: isMaximum, over: choices.map { qualified($0) }, conditions: conditions)
    case .information(let value, let groups):
      .information(value, for: groups.map { qualified($0) })
    case .solve(let equations, let clauses, let movers):
      .solve(equations, qualified(clauses), for: movers.map { qualified($0) })
    case .flip(let first, let second, let clauses, let movers):
      .flip(
        first, against: second, qualified(clauses), along: movers.map { qualified($0) })
    case .sweep(let sweep): .sweep(qualified(sweep))
    }
  }

  /// `sweep` with the model's names.
  private mutating func qualified(_ sweep: SweepRequest) -> SweepRequest {
    SweepRequest(
      values: sweep.values, clauses: sweep.clauses.map { qualified($0) },
      factors: sweep.factors.map { factor in
        SweepRequest.Factor(
          target: qualified(factor.target), values: factor.values, span: factor.span)
      }, design: sweep.design, runs: sweep.runs)
  }

  /// `worlds` with the model's names.
  private mutating func qualified(_ worlds: WorldClauses) -> WorldClauses {
    WorldClauses(clauses: worlds.clauses.map { qualified($0) }, span: worlds.span)
  }

  /// `mover` with the model's names.
  private mutating func qualified(_ mover: Mover) -> Mover {
    Mover(target: qualified(mover.target), range: mover.range, span: mover.span)
  }

  /// `choice` with the model's names of what is chosen, and of an axis to choose from.
  private mutating func qualified(_ choice: Choice) -> Choice {
    var values = choice.values
    if case .axis(let name) = choice.values { values = .axis(qualified(axis: name)) }
    var target = qualified(choice.target)
    if choice.target.column == nil, choice.target.selectors.isEmpty {
      // It may be an axis, whose short name may be a module's.
      let name = qualified(axis: choice.target.name)
      target = OverrideTarget(name: name, column: nil, selectors: [], span: target.span)
    }
    return Choice(target: target, values: values, span: choice.span)
  }

  /// `group` with the model's names of what is in it.
  private mutating func qualified(_ group: MoverGroup) -> MoverGroup {
    MoverGroup(
      name: group.name, members: group.members.map { qualified($0) }, isModule: group.isModule,
      span: group.span)
  }

  /// `declaration` with the model's names, its own among them.
  private mutating func qualified(_ declaration: Declaration) -> Declaration {
    var name = Name(
      symbol: scope.qualified(declaration.name.symbol), span: declaration.name.span)
    var kind = declaration.kind
    switch declaration.kind {
    case .unit, .dimension, .deflator: return declaration
    case .axis(.column(let table, let column)):
      kind = .axis(.column(table: qualified(table, in: .values), column: column))
    case .table(let table):
      kind = .table(qualified(table))
    case .let(let definition):
      kind = .let(qualified(definition))
    case .axis(.list), .axis(.range), .calendar, .fit, .input: break
    case .rows: name = qualified(declaration.name, in: .values)
    case .function(let function): kind = .function(qualified(function))
    case .scenario(let scenario):
      kind = .scenario(
        ScenarioDeclaration(
          title: scenario.title, weight: scenario.weight,
          parent: scenario.parent.map { qualified($0) },
          overrides: scenario.overrides.map { qualified($0) }))
    }
    return Declaration(
      kind: kind, name: name, span: declaration.span, documentation: declaration.documentation)
  }

  /// `definition` with the model's names of its weight and of the axis that it goes along.
  private mutating func qualified(_ definition: LetDeclaration) -> LetDeclaration {
    var series = definition.series
    if case .rate(let weight?) = series { series = .rate(weight: qualified(weight, in: .values)) }
    let recurrence = definition.recurrence.map {
      RecurrenceClause(
        axis: qualified(axis: $0.axis), initials: $0.initials, course: $0.course)
    }
    return LetDeclaration(
      annotation: definition.annotation, series: series, recurrence: recurrence,
      value: definition.value, facts: definition.facts)
  }

  /// `table` with the model's names of the tables that it is made of.
  private mutating func qualified(_ table: TableDeclaration) -> TableDeclaration {
    guard case .operation(let operation) = table.origin else { return table }
    let kind: TableOperation.Kind =
      switch operation.kind {
      case .filter: operation.kind
      case .join(let other, let key): .join(qualified(other, in: .values), on: key)
      }
    return TableDeclaration(
      origin: .operation(
        TableOperation(source: qualified(operation.source, in: .values), kind: kind)),
      columns: table.columns, rows: table.rows, facts: table.facts)
  }

  /// `function` with the model's names of the axes of its parameters, and of the tables that they are elements of.
  private mutating func qualified(_ function: FunctionDeclaration) -> FunctionDeclaration {
    let parameters = function.parameters.map { parameter in
      FunctionDeclaration.Parameter(
        name: parameter.name, axes: parameter.axes.map { qualified(axis: $0) },
        annotation: parameter.annotation.map { qualified(table: $0) },
        initial: parameter.initial)
    }
    return FunctionDeclaration(
      parameters: parameters, annotation: function.annotation, locals: function.locals,
      result: function.result, facts: function.facts)
  }

  /// `annotation` with the model's name of a table, where it is one.
  private func qualified(table annotation: DimensionExpression) -> DimensionExpression {
    guard let name = annotation.tableName,
      let table = scope.meaning(of: name.symbol, in: .values), scope.tables.contains(table)
    else { return annotation }
    let factor = DimensionExpression.Factor(
      name: Name(symbol: table, span: name.span), tag: nil, exponent: 1)
    return DimensionExpression(factors: [factor], span: annotation.span)
  }

}

extension DimensionExpression {

  /// The name that this consists of, which may be a table's.
  package var tableName: Name? {
    guard factors.count == 1, factors[0].exponent == 1, factors[0].tag == nil else { return nil }
    return factors[0].name
  }

}
