/// `let capacity = base_capacity * (1 + growth)^(year - 2024)`.
package struct LetDeclaration: Sendable {

  /// The dimension that its author says it has.
  package let annotation: DimensionExpression?

  /// What kind of series it is, where that is said.
  package let series: SeriesClause?

  /// Its formula.
  package let value: ExpressionID

  /// Where it comes from, and where it holds.
  package let facts: Facts

}
