/// `fn annuity(rate, life = 20) = rate / (1 - (1 + rate)^-life)`.
package struct FunctionDeclaration: Sendable {

  /// One parameter.
  package struct Parameter: Sendable {

    /// Its name.
    package let name: Name

    /// The axes that its value shares with the formulas of the body where those reduce over them.
    package let axes: [Name]

    /// The dimension that its author says it has.
    package let annotation: DimensionExpression?

    /// Its value where a call gives none.
    package let initial: ExpressionID?

  }

  /// A definition inside the function's body.
  package struct Local: Sendable {

    /// Its name.
    package let name: Name

    /// Its formula and annotation.
    package let definition: LetDeclaration

  }

  /// The parameters.
  package let parameters: [Parameter]

  /// The dimension that its author says the result has.
  package let annotation: DimensionExpression?

  /// The definitions of the body, in the order in which they stand.
  package let locals: [Local]

  /// The formula of the result.
  package let result: ExpressionID

  /// Where it comes from, and where it holds.
  package let facts: Facts

}
