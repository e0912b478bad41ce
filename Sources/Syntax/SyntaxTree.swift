import Diagnostics

/// What a text says: its statements, and the arena in which their expressions lie.
package struct SyntaxTree: Sendable {

  /// One statement.
  package enum Statement: Sendable {

    /// A module whose names the text may say.
    case use(UseStatement)

    /// A definition.
    case declaration(Declaration)

    /// A condition that is to hold in every world.
    case assertion(Assertion)

    /// What drawn inputs have to do with each other.
    case correlation(Correlation)

    /// A question.
    case question(Question)

    /// `true` iff this says something of the model without declaring a name.
    package var isNameless: Bool {
      switch self {
      case .use, .assertion, .correlation: true
      case .declaration, .question: false
      }
    }

  }

  /// The file the text came from.
  package let file: SourceFileID

  /// The statements in order; those that could not be read are left out.
  package internal(set) var statements: [Statement] = []

  /// The names of declarations that could not be read: what they stand for is not known, only that they do.
  package internal(set) var unreadNames: Set<Symbol> = []

  /// All expressions.
  var expressions: [Expression] = []

  /// Where each expression stands.
  var spans: [(start: UInt32, end: UInt32)] = []

  /// All quantities.
  package internal(set) var quantities: [Quantity] = []

  /// All dates and other periods.
  package internal(set) var periods: [PeriodLiteral] = []

  /// All texts in quotes, escapes resolved.
  package internal(set) var texts: [String] = []

  /// All conversion targets.
  package internal(set) var displayUnits: [DisplayUnit] = []

  /// All frequencies that series are asked at.
  package internal(set) var frequencies: [FrequencyClause] = []

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

  /// `true` iff the expression known as `id` is a quantity, with or without signs.
  package func isQuantity(_ id: ExpressionID) -> Bool {
    switch self[id] {
    case .quantity: true
    case .negation(let operand): isQuantity(operand)
    case .period, .text, .boolean, .name, .member, .hole, .complement, .binary, .conditional,
      .conversion,
      .resampling, .selection, .call, .world:
      false
    }
  }

  /// `true` iff the expression known as `id` is a date or another period.
  package func isPeriod(_ id: ExpressionID) -> Bool {
    if case .period = self[id] { true } else { false }
  }

  /// The columns that expressions and overrides name, each with what stands before its dot; all are looked at.
  package var namedColumns: [(table: Symbol, column: Symbol)] {
    let members = expressions.compactMap { expression -> (Symbol, Symbol)? in
      guard case .member(let table, let column) = expression, case .name(let name) = self[table]
      else { return nil }
      return (name, column)
    }
    let targets = worldClauses.flatMap { clause -> [OverrideTarget] in
      switch clause {
      case .with(let overrides): overrides.map(\.target)
      case .under, .across: []
      }
    }
    return members
      + targets.compactMap { target in
        target.column.map { (target.name.symbol, $0.symbol) }
      }
  }

  /// The outermost expression that stands at just the bytes of `span`; all are looked at.
  package func expression(at span: SourceSpan) -> ExpressionID? {
    spans.lastIndex { $0.start == span.start && $0.end == span.end }
      .map { ExpressionID(index: UInt32($0)) }
  }

  /// Where the expression known as `id` stands.
  package func span(of id: ExpressionID) -> SourceSpan {
    let span = spans[Int(id.index)]
    return SourceSpan(file: file, start: span.start, end: span.end)
  }

}
