import Syntax

/// How a value goes on along an axis.
package struct RecurrenceFormula: Hashable, Sendable {

  /// What the formula behind the first values says.
  package enum Course: Hashable, Sendable {

    /// The next value.
    case rule

    /// The rate of change, where so much time lies between elements whose numbers differ by 1, and how it is solved.
    case change(RecurrenceClause.Method, scale: Double)

  }

  /// The axis.
  package let axis: AxisID

  /// The values of the first elements, one each.
  package let initials: [FormulaID]

  /// The formula of each further element.
  package let next: FormulaID

  /// What that formula says.
  package let course: Course

}

/// Definitions that follow from each other's values at earlier elements of one axis, and so are computed together,
/// element by element.
package struct RecurrenceGroup: Sendable {

  /// The axis.
  package let axis: AxisID

  /// The definitions, each behind those whose value at the same element it needs.
  package internal(set) var members: [DefinitionID]

  /// `true` iff all that goes on by a rate of change is solved in stages between the elements.
  package let isStaged: Bool

}
