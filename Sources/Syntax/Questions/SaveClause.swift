import Diagnostics

/// The file that an answer is to be saved in: `save "gap.csv"`.
package struct SaveClause: Sendable {

  /// The name of the file as it was written.
  package let name: String

  /// Where it stands.
  package let span: SourceSpan

}
