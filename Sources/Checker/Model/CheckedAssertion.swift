import Diagnostics

/// A condition that is to hold in every world that is asked about.
package struct CheckedAssertion: Sendable {

  /// What it is called, where it has a name.
  package let name: String?

  /// The condition as it was written, on one line.
  package let text: String

  /// Where it stands.
  package let span: SourceSpan

  /// The condition in the worlds in which it is to hold.
  package internal(set) var checks: [Check]

  /// The same, checked only in the worlds that questions make.
  package var inWorldsOfQuestions: CheckedAssertion {
    var result = self
    result.checks = checks.filter { $0.question != nil }
    return result
  }

  /// The condition in one world, or in several along an axis.
  package struct Check: Sendable {

    /// The condition there.
    package let condition: CheckedQuestion.Condition

    /// The question that asks about that world; `nil` for the base and the scenarios.
    package let question: SourceSpan?

  }

}
