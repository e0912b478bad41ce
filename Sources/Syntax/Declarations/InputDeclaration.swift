import Diagnostics

/// `input growth = 19% in 10%..30% from "report §3.3" seen 2024-12-31`, or `input demand ~ pert(80%, 100%, 110%)`.
package struct InputDeclaration: Sendable {

  /// The `~` of an input that is not known but drawn; its value is then a distribution.
  package let drawn: SourceSpan?

  /// The formula of its value in the base world.
  package let value: ExpressionID

  /// The values it may sensibly have.
  package let range: LiteralRange?

  /// Where its value comes from, and where it holds.
  package let facts: Facts

}
