import Diagnostics
import Dimensions

/// Searches for people.
extension TextRenderer {

  /// The text of what a search has found: lines where there is one cell, a table where there are axes.
  static func render(_ search: SearchAnswer) -> String {
    let found =
      search.axes.isEmpty
      ? search.cells.flatMap { self.lines(of: $0, search) } : TextColumn.lines(of: table(search))
    let lines = [search.heading] + found + search.notes.map { "  (\($0))" }
    return lines.joined(separator: "\n") + "\n"
  }

  /// What a search has found, for other forms than a terminal.
  static func passages(of search: SearchAnswer) -> [Passage] {
    let found: [Passage] =
      search.axes.isEmpty
      ? search.cells.flatMap { self.lines(of: $0, search) }.map { .line(String($0.dropFirst(2))) }
      : [.table(table(search), across: nil)]
    return [.heading(search.heading)] + found + search.notes.map { .line($0) }
  }

  /// The lines of the only cell of `search`.
  private static func lines(of cell: SearchAnswer.Cell, _ search: SearchAnswer) -> [String] {
    var lines: [String] = []
    switch search.kind {
    case .solve:
      lines = cell.places.map { place in
        let values = texts(of: place, search).enumerated().map {
          "\(search.unknowns[$0].name) = \($1)"
        }
        let remark = remark(on: place).map { "  (\($0))" } ?? ""
        return "  " + values.joined(separator: ", ") + remark
      }
    case .flip(let contest):
      lines = cell.stretches.indices.map {
        "  \(ends(of: $0, cell, search)): " + contest.verdict(cell.stretches[$0].winner)
      }
    }
    if let lack = lack(of: cell, search) { lines.append("  " + lack) }
    return lines + cell.remarks.map { "  (\($0))" }
  }

  /// A table of all cells of `search`.
  private static func table(_ search: SearchAnswer) -> [TextColumn] {
    var headings = search.axes.map(\.name)
    switch search.kind {
    case .solve: headings += search.unknowns.map(\.name) + [""]
    case .flip(let contest):
      headings +=
        search.unknowns.map(\.name) + [
          contest.distinction + (contest.isUncertain ? " most often" : ""), "",
        ]
    }
    var rows: [[String]] = []
    for (number, cell) in search.cells.enumerated() {
      let coordinates = ResultTable.coordinates(of: number, over: search.axes)
      var place = zip(search.axes, coordinates).map { $0.label($1) }
      for row in self.rows(of: cell, search) {
        rows.append(place + row)
        place = place.map { _ in "" }
      }
    }
    return TextGrid.columns(headings, rows)
  }

  /// The rows of `cell`, without its place.
  private static func rows(of cell: SearchAnswer.Cell, _ search: SearchAnswer) -> [[String]] {
    var rows: [[String]] = []
    switch search.kind {
    case .solve:
      rows = cell.places.map { texts(of: $0, search) + [remark(on: $0) ?? ""] }
    case .flip:
      rows = cell.stretches.indices.map {
        [ends(of: $0, cell, search), cell.stretches[$0].winner ?? "neither", ""]
      }
    }
    let blanks = [String](
      repeating: "", count: rows.first.map { $0.count - 1 } ?? search.unknowns.count)
    if let lack = lack(of: cell, search) { rows.append(blanks + [lack]) }
    for remark in cell.remarks {
      if rows.isEmpty || rows[rows.count - 1].last != "" {
        rows.append(blanks + [remark])
      } else {
        rows[rows.count - 1][blanks.count] = remark
      }
    }
    return rows
  }

  /// The values of the inputs at `place`.
  private static func texts(of place: SearchAnswer.Place, _ search: SearchAnswer) -> [String] {
    place.values.indices.map { index in
      let unknown = search.unknowns[index]
      if let through = place.through {
        return "\(unknown.fine(place.values[index])) to \(unknown.fine(through))"
      }
      return place.errors.isEmpty
        ? unknown.fine(place.values[index])
        : unknown.reading(place.values[index], error: place.errors[index])
    }
  }

  /// What is to be said of `place`.
  private static func remark(on place: SearchAnswer.Place) -> String? {
    switch place.kind {
    case .root:
      place.errors.contains(where: \.isNaN) ? "the draws do not tell how exact this is" : nil
    case .touching: "the sides touch here without crossing"
    case .jump: "it jumps past the value here"
    case .stretch: "all of these"
    case .cluster: "one root or more: rounding hides how many"
    case .singular: "singular: the equations do not tell the inputs apart here"
    }
  }

  /// The ends of the stretch with number `index` of `cell`.
  private static func ends(
    of index: Int, _ cell: SearchAnswer.Cell, _ search: SearchAnswer
  ) -> String {
    let (unknown, stretch) = (search.unknowns[0], cell.stretches[index])
    func text(_ end: Double, _ error: Double?) -> String {
      error.map { unknown.reading(end, error: $0) } ?? unknown.fine(end)
    }
    let lower = text(stretch.lower, index > 0 ? cell.stretches[index - 1].error : nil)
    return "\(lower) to \(text(stretch.upper, stretch.error))"
  }

  /// What is to be said where nothing was found, or everything.
  private static func lack(of cell: SearchAnswer.Cell, _ search: SearchAnswer) -> String? {
    let ranges =
      search.unknowns.count == 1
      ? "from \(search.unknowns[0].reading)"
      : "for " + search.unknowns.map { "\($0.name) from \($0.reading)" }.joined(separator: ", ")
    if cell.isIdentity { return "every value: both sides are equal \(ranges)" }
    guard cell.places.isEmpty, cell.stretches.isEmpty else { return nil }
    if cell.isFixed {
      let value = cell.closest?.values.joined(separator: ", ") ?? NumberFormat.undefined
      return "none: it is \(value) whatever \(search.unknowns[0].name) is"
    }
    let nearest = cell.closest.map { closest in
      let place = zip(search.unknowns, closest.place).map { "\($0.name) = \($0.fine($1))" }
      return
        "; closest is \(closest.values.joined(separator: ", ")) at \(place.joined(separator: ", "))"
    }
    return "none \(ranges)\(nearest ?? "")"
  }

}
