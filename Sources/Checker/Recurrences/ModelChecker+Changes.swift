import Diagnostics
import Dimensions
import Syntax

/// Rates of change: recurrences that say how fast a value changes, and not what it is next.
///
/// The names of values in a rate are those at the moment at which it is taken, so there is nothing to look back at: `prev` is
/// refused. What is delayed by a fixed number of elements is one of an earlier element and is there. All that
/// is needed for a rate is needed at the beginning of the step, which is an earlier element, so rates close circles as `prev`
/// does. A rate is measured in the unit of its value per that of the axis.
extension ModelChecker {

  /// The rate of change that `expression` is along `axis`, of what begins as `initial`, and the length of the axis' unit.
  func checkChange(
    _ expression: ExpressionID, _ clause: RecurrenceClause, _ initial: Typed,
    along axis: AxisID, in scope: Scope
  ) -> (rate: Typed, scale: Double)? {
    if clause.initials.count > 1 {
      report(.severalBeginnings(at: span(of: clause.initials[1], in: scope)))
      return nil
    }
    let steps = self.steps(of: axis)
    guard let usual = steps.first else {
      report(
        .noStep(
          model[axis].name, isOfLabels: model[axis].isOfLabels, at: clause.axis.span,
          declared: model[axis].span))
      return nil
    }
    let state = quantity(initial.type)
    guard case .quantity(let dimension) = state else {
      if state != .failed {
        report(
          expected: "a quantity", found: state, at: span(of: clause.initials[0], in: scope),
          help: ["only what is measured changes at a rate; say what is next with `then`"])
      }
      return nil
    }
    recurrence = OpenRecurrence(elementsBefore: 0, lag: 1, isContinuous: true)
    let rate = expecting(.quantity(dimension / usual.dimension)) {
      checkQuantity(expression, in: scope)
    }
    recurrence = nil
    let step = step(of: steps, measuring: rate.type, as: Rational(-1), times: state) ?? usual
    guard unification.unify(rate.type, .quantity(dimension / step.dimension)) else {
      report(
        DimensionMismatch(
          verb: "the rate of change along `\(model[axis].name)`, and what stands here, are",
          lhs: (.quantity(dimension / step.dimension), clause.axis.span),
          rhs: (rate.type, span(of: expression, in: scope))))
      return nil
    }
    return (rate, step.scale)
  }

  /// `type`, as a quantity where nothing is known of it.
  func quantity(_ type: ValueType) -> ValueType {
    let resolved = unification.resolve(type)
    guard case .variable = resolved else { return resolved }
    let quantity = ValueType.quantity(unification.freshQuantity())
    _ = unification.unify(resolved, quantity)
    return quantity
  }

}

extension Axis {

  /// `true` iff its elements are texts.
  var isOfLabels: Bool {
    if case .labels = elements { true } else { false }
  }

}
