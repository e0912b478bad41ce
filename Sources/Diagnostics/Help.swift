/// A change of a source text.
package struct TextEdit: Hashable, Sendable {

  /// The bytes that are replaced; an empty span inserts.
  package let span: SourceSpan

  /// What stands in their place.
  package let replacement: String

  /// Creates an edit that puts `replacement` in the place of `span`.
  package init(_ span: SourceSpan, _ replacement: String) {
    self.span = span
    self.replacement = replacement
  }

}

/// One way out of a condition: a sentence, and the edits that take it where the tool can make them itself.
///
/// Edits are given only where they leave a text without the condition and without a new one.
package struct Help: Sendable, ExpressibleByStringInterpolation {

  /// The sentence, without a full stop.
  package let message: String

  /// The edits, none of which overlap.
  package let edits: [TextEdit]

  /// Creates a way out that its reader has to take alone.
  package init(stringLiteral message: String) {
    self.init(message)
  }

  /// Creates a way out that `edits` take.
  package init(_ message: String, _ edits: TextEdit...) {
    self.init(message, edits)
  }

  /// Creates a way out that `edits` take.
  package init(_ message: String, _ edits: [TextEdit]) {
    self.message = message
    self.edits = edits
  }

}

extension [Help] {

  /// The way out of a misspelt name at `span`: the `nearest` one that exists, where there is one.
  package static func didYouMean(_ nearest: String?, at span: SourceSpan) -> [Help] {
    nearest.map { [Help("did you mean `\($0)`?", TextEdit(span, $0))] } ?? []
  }

}
