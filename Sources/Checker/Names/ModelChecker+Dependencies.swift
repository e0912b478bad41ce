import Diagnostics
import Syntax

/// Pass 3: who needs whom.
extension ModelChecker {

  /// Something that is checked as a whole: an input, definition, column, function or scenario.
  enum Item: Hashable {

    case definition(DefinitionID)
    case function(FunctionID)
    case scenario(Symbol)

  }

  /// What is known of an item; it is passed on often, and never changed.
  final class ItemSyntax {

    /// The tree of its declaration.
    let tree: Int

    /// Its declaration.
    let declaration: Declaration

    /// The expressions that it is made of.
    let expressions: [ExpressionID]

    /// The cells that it is made of, each with its tree, where it is a column.
    let cells: [(tree: Int, expression: ExpressionID)]

    /// The names inside it that are not the model's.
    let locals: Set<Symbol>

    /// The tables that its parameters are elements of.
    let tables: [Symbol: Symbol]

    /// The overrides it makes.
    let overrides: [Override]

    /// The scenarios it starts from.
    let parent: Overlay?

    /// Creates what is known of an item that `declaration` of `tree` declares.
    init(
      tree: Int, declaration: Declaration, expressions: [ExpressionID],
      cells: [(tree: Int, expression: ExpressionID)] = [], locals: Set<Symbol> = [],
      tables: [Symbol: Symbol] = [:], overrides: [Override] = [], parent: Overlay? = nil
    ) {
      self.tree = tree
      self.declaration = declaration
      self.expressions = expressions
      self.cells = cells
      self.locals = locals
      self.tables = tables
      self.overrides = overrides
      self.parent = parent
    }

  }

  /// An order of all items in which each comes after those it needs; cycles are reported and left out.
  func sortDefinitions() -> [(item: Item, syntax: ItemSyntax)] {
    let items = self.items()
    var numbers: [Item: Int] = [:]
    for (number, entry) in items.enumerated() { numbers[entry.item] = number }
    var needs: [[Int]] = []
    /// Of the needs, those at the same element of a recurrence's axis.
    var present: [[Int]] = []
    needs.reserveCapacity(items.count)
    present.reserveCapacity(items.count)
    for entry in items {
      var collector = NameCollector(
        checker: self, tree: entry.syntax.tree, locals: entry.syntax.locals)
      collector.tables = entry.syntax.tables
      for expression in entry.syntax.expressions.dropLast() { collector.collect(expression) }
      if let last = entry.syntax.expressions.last {
        if entry.syntax.endsWithChange {
          collector.collect(lagged: last)
        } else {
          collector.collect(last)
        }
      }
      if collector.hasLevels { itemsWithLevels.insert(entry.item) }
      if !collector.axesOfLevels.isEmpty { axesOfLevels[entry.item] = collector.axesOfLevels }
      for cell in entry.syntax.cells {
        collector.tree = cell.tree
        collector.collect(cell.expression)
      }
      for override in entry.syntax.overrides { collector.collect(override) }
      if let parent = entry.syntax.parent { collector.collect(parent) }
      if case .definition(let id) = entry.item, let parameter = fits.parameter(of: id) {
        let needed = [numbers[.definition(parameter)]].compactMap { $0 }
        needs.append(needed)
        present.append(needed)
        continue
      }
      let needed = collector.items + sources(of: entry.item)
      needs.append(needed.compactMap { numbers[$0] })
      present.append(
        needed.filter { collector.present.contains($0) || !collector.items.contains($0) }
          .compactMap { numbers[$0] })
    }
    recordDependencies(items.map(\.item), needs)
    for (entry, needed) in zip(items, needs) {
      // Definitions have theirs in the model.
      if case .definition = entry.item { continue }
      needsOfItems[entry.item] = needed.map { items[$0].item }
    }
    let order = order(of: items, needs, present: present)
    return order.map { items[$0] }
  }

  /// The column that the column `item` comes from, where it is one of a table that is made of another.
  private func sources(of item: Item) -> [Item] {
    guard case .definition(let id) = item, let source = derivedColumns[id] else { return [] }
    return [.definition(source)]
  }

  /// All items of the text.
  private func items() -> [(item: Item, syntax: ItemSyntax)] {
    var items: [(Item, ItemSyntax)] = []
    for (tree, declaration) in text.declarations {
      func add(
        _ item: Item, _ expressions: [ExpressionID],
        cells: [(tree: Int, expression: ExpressionID)] = [], locals: Set<Symbol> = [],
        tables: [Symbol: Symbol] = [:], overrides: [Override] = [], parent: Overlay? = nil
      ) {
        items.append(
          (
            item,
            ItemSyntax(
              tree: tree, declaration: declaration, expressions: expressions, cells: cells,
              locals: locals, tables: tables, overrides: overrides, parent: parent)
          ))
      }
      let symbol = declaration.name.symbol
      guard isFirst(declaration) else { continue }
      switch declaration.kind {
      case .input(let input):
        if case .definition(let id) = values[symbol] { add(.definition(id), [input.value]) }
      case .let(let definition):
        if case .definition(let id) = values[symbol] {
          add(.definition(id), (definition.recurrence?.initials ?? []) + [definition.value])
        }
      case .table(let table):
        guard case .table(_, let columns) = values[symbol] else { continue }
        for id in columnsWithoutCells(table, columns) { add(.definition(id), []) }
        for column in table.columns {
          guard let id = columns[column.symbol], model[id].span == column.span else { continue }
          add(.definition(id), [], cells: self.cells(of: column.symbol, ofTable: symbol))
        }
      case .fit(let fit):
        guard case .fit(let columns) = values[symbol] else { continue }
        for id in columns.values.sorted(by: { $0.index < $1.index }) {
          add(.definition(id), [fit.values, fit.places])
        }
      case .function(let function):
        guard let id = functions[symbol] else { continue }
        let locals = function.parameters.map(\.name.symbol) + function.locals.map(\.name.symbol)
        add(
          .function(id),
          function.parameters.compactMap(\.initial) + function.locals.map(\.definition.value)
            + [function.result] + function.facts.validity.map(\.condition), locals: Set(locals),
          tables: tables(of: function))
      case .scenario(let scenario):
        add(.scenario(symbol), [], overrides: scenario.overrides, parent: scenario.parent)
      case .axis, .calendar, .rows, .unit, .dimension, .deflator:
        break
      }
    }
    return items
  }

  /// The tables that parameters of `function` are elements of, by the names of the parameters.
  private func tables(of function: FunctionDeclaration) -> [Symbol: Symbol] {
    var tables: [Symbol: Symbol] = [:]
    for parameter in function.parameters {
      guard let name = parameter.annotation?.tableName, case .table = values[name.symbol] else {
        continue
      }
      tables[parameter.name.symbol] = name.symbol
    }
    return tables
  }

  /// The columns of `table` in order, where no cells of it stand in the script.
  private func columnsWithoutCells(_ table: TableDeclaration, _ columns: [Symbol: DefinitionID])
    -> [DefinitionID]
  {
    switch table.origin {
    case .script: []
    case .file, .operation: columns.values.sorted { $0.index < $1.index }
    }
  }

  /// `true` iff `declaration` is the one that got its name, where several ask for it.
  private func isFirst(_ declaration: Declaration) -> Bool {
    let symbol = declaration.name.symbol
    switch declaration.kind {
    case .function: return functions[symbol].map { model[$0].span } == declaration.name.span
    case .scenario: return scenarios[symbol]?.declaration.name.span == declaration.name.span
    case .input, .let, .table, .axis, .fit: return places[symbol] == declaration.name.span
    case .calendar, .rows, .unit, .dimension, .deflator: return true
    }
  }

  /// Records in the model which definitions need which, through functions and scenarios as well.
  private func recordDependencies(_ items: [Item], _ needs: [[Int]]) {
    model.dependents = Array(repeating: [], count: model.definitions.count)
    model.dependencies = model.dependents
    for (number, item) in items.enumerated() {
      guard case .definition(let dependent) = item else { continue }
      var seen: Set<Int> = []
      var pending = needs[number]
      while let need = pending.popLast() {
        guard seen.insert(need).inserted else { continue }
        if case .definition(let definition) = items[need] {
          model.dependents[definition.index].append(dependent)
          model.dependencies[dependent.index].append(definition)
        } else {
          pending += needs[need]
        }
      }
    }
  }

  /// Reports the cycle of `items`, none of which has a value.
  func reportCycle(_ items: [Item]) {
    var kinds: Set<Diagnostic.CycleKind> = []
    for item in items {
      switch item {
      case .definition(let id):
        broken.insert(id)
        kinds.insert(.definitions)
      case .function:
        hasBrokenItems = true
        kinds.insert(.functions)
      case .scenario:
        hasBrokenItems = true
        kinds.insert(.scenarios)
      }
    }
    report(
      .cycle(
        items.map { item in
          switch item {
          case .definition(let id): (model[id].name, model[id].span)
          case .function(let id): (model[id].name, model[id].span)
          case .scenario(let symbol):
            (
              spelling(symbol),
              scenarios[symbol]?.declaration.name.span ?? model.definitions[0].span
            )
          }
        }, of: kinds.count == 1 ? kinds.first ?? .definitions : .definitions,
        begins: items.contains { itemsWithLevels.contains($0) }))
  }

}
