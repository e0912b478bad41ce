import Diagnostics

/// What is said of a declared value or model beside its formula: where it comes from, and where it holds.
package struct Facts: Sendable {

  /// Where it comes from.
  package internal(set) var source: String?

  /// The day on which the source was read, as written.
  package internal(set) var seen: String?

  /// The conditions under which it holds.
  package internal(set) var validity: [Validity] = []

  /// Where it comes from in words; empty where that is not said.
  package var words: String {
    [source, seen.map { "seen \($0)" }].compactMap { $0 }.joined(separator: ", ")
  }

  /// `valid when batch <= 64 "measured up to 64 only"`: a condition under which a value or model holds.
  package struct Validity: Sendable {

    /// The condition.
    package let condition: ExpressionID

    /// What to say where it does not hold.
    package let message: String

    /// Where it stands.
    package let span: SourceSpan

  }

}
