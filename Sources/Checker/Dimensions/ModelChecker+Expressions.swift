import Diagnostics
import Dimensions
import Syntax

/// Types of expressions, and the formulas they become.
extension ModelChecker {

  /// A value with a mistake in it.
  func failed(at span: SourceSpan) -> Typed {
    Typed(formula: model.formulas.add(.constant(.nan), at: span), type: .failed)
  }

  /// Types `expression` and turns it into a formula.
  func check(_ expression: ExpressionID, in scope: Scope) -> Typed {
    // The tree is read in its place: a copy of it, for each expression, would take longer than the rest.
    let tree = scope.tree
    let span = text.trees[tree].span(of: expression)
    let expected = expectedType
    expectedType = nil
    switch text.trees[tree][expression] {
    case .quantity(let index):
      return check(text.trees[tree].quantities[Int(index)], expected, at: span)
    case .period(let index):
      return check(period: index, of: tree, at: span)
    case .text(let index):
      let position = position(of: text.trees[tree].texts[Int(index)])
      return Typed(
        formula: model.formulas.add(.constant(Double(position)), at: span), type: .text)
    case .boolean(let value):
      return Typed(
        formula: model.formulas.add(.constant(value ? 1 : 0), at: span), type: .boolean)
    case .name(let symbol):
      return check(name: symbol, expected, at: span, in: scope)
    case .hole:
      return checkHole(expected, at: span)
    case .member(let table, let column):
      return check(column: column, of: table, at: span, in: scope)
    case .negation(let operand):
      return checkNegation(operand, at: span, in: scope)
    case .complement(let operand):
      let value = checkCondition(operand, in: scope)
      return Typed(
        formula: model.formulas.add(.unary(.not, value.formula), at: span), type: .boolean)
    case .binary(let operation, let lhs, let rhs):
      if operation == .add || operation == .subtract { expectedType = expected }
      return check(operation, lhs, rhs, at: span, in: scope)
    case .conditional(let condition, let accepted, let rejected):
      return checkConditional(condition, accepted, rejected, expected, at: span, in: scope)
    case .conversion(let operand, let index):
      return check(
        conversionOf: operand, to: text.trees[tree].displayUnits[Int(index)], at: span, in: scope)
    case .resampling(let body, let index):
      return check(body, atFrequency: index, span, in: scope)
    case .selection(let body, let index):
      return check(body, selecting: text.trees[tree].selections[Int(index)], at: span, in: scope)
    case .call(let index):
      return check(text.trees[tree].calls[Int(index)], at: span, in: scope)
    case .world(let body, let index):
      return check(body, after: text.trees[tree].worldClauses[Int(index)], at: span, in: scope)
    }
  }

  /// Types a quantity: its unit is erased here.
  private func check(_ quantity: Quantity, _ expected: ValueType?, at span: SourceSpan) -> Typed {
    guard let unit = resolve(quantity.unit, expected: expected) else { return failed(at: span) }
    let value = unit.scale.coherent(quantity.value)
    return Typed(
      formula: model.formulas.add(.constant(value), at: span), type: .quantity(unit.dimension),
      unit: unit.isPlain ? nil : unit)
  }

  /// Types a name.
  private func check(
    name symbol: Symbol, _ expected: ValueType?, at span: SourceSpan, in scope: Scope
  ) -> Typed {
    if let local = scope.locals[symbol] {
      return Typed(
        formula: model.formulas.add(.parameter(local.number), at: span), type: local.type,
        unit: local.unit)
    }
    switch values[symbol] {
    case .definition(let id):
      return Typed(
        formula: model.formulas.add(.definition(id), at: span), type: model[id].type,
        unit: model[id].unit, series: model[id].series)
    case .axis(let id), .table(let id, _):
      return elements(of: id, model.formulas.add(.axis(id), at: span))
    case .fit:
      return summary(ofFit: symbol, at: span)
    case nil:
      return checkUnknown(name: symbol, expected, at: span, in: scope)
    }
  }

  /// The type of `formula`, which is an element of the axis `id`.
  func elements(of id: AxisID, _ formula: FormulaID) -> Typed {
    var result = Typed(formula: formula, type: typeOfElements(of: id))
    if case .numbers(_, let unit) = model[id].elements, !unit.isPlain { result.unit = unit }
    return result
  }

  /// Types a column of a table.
  private func check(
    column: Symbol, of table: ExpressionID, at span: SourceSpan, in scope: Scope
  ) -> Typed {
    guard case .name(let symbol) = text.trees[scope.tree][table] else {
      report(.notATable(sources.text(of: self.span(of: table, in: scope)), at: span))
      return failed(at: span)
    }
    if scope.locals[symbol] != nil, scope.tables[symbol] == nil {
      report(.notATable(spelling(symbol), at: self.span(of: table, in: scope)))
      return failed(at: span)
    }
    switch values[scope.tables[symbol] ?? symbol] {
    case .fit(let columns):
      return check(column, of: symbol, among: columns, at: span)
    case .table(let axis, let columns):
      guard let id = columns[column] else {
        reportUnknown(column, of: scope.tables[symbol] ?? symbol, among: columns, at: span)
        return failed(at: span)
      }
      if let local = scope.locals[symbol] {
        // A row of the table: its element is the parameter's value.
        let element = model.formulas.add(.parameter(local.number), at: span)
        return Typed(
          formula: model.formulas.add(.row(id, axis, element), at: span), type: model[id].type,
          unit: model[id].unit)
      }
      return Typed(
        formula: model.formulas.add(.definition(id), at: span), type: model[id].type,
        unit: model[id].unit)
    case .definition, .axis:
      report(.notATable(spelling(symbol), at: self.span(of: table, in: scope)))
      return failed(at: span)
    case nil:
      return checkUnknown(name: symbol, nil, at: self.span(of: table, in: scope), in: scope)
    }
  }

  /// Types the parameter `column` of the fit called `name`, whose parameters are `columns`.
  private func check(
    _ column: Symbol, of name: Symbol, among columns: [Symbol: DefinitionID], at span: SourceSpan
  ) -> Typed {
    guard let id = columns[column] else {
      reportUnknown(column, of: name, among: columns, at: span)
      return failed(at: span)
    }
    return Typed(
      formula: model.formulas.add(.definition(id), at: span), type: model[id].type,
      unit: model[id].unit)
  }

  /// Reports that `column`, which ends `span`, is none of the `columns` of `name`.
  private func reportUnknown(
    _ column: Symbol, of name: Symbol, among columns: [Symbol: DefinitionID], at span: SourceSpan
  ) {
    let length = UInt32(spelling(column).utf8.count)
    report(
      .unknownColumn(
        spelling(column), of: spelling(name),
        at: SourceSpan(file: span.file, start: span.end - length, end: span.end),
        columns: columns.keys.map { spelling($0) }.sorted()))
  }

  /// Types a change of sign; that of a literal is part of it.
  private func checkNegation(_ operand: ExpressionID, at span: SourceSpan, in scope: Scope) -> Typed
  {
    let value = checkQuantity(operand, in: scope)
    if case .constant(let number) = model.formulas[value.formula] {
      let formula = model.formulas.add(.constant(-number), at: span)
      return Typed(formula: formula, type: value.type, unit: value.unit)
    }
    let formula = model.formulas.add(.unary(.negate, value.formula), at: span)
    return Typed(formula: formula, type: value.type, unit: value.unit, series: value.series)
  }

  /// Types a choice.
  private func checkConditional(
    _ condition: ExpressionID, _ accepted: ExpressionID, _ rejected: ExpressionID,
    _ expected: ValueType?, at span: SourceSpan, in scope: Scope
  ) -> Typed {
    let test = checkCondition(condition, in: scope)
    expectedType = expected
    let (first, second) = checkAlike(accepted, rejected, asQuantities: false, in: scope)
    if !unification.unify(first.type, second.type) {
      report(
        DimensionMismatch(
          verb: "both branches of an `if` have one kind, these are",
          lhs: (first.type, self.span(of: accepted, in: scope)),
          rhs: (second.type, self.span(of: rejected, in: scope))))
      return failed(at: span)
    }
    let formula = model.formulas.add(
      .select(test.formula, first.formula, second.formula), at: span)
    return Typed(
      formula: formula, type: first.type, unit: first.unit ?? second.unit,
      series: sharedSeries(first, second))
  }

  /// Types `expression`, which must be true or false.
  func checkCondition(_ expression: ExpressionID, in scope: Scope) -> Typed {
    let value = check(expression, in: scope)
    if !unification.unify(value.type, .boolean) {
      report(
        expected: "a condition", found: value.type, at: span(of: expression, in: scope),
        help: waysToCompare(value, expression, in: scope))
    }
    return value
  }

  /// Types `expression`, which must be a quantity, or a period where those are allowed as well.
  func checkQuantity(
    _ expression: ExpressionID, allowsPeriod: Bool = false, in scope: Scope
  ) -> Typed {
    var value = check(expression, in: scope)
    let resolved = unification.resolve(value.type)
    switch resolved {
    case .quantity, .failed:
      value.type = resolved
    case .variable:
      value.type = .quantity(unification.freshQuantity())
      _ = unification.unify(resolved, value.type)
    case .period where allowsPeriod:
      value.type = resolved
    case .boolean, .text, .period:
      report(
        expected: "a quantity", found: resolved, at: span(of: expression, in: scope),
        help: resolved.isPeriod
          ? ["count the steps from another period: `x - 2024Q1`"]
          : resolved == .boolean
            ? ["choose numbers by it: `if … then 1 else 0`, or count with `count(… over axis)`"]
            : [])
      value.type = .failed
    }
    return value
  }

  /// Types a value shown in a unit.
  private func check(
    conversionOf operand: ExpressionID, to target: DisplayUnit, at span: SourceSpan, in scope: Scope
  ) -> Typed {
    let unit = resolve(target.unit, magnitude: target.magnitude)
    var value = expecting(unit.map { .quantity($0.dimension) }) {
      checkQuantity(operand, in: scope)
    }
    guard let unit else {
      value.type = .failed
      return value
    }
    if let exchange = exchange(of: value.type, to: unit.dimension, target) {
      return check(exchange, of: value, operand, to: unit, target, at: span, in: scope)
    }
    if !unification.unify(value.type, .quantity(unit.dimension)) {
      report(
        conversionOf: value.type, to: unit, value: self.span(of: operand, in: scope),
        target: target.span)
      value.type = .failed
    }
    value.unit = unit
    return value
  }

  /// Types the elements picked from a value.
  private func check(
    _ body: ExpressionID, selecting selectors: [Selector], at span: SourceSpan, in scope: Scope
  ) -> Typed {
    var value = check(body, in: scope)
    var picks: [Pick] = []
    for selector in selectors {
      if let steps = stepsBack(of: selector, in: scope) {
        report(
          .pickedBefore(
            spelling(selector.axis.symbol), steps,
            of: sources.text(of: self.span(of: body, in: scope)),
            at: self.span(of: selector.element, in: scope)))
        return failed(at: span)
      }
      if let axis = indexedAxis(of: selector, in: scope) {
        guard let picked = self.value(of: value, at: selector, of: axis, span, in: scope) else {
          return failed(at: span)
        }
        value = picked
        continue
      }
      guard let element = element(of: selector, in: scope), !isUnread(selector.axis.symbol) else {
        return failed(at: span)
      }
      picks.append(
        Pick(
          axis: AxisName(name: axisName(selector.axis.symbol), span: selector.axis.span),
          element: element, span: self.span(of: selector.element, in: scope)))
    }
    if picks.isEmpty { return value }
    return Typed(
      formula: model.formulas.add(pick: picks, from: value.formula, at: span), type: value.type,
      unit: value.unit, series: series(of: value, without: selectors.map(\.axis.symbol)))
  }

  /// How many elements before the one at hand `selector` picks, as in `x[year = year - 1]`, if it is written so.
  private func stepsBack(of selector: Selector, in scope: Scope) -> Int? {
    let syntax = text.trees[scope.tree]
    guard case .binary(.subtract, let lhs, let rhs) = syntax[selector.element],
      case .name(let symbol) = syntax[lhs], symbol == selector.axis.symbol,
      scope.locals[symbol] == nil, isKnownAxis(symbol),
      case .quantity(let index) = syntax[rhs]
    else { return nil }
    return Int(exactly: syntax.quantities[Int(index)].value)
  }

  /// The element that `selector` picks, or `nil`, with a report, where it picks none.
  func element(of selector: Selector, in scope: Scope) -> Pick.Element? {
    let syntax = text.trees[scope.tree]
    let place = span(of: selector.element, in: scope)
    if case .text(let index) = syntax[selector.element] {
      return .label(syntax.texts[Int(index)])
    }
    if case .period(let index) = syntax[selector.element] {
      return period(syntax.periods[Int(index)]).map { .period($0.ordinal, $0.kind) }
    }
    guard text.trees[scope.tree].isQuantity(selector.element) else {
      report(.indexNotConstant(at: place))
      return nil
    }
    guard let literal = literal(selector.element, in: scope.tree) else { return nil }
    if case .axis(let id) = values[selector.axis.symbol],
      case .numbers(_, let unit) = model[id].elements, unit.dimension != literal.unit.dimension
    {
      report(
        .wrongElement(
          name(of: .quantity(literal.unit.dimension)), of: spelling(selector.axis.symbol),
          at: place, declared: model[id].span, expected: name(of: .quantity(unit.dimension))))
      return nil
    }
    return .number(literal.value)
  }

}
