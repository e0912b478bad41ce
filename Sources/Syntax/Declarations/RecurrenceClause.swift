/// How a value that follows from the one before begins: `along quarter = initial 10 MW then …`.
package struct RecurrenceClause: Sendable {

  /// The axis that it goes along.
  package let axis: Name

  /// The formulas of the first elements, one for each of them.
  package let initials: [ExpressionID]

}
