/// `axis year = 2024..2030`, or a list of labels or quantities.
package enum AxisDeclaration: Sendable {

  /// Evenly spaced numbers.
  case range(LiteralRange)

  /// Texts or quantities, each an expression that is a literal.
  case list([ExpressionID])

  /// The distinct values of a table's column.
  case column(table: Name, column: Name)

}
