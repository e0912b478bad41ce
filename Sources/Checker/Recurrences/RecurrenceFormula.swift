/// How a value goes on along an axis.
package struct RecurrenceFormula: Hashable, Sendable {

  /// The axis.
  package let axis: AxisID

  /// The values of the first elements, one each.
  package let initials: [FormulaID]

  /// The value of each further element.
  package let next: FormulaID

}

/// Definitions that follow from each other's values at earlier elements of one axis, and so are computed together,
/// element by element.
package struct RecurrenceGroup: Sendable {

  /// The axis.
  package let axis: AxisID

  /// The definitions, each behind those whose value at the same element it needs.
  package let members: [DefinitionID]

}
