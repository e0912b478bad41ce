/// `fit adoption = logistic(chart.share along chart.year)`.
package struct FitDeclaration: Sendable {

  /// The curve.
  package let curve: Name

  /// The column that the curve goes through.
  package let values: ExpressionID

  /// The column that it goes along.
  package let places: ExpressionID

}
