import Diagnostics
import Dimensions
import Syntax

/// A formula with its type and the unit in which it was written.
struct Typed {

  /// The formula.
  var formula: FormulaID

  /// Its type.
  var type: ValueType

  /// The unit, where it can be told.
  var unit: MeasuringUnit?

  /// What kind of series it is, where that can be told.
  var series: SeriesKind?

}

/// Where an expression stands: its tree and the names of the function around it.
struct Scope {

  /// The number of the tree.
  let tree: Int

  /// The parameters and local definitions in sight: their numbers and types.
  var locals: [Symbol: (number: Int, type: ValueType, unit: MeasuringUnit?)] = [:]

  /// The tables that some parameters are elements of.
  var tables: [Symbol: Symbol] = [:]

}

/// Pass 4: types and formulas of all definitions.
extension ModelChecker {

  /// Checks everything in `order`, in which each comes after those it needs.
  func checkDefinitions(in order: [(item: Item, syntax: ItemSyntax)]) {
    let members = order.compactMap { item, syntax -> (DefinitionID, ItemSyntax)? in
      guard case .definition(let id) = item, model.recurrenceOfDefinitions[id] != nil else {
        return nil
      }
      return (id, syntax)
    }
    let recurrences = Dictionary(uniqueKeysWithValues: members)
    for (item, syntax) in order {
      if case .definition(let id) = item { openRecurrences(beginningWith: id, recurrences) }
      let count = errorCount
      currentItem = item
      defer { currentItem = nil }
      switch item {
      case .definition(let id):
        check(id, syntax)
        model.order.append(id)
        let isTainted = model.dependencies[id.index].contains { broken.contains($0) }
        if errorCount > count || isTainted || model[id].type == .failed { broken.insert(id) }
        closeRecurrences(endingWith: id)
      case .function(let id):
        checkFunction(id, syntax)
        if errorCount > count { hasBrokenItems = true }
      case .scenario(let symbol):
        checkScenario(symbol)
        if errorCount > count { hasBrokenItems = true }
      }
    }
  }

  /// Checks the input, definition or column `id`.
  func check(_ id: DefinitionID, _ syntax: ItemSyntax) {
    let scope = Scope(tree: syntax.tree)
    switch syntax.declaration.kind {
    case .input(let input): checkInput(id, input, in: scope)
    case .let(let definition):
      var value =
        definition.recurrence.map { check(definition, $0, of: id, in: scope) }
        ?? check(definition, in: scope)
      check(value.type, against: definition.annotation, at: span(of: definition.value, in: scope))
      value.series = series(of: id, definition.series, inferred: value.series)
      set(id, to: value)
    case .table(let table):
      switch table.origin {
      case .script:
        if case .column(let axis) = model[id].role, !settledColumns.contains(id) {
          checkColumn(id, cells: syntax.cells, over: axis)
        }
      case .file: break
      case .operation: typeDerivedColumn(id)
      }
    case .fit(let fit):
      checkFit(fit, named: syntax.declaration.name, definition: id, in: scope)
    case .axis, .calendar, .rows, .function, .unit, .dimension, .deflator, .scenario:
      break
    }
  }

  /// Gives the definition `id` its formula.
  private func set(_ id: DefinitionID, to value: Typed) {
    model.definitions[id.index].formula = value.formula
    if model.recurrenceOfDefinitions[id] != nil {
      // Others may have solved for the type already.
      _ = unification.unify(model[id].type, value.type)
    }
    model.definitions[id.index].type = unification.resolve(value.type)
    model.definitions[id.index].unit = value.unit
    model.definitions[id.index].series = value.series
  }

  /// Checks a definition against its annotation.
  private func check(_ definition: LetDeclaration, in scope: Scope) -> Typed {
    let expected = definition.annotation.flatMap { resolve($0, reports: false) }
    return expecting(expected.map { .quantity($0) }) { check(definition.value, in: scope) }
  }

  /// Reports a value whose `type` is not what `annotation` says.
  private func check(
    _ type: ValueType, against annotation: DimensionExpression?, at span: SourceSpan
  ) {
    guard let annotation, let dimension = resolve(annotation) else { return }
    if !unification.unify(type, .quantity(dimension)) {
      report(
        DimensionMismatch(
          verb: "the declaration and the value do not agree:",
          lhs: (.quantity(dimension), annotation.span), rhs: (type, span)))
    }
  }

  /// Checks the input `id`: its value, and that its range is of the same kind.
  private func checkInput(_ id: DefinitionID, _ input: InputDeclaration, in scope: Scope) {
    var value =
      input.drawn == nil
      ? check(input.value, in: scope) : checkDistribution(input.value, of: id, in: scope)
    if let range = input.range, case .period(let kind) = value.type {
      checkRange(range, of: id, kind, in: scope)
    } else if let range = input.range, let (interval, unit) = interval(of: range, in: scope.tree) {
      if unification.unify(value.type, .quantity(unit.dimension)) {
        model.definitions[id.index].range = interval
        if value.unit == nil, !unit.isPlain { value.unit = unit }
        warnOutside(interval, id, input, in: scope)
      } else {
        report(
          DimensionMismatch(
            verb: "an input and its range do not agree:",
            lhs: (value.type, span(of: input.value, in: scope)),
            rhs: (.quantity(unit.dimension), range.span)))
      }
    }
    set(id, to: value)
    if case .draw(let index) = model.formulas[value.formula] {
      checkLiterals(of: model.formulas.draws[index])
    }
  }

  /// Warns where the literal value of the input `id` lies outside `interval`.
  private func warnOutside(
    _ interval: ClosedRange<Double>, _ id: DefinitionID, _ input: InputDeclaration, in scope: Scope
  ) {
    guard text.trees[scope.tree].isQuantity(input.value), let range = input.range,
      let value = literal(input.value, in: scope.tree)?.value, !interval.contains(value)
    else { return }
    let text = sources.text(of: range.span)
    warn(
      .outsideRange(
        model[id].name, at: span(of: input.value, in: scope), range: "the range is \(text)"))
  }

  /// Checks the column `id`, whose `cells` must be of one kind.
  func checkColumn(
    _ id: DefinitionID, cells: [(tree: Int, expression: ExpressionID)], over axis: AxisID
  ) {
    var type: ValueType?
    var unit: MeasuringUnit?
    var formulas: [FormulaID] = []
    for (tree, cell) in cells {
      let scope = Scope(tree: tree)
      let value = check(cell, in: scope)
      formulas.append(value.formula)
      if let type, !unification.unify(type, value.type) {
        report(
          DimensionMismatch(
            verb: "a column has values of one kind, this one has",
            lhs: (type, text.trees[cells[0].tree].span(of: cells[0].expression)),
            rhs: (value.type, span(of: cell, in: scope))))
      }
      type = type ?? value.type
      unit = unit ?? value.unit
    }
    let formula = model.formulas.add(cells: formulas, over: axis, at: model[id].span)
    set(id, to: Typed(formula: formula, type: type ?? .quantity(.one), unit: unit))
  }

  /// Checks the function `id`: its body with parameters of open types.
  private func checkFunction(_ id: FunctionID, _ syntax: ItemSyntax) {
    guard case .function(let function) = syntax.declaration.kind else { return }
    var scope = Scope(tree: syntax.tree)
    var types: [ValueType] = []
    var initials: [FormulaID?] = []
    for (number, parameter) in function.parameters.enumerated() {
      var type = unification.freshType()
      var unit: MeasuringUnit?
      if let table = parameter.annotation?.tableName,
        case .table(let axis, _) = values[table.symbol]
      {
        type = typeOfElements(of: axis)
        scope.tables[parameter.name.symbol] = table.symbol
        model.functions[id.index].tables[number] = axis
      } else {
        check(type, against: parameter.annotation, at: parameter.name.span)
      }
      if let initial = parameter.initial {
        let value = check(initial, in: Scope(tree: syntax.tree))
        unit = value.unit
        initials.append(value.formula)
        if !unification.unify(type, value.type) {
          report(
            DimensionMismatch(
              verb: "a parameter and its value do not agree:",
              lhs: (type, parameter.name.span), rhs: (value.type, span(of: initial, in: scope))))
        }
      } else {
        initials.append(nil)
      }
      if scope.locals[parameter.name.symbol] != nil {
        report(
          .duplicate(
            name: spelling(parameter.name.symbol), at: parameter.name.span,
            first: function.parameters[0].name.span))
      }
      if !parameter.axes.isEmpty {
        model.functions[id.index].sharedAxes[number] = knownAxes(parameter.axes).map(\.name)
      }
      if scope.tables[parameter.name.symbol] != parameter.name.symbol {
        // A parameter that is called as the table whose element it is hides nothing that is needed beside it.
        warnOfShadowing(parameter.name)
      }
      types.append(type)
      scope.locals[parameter.name.symbol] = (number, type, unit)
    }
    model.functions[id.index].initials = initials
    model.functions[id.index].locals = checkLocals(function, in: &scope)
    let result = check(function.result, in: scope)
    check(result.type, against: function.annotation, at: span(of: function.result, in: scope))
    let validity = check(function.facts, of: model[id].name, in: scope)
    if !validity.isEmpty { model.validityOfFunctions[id] = validity }
    model.functions[id.index].result = result.formula
    model.functions[id.index].parameterTypes = types.map { unification.resolve($0) }
    model.functions[id.index].resultType = unification.resolve(result.type)
  }

  /// Checks the local definitions of `function` and adds them to `scope`.
  private func checkLocals(_ function: FunctionDeclaration, in scope: inout Scope) -> [FormulaID] {
    var formulas: [FormulaID] = []
    for local in function.locals {
      let value = check(local.definition, in: scope)
      check(
        value.type, against: local.definition.annotation,
        at: span(of: local.definition.value, in: scope))
      if scope.locals[local.name.symbol] != nil {
        report(
          .duplicate(
            name: spelling(local.name.symbol), at: local.name.span,
            first: span(of: local.definition.value, in: scope)))
      }
      warnOfShadowing(local.name)
      scope.locals[local.name.symbol] = (
        function.parameters.count + formulas.count, value.type, value.unit
      )
      formulas.append(value.formula)
    }
    return formulas
  }

  /// Where `expression` stands.
  func span(of expression: ExpressionID, in scope: Scope) -> SourceSpan {
    text.trees[scope.tree].span(of: expression)
  }

}
