extension TextRenderer {

  /// One row of a list: its name, its cells under their headings, and its source.
  private struct Row {

    /// What it is, with its unit.
    let name: String

    /// The cells; one that is alone has no heading.
    let cells: [(heading: String?, text: String)]

    /// Where it comes from.
    let source: String

  }

  /// The text of a list: a row for each value, each in its own unit, under the elements of the values' last axis.
  static func render(_ list: ValueList) -> String {
    TextColumn.lines(of: columns(of: list)).filter { !$0.isEmpty }.map { $0 + "\n" }.joined()
  }

  /// The columns of a list: names, values, and sources where there are some.
  static func columns(of list: ValueList) -> [TextColumn] {
    let rows = list.entries.flatMap { Self.rows(of: $0) }
    var headings: [String] = []
    for case let heading? in rows.flatMap({ $0.cells.map(\.heading) })
    where !headings.contains(heading) {
      headings.append(heading)
    }
    // A value that is known stands where the others have their first, which is their mean.
    if headings.isEmpty { headings = [""] }
    var columns = [TextColumn(heading: "", alignsRight: false)]
    columns += headings.map { TextColumn(heading: $0, alignsRight: true) }
    var sources = TextColumn(heading: "source", alignsRight: false)
    for row in rows {
      columns[0].add(row.name)
      for (index, heading) in headings.enumerated() {
        let cell = row.cells.first { ($0.heading ?? headings[0]) == heading }
        columns[index + 1].add(cell?.text ?? "")
      }
      sources.add(row.source)
    }
    if rows.contains(where: { !$0.source.isEmpty }) { columns.append(sources) }
    return columns
  }

  /// The rows of `entry`: one for each cell of all its axes but the last.
  private static func rows(of entry: ValueList.Entry) -> [Row] {
    let table = entry.table
    let cells = Cells(table)
    let unit = cells.unitLabel.isEmpty ? "" : " (\(cells.unitLabel))"
    let name = entry.meaning.map { firstSentence(of: $0) } ?? table.title
    let width = table.axes.last?.count ?? 1
    return stride(from: 0, to: table.values.count, by: max(1, width)).map { start in
      let place = zip(table.axes, table.coordinates(of: start)).dropLast().map { axis, index in
        "\(axis.name) = \(axis.label(index))"
      }
      return Row(
        name: ([name] + place).joined(separator: ", ") + unit,
        cells: (0..<width).map { offset in
          let heading = table.axes.last?.label(offset)
          return (heading, String(cells.text(start + offset).drop { $0 == " " }))
        },
        source: start == 0 ? entry.source ?? "" : "")
    }
  }

  /// The first sentence of `text`, without its full stop.
  private static func firstSentence(of text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    var end = line.startIndex
    while end < line.endIndex {
      let next = line.index(after: end)
      if line[end] == ".", next == line.endIndex || line[next] == " " { break }
      end = next
    }
    return String(line[..<end])
  }

}
