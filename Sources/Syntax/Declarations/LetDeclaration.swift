/// `let capacity = base_capacity * (1 + growth)^(year - 2024)`.
package struct LetDeclaration: Sendable {

  /// The dimension that its author says it has.
  package let annotation: DimensionExpression?

  /// What kind of series it is, where that is said.
  package let series: SeriesClause?

  /// What its values follow each other along, and how they begin, where they do.
  package var recurrence: RecurrenceClause?

  /// Its formula; of a recurrence, that of all elements behind the first ones.
  package let value: ExpressionID

  /// Where it comes from, and where it holds.
  package let facts: Facts

}
