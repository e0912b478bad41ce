import Diagnostics

/// `dimension Power = Energy / Time`, or a new base dimension.
package struct DimensionDeclaration: Sendable {

  /// What it is made of; `nil` for a base dimension.
  package let definition: DimensionExpression?

}

/// A product of powers of dimensions, as written: `Money / Energy`.
package struct DimensionExpression: Sendable {

  /// One dimension and the power it is raised to.
  package struct Factor: Sendable {

    /// The name; `nil` for `1`.
    package let name: Name?

    /// The tag behind the name, as in `Power[IT]`.
    package let tag: Name?

    /// The power, negative behind a `/`.
    package let exponent: Int

  }

  /// The dimensions, in the order in which they stand.
  package let factors: [Factor]

  /// Where it stands.
  package let span: SourceSpan

}
