import Diagnostics
import Dimensions
import Syntax

/// Percentages and plain numbers.
///
/// Both are numbers without a dimension, so the algebra cannot keep them apart; what the author wrote can. A value
/// keeps the unit `%` as long as it is a share or a rate, and a bare number beyond one that meets it is
/// a slip: `growth + 4` adds four hundred per cent. The wholes `0` and `1` mean what they say.
extension ModelChecker {

  /// Reports the literal `literal` where it meets the percentage `value`, and returns whether it did.
  ///
  /// With `isChange`, the literal is added to or taken from the percentage.
  func reportNumber(
    _ literal: ExpressionID, meeting value: Typed, isChange: Bool, in scope: Scope
  ) -> Bool {
    guard value.unit?.isPercentage == true, let number = bareNumber(literal, in: scope),
      abs(number) > 1
    else { return false }
    let span = span(of: literal, in: scope)
    report(
      .numberForPercentage(
        sources.text(of: span), at: span, value: model.formulas.span(of: value.formula),
        percent: NumberFormat.label(number * 100), isChange: isChange))
    return true
  }

  /// The value of `expression`, where it is a number without a unit.
  private func bareNumber(_ expression: ExpressionID, in scope: Scope) -> Double? {
    let syntax = text.trees[scope.tree]
    switch syntax[expression] {
    case .quantity(let index):
      let quantity = syntax.quantities[Int(index)]
      return quantity.unit.factors.isEmpty ? quantity.value : nil
    case .negation(let operand):
      return bareNumber(operand, in: scope).map { -$0 }
    case .period, .text, .boolean, .name, .member, .hole, .complement, .binary, .conditional,
      .conversion,
      .resampling, .selection, .call, .world:
      return nil
    }
  }

  /// Reports that `lhs` and `rhs`, of which one is a percentage and the other a bare number, do not go together.
  func reportNumber(
    _ first: Typed, _ lhs: ExpressionID, _ second: Typed, _ rhs: ExpressionID, isChange: Bool,
    in scope: Scope
  ) -> Bool {
    reportNumber(rhs, meeting: first, isChange: isChange, in: scope)
      || reportNumber(lhs, meeting: second, isChange: isChange, in: scope)
  }

}
