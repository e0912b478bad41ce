/// How bad a condition is.
package enum DiagnosticLevel: String, Sendable {

  /// The script cannot go on with it.
  case error

  /// The script can go on, but its author would want to know.
  case warning

}

/// A place in a source file, with what is to be said of it.
package struct DiagnosticLabel: Sendable {

  /// The place.
  package let span: SourceSpan

  /// What is to be said; empty where the place alone says enough.
  package let message: String

  /// Creates a label that says `message` of `span`.
  package init(_ span: SourceSpan, _ message: String = "") {
    self.span = span
    self.message = message
  }

}

/// What the tool tells its user of a condition: the one form in which errors and warnings travel.
///
/// The first label is the place of the condition; the others are places that explain it.
/// Help lines each propose one way out.
package struct Diagnostic: Sendable {

  /// The stable code of the condition.
  package let code: DiagnosticCode

  /// The condition in one sentence without a full stop.
  package let message: String

  /// The places, the first one being where the condition is.
  package let labels: [DiagnosticLabel]

  /// The ways out, one sentence each.
  package let help: [Help]

  /// Creates a diagnostic.
  package init(
    _ code: DiagnosticCode, _ message: String, at labels: [DiagnosticLabel] = [],
    help: [Help] = []
  ) {
    self.code = code
    self.message = message
    self.labels = labels
    self.help = help
  }

  /// How bad the condition is.
  package var level: DiagnosticLevel { code.level }

}
