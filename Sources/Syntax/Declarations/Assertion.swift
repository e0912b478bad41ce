import Diagnostics

/// `assert whole: sum(share over vendor) == 100% ± 0.1 pp`: a condition that is to hold in every world.
package struct Assertion: Sendable {

  /// What it is called in a message.
  package let name: Name?

  /// The condition.
  package let condition: ExpressionID

  /// How near two values must be to count as equal.
  package let precision: Precision?

  /// The whole assertion.
  package let span: SourceSpan

  /// The text of the `///` lines above it.
  package let documentation: String?

}
