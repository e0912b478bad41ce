/// How a value that follows from the one before begins and goes on: `along quarter = initial 10 MW then …`.
package struct RecurrenceClause: Sendable {

  /// What the formula behind the first values says.
  package enum Course: Equatable, Sendable {

    /// The next value: `then …`.
    case rule

    /// The rate at which the value changes, and the method that solves it: `changing … by rk4`.
    case change(Method)

  }

  /// The ways to go on by a rate of change.
  package enum Method: String, CaseIterable, Sendable {

    /// By the rate at the beginning of each step.
    case euler

    /// By the rates at four stages of each step (Runge and Kutta).
    case rk4

  }

  /// The axis that it goes along.
  package let axis: Name

  /// The formulas of the first elements, one for each of them.
  package let initials: [ExpressionID]

  /// What the formula of all others says.
  package let course: Course

}
