import Diagnostics
import Presentation

/// Something that a run tells its user, in the order in which it happens.
package enum RunEvent: Sendable {

  /// A question was answered.
  case answer(Answer)

  /// Answers are to be saved.
  case file(SavedFile)

  /// Something is wrong, or worth knowing.
  case diagnostic(Diagnostic)

}
