import Diagnostics

/// The wording of all conditions of tables that are made of others.
extension Diagnostic {

  /// A name that a table is to be made of and that is none of a table, or one that is made of itself.
  static func notASource(_ name: String, at span: SourceSpan, isCyclic: Bool, nearest: String?)
    -> Diagnostic
  {
    let help: [Help] =
      isCyclic
      ? ["let one of them start from a table of rows"]
      : nearest == nil ? ["declare it with `table`"] : .didYouMean(nearest, at: span)
    return Diagnostic(
      .notATableToUse,
      isCyclic ? "the table `\(name)` is made of itself" : "there is no table `\(name)`",
      at: [DiagnosticLabel(span)], help: help)
  }

  /// A part of a condition or key that may change after it has decided which rows there are.
  static func notKnownBefore(at span: SourceSpan, table: String) -> Diagnostic {
    Diagnostic(
      .rowsNotKnown, "which rows there are cannot depend on this",
      at: [DiagnosticLabel(span, "not a column of `\(table)` with literals, nor a literal")],
      help: [
        """
        rows are known before anything is evaluated; to choose by an input, keep all of them and put the \
        condition into the reduction: `sum(x where … over \(table))`
        """
      ])
  }

  /// Rows of which a condition does not say whether they belong.
  static func undecidedRow(_ row: String, count: Int, at span: SourceSpan) -> Diagnostic {
    let others = count == 1 ? "" : ", and for \(count - 1) more"
    return Diagnostic(
      .rowsNotKnown, "this has no value for the row \(row)\(others)", at: [DiagnosticLabel(span)],
      help: ["say first where a value is: `known(x) and …`"])
  }

  /// A table or an axis that would have no rows.
  static func noRows(of name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .noRowsLeft, "`\(name)` would have no rows", at: [DiagnosticLabel(span, "true of no row")],
      help: ["widen the condition, or check the spelling of texts in it"])
  }

  /// Rows whose key is the label of no row of the other table; `key` is `nil` where it is missing.
  static func unmatchedRow(
    _ row: String, key: String?, of table: String, count: Int, at span: SourceSpan,
    declared: SourceSpan
  ) -> Diagnostic {
    let others = count == 1 ? "" : ", and so have \(count - 1) more"
    let what = key.map { "the key \($0), which is no row of `\(table)`" } ?? "no key"
    return Diagnostic(
      .unmatchedRows, "the row \(row) has \(what)\(others)",
      at: [DiagnosticLabel(span), DiagnosticLabel(declared, "the table of the other rows")],
      help: ["add the row, or leave such rows out first: `table … = … where …`"])
  }

  /// Two tables to be joined that both have a column called `column`.
  static func clashingColumns(
    _ column: String, _ left: String, _ right: String, at span: SourceSpan
  )
    -> Diagnostic
  {
    Diagnostic(
      .clashingColumns, "`\(left)` and `\(right)` both have a column `\(column)`",
      at: [DiagnosticLabel(span, "this table would have it twice")],
      help: ["rename one of the two"])
  }

}
