import Diagnostics
import Dimensions
import Syntax

/// Overrides and scenarios.
extension ModelChecker {

  /// Types `body` in the worlds that `clause` makes.
  func check(_ body: ExpressionID, after clause: WorldClause, at span: SourceSpan, in scope: Scope)
    -> Typed
  {
    world(of: check(body, in: scope), after: clause, at: span, in: scope)
  }

  /// `value`, which stands at `span`, in the worlds that `clause` makes.
  func world(of value: Typed, after clause: WorldClause, at span: SourceSpan, in scope: Scope)
    -> Typed
  {
    guard let change = change(clause, in: scope) else { return failed(at: span) }
    if scope.locals.isEmpty, !clause.isOverlay {
      warnWithoutEffect(change, on: [value.formula], at: span)
    }
    return moved(value, by: change, at: span)
  }

  /// Each of `values`, all of which go into one answer, in the worlds that `clauses` make; `nil`, with a report, where a
  /// clause is wrong. The last of them depends on all that any of them depends on.
  ///
  /// What a clause sweeps is one axis for all of them.
  func worlds(
    of values: [Typed], _ clauses: WorldClauses, at span: SourceSpan, in scope: Scope
  ) -> [Typed]? {
    var values = values
    for clause in clauses.clauses {
      guard let change = change(clause, in: scope) else { return nil }
      if !clause.isOverlay { warnWithoutEffect(change, on: values.map(\.formula), at: span) }
      values = values.map { moved($0, by: change, at: model.formulas.span(of: $0.formula)) }
    }
    return values
  }

  /// The change of world that `clause` asks for, or `nil`, with a report, where it is wrong.
  private func change(_ clause: WorldClause, in scope: Scope) -> WorldChange? {
    switch clause {
    case .with(let overrides):
      step(overrides, in: scope, allowsSweeps: true).map { .steps([$0]) }
    case .under(let overlay):
      steps(of: overlay).map { .steps($0) }
    case .across(let list):
      across(list, in: scope)
    }
  }

  /// `value` in the worlds that `change` makes.
  private func moved(_ value: Typed, by change: WorldChange, at span: SourceSpan) -> Typed {
    Typed(
      formula: model.formulas.add(change, to: value.formula, at: span), type: value.type,
      unit: value.unit, series: series(of: value, without: []))
  }

  /// What `overrides` set at once, or `nil`, with a report, where they are wrong.
  func step(_ overrides: [Override], in scope: Scope, allowsSweeps: Bool) -> [WorldOverride]? {
    var result: [WorldOverride] = []
    var isRight = true
    for override in overrides {
      guard let resolved = resolve(override, in: scope, allowsSweeps: allowsSweeps) else {
        isRight = false
        continue
      }
      if let first = result.first(where: {
        $0.target == resolved.target && ($0.cells == resolved.cells || $0.cells.isEmpty)
      }) {
        report(
          .conflictingOverlays(
            model[resolved.target].name, at: override.span, first.span, override.span))
        isRight = false
      }
      result.append(resolved)
    }
    return isRight ? result : nil
  }

  /// `override` with names resolved and units erased.
  private func resolve(_ override: Override, in scope: Scope, allowsSweeps: Bool) -> WorldOverride?
  {
    guard let target = resolve(override.target, in: scope) else { return nil }
    let definition = model[target.definition]
    let old = model.formulas.add(.definition(target.definition), at: override.target.span)
    func combined(_ value: Typed, at span: SourceSpan) -> FormulaID? {
      guard agrees(value.type, with: override, of: definition, at: span) else { return nil }
      guard let operation = override.combination else { return value.formula }
      return model.formulas.add(
        .binary(BinaryOperation(operation), cells(target.cells, of: old), value.formula),
        at: override.span)
    }
    let value: WorldOverride.Value
    switch override.value {
    case .formula(let expression):
      let typed = expecting(definition.type) { check(expression, in: scope) }
      guard let formula = combined(typed, at: span(of: expression, in: scope)),
        !reportNumber(
          expression, meeting: Typed(formula: old, type: definition.type, unit: definition.unit),
          isChange: override.combination == .add || override.combination == .subtract, in: scope)
      else { return nil }
      warnOfOwnCause(override, target, typed.formula, in: scope)
      warnOutside([typed.formula], override, target)
      value = .formula(formula)
    case .list(let expressions):
      guard allowsSweeps else {
        report(.sweepInScenario(at: override.span))
        return nil
      }
      let formulas = expressions.compactMap {
        combined(check($0, in: scope), at: span(of: $0, in: scope))
      }
      guard formulas.count == expressions.count else { return nil }
      warnOutside(formulas, override, target)
      let axis = sweepAxis(
        target, elements(of: expressions, definition, override, in: scope), at: override.span)
      value = .list(axis, formulas)
    case .range(let range):
      guard allowsSweeps else {
        report(.sweepInScenario(at: override.span))
        return nil
      }
      guard let sweep = self.sweep(range, target, override, in: scope) else { return nil }
      value = sweep
    }
    return WorldOverride(
      target: target.definition, cells: target.cells, value: value, span: override.span)
  }

  /// Warns where the new value of `target`, which is `formula`, is computed from something that depends on it.
  private func warnOfOwnCause(
    _ override: Override, _ target: CheckedQuestion.Target, _ formula: FormulaID, in scope: Scope
  ) {
    var collector = NameCollector(checker: self, tree: scope.tree, locals: [])
    collector.collectValue(of: override)
    for case .definition(let id) in collector.items
    where id != target.definition && model.needs(of: [id]).contains(target.definition) {
      warn(
        .overrideOfItsOwnCause(
          target.text, model[id].name, at: override.span, declared: model[id].span))
      return
    }
  }

  /// Warns where one of `formulas`, new values of `target`, is a constant outside of its range.
  private func warnOutside(
    _ formulas: [FormulaID], _ override: Override, _ target: CheckedQuestion.Target
  ) {
    if override.combination != nil { return }
    let numbers = formulas.compactMap { formula -> Double? in
      if case .constant(let number) = model.formulas[formula] { number } else { nil }
    }
    warnOutside(numbers, override, target)
  }

  /// Warns where one of `numbers`, new values of `target`, lies outside of its range.
  private func warnOutside(
    _ numbers: [Double], _ override: Override, _ target: CheckedQuestion.Target
  ) {
    let definition = model[target.definition]
    guard let range = definition.range else { return }
    let slack = 1e-12 * max(abs(range.lowerBound), abs(range.upperBound))
    guard
      numbers.contains(where: { $0 < range.lowerBound - slack || $0 > range.upperBound + slack })
    else { return }
    let (lower, upper) = (range.lowerBound, range.upperBound)
    let shown: String
    switch definition.type {
    case .quantity(let dimension):
      let unit = definition.unit ?? model.units.plainUnit(for: dimension)
      shown = "\(unit.element(lower)) to \(unit.element(upper))"
    case .period(let kind):
      shown = "\(kind.text(of: Int(lower))) to \(kind.text(of: Int(upper)))"
    case .boolean, .text, .variable, .failed:
      return
    }
    warn(
      .outsideRange(
        definition.name, at: override.span, declared: definition.span, range: shown))
  }

  /// The part of the column `formula` that `cells` name, or all of it.
  private func cells(_ cells: [AxisID: Int], of formula: FormulaID) -> FormulaID {
    guard !cells.isEmpty else { return formula }
    let span = model.formulas.span(of: formula)
    let picks = cells.map { axis, index in
      let element: Pick.Element =
        switch model[axis].elements {
        case .labels(let labels): .label(labels[index])
        case .numbers(let numbers, _): .number(numbers[index])
        case .periods(let ordinals, let kind): .period(ordinals[index], kind)
        }
      return Pick(
        axis: AxisName(name: model[axis].name, span: span), element: element, span: span)
    }
    return model.formulas.add(pick: picks, from: formula, at: span)
  }

  /// What sweeping `target` over `range` sets.
  private func sweep(
    _ range: LiteralRange, _ target: CheckedQuestion.Target, _ override: Override, in scope: Scope
  ) -> WorldOverride.Value? {
    let definition = model[target.definition]
    guard let elements = elements(of: range, in: scope.tree) else { return nil }
    guard case .numbers(let numbers, let unit) = elements else {
      return sweep(over: elements, range, target, override)
    }
    guard agrees(.quantity(unit.dimension), with: override, of: definition, at: range.span) else {
      return nil
    }
    if override.combination == nil {
      warnOutside([numbers.first, numbers.last].compactMap { $0 }, override, target)
    }
    let axis = sweepAxis(target, .numbers(numbers, unit), at: override.span)
    guard let operation = override.combination else { return .numbers(axis) }
    let old = cells(
      target.cells, of: model.formulas.add(.definition(target.definition), at: override.target.span)
    )
    return .list(
      axis,
      numbers.map { number in
        let change = model.formulas.add(.constant(number), at: range.span)
        return model.formulas.add(
          .binary(BinaryOperation(operation), old, change), at: override.span)
      })
  }

  /// What sweeping `target` over the periods `elements` of `range` sets.
  private func sweep(
    over elements: Axis.Elements, _ range: LiteralRange, _ target: CheckedQuestion.Target,
    _ override: Override
  ) -> WorldOverride.Value? {
    guard case .periods(let ordinals, let kind) = elements, override.combination == nil else {
      report(.mixedPeriods("periods are set, not added to", at: range.span))
      return nil
    }
    guard agrees(.period(kind), with: override, of: model[target.definition], at: range.span) else {
      return nil
    }
    let ends = [ordinals.first, ordinals.last].compactMap { $0 }
    warnOutside(ends.map(Double.init), override, target)
    return .numbers(sweepAxis(target, elements, at: override.span))
  }

  /// `true` iff a value of `type` may override `definition`; reports where it may not.
  private func agrees(
    _ type: ValueType, with override: Override, of definition: Definition, at span: SourceSpan
  ) -> Bool {
    let isFactor = override.combination == .multiply || override.combination == .divide
    let needed = isFactor ? ValueType.quantity(.one) : definition.type
    if unification.unify(needed, type) { return unification.resolve(type) != .failed }
    if isFactor {
      report(.factorWithDimension(name(of: type), of: definition.name, at: span))
    } else {
      report(
        DimensionMismatch(
          verb: "`\(definition.name)` and its new value do not agree:",
          lhs: (needed, definition.span), rhs: (type, span)))
    }
    return false
  }

  /// The axis along which `target` is swept over `elements`; the same sweep twice makes one axis.
  private func sweepAxis(
    _ target: CheckedQuestion.Target, _ elements: Axis.Elements, at span: SourceSpan
  ) -> AxisID {
    let name = String(model[target.definition].name.split(separator: ".").last ?? "")
    if let same = axes[name]?.first(where: { model[$0].elements == elements }) { return same }
    let axis = addAxis(name, elements, at: span)
    model.axes[axis.index].isSwept = true
    return axis
  }

  /// The elements of the axis that a list makes: its numbers where all are literals, else its texts.
  private func elements(
    of expressions: [ExpressionID], _ definition: Definition, _ override: Override, in scope: Scope
  ) -> Axis.Elements {
    if override.combination == nil,
      expressions.allSatisfy({ text.trees[scope.tree].isQuantity($0) })
    {
      let literals = expressions.compactMap { literal($0, in: scope.tree) }
      if literals.count == expressions.count, Set(literals.map(\.value)).count == literals.count {
        return .numbers(literals.map(\.value), literals[0].unit)
      }
    }
    if override.combination == nil, let periods = periods(expressions, in: scope.tree) {
      return periods
    }
    let sign = override.combination.map { "\($0.rawValue)= " } ?? ""
    return .labels(expressions.map { sign + line(at: span(of: $0, in: scope)) })
  }

  /// What `target` names, or `nil`, with a report, where it names nothing that can be moved.
  func resolve(_ target: OverrideTarget, in scope: Scope) -> CheckedQuestion.Target? {
    let name = spelling(target.name.symbol)
    switch values[target.name.symbol] {
    case .definition(let id):
      if let column = target.column {
        report(.notATable(name, at: target.name.span.extended(toCover: column.span)))
        return nil
      }
      if let selector = target.selectors.first {
        report(.notATable(name, at: target.name.span.extended(toCover: selector.axis.span)))
        return nil
      }
      guard model[id].role == .input else {
        report(notOverridable(id, at: target.span))
        return nil
      }
      return CheckedQuestion.Target(definition: id, cells: [:], text: name)
    case .table(let axis, let columns):
      guard let column = target.column else {
        let names = columns.keys.map { "`\(name).\(spelling($0))`" }.sorted()
        report(
          .unknownInput(
            name, at: target.span, nearest: nil,
            others: "it is a table: name a column of it, \(names.joined(separator: " or "))"))
        return nil
      }
      guard let id = columns[column.symbol] else {
        report(
          .unknownColumn(
            spelling(column.symbol), of: name, at: column.span,
            columns: columns.keys.map { spelling($0) }.sorted()))
        return nil
      }
      guard let cells = cells(target.selectors, of: axis, in: scope) else { return nil }
      return CheckedQuestion.Target(definition: id, cells: cells, text: line(at: target.span))
    case .fit(let columns):
      guard let column = target.column, target.selectors.isEmpty, let id = columns[column.symbol],
        !fits.isDerived(id)
      else {
        report(.notAParameter(fits.parameters(of: columns, model), of: name, at: target.span))
        return nil
      }
      return CheckedQuestion.Target(definition: id, cells: [:], text: line(at: target.span))
    case .axis, nil:
      reportUnknown(target.name.symbol, in: .inputs) { [self] in
        unknownInput(name, at: target.span)
      }
      return nil
    }
  }

  /// The diagnostic of an override of something that does not exist.
  private func unknownInput(_ name: String, at span: SourceSpan) -> Diagnostic {
    let inputs = model.definitions.filter { $0.role == .input }.map(\.name)
    let list = inputs.prefix(6).map { "`\($0)`" }.joined(separator: ", ")
    let isAxis = axes[name] != nil
    return .unknownInput(
      name, at: span, nearest: Spelling.nearest(to: name, among: inputs),
      others: isAxis
        ? "it is an axis: pick an element of it with `[\(name) = …]`"
        : inputs.isEmpty
          ? "declare it: `input \(name) = …`"
          : "the inputs are \(list)\(inputs.count > 6 ? ", …" : "")")
  }

  /// The diagnostic of an override of the definition `id`, with the inputs that it follows from.
  private func notOverridable(_ id: DefinitionID, at span: SourceSpan) -> Diagnostic {
    var inputs: [String] = []
    var seen: Set<DefinitionID> = [id]
    var pending = [id]
    while let next = pending.popLast() {
      if model[next].role == .input { inputs.append(model[next].name) }
      for need in model.dependencies[next.index] where seen.insert(need).inserted {
        pending.append(need)
      }
    }
    return .notOverridable(
      model[id].name, at: span, declared: model[id].span,
      inputs: Array(inputs.sorted().prefix(5)))
  }

  /// The elements that `selectors` pick from the axis of a table.
  private func cells(_ selectors: [Selector], of axis: AxisID, in scope: Scope) -> [AxisID: Int]? {
    var cells: [AxisID: Int] = [:]
    for selector in selectors {
      let name = AxisName(name: axisName(selector.axis.symbol), span: selector.axis.span)
      guard name.name == model[axis].name else {
        reportUnknownAxis(name)
        return nil
      }
      guard let element = element(of: selector, in: scope) else { return nil }
      guard let index = model.position(of: element, in: axis) else {
        if !model[axis].isPartial {
          report(model.unknownElement(element, of: axis, at: span(of: selector.element, in: scope)))
        }
        return nil
      }
      cells[axis] = index
    }
    return cells
  }

}

extension WorldClause {

  /// `true` iff this is `under …`: a scenario sets many inputs, and not all of them need to matter.
  fileprivate var isOverlay: Bool {
    switch self {
    case .under: true
    case .with, .across: false
    }
  }

}

extension BinaryOperation {

  /// The operation that combines an old value with a new one.
  init(_ combination: BinaryOperator) {
    switch combination {
    case .add: self = .add
    case .subtract: self = .subtract
    case .multiply: self = .multiply
    case .divide: self = .divide
    case .power, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .and, .or:
      preconditionFailure("unreachable: \(combination.rawValue)= is not in the grammar")
    }
  }

}
