import Diagnostics
import Dimensions
import Syntax

/// Values picked by an element that a formula finds: `cost[engine = from]`, where `from` varies along another axis.
///
/// The value is reduced over the axis to the one cell whose element is the found one. An element that the axis
/// does not have leaves nothing to reduce, which evaluation reports like any other value that is not there.
extension ModelChecker {

  /// The axis that `selector` indexes by a formula; `nil` where its element is a literal, or where the axis is none that
  /// is declared.
  func indexedAxis(of selector: Selector, in scope: Scope) -> AxisID? {
    let tree = text.trees[scope.tree]
    if case .text = tree[selector.element] { return nil }
    if tree.isQuantity(selector.element) || tree.isPeriod(selector.element) { return nil }
    switch values[selector.axis.symbol] {
    case .axis(let id), .table(let id, _): return id
    case .definition, .fit, nil: return nil
    }
  }

  /// `value` at the element of `axis` that `selector` finds; `nil`, with a report, where it finds none.
  func value(
    of value: Typed, at selector: Selector, of axis: AxisID, _ span: SourceSpan, in scope: Scope
  ) -> Typed? {
    let place = self.span(of: selector.element, in: scope)
    let element = check(selector.element, in: scope)
    let elements = typeOfElements(of: axis)
    guard unification.unify(element.type, elements) else {
      report(
        .wrongElement(
          plural(element.type), of: model[axis].name, at: place, declared: model[axis].span,
          expected: plural(elements)))
      return nil
    }
    guard haveElements(element.formula, of: axis, at: place) else { return nil }
    let own = model.formulas.add(.axis(axis), at: selector.axis.span)
    let isThere = model.formulas.add(.binary(.equal, own, element.formula), at: place)
    let name = AxisName(name: model[axis].name, span: selector.axis.span)
    let formula = model.formulas.add(
      ReductionFormula(
        reduction: .max, body: value.formula, condition: isThere, axes: [name],
        element: element.formula), at: span)
    return Typed(formula: formula, type: value.type, unit: value.unit)
  }

  /// Several values of `type` in words.
  private func plural(_ type: ValueType) -> String {
    switch unification.resolve(type) {
    case .quantity(let dimension):
      dimension.isDimensionless ? "plain numbers" : "quantities of \(name(of: type))"
    case .boolean: "truth values"
    case .text: "texts"
    case .period(let kind): kind.plural
    case .variable, .failed: "values of unknown kind"
    }
  }

  /// The type of the elements of `axis`.
  func typeOfElements(of axis: AxisID) -> ValueType {
    switch model[axis].elements {
    case .labels: .text
    case .periods(_, let kind): .period(kind)
    case .numbers(_, let unit): .quantity(unit.dimension)
    }
  }

  /// `true` iff `formula`, where it is another axis, has only elements of `axis`; reports the first that it has not.
  func haveElements(_ formula: FormulaID, of axis: AxisID, at span: SourceSpan) -> Bool {
    guard case .axis(let other) = model.formulas[formula], other != axis else { return true }
    let all: [Pick.Element] =
      switch model[other].elements {
      case .labels(let labels): labels.map { .label($0) }
      case .numbers(let numbers, _): numbers.map { .number($0) }
      case .periods(let ordinals, let kind): ordinals.map { .period($0, kind) }
      }
    guard let missing = all.first(where: { model.position(of: $0, in: axis) == nil }) else {
      return true
    }
    report(model.unknownElement(missing, of: axis, at: span, from: other))
    return false
  }

}
