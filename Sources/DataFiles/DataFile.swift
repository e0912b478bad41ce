import Calendars
import Diagnostics

/// What a file of comma-separated values says, before units are looked up.
package struct DataFile: Sendable {

  /// The file, whose bytes tell where a cell stands.
  let source: SourceFile

  /// The number of the file.
  package let file: SourceFileID

  /// The columns, the first of which tells rows apart unless they are numbered.
  package let columns: [DataColumn]

  /// Where each row begins.
  package let rowStarts: [UInt32]

  /// What is wrong with it; the rows and cells that have a mistake are left out or without a value.
  package let diagnostics: [Diagnostic]

  /// `true` iff rows are left out, so that one which is not here may be meant to be.
  package let isPartial: Bool

  /// Creates the content of `file`.
  init(
    source: SourceFile, file: SourceFileID, columns: [DataColumn], rowStarts: [UInt32],
    diagnostics: [Diagnostic],
    isPartial: Bool
  ) {
    self.source = source
    self.file = file
    self.columns = columns
    self.rowStarts = rowStarts
    self.diagnostics = diagnostics
    self.isPartial = isPartial
  }

}

/// A column of a data file.
package struct DataColumn: Sendable {

  /// Its heading.
  package let heading: DataHeading

  /// What its values are.
  package let kind: Kind

  /// Its values, one for each row: numbers as they are written, truths as 1 and 0, texts as their positions in the list
  /// of the kind, periods as their ordinals; NaN where there is none.
  package let values: [Double]

  /// A name that stands somewhere.
  package struct Named: Sendable {

    /// The name.
    package let name: String

    /// The cell that it stands in.
    package let span: SourceSpan

  }

  /// The kinds of values.
  package enum Kind: Sendable {

    /// Numbers, all of which bear a mark or none do.
    case numbers(CellMark)

    /// True or false.
    case truths

    /// Texts, each once, in the order in which they come.
    case texts([String])

    /// Days or other periods by their ordinals, with the name of their fiscal calendar and where it stands first, if any.
    case periods(Frequency, calendar: Named?)

  }

}

/// What stands with the numbers of a column beside their digits.
package enum CellMark: String, Sendable {

  case none = ""
  case percent = "%"
  case dollar = "$"
  case euro = "€"
  case yen = "¥"
  case pound = "£"

}

/// A heading: `power (MW)`.
package struct DataHeading: Sendable {

  /// The heading as it is written, without its unit.
  package let text: String

  /// The name by which formulas call the column.
  package let name: String

  /// Where the whole heading stands.
  package let span: SourceSpan

  /// Where the unit stands, between its parentheses.
  package let unit: SourceSpan?

  /// `true` iff the heading says that its cells are texts, whatever they look like: `code (text)`.
  package let isText: Bool

  /// The order of the numbers in its cells' dates, where the heading says so: `day (d/m/y)`.
  package let order: DateOrder?

  /// Orders of day and month in a date whose year stands last; the raw value is what a heading says in parentheses.
  package enum DateOrder: String, CaseIterable, Sendable {

    case dayFirst = "d/m/y"
    case monthFirst = "m/d/y"

  }

}
