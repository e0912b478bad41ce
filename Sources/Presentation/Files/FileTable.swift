import Dimensions

/// An answer as rows under headings, with units in the headings and all digits: what comma-separated values and workbooks
/// are made of.
struct FileTable {

  /// What stands in one place.
  enum Cell {

    /// A number with all its digits.
    case number(String)

    /// A truth value.
    case truth(Bool)

    /// A text.
    case text(String)

    /// Nothing: a value that does not exist.
    case empty

    /// The cell as text.
    var text: String {
      switch self {
      case .number(let text), .text(let text): text
      case .truth(let isTrue): isTrue ? "true" : "false"
      case .empty: ""
      }
    }

    /// The cell of a number that is written `text`, which is empty where there is none.
    static func exact(_ text: String) -> Cell { text.isEmpty ? .empty : .number(text) }

  }

  /// What was asked.
  let title: String

  /// What stands above each column.
  let headings: [String]

  /// The number of rows.
  let count: Int

  /// The row with a number: there may be more than fit in memory as texts.
  let row: (Int) -> [Cell]

  /// What is to be said of the whole, one sentence each.
  let notes: [String]

  /// Creates a table.
  init(
    _ title: String, _ headings: [String], count: Int, notes: [String] = [],
    row: @escaping (Int) -> [Cell]
  ) {
    (self.title, self.headings, self.count) = (title, headings, count)
    (self.notes, self.row) = (notes, row)
  }

  /// The table of `answer`.
  init(_ answer: Answer) {
    switch answer {
    case .table(let table): self.init(table)
    case .list(let list): self.init(list)
    case .chart(let chart): self.init(chart.table)
    case .verdict(let verdict): self.init([verdict], verdict.text)
    case .ledger(let ledger): self.init(ledger.verdicts, "audit")
    case .search(let search): self.init(search)
    case .map(let map): self.init(map)
    case .study(let study): self.init(study)
    }
  }

  /// The rows of verdicts; why one is not simply reproduced stands in a column of its own, where that is said.
  private init(_ verdicts: [Verdict], _ title: String) {
    let reasons = verdicts.map { verdict -> [String]? in
      switch verdict.standing {
      case .holds, .fails: nil
      case .conflicts(let reason, let other): ["conflicts", reason, other ?? ""]
      case .unchecked(let reason): ["unchecked", reason, ""]
      }
    }
    let hasReasons = reasons.contains { $0 != nil }
    self.init(
      title,
      ["kind", "source", "text", "holds", "found"]
        + (hasReasons ? ["standing", "reason", "other"] : []), count: verdicts.count
    ) { row in
      let verdict = verdicts[row]
      let reason = (reasons[row] ?? ["", "", ""]).map { Cell.text($0) }
      return [
        .text(verdict.source == nil ? "expect" : "claim"), .text(verdict.source ?? ""),
        .text(verdict.text), .truth(verdict.holds), .text(verdict.found ?? ""),
      ] + (hasReasons ? reason : [])
    }
  }

  /// The rows of a table, one for each value: the elements of the axes, then the value.
  private init(_ table: ResultTable) {
    let name = table.title.isEmpty ? "value" : table.title
    self.init(
      table.title,
      table.axes.map { FileTable.heading($0.name, $0.unit) }
        + [FileTable.heading(name, table.exactUnit)]
        + (table.errors == nil ? [] : [FileTable.heading("standard error", table.exactUnit)]),
      count: table.values.count
    ) { index in
      let place = zip(table.axes, table.coordinates(of: index)).map { $0.cell($1) }
      let error = table.exactError(index)
      return place + [table.cell(index)] + (error.map { [.exact($0)] } ?? [])
    }
  }

  /// The rows of a list: one for each value, with the elements of its axes, its unit and its source.
  private init(_ list: ValueList) {
    let places = list.entries.indices.flatMap { entry in
      (0..<list.entries[entry].table.values.count).map { (entry, $0) }
    }
    self.init("values", ["name", "at", "value", "unit", "source"], count: places.count) { row in
      let entry = list.entries[places[row].0]
      let (table, index) = (entry.table, places[row].1)
      let place = zip(table.axes, table.coordinates(of: index)).map { axis, element in
        "\(axis.name) = \(axis.exactElement(element))"
      }
      return [
        .text(table.title), .text(place.joined(separator: ", ")), table.cell(index),
        .text(table.exactUnit.map { $0.isPlain ? "" : $0.label } ?? ""),
        .text(entry.source ?? ""),
      ]
    }
  }

  /// The rows of a study: the elements of its axes, what is true of the cell, then the columns.
  private init(_ study: StudyAnswer) {
    let columns = study.columns.filter { $0.audience != .people }
    self.init(
      study.text,
      study.axes.map { FileTable.heading($0.name, $0.unit) }
        + study.facts.map { FileTable.heading($0.name, $0.unit.exact) }
        + columns.map { FileTable.heading($0.name, $0.exactUnit) }, count: study.cells.count,
      notes: (0..<study.cellCount).flatMap { study.remarks[$0] ?? [] } + study.notes
    ) { row in
      let cell = study.cells[row]
      let place = zip(study.axes, study.coordinates(of: cell)).map { $0.cell($1) }
      let facts = study.facts.map { fact in
        let value = fact.values[cell]
        return value.isNaN
          ? Cell.empty : .number(NumberFormat.exact(fact.unit.exact.scale.measured(value)))
      }
      return place + facts
        + columns.map { $0.isNumeric ? .exact($0.exactValue(row)) : .text($0.exactValue(row)) }
    }
  }

  /// A name with its unit behind it, as a table's heading has it.
  static func heading(_ name: String, _ unit: MeasuringUnit?) -> String {
    guard let unit, !unit.isPlain else { return name }
    return "\(name) (\(unit.label))"
  }

  /// The table as comma-separated values (RFC 4180).
  var commaSeparated: String {
    var text = FileTable.line(headings)
    for index in 0..<count { text += FileTable.line(row(index).map(\.text)) }
    return text
  }

  /// The line of `cells`; those with separators in them stand in quotes.
  private static func line(_ cells: [String]) -> String {
    cells.map { cell in
      let isPlain = !cell.contains { $0 == "," || $0 == "\"" || $0.isNewline }
      return isPlain
        ? cell
        : "\""
          + cell.split(separator: "\"", omittingEmptySubsequences: false)
          .joined(separator: "\"\"") + "\""
    }
    .joined(separator: ",") + "\n"
  }

}

extension ResultTable {

  /// The value at `index` as a cell.
  func cell(_ index: Int) -> FileTable.Cell {
    let text = exactValue(index)
    switch values {
    case .numbers: return .exact(text)
    case .truths: return text.isEmpty ? .empty : .truth(text == "true")
    case .texts: return .text(text)
    }
  }

}

extension ResultTable.Axis {

  /// The element at `index` as a cell.
  func cell(_ index: Int) -> FileTable.Cell {
    switch elements {
    case .numbers: .number(exactElement(index))
    case .labels: .text(exactElement(index))
    }
  }

}

extension ResultTable {

  /// The standard error of the value at `index` with all digits, where values have one; empty where it is not known.
  func exactError(_ index: Int) -> String? {
    guard let error = errors?[index] else { return nil }
    return error.isFinite ? NumberFormat.exact((exactUnit ?? .one).measuredError(error)) : ""
  }

  /// The unit in which files carry the values.
  var exactUnit: MeasuringUnit? {
    switch values {
    case .numbers(_, let unit): unit.exact
    case .truths, .texts: nil
    }
  }

  /// The value at `index` with all its digits; empty where there is none.
  func exactValue(_ index: Int) -> String {
    switch values {
    case .numbers(let numbers, let unit):
      numbers[index].isNaN ? "" : NumberFormat.exact(unit.exact.scale.measured(numbers[index]))
    case .truths(let truths): truths[index].isNaN ? "" : truths[index] == 1 ? "true" : "false"
    case .texts(let texts): texts[index]
    }
  }

}

extension ResultTable.Axis {

  /// The unit of the elements, where they are numbers.
  var unit: MeasuringUnit? {
    switch elements {
    case .numbers(_, let unit): unit
    case .labels: nil
    }
  }

  /// The element at `index` with all its digits.
  func exactElement(_ index: Int) -> String {
    switch elements {
    case .numbers(let numbers, let unit): NumberFormat.exact(unit.scale.measured(numbers[index]))
    case .labels(let labels): labels[index]
    }
  }

}
