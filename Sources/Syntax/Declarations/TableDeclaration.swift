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

  /// Where the rows come from.
  package enum Origin: Sendable {

    /// The script itself.
    case script

    /// A file of comma-separated values.
    case file(FileSource)

    /// Other tables.
    case operation(TableOperation)

  }

  /// Where the rows come from.
  package let origin: Origin

  /// The names of the columns, where the script gives them.
  package let columns: [Name]

  /// The rows, where the script gives them.
  package let rows: [Row]

  /// Where its figures come from.
  package let facts: Facts

  /// The rows that have a cell for each column.
  package var wholeRows: [Row] { rows.filter { $0.cells.count == columns.count } }

}

/// `from "plants.csv"`: a file that a table is read from.
package struct FileSource: Sendable {

  /// The path as it was written.
  package let path: String

  /// Where the path stands, which tells this source from all others.
  package let span: SourceSpan

  /// `true` iff the rows are numbered, so that no column has to tell them apart.
  package let isByRow: Bool

}

/// What makes a table of another.
package struct TableOperation: Sendable {

  /// The table whose rows it has.
  package let source: Name

  /// What is done with them.
  package let kind: Kind

  /// What can be done.
  package enum Kind: Sendable {

    /// Only rows are kept for which a condition holds.
    case filter(ExpressionID)

    /// Each row gets the columns of that row of another table whose label is the value of a formula.
    case join(Name, on: ExpressionID)

  }

}
