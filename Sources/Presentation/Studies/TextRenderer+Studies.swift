import Dimensions

/// Studies for people.
extension TextRenderer {

  /// The text of a study: a heading, and for each cell its facts and rows.
  static func render(_ study: StudyAnswer, width: Int? = nil) -> String {
    let text = passages(of: study, isWhole: false).map { passage in
      switch passage {
      case .heading(let text): text + "\n"
      case .line(let text): "  \(text)\n"
      case .table(let columns, _):
        layOut(Array(columns.prefix(1)), Array(columns.dropFirst()), nil, width: width ?? .max)
      case .picture: ""
      }
    }.joined()
    guard study.digest != nil else { return text }
    return text
      + "  (some of \(NumberFormat.label(Double(study.cells.count))) runs; all of them with --format csv)\n"
  }

  /// All of `study`, or only the rows of its digest.
  static func passages(of study: StudyAnswer, isWhole: Bool) -> [Passage] {
    var passages = [Passage.heading("\(study.verb.rawValue) \(study.text)".trimmingEnd)]
    for cell in 0..<study.cellCount {
      let place = zip(study.axes, study.coordinates(of: cell))
        .map { "\($0.name) = \($0.label($1))" }.joined(separator: ", ")
      let facts = study.facts.filter { $0.audience != .files }.map {
        "\($0.name) \($0.unit.reading.reading($0.values[cell]))"
      }
      .joined(separator: "; ")
      let heading = [place, facts].filter { !$0.isEmpty }.joined(separator: ": ")
      if !heading.isEmpty { passages.append(.line(heading)) }
      let all = study.cells.indices.filter { study.cells[$0] == cell }
      let rows = isWhole ? all : study.digest ?? all
      if !rows.isEmpty {
        let columns = study.columns.filter { $0.audience != .files }.map { column($0, rows, study) }
        passages.append(.table(columns, across: nil))
      }
      passages += (study.remarks[cell] ?? []).map { .line($0) }
    }
    return passages + study.notes.map { .line("(\($0))") }
  }

  /// The `rows` of `column`, all numbers of which have the digits that those of the whole study need.
  private static func column(_ column: StudyAnswer.Column, _ rows: [Int], _ study: StudyAnswer)
    -> TextColumn
  {
    switch column.values {
    case .numbers(let numbers, let unit):
      let label = unit.reading.label
      var result = TextColumn(
        heading: label.isEmpty ? column.name : "\(column.name) (\(label))", alignsRight: true)
      let scale = unit.reading.scale
      let decimals = NumberFormat.decimals(forAll: numbers.lazy.map { scale.measured($0) })
      for row in rows {
        let value = scale.measured(numbers[row])
        result.add(NumberFormat.tabular(value, decimals: decimals))
      }
      return result
    case .quantities(let numbers, let units):
      var result = TextColumn(heading: column.name, alignsRight: true)
      for row in rows { result.add(numbers[row].isNaN ? "" : units[row].reading(numbers[row])) }
      return result
    case .texts(let texts):
      var result = TextColumn(heading: column.name, alignsRight: false)
      for row in rows { result.add(texts[row]) }
      return result
    }
  }

}
