import Diagnostics

/// A function applied to arguments, or a reduction over axes.
package struct Call: Sendable {

  /// One argument.
  package struct Argument: Sendable {

    /// The parameter it is for, where it is named.
    package let name: Name?

    /// The chance or share that it has, where it is one of several: `30%: 10 GW`.
    package let weight: ExpressionID?

    /// Its formula.
    package let value: ExpressionID

    /// Its formulas, in the order in which they stand.
    package var expressions: [ExpressionID] { (weight.map { [$0] } ?? []) + [value] }

  }

  /// The function.
  package let function: Name

  /// The arguments.
  package let arguments: [Argument]

  /// The formula behind `where`, if any.
  package let condition: ExpressionID?

  /// The axes behind `over`.
  package let axes: [Name]

}

/// A name at a place.
package struct Name: Sendable {

  /// The name.
  package let symbol: Symbol

  /// The place.
  package let span: SourceSpan

  /// Creates the name `symbol` at `span`.
  package init(symbol: Symbol, span: SourceSpan) {
    self.symbol = symbol
    self.span = span
  }

}
