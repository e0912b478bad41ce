import Diagnostics
import Dimensions

/// Writes answers as JSON objects, with units, axes and all digits.
enum JSONRenderer {

  /// The object of `answer`, on lines of its own.
  static func render(_ answer: Answer) -> String {
    switch answer {
    case .table(let table): object(table)
    case .list(let list):
      object([
        ("kind", string("list")),
        ("values", "[" + list.entries.map { object($0) }.joined(separator: ", ") + "]"),
      ])
    case .chart(let chart): object(chart.table)
    case .verdict(let verdict): object(verdict)
    case .ledger(let ledger):
      object([
        ("kind", string("audit")),
        (
          "counts",
          object(ledger.counts.map { ($0.name, String($0.count)) })
        ),
        ("claims", "[" + ledger.verdicts.map { object($0) }.joined(separator: ", ") + "]"),
      ])
    case .search(let search): object(search)
    case .map(let map): object(map)
    case .study(let study): object(study)
    }
  }

  /// The object of a list's entry.
  private static func object(_ entry: ValueList.Entry) -> String {
    object([
      ("meaning", entry.meaning.map(string) ?? "null"),
      ("source", entry.source.map(string) ?? "null"), ("value", object(entry.table)),
    ])
  }

  /// The object of a verdict.
  private static func object(_ verdict: Verdict) -> String {
    var fields = [
      ("kind", string(verdict.source == nil ? "expect" : "claim")),
      ("text", string(verdict.text)), ("source", verdict.source.map(string) ?? "null"),
      ("holds", verdict.holds ? "true" : "false"), ("found", verdict.found.map(string) ?? "null"),
    ]
    switch verdict.standing {
    case .holds, .fails: break
    case .conflicts(let reason, let other):
      fields.append(("conflicts", string(reason)))
      fields.append(("other", other.map(string) ?? "null"))
    case .unchecked(let reason): fields.append(("unchecked", string(reason)))
    }
    return object(fields)
  }

  /// The object of a table.
  private static func object(_ table: ResultTable) -> String {
    let axes = table.axes.map { object($0) }
    let values = (0..<table.values.count).map { index in
      let value = table.exactValue(index)
      switch table.values {
      case .numbers, .truths: return value.isEmpty ? "null" : value
      case .texts: return string(value)
      }
    }
    let errors =
      table.errors.map { errors in
        errors.indices.map { table.exactError($0).flatMap { $0.isEmpty ? nil : $0 } ?? "null" }
      }.map { [("standardErrors", array($0))] } ?? []
    return object(
      [
        ("kind", string("show")), ("text", string(table.title)), ("unit", unit(table.exactUnit)),
        ("axes", array(axes)), ("values", array(values)),
      ] + errors)
  }

  /// The object of an axis, on one line.
  static func object(_ axis: ResultTable.Axis) -> String {
    let elements = (0..<axis.count).map { index in
      switch axis.elements {
      case .numbers: axis.exactElement(index)
      case .labels: string(axis.exactElement(index))
      }
    }
    return object(
      [
        ("name", string(axis.name)), ("unit", unit(axis.unit)), ("elements", array(elements)),
      ], indent: "")
  }

  /// The object of a study: headings with their units, and the rows under them.
  private static func object(_ study: StudyAnswer) -> String {
    let columns = study.columns.filter { $0.audience != .people }
    let headings = columns.map {
      object([("name", string($0.name)), ("unit", unit($0.exactUnit))], indent: "")
    }
    let rows = study.cells.indices.map { row in
      array(
        columns.map { column in
          let value = column.exactValue(row)
          return column.isNumeric ? (value.isEmpty ? "null" : value) : string(value)
        })
    }
    let facts = study.facts.map { fact in
      let values = fact.values.map {
        $0.isNaN ? "null" : NumberFormat.exact(fact.unit.exact.scale.measured($0))
      }
      return object(
        [
          ("name", string(fact.name)), ("unit", unit(fact.unit.exact)), ("values", array(values)),
        ], indent: "")
    }
    return object([
      ("kind", string(study.verb.rawValue)), ("text", string(study.text)),
      ("axes", array(study.axes.map { object($0) })), ("facts", array(facts)),
      ("columns", array(headings)), ("cells", array(study.cells.map(String.init))),
      ("rows", array(rows)),
      (
        "remarks",
        array((0..<study.cellCount).map { array((study.remarks[$0] ?? []).map(string)) })
      ), ("notes", array(study.notes.map(string))),
    ])
  }

  /// The label of `unit`, or `null` for plain numbers.
  static func unit(_ unit: MeasuringUnit?) -> String {
    guard let unit, !unit.isPlain else { return "null" }
    return string(unit.label)
  }

  /// An object; each field on its own line behind `indent`, or all on one line where it is empty.
  static func object(_ fields: [(String, String)], indent: String = "    ") -> String {
    if indent.isEmpty { return JSONText.object(fields) }
    let pairs = fields.map { indent + "\(string($0.0)): \($0.1)" }
    return "  {\n" + pairs.joined(separator: ",\n") + "\n  }"
  }

  /// An array.
  static func array(_ elements: [String]) -> String { JSONText.array(elements) }

  /// A string.
  static func string(_ text: String) -> String { JSONText.string(text) }

}
