import Diagnostics
import Dimensions
import Syntax

/// Pass 2: the names of values, functions and scenarios.
extension ModelChecker {

  /// Gives every declared name its number.
  func declareNames() {
    declareCalendars()
    var pending: [PendingTable] = []
    for (tree, declaration) in text.declarations {
      guard case .rows = declaration.kind else { continue }
      addedRows[declaration.name.symbol, default: []].append((tree, declaration))
    }
    for (tree, declaration) in text.declarations {
      let sources = sources(of: declaration)
      if !sources.isEmpty {
        guard claim(declaration.name) else { continue }
        pending.append(PendingTable(tree: tree, declaration: declaration, sources: sources))
        continue
      }
      switch declaration.kind {
      case .axis(let axis):
        guard claim(declaration.name) else { continue }
        if let id = declare(axis, declaration, of: tree) {
          values[declaration.name.symbol] = .axis(id)
        } else {
          unreadNames.insert(declaration.name.symbol)
        }
      case .table(let table):
        guard claim(declaration.name) else { continue }
        switch table.origin {
        case .script: declare(table, declaration, of: tree)
        case .file(let source): declare(source, declaration)
        case .operation: break
        }
      case .input(let input):
        guard claim(declaration.name) else { continue }
        let id = declareValue(
          declaration, role: .input, facts: input.facts)
        values[declaration.name.symbol] = .definition(id)
      case .let(let definition):
        guard claim(declaration.name) else { continue }
        values[declaration.name.symbol] = .definition(
          declareValue(declaration, role: .formula, facts: definition.facts))
      case .fit(let fit):
        guard claim(declaration.name) else { continue }
        declare(fit, declaration)
      case .function(let function):
        declare(function, declaration)
      case .scenario:
        declareScenario(declaration, of: tree)
      case .rows, .unit, .dimension, .calendar, .deflator:
        break
      }
    }
    declare(pending)
    declareWeights()
    reportRowsOfNoTable()
  }

  /// Reports rows that are added to something that is no table.
  private func reportRowsOfNoTable() {
    for (symbol, added) in addedRows {
      switch values[symbol] {
      case .table where tableParts[symbol] == nil:
        for (_, declaration) in added {
          report(.rowsOfDerivedTable(spelling(symbol), at: declaration.name.span))
        }
      case .table: break
      case .definition, .axis, .fit:
        for (_, declaration) in added {
          report(.notATable(spelling(symbol), at: declaration.name.span))
        }
      case nil:
        for (_, declaration) in added {
          reportUnknown(symbol, in: .values) { [self] in
            .rowsOfUnknownTable(
              spelling(symbol), at: declaration.name.span,
              nearest: Spelling.nearest(to: spelling(symbol), among: tableNames))
          }
        }
      }
    }
  }

  /// The names of all tables.
  private var tableNames: [String] {
    values.compactMap { symbol, value in
      if case .table = value { spelling(symbol) } else { nil }
    }.sorted()
  }

  /// Takes `name` for a value, and returns `false`, with a report, where it is taken.
  private func claim(_ name: Name) -> Bool {
    if let first = places[name.symbol] {
      report(.duplicate(name: spelling(name.symbol), at: name.span, first: first, isValue: true))
      return false
    }
    places[name.symbol] = name.span
    return true
  }

  /// Adds an input or a definition, whose formula is still to come.
  private func declareValue(
    _ declaration: Declaration, role: Definition.Role, facts: Facts
  ) -> DefinitionID {
    add(
      Definition(
        name: spelling(declaration.name.symbol), role: role, span: declaration.name.span,
        documentation: declaration.documentation, formula: FormulaID(index: 0), type: .failed,
        unit: nil, range: nil, source: facts.source, seen: facts.seen))
  }

  /// Adds `definition` to the model.
  func add(_ definition: Definition) -> DefinitionID {
    model.definitions.append(definition)
    return DefinitionID(index: model.definitions.count - 1)
  }

  /// Adds an axis with `elements`.
  func addAxis(_ name: String, _ elements: Axis.Elements, at span: SourceSpan) -> AxisID {
    model.axes.append(Axis(name: name, elements: elements, span: span))
    let id = AxisID(index: model.axes.count - 1)
    axes[name, default: []].append(id)
    return id
  }

  /// Declares an axis, unless its elements make no sense.
  private func declare(_ axis: AxisDeclaration, _ declaration: Declaration, of tree: Int) -> AxisID?
  {
    let elements: Axis.Elements? =
      switch axis {
      case .range(let range): self.elements(of: range, in: tree)
      case .list(let expressions): self.elements(expressions, in: tree)
      case .column: nil
      }
    guard let elements else { return nil }
    let name = axisName(declaration.name.symbol)
    let same = axes[name]?.first { declaredAxes.contains($0) && model[$0].elements == elements }
    if let same { return same }
    let axis = addAxis(name, elements, at: declaration.name.span)
    declaredAxes.insert(axis)
    return axis
  }

  /// The elements that the literals `expressions` stand for, or `nil`, with a report, where they do not go together.
  func elements(_ expressions: [ExpressionID], in tree: Int) -> Axis.Elements? {
    elements(expressions.map { (tree, $0) })
  }

  /// The elements that the literals `cells` stand for, each with its tree, likewise.
  private func elements(_ cells: [(tree: Int, expression: ExpressionID)]) -> Axis.Elements? {
    let spans = cells.map { text.trees[$0.tree].span(of: $0.expression) }
    if cells.contains(where: { text.trees[$0.tree].isPeriod($0.expression) }) {
      return periodElements(cells)
    }
    var labels: [String] = []
    var numbers: [Double] = []
    var unit: MeasuringUnit?
    for ((tree, expression), span) in zip(cells, spans) {
      let syntax = text.trees[tree]
      if case .text(let index) = syntax[expression] {
        labels.append(syntax.texts[Int(index)])
        continue
      }
      guard let literal = literal(expression, in: tree) else { return nil }
      if let unit, unit.dimension != literal.unit.dimension {
        report(
          .mixedElements(
            name(of: .quantity(unit.dimension)), name(of: .quantity(literal.unit.dimension)),
            at: span))
        return nil
      }
      unit = unit ?? literal.unit
      numbers.append(literal.value)
    }
    if !labels.isEmpty, !numbers.isEmpty {
      report(.mixedElements("texts", "numbers", at: spans[0]))
      return nil
    }
    let elements: Axis.Elements =
      labels.isEmpty ? .numbers(numbers, unit ?? .one) : .labels(labels)
    reportDuplicates(in: elements, at: spans)
    return elements
  }

  /// Reports elements that occur twice; `spans` has the place of each.
  func reportDuplicates(in elements: Axis.Elements, at spans: [SourceSpan]) {
    var seen: [String: Int] = [:]
    for index in 0..<elements.count {
      let key: String
      switch elements {
      case .labels(let labels): key = labels[index]
      case .numbers(let numbers, _): key = numbers[index].description
      case .periods(let ordinals, _): key = ordinals[index].description
      }
      if let first = seen[key] {
        report(
          .duplicateElement(sources.text(of: spans[index]), at: spans[index], first: spans[first]))
      } else {
        seen[key] = index
      }
    }
  }

  /// Declares a table: its axis from the first column, and a definition for each column.
  private func declare(_ table: TableDeclaration, _ declaration: Declaration, of tree: Int) {
    let name = spelling(declaration.name.symbol)
    let added = addedRows[declaration.name.symbol] ?? []
    var parts = [(tree: tree, table: table)]
    for part in added {
      guard let rows = addedRows(part.declaration, to: table, name) else { continue }
      parts.append((part.tree, rows))
    }
    tableParts[declaration.name.symbol] = parts
    for part in parts { reportRaggedRows(of: part.table) }
    let rows = parts.flatMap { part in part.table.wholeRows.map { (tree: part.tree, row: $0) } }
    let known = elements(rows.map { ($0.tree, $0.row.cells[0]) })
    let labels = known ?? .labels([])
    let axis = addAxis(
      axisName(declaration.name.symbol), rows.isEmpty ? .labels([]) : labels,
      at: declaration.name.span)
    model.axes[axis.index].isPartial =
      known == nil || rows.count < parts.reduce(0) { $0 + $1.table.rows.count }
      || parts.count <= added.count
    var columns: [Symbol: DefinitionID] = [:]
    for (number, column) in table.columns.enumerated() {
      if let first = columns[column.symbol] {
        report(
          .duplicate(
            name: spelling(column.symbol), at: column.span, first: model[first].span))
        continue
      }
      let id = add(
        Definition(
          name: "\(name).\(spelling(column.symbol))", role: .column(axis), span: column.span,
          documentation: nil, formula: FormulaID(index: 0), type: .failed, unit: nil, range: nil,
          source: table.facts.source, seen: table.facts.seen))
      columns[column.symbol] = id
      scriptColumns[id] = rows.map { ($0.tree, $0.row.cells[number]) }
      if number == 0 { labelColumns.insert(id) }
    }
    values[declaration.name.symbol] = .table(axis, columns)
  }

  /// Reports the rows of `table` that have too many or too few cells.
  func reportRaggedRows(of table: TableDeclaration) {
    for row in table.rows where row.cells.count != table.columns.count {
      let header = table.columns[0].span.extended(
        toCover: table.columns[table.columns.count - 1].span)
      report(
        .raggedRow(
          cells: row.cells.count, columns: table.columns.count, at: row.span, header: header))
    }
  }

  /// The rows that `declaration` adds to `table`, called `name`; `nil`, with a report, where their columns are not the
  /// table's.
  private func addedRows(_ declaration: Declaration, to table: TableDeclaration, _ name: String)
    -> TableDeclaration?
  {
    guard case .rows(let added) = declaration.kind else { return nil }
    let wanted = table.columns.map(\.symbol)
    let given = added.columns.map(\.symbol)
    guard wanted.first == given.first, Set(wanted) == Set(given), given.count == Set(given).count
    else {
      report(
        .mismatchedRows(
          of: name,
          at: added.columns[0].span.extended(
            toCover: added.columns[added.columns.count - 1].span),
          declared: table.columns[0].span, first: spelling(table.columns[0].symbol),
          missing: wanted.filter { !given.contains($0) }.map { spelling($0) },
          unknown: given.filter { !wanted.contains($0) }.map { spelling($0) },
          isFirst: wanted.first == given.first))
      return nil
    }
    return added
  }

  /// The cells of the column `column` of the table `table`, those of added rows too, each with its tree.
  func cells(of column: Symbol, ofTable table: Symbol) -> [(tree: Int, expression: ExpressionID)] {
    (tableParts[table] ?? []).flatMap { tree, part -> [(tree: Int, expression: ExpressionID)] in
      guard let index = part.columns.firstIndex(where: { $0.symbol == column }) else { return [] }
      return part.wholeRows.map { (tree, $0.cells[index]) }
    }
  }

  /// Declares a function.
  private func declare(_ function: FunctionDeclaration, _ declaration: Declaration) {
    let symbol = declaration.name.symbol
    if BuiltinFunction(rawValue: spelling(symbol)) != nil
      || Reduction(rawValue: spelling(symbol)) != nil
    {
      report(.duplicate(function: spelling(symbol), at: declaration.name.span))
      return
    }
    if let first = functions[symbol] {
      report(
        .duplicate(name: spelling(symbol), at: declaration.name.span, first: model[first].span))
      return
    }
    model.functions.append(
      Function(
        name: spelling(symbol), span: declaration.name.span,
        documentation: declaration.documentation,
        parameters: function.parameters.map { spelling($0.name.symbol) },
        parameterSpans: function.parameters.map(\.name.span)))
    functions[symbol] = FunctionID(index: model.functions.count - 1)
  }

  /// Declares a scenario.
  private func declareScenario(_ declaration: Declaration, of tree: Int) {
    let symbol = declaration.name.symbol
    if spelling(symbol) == Keyword.base.rawValue {
      report(.reservedScenario(at: declaration.name.span))
    } else if let first = scenarios[symbol] {
      report(
        .duplicate(
          name: spelling(symbol), at: declaration.name.span, first: first.declaration.name.span))
    } else {
      scenarios[symbol] = ScenarioEntry(tree: tree, declaration: declaration)
      scenarioOrder.append(symbol)
    }
  }

}
