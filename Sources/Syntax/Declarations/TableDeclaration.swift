import Diagnostics

/// `table plant { name power … rows }`: an axis whose elements are the first column, and columns over it.
package struct TableDeclaration: Sendable {

  /// One row of cells.
  package struct Row: Sendable {

    /// The cells, one for each column where the row is not ragged.
    package let cells: [ExpressionID]

    /// Where the row stands.
    package let span: SourceSpan

  }

  /// The names of the columns.
  package let columns: [Name]

  /// The rows.
  package let rows: [Row]

  /// Where its figures come from.
  package let facts: Facts

  /// The rows that have a cell for each column.
  package var wholeRows: [Row] { rows.filter { $0.cells.count == columns.count } }

}
