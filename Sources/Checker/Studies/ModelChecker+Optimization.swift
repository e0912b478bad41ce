import Diagnostics
import Dimensions
import Syntax

/// Optimisations: what is chosen, from what, and under which conditions.
extension ModelChecker {

  /// Types a search for the choices at which `expression` is least or greatest.
  func checkOptimization(
    of expression: ExpressionID, isMaximum: Bool, over choices: [Choice],
    _ conditions: [ExpressionID], in scope: Scope
  ) -> CheckedQuestion.Kind? {
    let count = errorCount
    let shown = shown(checkQuantity(expression, in: scope), expression, in: scope)
    let reached = model.reached(from: shown.formula)
    var parts: [MoverPart] = []
    var axes: [Optimization.ChosenAxis] = []
    for choice in choices {
      if let axis = axis(of: choice.target) {
        if let first = axes.first(where: { $0.axis == axis }) {
          report(.repeatedMember(model[axis].name, at: choice.span, first: first.span))
        }
        if let chosen = chosenAxis(axis, choice, in: scope) { axes.append(chosen) }
      } else if let mover = mover(choice, reached, shown, in: scope) {
        parts.append((nil, [mover], choice.span))
      }
    }
    reportRepetition(in: parts)
    let limits = conditions.flatMap { self.conditions($0, in: scope) }
    guard errorCount == count else { return nil }
    let (movers, groups) = movedGroups(parts)
    let study = Study(shown: shown, movers: movers, groups: groups)
    return .optimize(
      Optimization(study: study, axes: axes, isMaximum: isMaximum, conditions: limits))
  }

  /// The axis that `target` is, if it is one: a declared one or a table's.
  private func axis(of target: OverrideTarget) -> AxisID? {
    guard target.column == nil, target.selectors.isEmpty else { return nil }
    switch values[target.name.symbol] {
    case .axis(let axis), .table(let axis, _): return axis
    case .definition, .fit, nil: return nil
    }
  }

  /// The choice of an element of `axis`, or `nil`, with a report, where `choice` makes no sense.
  private func chosenAxis(_ axis: AxisID, _ choice: Choice, in scope: Scope)
    -> Optimization.ChosenAxis?
  {
    let all = Array(0..<model[axis].elements.count)
    let elements: [Int]
    switch choice.values {
    case nil: elements = all
    case .list(let expressions):
      guard let listed = self.elements(expressions, in: scope.tree) else { return nil }
      let places = (0..<listed.count).map { place in
        all.first { model[axis].elements.isSame($0, as: place, of: listed) }
      }
      if let unknown = places.firstIndex(of: nil) {
        report(
          .unknownChoice(
            line(at: span(of: expressions[unknown], in: scope)), of: model[axis].name,
            at: span(of: expressions[unknown], in: scope), axis: model[axis].span))
        return nil
      }
      elements = places.compactMap { $0 }
    case .range, .axis:
      report(.choiceOfAnAxis(model[axis].name, at: choice.span))
      return nil
    }
    return Optimization.ChosenAxis(
      axis: axis, name: model[axis].name, elements: elements, span: choice.span)
  }

  /// What `choice` moves and through which values, or `nil`, with a report, where it makes no sense.
  private func mover(
    _ choice: Choice, _ reached: Set<DefinitionID>, _ shown: Shown, in scope: Scope
  ) -> Study.Mover? {
    let elements: Axis.Elements
    let place: SourceSpan
    switch choice.values {
    case .range(let range) where range.step != nil:
      guard let values = self.elements(of: range, in: scope.tree) else { return nil }
      (elements, place) = (values, range.span)
    case .list(let expressions):
      guard let values = self.elements(expressions, in: scope.tree) else { return nil }
      (elements, place) = (values, choice.span)
    case .axis(let name):
      guard let axis = elementsOfAxis(called: name) else { return nil }
      (elements, place) = (axis, name.span)
    case .range(let range):
      return mover(
        Mover(target: choice.target, range: range, span: choice.span), reached, shown, in: scope)
    case nil:
      if case .definition(let id)? = values[choice.target.name.symbol], model[id].type == .text {
        report(.textWithoutChoices(model[id].name, at: choice.span, declared: model[id].span))
        return nil
      }
      return mover(
        Mover(target: choice.target, range: nil, span: choice.span), reached, shown, in: scope)
    }
    guard let target = resolve(choice.target, in: scope) else { return nil }
    if !reached.contains(target.definition) {
      ineffectiveTargets.insert(target.definition)
      warn(.overrideWithoutEffect(target.text, at: choice.span, formula: shown.span))
    }
    return mover(target, through: elements, choice, at: place)
  }

  /// The elements of the axis or table called `name`; `nil`, with a report, where there is none.
  private func elementsOfAxis(called name: Name) -> Axis.Elements? {
    switch values[name.symbol] {
    case .axis(let axis), .table(let axis, _): return model[axis].elements
    case .definition, .fit, nil:
      reportUnknownAxis(AxisName(name: spelling(name.symbol), span: name.span))
      return nil
    }
  }

  /// `target` moved through `elements`, which stand at `place`.
  private func mover(
    _ target: CheckedQuestion.Target, through elements: Axis.Elements, _ choice: Choice,
    at place: SourceSpan
  ) -> Study.Mover? {
    let type = model[target.definition].type
    switch elements {
    case .labels(let labels) where type == .text:
      return Study.Mover(
        target: target, range: nil, unit: nil, isNamed: true, hasOwnRange: true,
        values: labels.map { Double(position(of: $0)) }, labels: labels)
    case .numbers(let numbers, let unit):
      guard case .quantity(let dimension) = type, dimension == unit.dimension else {
        report(
          DimensionMismatch(
            verb: "an input and what it is chosen from do not agree:",
            lhs: (type, choice.target.span), rhs: (.quantity(unit.dimension), place)))
        return nil
      }
      let sorted = numbers.sorted()
      guard let least = sorted.first, let greatest = sorted.last else { return nil }
      return Study.Mover(
        target: target, range: least...greatest, unit: unit, isNamed: true, hasOwnRange: true,
        values: sorted)
    case .labels, .periods:
      report(
        DimensionMismatch(
          verb: "an input and what it is chosen from do not agree:",
          lhs: (type, choice.target.span), rhs: (.text, place)))
      return nil
    }
  }

  /// The conditions that `expression` joins with `and`, each with its margin where it is a comparison of quantities.
  private func conditions(_ expression: ExpressionID, in scope: Scope) -> [Optimization.Condition] {
    if case .binary(.and, let first, let second) = text.trees[scope.tree][expression] {
      return conditions(first, in: scope) + conditions(second, in: scope)
    }
    let shown = self.shown(checkCondition(expression, in: scope), expression, in: scope)
    return [Optimization.Condition(shown: shown, margin: margin(of: shown.formula))]
  }

  /// How far `condition` is from failing, where it is a comparison of quantities.
  private func margin(of condition: FormulaID) -> Optimization.Margin? {
    guard case .binary(let operation, let lhs, let rhs) = model.formulas[condition] else {
      return nil
    }
    let span = model.formulas.span(of: condition)
    switch operation {
    case .less, .lessOrEqual, .equal:
      return Optimization.Margin(
        formula: model.formulas.add(.binary(.subtract, rhs, lhs), at: span), lhs: lhs, rhs: rhs,
        isEquality: operation == .equal)
    case .add, .subtract, .multiply, .divide, .power, .minimum, .maximum, .notEqual, .and, .or:
      return nil
    }
  }

}

extension Axis.Elements {

  /// `true` iff the element at `index` is the one at `place` of `other`.
  fileprivate func isSame(_ index: Int, as place: Int, of other: Axis.Elements) -> Bool {
    switch (self, other) {
    case (.labels(let labels), .labels(let others)): labels[index] == others[place]
    case (.numbers(let numbers, _), .numbers(let others, _)): numbers[index] == others[place]
    case (.periods(let ordinals, let kind), .periods(let others, let otherKind)):
      kind == otherKind && ordinals[index] == others[place]
    case (.labels, .numbers), (.labels, .periods), (.numbers, .labels), (.numbers, .periods),
      (.periods, .labels), (.periods, .numbers):
      false
    }
  }

}
