import Diagnostics

/// A condition under which a value or function holds, and what to say where it does not.
package struct Validity: Sendable {

  /// The name of the value or function.
  package let name: String

  /// The condition; that of a function is in terms of its parameters.
  package let condition: FormulaID

  /// The condition as it was written, on one line.
  package let text: String

  /// What to say.
  package let message: String

  /// Where it stands.
  package let span: SourceSpan

}
