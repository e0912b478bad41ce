import Diagnostics
import Dimensions

/// Maps of winners for people.
extension TextRenderer {

  /// The text of a map: a picture for each cell with a letter for each winner, and points of the borders.
  static func render(_ map: WinnerMap) -> String {
    var lines = [map.heading]
    for (number, cell) in map.cells.enumerated() {
      let place = ResultTable.place(of: number, over: map.axes)
      if !place.isEmpty { lines.append("  \(place)") }
      lines += picture(cell, map) + legend(cell, map) + border(cell, map)
      lines += cell.remarks.map { "  (\($0))" }
    }
    return (lines + map.notes.map { "  (\($0))" }).joined(separator: "\n") + "\n"
  }

  /// What a map shows, for other forms than a terminal.
  static func passages(of map: WinnerMap) -> [Passage] {
    let found = map.cells.enumerated().flatMap { number, cell -> [Passage] in
      let place = ResultTable.place(of: number, over: map.axes)
      let texts =
        (place.isEmpty ? [] : [place]) + picture(cell, map) + legend(cell, map) + cell.remarks
      return texts.map { .line($0) } + [.table(points(cell, map), across: nil)]
    }
    return [.heading(map.heading)] + found + map.notes.map { .line($0) }
  }

  /// The sign of the winner with number `winner`; after the letters come the numbers of contenders, and then they share one.
  private static func sign(_ winner: Int?) -> Character {
    let signs = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
    guard let winner else { return "·" }
    return winner < signs.count ? signs[winner] : "#"
  }

  /// The lines of the picture of `cell`, the second input upwards and the first to the right.
  private static func picture(_ cell: WinnerMap.Cell, _ map: WinnerMap) -> [String] {
    let (across, up) = (map.unknowns[0], map.unknowns[1])
    let (low, high) = (up.unit.element(up.range.lowerBound), up.unit.element(up.range.upperBound))
    let width = max(DisplayWidth.of(low), DisplayWidth.of(high))
    var lines = ["  \(up.name)"]
    for (row, winners) in cell.picture.enumerated() {
      let label = row == 0 ? high : row == cell.picture.count - 1 ? low : ""
      let blanks = String(repeating: " ", count: width - DisplayWidth.of(label))
      lines.append("  \(blanks)\(label) │\(String(winners.map(sign)))")
    }
    let columns = cell.picture.first?.count ?? 0
    let (left, right) = (
      across.unit.element(across.range.lowerBound), across.unit.element(across.range.upperBound)
    )
    let gap = max(1, columns - DisplayWidth.of(left) - DisplayWidth.of(right))
    lines.append(
      "  \(String(repeating: " ", count: width)) └" + String(repeating: "─", count: columns))
    lines.append(
      "  \(String(repeating: " ", count: width + 2))\(left)\(String(repeating: " ", count: gap))\(right)"
        + "  \(across.name)")
    return lines
  }

  /// What the signs in the picture of `cell` mean.
  private static func legend(_ cell: WinnerMap.Cell, _ map: WinnerMap) -> [String] {
    let winners = Set(cell.picture.joined())
    var lines = winners.compactMap { $0 }.sorted().map {
      "  \(sign($0))  \(map.contest.verdict(map.contest.contenders[$0]))"
    }
    if winners.contains(nil) { lines.append("  ·  \(map.contest.verdict(nil))") }
    return lines
  }

  /// Points of the borders of `cell`, and how many there are beside them.
  private static func border(_ cell: WinnerMap.Cell, _ map: WinnerMap) -> [String] {
    if cell.border.isEmpty { return ["  no border: the winner is the same everywhere"] }
    let rest = cell.border.count { !$0.isShown }
    return TextColumn.lines(of: points(cell, map))
      + (rest > 0 ? ["  (and \(rest) points more, which CSV and JSON carry)"] : [])
  }

  /// The points of the borders of `cell` that people see.
  private static func points(_ cell: WinnerMap.Cell, _ map: WinnerMap) -> [TextColumn] {
    let rows = cell.border.filter(\.isShown).map { point in
      point.place.indices.map { index in
        let unknown = map.unknowns[index]
        guard index == point.direction, let error = point.error else {
          return unknown.fine(point.place[index])
        }
        return unknown.reading(point.place[index], error: error)
      } + ["\(sign(point.before)) | \(sign(point.after))"]
    }
    return TextGrid.columns(map.unknowns.map(\.name) + ["border between"], rows)
  }

}
