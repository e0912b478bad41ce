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
          declaration, role: .input, source: input.source, seen: input.seen)
        values[declaration.name.symbol] = .definition(id)
      case .let:
        guard claim(declaration.name) else { continue }
        values[declaration.name.symbol] = .definition(declareValue(declaration, role: .formula))
      case .fit(let fit):
        guard claim(declaration.name) else { continue }
        declare(fit, declaration)
      case .function(let function):
        declare(function, declaration)
      case .scenario:
        declareScenario(declaration, of: tree)
      case .unit, .dimension, .calendar, .deflator:
        break
      }
    }
    declare(pending)
    declareWeights()
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
    _ declaration: Declaration, role: Definition.Role, source: String? = nil, seen: String? = nil
  ) -> DefinitionID {
    add(
      Definition(
        name: spelling(declaration.name.symbol), role: role, span: declaration.name.span,
        documentation: declaration.documentation, formula: FormulaID(index: 0), type: .failed,
        unit: nil, range: nil, source: source, seen: seen))
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
    let name = spelling(declaration.name.symbol)
    return elements.map { addAxis(name, $0, at: declaration.name.span) }
  }

  /// The elements that the literals `expressions` stand for, or `nil`, with a report, where they do not go together.
  private func elements(_ expressions: [ExpressionID], in tree: Int) -> Axis.Elements? {
    let syntax = text.trees[tree]
    if expressions.contains(where: { syntax.isPeriod($0) }) {
      return periodElements(expressions, in: tree)
    }
    var labels: [String] = []
    var numbers: [Double] = []
    var unit: MeasuringUnit?
    for expression in expressions {
      if case .text(let index) = syntax[expression] {
        labels.append(syntax.texts[Int(index)])
        continue
      }
      guard let literal = literal(expression, in: tree) else { return nil }
      if let unit, unit.dimension != literal.unit.dimension {
        report(
          .mixedElements(
            name(of: .quantity(unit.dimension)), name(of: .quantity(literal.unit.dimension)),
            at: syntax.span(of: expression)))
        return nil
      }
      unit = unit ?? literal.unit
      numbers.append(literal.value)
    }
    if !labels.isEmpty, !numbers.isEmpty {
      report(.mixedElements("texts", "numbers", at: syntax.span(of: expressions[0])))
      return nil
    }
    let elements: Axis.Elements =
      labels.isEmpty ? .numbers(numbers, unit ?? .one) : .labels(labels)
    reportDuplicates(in: elements, at: expressions.map { syntax.span(of: $0) })
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
    let rows = table.rows.filter { row in
      guard row.cells.count != table.columns.count else { return true }
      let header = table.columns[0].span.extended(
        toCover: table.columns[table.columns.count - 1].span)
      report(
        .raggedRow(
          cells: row.cells.count, columns: table.columns.count, at: row.span, header: header))
      return false
    }
    let known = elements(rows.map { $0.cells[0] }, in: tree)
    let labels = known ?? .labels([])
    let axis = addAxis(name, rows.isEmpty ? .labels([]) : labels, at: declaration.name.span)
    model.axes[axis.index].isPartial = known == nil || rows.count < table.rows.count
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
          source: nil, seen: nil))
      columns[column.symbol] = id
      scriptColumns[id] = (tree, rows.map { $0.cells[number] })
      if number == 0 { labelColumns.insert(id) }
    }
    values[declaration.name.symbol] = .table(axis, columns)
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
        parameters: function.parameters.map { spelling($0.name.symbol) }))
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
