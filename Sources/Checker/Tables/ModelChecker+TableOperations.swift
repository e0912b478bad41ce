import Diagnostics
import Dimensions
import Syntax

/// Tables and axes that are made of other tables: filters, joins, and the distinct values of a column.
///
/// An axis is known before anything is evaluated, and so are these: what decides which rows there are is worked out
/// here, from columns as the data has them. An override changes what a cell says and never which rows a table has. The
/// columns themselves are not copied: each is a `gather` of its source, so an override of the source reaches it.
extension ModelChecker {

  /// A declaration that waits for the table that it is made of.
  struct PendingTable {

    /// The tree of the declaration.
    let tree: Int

    /// The declaration.
    let declaration: Declaration

    /// The tables that it is made of.
    let sources: [Name]

  }

  /// The tables that `declaration` is made of; none where it is not made of tables.
  func sources(of declaration: Declaration) -> [Name] {
    switch declaration.kind {
    case .axis(.column(let table, _)): return [table]
    case .table(let table):
      guard case .operation(let operation) = table.origin else { return [] }
      switch operation.kind {
      case .filter: return [operation.source]
      case .join(let other, _): return [operation.source, other]
      }
    case .axis(.list), .axis(.range), .calendar, .rows, .input, .let, .function, .unit, .dimension,
      .deflator, .fit, .scenario:
      return []
    }
  }

  /// Declares all of `pending`, each after those that it is made of.
  func declare(_ pending: [PendingTable]) {
    var pending = pending
    while let index = pending.firstIndex(where: { $0.sources.allSatisfy(isDeclaredTable) }) {
      declare(pending.remove(at: index))
    }
    // What is left is made of no table, or of itself.
    let left = Set(pending.map(\.declaration.name.symbol))
    for table in pending {
      unreadNames.insert(table.declaration.name.symbol)
      for source in table.sources where !isDeclaredTable(source) {
        let isCyclic = left.contains(source.symbol)
        if !isCyclic, isUnread(source.symbol) { continue }
        report(
          .notASource(
            spelling(source.symbol), at: source.span, isCyclic: isCyclic,
            nearest: nearestTable(to: source)))
      }
    }
  }

  /// `true` iff `name` is that of a table that is known.
  private func isDeclaredTable(_ name: Name) -> Bool {
    if case .table = values[name.symbol] { true } else { false }
  }

  /// The table whose name is nearest to `name`.
  private func nearestTable(to name: Name) -> String? {
    let tables = values.filter { if case .table = $0.value { true } else { false } }
    return Spelling.nearest(
      to: spelling(name.symbol), among: tables.map { spelling($0.key) }.sorted())
  }

  /// Declares what `pending` waits for no longer.
  private func declare(_ pending: PendingTable) {
    let name = pending.declaration.name
    let count = errorCount
    switch pending.declaration.kind {
    case .axis(.column(let table, let column)): declareAxis(name, of: column, in: table)
    case .table(let table):
      guard case .operation(let operation) = table.origin,
        case .table(let source, let columns) = values[operation.source.symbol]
      else { return }
      let scope = Scope(tree: pending.tree)
      switch operation.kind {
      case .filter(let condition):
        filter(source, columns, where: condition, as: name, in: scope)
      case .join(let other, let key):
        guard case .table(let right, let added) = values[other.symbol] else { return }
        join(source, columns, right, added, on: key, as: name, in: scope)
      }
    case .axis(.list), .axis(.range), .calendar, .rows, .input, .let, .function, .unit, .dimension,
      .deflator, .fit, .scenario:
      return
    }
    if errorCount > count, values[name.symbol] == nil { unreadNames.insert(name.symbol) }
  }

  /// Declares the axis `name` of the distinct values of a column: texts as they come, numbers in order.
  private func declareAxis(_ name: Name, of column: Name, in table: Name) {
    guard case .table(let axis, let columns) = values[table.symbol] else { return }
    guard let id = columns[column.symbol] else {
      report(
        .unknownColumn(
          spelling(column.symbol), of: spelling(table.symbol), at: column.span,
          columns: columns.keys.map { spelling($0) }.sorted()))
      return
    }
    settle(columns.values)
    let formula = model.formulas.add(.definition(id), at: column.span)
    guard let found = rowValues(of: formula, over: axis) else { return }
    var seen: Set<Double> = []
    let distinct = found.filter { !$0.isNaN && seen.insert($0).inserted }
    let elements: Axis.Elements
    switch model[id].type {
    case .text: elements = .labels(distinct.map { model.texts[Int($0)] })
    case .boolean: elements = .labels(distinct.map { $0 == 1 ? "true" : "false" })
    case .quantity(let dimension):
      elements = .numbers(
        distinct.sorted(), model[id].unit ?? model.units.plainUnit(for: dimension))
    case .period(let kind): elements = .periods(distinct.sorted().map { Int($0) }, kind)
    case .variable, .failed: return
    }
    guard !distinct.isEmpty else {
      report(.noRows(of: spelling(name.symbol), at: column.span))
      return
    }
    values[name.symbol] = .axis(addAxis(axisName(name.symbol), elements, at: name.span))
  }

  /// Declares the table `name` of the rows of `source` for which `condition` holds.
  private func filter(
    _ source: AxisID, _ columns: [Symbol: DefinitionID], where condition: ExpressionID,
    as name: Name, in scope: Scope
  ) {
    settle(columns.values)
    let count = errorCount
    let test = checkCondition(condition, in: scope)
    let span = self.span(of: condition, in: scope)
    guard errorCount == count, let truths = rowValues(of: test.formula, over: source) else {
      return
    }
    if let row = truths.firstIndex(where: { $0.isNaN }) {
      report(
        .undecidedRow(
          label(of: row, source), count: truths.count { $0.isNaN }, at: span))
      return
    }
    let positions = truths.indices.filter { truths[$0] == 1 }
    guard !positions.isEmpty else {
      report(.noRows(of: spelling(name.symbol), at: span))
      return
    }
    let target = addAxis(axisName(name.symbol), rows(positions, of: source), at: name.span)
    let gather = add(Gather(source: source, target: target, positions: positions))
    values[name.symbol] = .table(target, derive(columns, gather, as: name))
  }

  /// Declares the table `name` of all rows of `left`, each with the columns of the row of `right` that `key` names.
  private func join(
    _ left: AxisID, _ columns: [Symbol: DefinitionID], _ right: AxisID,
    _ added: [Symbol: DefinitionID], on key: ExpressionID, as name: Name, in scope: Scope
  ) {
    settle(columns.values)
    let count = errorCount
    let typed = check(key, in: scope)
    let span = self.span(of: key, in: scope)
    let wanted = typeOfElements(of: right)
    guard unification.unify(typed.type, wanted) else {
      report(
        DimensionMismatch(
          verb: "a key and the labels it is to be found among do not agree:",
          lhs: (typed.type, span),
          rhs: (wanted, model[right].span)))
      return
    }
    guard errorCount == count, let keys = rowValues(of: typed.formula, over: left) else { return }
    var rows: [Double: Int] = [:]
    for index in 0..<model[right].elements.count { rows[element(index, of: right)] = index }
    let positions = keys.map { rows[$0] ?? -1 }
    if let row = positions.firstIndex(of: -1) {
      report(
        .unmatchedRow(
          label(of: row, left), key: keys[row].isNaN ? nil : text(of: keys[row], typed, right),
          of: model[right].name, count: positions.count { $0 == -1 }, at: span,
          declared: model[right].span))
      return
    }
    let joined = added.filter { !labelColumns.contains($0.value) }
    if let clash = joined.keys.filter({ columns[$0] != nil }).map({ spelling($0) }).min() {
      report(
        .clashingColumns(clash, model[left].name, model[right].name, at: name.span))
      return
    }
    let target = addAxis(
      axisName(name.symbol), self.rows(Array(keys.indices), of: left), at: name.span)
    let own = add(Gather(source: left, target: target, positions: Array(keys.indices)))
    let other = add(Gather(source: right, target: target, positions: positions))
    values[name.symbol] = .table(
      target,
      derive(columns, own, as: name).merging(derive(joined, other, as: name)) { first, _ in first })
  }

  /// The elements at `positions` of `axis`.
  private func rows(_ positions: [Int], of axis: AxisID) -> Axis.Elements {
    switch model[axis].elements {
    case .labels(let labels): .labels(positions.map { labels[$0] })
    case .periods(let ordinals, let kind): .periods(positions.map { ordinals[$0] }, kind)
    case .numbers(let numbers, let unit): .numbers(positions.map { numbers[$0] }, unit)
    }
  }

  /// Adds `gather` to the model and returns its number.
  private func add(_ gather: Gather) -> Int {
    model.formulas.gathers.append(gather)
    return model.formulas.gathers.count - 1
  }

  /// Declares columns of the table `name` that are `columns` at the rows of `gather`.
  private func derive(_ columns: [Symbol: DefinitionID], _ gather: Int, as name: Name)
    -> [Symbol: DefinitionID]
  {
    var result: [Symbol: DefinitionID] = [:]
    for (symbol, source) in columns.sorted(by: { $0.value.index < $1.value.index }) {
      let span = model[source].span
      let body = model.formulas.add(.definition(source), at: span)
      let id = add(
        Definition(
          name: "\(spelling(name.symbol)).\(spelling(symbol))",
          role: .column(model.formulas.gathers[gather].target), span: span, documentation: nil,
          formula: model.formulas.add(.gather(body, gather), at: span), type: .failed, unit: nil,
          range: nil, source: nil, seen: nil))
      derivedColumns[id] = source
      if labelColumns.contains(source) { labelColumns.insert(id) }
      typeDerivedColumn(id)
      result[symbol] = id
    }
    return result
  }

  /// Gives the column `id`, which is made of another, the type and unit that this has by now.
  func typeDerivedColumn(_ id: DefinitionID) {
    guard let source = derivedColumns[id] else { return }
    model.definitions[id.index].type = model[source].type
    model.definitions[id.index].unit = model[source].unit
  }

  /// The row at `index` of `axis` in words.
  private func label(of index: Int, _ axis: AxisID) -> String {
    switch model[axis].elements {
    case .labels(let labels): "\"\(labels[index])\""
    case .periods(let ordinals, let kind): kind.text(of: ordinals[index])
    case .numbers(let numbers, let unit): unit.element(numbers[index])
    }
  }

  /// The key `value`, which is of the kind of `typed`, in words.
  private func text(of value: Double, _ typed: Typed, _ axis: AxisID) -> String {
    switch model[axis].elements {
    case .labels: "\"\(model.texts[Int(value)])\""
    case .periods(_, let kind): kind.text(of: Int(value))
    case .numbers(_, let unit): unit.element(value)
    }
  }

}
