import Dimensions

/// Writes answers as rows of comma-separated values, with units in the headings and all digits.
enum CSVRenderer {

  /// The rows of `answer`.
  static func render(_ answer: Answer) -> String {
    switch answer {
    case .table(let table): render(table)
    case .chart(let chart): render(chart.table)
    case .verdict(let verdict): render([verdict])
    case .ledger(let ledger): render(ledger.verdicts)
    case .search(let search): render(search)
    case .map(let map): render(map)
    case .study(let study): render(study)
    }
  }

  /// The rows of verdicts; why one is not simply reproduced stands in a column of its own, where that is said.
  private static func render(_ verdicts: [Verdict]) -> String {
    let found = verdicts.map { verdict in
      [
        verdict.source == nil ? "expect" : "claim", verdict.source ?? "", verdict.text,
        verdict.holds ? "true" : "false", verdict.found ?? "",
      ]
    }
    let reasons = verdicts.map { verdict -> [String]? in
      switch verdict.standing {
      case .holds, .fails: nil
      case .conflicts(let reason, let other): ["conflicts", reason, other ?? ""]
      case .unchecked(let reason): ["unchecked", reason, ""]
      }
    }
    let heading = ["kind", "source", "text", "holds", "found"]
    if reasons.allSatisfy({ $0 == nil }) { return rows([heading] + found) }
    return rows(
      [heading + ["standing", "reason", "other"]]
        + zip(found, reasons).map { $0 + ($1 ?? ["", "", ""]) })
  }

  /// The rows of a table, one for each value: the elements of the axes, then the value.
  private static func render(_ table: ResultTable) -> String {
    var text = row(
      table.axes.map { heading($0.name, $0.unit) } + [heading(valueName(table), table.exactUnit)]
        + (table.errors == nil ? [] : [heading("standard error", table.exactUnit)]))
    for index in 0..<table.values.count {
      let place = zip(table.axes, table.coordinates(of: index)).map { $0.exactElement($1) }
      let error = table.exactError(index)
      text += row(place + [table.exactValue(index)] + (error.map { [$0] } ?? []))
    }
    return text
  }

  /// The heading of the column of values.
  private static func valueName(_ table: ResultTable) -> String {
    table.title.isEmpty ? "value" : table.title
  }

  /// The rows of a study: the elements of its axes, what is true of the cell, then the columns.
  private static func render(_ study: StudyAnswer) -> String {
    let columns = study.columns.filter { $0.audience != .people }
    var text = row(
      study.axes.map { heading($0.name, $0.unit) }
        + study.facts.map { heading($0.name, $0.unit.exact) }
        + columns.map { heading($0.name, $0.exactUnit) })
    for (index, cell) in study.cells.enumerated() {
      let place = zip(study.axes, study.coordinates(of: cell)).map { $0.exactElement($1) }
      let facts = study.facts.map { fact in
        let value = fact.values[cell]
        return value.isNaN ? "" : NumberFormat.exact(fact.unit.exact.scale.measured(value))
      }
      text += row(place + facts + columns.map { $0.exactValue(index) })
    }
    return text
  }

  /// A name with its unit behind it, as a table's heading has it.
  static func heading(_ name: String, _ unit: MeasuringUnit?) -> String {
    guard let unit, !unit.isPlain else { return name }
    return "\(name) (\(unit.label))"
  }

  /// The lines of `rows`.
  static func rows(_ rows: [[String]]) -> String { rows.map(row).joined() }

  /// The line of `cells`; those with separators in them stand in quotes (RFC 4180).
  static func row(_ cells: [String]) -> String {
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
