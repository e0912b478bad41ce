import Diagnostics
import Dimensions
import Syntax

/// Ways out of a mistake that the checker can take itself.
extension ModelChecker {

  /// How `value`, which is no condition, could be compared with nothing.
  func waysToCompare(_ value: Typed, _ expression: ExpressionID, in scope: Scope) -> [Help] {
    guard case .quantity(let dimension) = unification.resolve(value.type),
      !dimension.factors.contains(where: \.base.isVariable)
    else { return ["compare it with what it should be: `… == …`"] }
    let unit = value.unit ?? model.units.plainUnit(for: dimension)
    let zero = unit.amount("0")
    let span = span(of: expression, in: scope)
    let end = SourceSpan(file: span.file, start: span.end, end: span.end)
    switch text.trees[scope.tree][expression] {
    case .quantity, .name, .member, .resampling, .selection, .call, .negation, .conversion, .binary:
      return [Help("compare it: `… > \(zero)`", TextEdit(end, " > \(zero)"))]
    case .period, .text, .boolean, .hole, .complement, .conditional, .world:
      return [Help("compare it: `… > \(zero)`")]
    }
  }

  /// How the exponent `value`, which has a dimension, becomes a plain number.
  func waysToCount(_ value: Typed, _ expression: ExpressionID, in scope: Scope) -> [Help] {
    guard case .quantity(let dimension) = unification.resolve(value.type),
      !dimension.factors.contains(where: \.base.isVariable)
    else { return [] }
    let unit = (value.unit ?? model.units.plainUnit(for: dimension)).amount("1")
    let span = span(of: expression, in: scope)
    let message = "divide it by a unit of its dimension: `/ \(unit)`"
    guard case .name = text.trees[scope.tree][expression] else { return [Help(message)] }
    return [Help(message, TextEdit(span, "(\(sources.text(of: span)) / \(unit))"))]
  }

  /// The unit of `dimension` that `unit`, asked for at `span`, was probably meant for: one that begins or ends as it does, as
  /// `GWh` begins with `GW`.
  func nearUnit(of dimension: Dimension, to unit: MeasuringUnit, at span: SourceSpan) -> [Help] {
    guard unit.factors.count == 1, unit.magnitude == nil else { return [] }
    let name = unit.factors[0].name
    let near = model.units.unitNames.filter { candidate in
      (candidate.hasPrefix(name) || name.hasPrefix(candidate)) && candidate.count > 1
        && abs(candidate.count - name.count) == 1
        && model.units.unit(named: candidate)?.unit.dimension == dimension
    }
    return near.count == 1 ? .didYouMean(near[0], at: span) : []
  }

}
