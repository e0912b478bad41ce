/// `let capacity = base_capacity * (1 + growth)^(year - 2024)`.
package struct LetDeclaration: Sendable {

  /// The dimension that its author says it has.
  package let annotation: DimensionExpression?

  /// Its formula.
  package let value: ExpressionID

  /// Where it comes from, and where it holds.
  package let facts: Facts

}
