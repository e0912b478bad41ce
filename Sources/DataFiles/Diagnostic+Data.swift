import Diagnostics

extension DataFailure {

  /// What is wrong with the file, as it follows its name.
  fileprivate var predicate: String {
    switch self {
    case .missing: "is not there"
    case .outside(isLinked: true): "is a link that leaves the folder of the script"
    case .outside(isLinked: false): "is not below the folder of the script"
    case .notAFile(let kind): "is \(kind), not a file"
    case .tooLarge(let bytes, _): "has \(bytes) bytes"
    case .changed: "was changed while it was read"
    case .unreadable(let reason): "cannot be read: \(reason)"
    }
  }

  /// The ways out; `content` is what the file should have.
  fileprivate func help(_ content: String) -> [Help] {
    switch self {
    case .missing: ["check the path; it is taken from the folder of the script"]
    case .outside: ["allow its folder with `--allow-read DIR`, or copy the file beside the script"]
    case .notAFile: ["name a file of \(content)"]
    case .tooLarge(_, let limit): ["at most \(limit) are read: split it, or leave out parts"]
    case .changed: ["run again when nothing writes to it"]
    case .unreadable: []
    }
  }

}

/// The wording of all conditions of data files.
extension Diagnostic {

  /// A module's file that cannot be read.
  package static func unreadableModule(
    _ path: String, at span: SourceSpan, _ failure: DataFailure
  ) -> Diagnostic {
    Diagnostic(
      .unreadableModule, "the module `\(path)` cannot be used: it \(failure.predicate)",
      at: [DiagnosticLabel(span)], help: failure.help("declarations"))
  }

  /// A data file that cannot be read; `columns` are those that the script uses of its table, `name`.
  package static func unreadable(
    _ failure: DataFailure, _ path: String, at span: SourceSpan, table name: String,
    columns: [String]
  ) -> Diagnostic {
    let place = [DiagnosticLabel(span)]
    let code: DiagnosticCode
    switch failure {
    case .missing:
      let list = columns.map { "`\($0)`" }.joined(separator: ", ")
      let heading = ([name] + columns).joined(separator: ",")
      let template: Help =
        columns.isEmpty
        ? "the file's first line has the headings, each with its unit: `\(name),power (MW)`"
        : """
        the script uses its \(columns.count == 1 ? "column" : "columns") \(list): the file's first line is \
        `\(heading)`, with the unit of a column in parentheses behind its name
        """
      return Diagnostic(
        .dataMissing, "there is no file `\(path)`", at: place,
        help: failure.help("") + [template])
    case .outside: code = .dataOutside
    case .notAFile: code = .dataNotAFile
    case .tooLarge: code = .dataTooLarge
    case .changed: code = .dataChanged
    case .unreadable: code = .dataUnreadable
    }
    return Diagnostic(
      code, "`\(path)` \(failure.predicate)", at: place,
      help: failure.help("comma-separated values"))
  }

  /// A data file that is not UTF-8.
  static func notText(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .dataMalformed, "this file is not UTF-8 text", at: [DiagnosticLabel(span)],
      help: ["save it as “CSV UTF-8”; other encodings, such as GBK and UTF-16, are not read"])
  }

  /// A data file without headings.
  static func emptyDataFile(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .dataMalformed, "this file is empty", at: [DiagnosticLabel(span)],
      help: ["its first line has the headings, the lines below the rows"])
  }

  /// A data file that has headings only.
  static func noRows(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .dataMalformed, "this file has headings and no rows", at: [DiagnosticLabel(span)],
      help: ["add a line for each row below them"])
  }

  /// A quote that has no partner, or one with something behind it.
  static func strayQuote(_ fault: CSVScanner.Fault, at span: SourceSpan) -> Diagnostic {
    switch fault {
    case .unclosed:
      Diagnostic(
        .dataMalformed, "the quote that opens this cell is never closed",
        at: [DiagnosticLabel(SourceSpan(file: span.file, start: span.start, end: span.start + 1))],
        help: ["close it, and write a quote inside of a quoted cell twice: `\"\"`"])
    case .followed:
      Diagnostic(
        .dataMalformed, "something stands behind the closing quote of this cell",
        at: [DiagnosticLabel(span)], help: ["write a quote inside of a quoted cell twice: `\"\"`"])
    }
  }

  /// Columns that something other than a comma separates.
  static func strangeSeparator(_ separator: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .dataMalformed, "\(separator) seem to separate the columns of this file",
      at: [DiagnosticLabel(span)], help: ["save it with commas; cells with a comma stand in quotes"]
    )
  }

  /// A row with more or fewer cells than there are headings.
  static func raggedRecord(cells: Int, at span: SourceSpan, headings: [DataHeading]) -> Diagnostic {
    let whole = headings[0].span.extended(toCover: headings[headings.count - 1].span)
    let count = headings.count
    return Diagnostic(
      .dataRaggedRow,
      "this row has \(cells) \(cells == 1 ? "cell" : "cells"), the file has \(count) \(count == 1 ? "column" : "columns")",
      at: [
        DiagnosticLabel(span),
        DiagnosticLabel(whole, "\(count) \(count == 1 ? "heading" : "headings")"),
      ],
      help: [
        cells > count
          ? "a cell with a comma in it stands in quotes, a number like 1,234 too"
          : "a cell without a value stays empty, but its comma stays"
      ])
  }

  /// A cell that should be a number; `example` is one that is.
  static func badNumber(at span: SourceSpan, of heading: DataHeading, example: SourceSpan?)
    -> Diagnostic
  {
    var labels = [DiagnosticLabel(span)]
    if heading.unit != nil {
      labels.append(DiagnosticLabel(heading.span, "a column with a unit has numbers"))
    } else if let example {
      labels.append(DiagnosticLabel(example, "the other cells are numbers, such as this"))
    }
    return Diagnostic(
      .badNumber, "this is not a number, but the column `\(heading.text)` has numbers", at: labels,
      help: [
        "a value that is not known is left empty, or is `NA`",
        "a unit stands in the heading: `power (MW)`; a column of texts has `(text)` there",
      ])
  }

  /// A column of several kinds; `kinds` has each with its number and its first place.
  static func mixedColumn(
    _ heading: DataHeading, kinds: [(noun: String, count: Int, place: SourceSpan)]
  ) -> Diagnostic {
    Diagnostic(
      .mixedColumn, "the column `\(heading.text)` has values of several kinds",
      at: kinds.sorted { $0.place.start < $1.place.start }
        .map { DiagnosticLabel($0.place, "\($0.noun), one of \($0.count)") },
      help: ["write `(text)` in the heading, `\(heading.text) (text)`, if all are texts"])
  }

  /// A column of which only some numbers bear a mark, or not all the same one.
  static func mixedMarks(
    _ heading: DataHeading, _ marks: [(mark: CellMark, place: SourceSpan)]
  ) -> Diagnostic {
    Diagnostic(
      .mixedColumn, "the numbers of the column `\(heading.text)` do not have one unit",
      at: marks.sorted { $0.place.start < $1.place.start }.map { mark, place in
        DiagnosticLabel(place, mark == .none ? "a plain number" : "in \(mark.rawValue)")
      }, help: ["write all of them alike, or the unit in the heading and plain numbers below"])
  }

  /// A column without a name.
  static func namelessColumn(number: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .badHeading, "the heading of column \(number) has no name", at: [DiagnosticLabel(span)],
      help: ["give it one, with a letter or digit in it"])
  }

  /// Two columns that formulas would call by one name.
  static func duplicateHeading(_ heading: DataHeading, first: SourceSpan) -> Diagnostic {
    Diagnostic(
      .badHeading, "two columns are called `\(heading.name)`",
      at: [DiagnosticLabel(heading.span, "again here"), DiagnosticLabel(first, "first here")],
      help: ["rename one; characters other than letters and digits are `_` in a column's name"])
  }

  /// What stands in the parentheses of a heading and is no unit.
  package static func badUnit(_ unit: String, of heading: DataHeading, at span: SourceSpan)
    -> Diagnostic
  {
    Diagnostic(
      .badHeading, "`\(unit)` is not a unit", at: [DiagnosticLabel(span)],
      help: [
        "a heading has one unit, such as `(MW)`, `($/MWh)`, `(million $)` or `(亿 kWh)`",
        "other remarks stand without parentheses",
      ])
  }

  /// A unit in a heading, or the sign before a cell's number, that nobody declared.
  package static func unknownUnit(
    _ unit: String, inHeading span: SourceSpan, nearest: String?
  ) -> Diagnostic {
    Diagnostic(
      .unknownUnit, "there is no unit `\(unit)`", at: [DiagnosticLabel(span)],
      help: [
        CellMark(rawValue: unit) != nil
          ? "declare the currency by a name in the script, `unit EUR = 1.08 USD`, and write `(EUR)`"
          : nearest.map { Help("did you mean `\($0)`?") }
            ?? "declare it in the script: `unit \(unit)`; for a column of texts, write `(text)`"
      ])
  }

  /// Cells whose sign does not go with the unit in their heading.
  package static func wrongMark(_ mark: CellMark, of heading: DataHeading, at span: SourceSpan)
    -> Diagnostic
  {
    Diagnostic(
      .mixedColumn, "the cells are in `\(mark.rawValue)`, their heading says something else",
      at: [DiagnosticLabel(span)],
      help: ["write `(\(mark.rawValue))` in the heading, or plain numbers below"])
  }

  /// A row without a label.
  static func missingLabel(at span: SourceSpan, heading: DataHeading) -> Diagnostic {
    Diagnostic(
      .missingLabel, "this row has no label",
      at: [
        DiagnosticLabel(span),
        DiagnosticLabel(heading.span, "the first column tells rows apart"),
      ],
      help: ["fill in the cell, or number the rows: `table NAME from \"FILE\" by row`"])
  }

  /// A row with the label of an earlier one.
  static func duplicateLabel(at span: SourceSpan, first: SourceSpan, source: SourceFile)
    -> Diagnostic
  {
    let label = source.text(from: span.start, to: span.end)
    return Diagnostic(
      .duplicateElement, "`\(label)` is the label of two rows",
      at: [DiagnosticLabel(span, "again here"), DiagnosticLabel(first, "first here")],
      help: [
        "tell them apart in the first column, or number the rows: `table NAME from \"FILE\" by row`"
      ])
  }

  /// A value that is missing since the one in the cell at `span` is, or, unless it `isExact`, one like it.
  package static func missingCell(
    at span: SourceSpan, isExact: Bool, question: SourceSpan, cell: String?, count: Int, total: Int
  ) -> Diagnostic {
    var message = "this needs a cell that has no value"
    if total > 1 {
      message += count == total ? ", wherever it is asked" : ", in \(count) of \(total) cells"
    }
    return Diagnostic(
      .missingCell, message,
      at: [
        DiagnosticLabel(question, cell.map { "where \($0)" } ?? ""),
        DiagnosticLabel(span, isExact ? "not known" : "the first cell without a value"),
      ],
      help: [
        "leave such rows out with `where known(x)`, or say what to take: `if known(x) then x else …`"
      ])
  }

}
