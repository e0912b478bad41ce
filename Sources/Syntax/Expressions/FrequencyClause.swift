import Diagnostics

/// The frequency that a series is asked at: `by year`, `by quarter(nvidia)`, `by month spread`.
package struct FrequencyClause: Sendable {

  /// The ways to a finer frequency.
  package enum Refinement: String, Sendable {

    /// A flow in equal parts, a rate in copies.
    case spread

    /// A stock along lines between the ends of periods.
    case interpolated

  }

  /// The name of a frequency or of an axis.
  package let name: Name

  /// The fiscal calendar in parentheses, if any.
  package let calendar: Name?

  /// The way to a finer frequency, where one is named.
  package let refinement: Refinement?

  /// Where the frequency stands.
  package let span: SourceSpan

}
