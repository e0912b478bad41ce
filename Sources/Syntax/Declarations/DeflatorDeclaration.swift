/// `deflator USD = prices.cpi`.
package struct DeflatorDeclaration: Sendable {

  /// The formula of the price level, year by year.
  package let value: ExpressionID

}
