import Diagnostics

/// What a text says: its statements, and the arena in which their expressions lie.
package struct SyntaxTree: Sendable {

  /// One statement.
  package enum Statement: Sendable {

    /// A definition.
    case declaration(Declaration)

    /// A question.
    case question(Question)

  }

  /// The file the text came from.
  package let file: SourceFileID

  /// The statements in order; those that could not be read are left out.
  package internal(set) var statements: [Statement] = []

  /// All expressions.
  var expressions: [Expression] = []

  /// Where each expression stands.
  var spans: [(start: UInt32, end: UInt32)] = []

  /// All quantities.
  package internal(set) var quantities: [Quantity] = []

  /// All texts in quotes, escapes resolved.
  package internal(set) var texts: [String] = []

  /// All conversion targets.
  package internal(set) var displayUnits: [DisplayUnit] = []

  /// All lists of selectors.
  package internal(set) var selections: [[Selector]] = []

  /// All calls.
  package internal(set) var calls: [Call] = []

  /// All world clauses.
  package internal(set) var worldClauses: [WorldClause] = []

  /// Creates an empty tree for `file`.
  init(file: SourceFileID) {
    self.file = file
  }

  /// The expression known as `id`.
  package subscript(id: ExpressionID) -> Expression {
    expressions[Int(id.index)]
  }

  /// Where the expression known as `id` stands.
  package func span(of id: ExpressionID) -> SourceSpan {
    let span = spans[Int(id.index)]
    return SourceSpan(file: file, start: span.start, end: span.end)
  }

}
