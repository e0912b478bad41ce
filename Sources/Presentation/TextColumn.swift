import Diagnostics

/// One column of text, as wide as its widest cell: Chinese takes two places a character.
struct TextColumn {

  /// What stands above it.
  let heading: String

  /// `true` iff its cells end at the same place.
  let alignsRight: Bool

  /// Its cells.
  private(set) var cells: [String] = []

  /// The cells of a terminal that it takes.
  private(set) var width: Int

  /// Creates an empty column.
  init(heading: String, alignsRight: Bool) {
    self.heading = heading
    self.alignsRight = alignsRight
    width = DisplayWidth.of(heading)
  }

  /// Adds `cell` below.
  mutating func add(_ cell: String) {
    cells.append(cell)
    width = max(width, DisplayWidth.of(cell))
  }

  /// `text` with blanks up to the width of the column.
  func padded(_ text: String) -> String {
    let blanks = String(repeating: " ", count: width - DisplayWidth.of(text))
    return alignsRight ? blanks + text : text + blanks
  }

  /// The lines of `columns` side by side, their headings first, without blanks at their ends.
  static func lines(of columns: [TextColumn]) -> [String] {
    guard let first = columns.first else { return [] }
    let headings = columns.map { "  " + $0.padded($0.heading) }.joined()
    let rows = first.cells.indices.map { row in
      columns.map { "  " + $0.padded($0.cells[row]) }.joined()
    }
    return ([headings] + rows).map { $0.trimmingEnd }
  }

}

/// Rows of text under headings, for lists that are no values over axes.
package enum TextGrid {

  /// The lines of `rows` under `headings`.
  package static func render(_ headings: [String], _ rows: [[String]]) -> String {
    TextColumn.lines(of: columns(headings, rows)).map { $0 + "\n" }.joined()
  }

  /// The columns of `rows` under `headings`.
  static func columns(_ headings: [String], _ rows: [[String]]) -> [TextColumn] {
    var columns = headings.map { TextColumn(heading: $0, alignsRight: false) }
    for row in rows {
      for (index, cell) in row.enumerated() { columns[index].add(cell) }
    }
    return columns
  }

}

extension String {

  /// The text without blanks at its end.
  package var trimmingEnd: String {
    var end = endIndex
    while end > startIndex, self[index(before: end)] == " " { end = index(before: end) }
    return String(self[..<end])
  }

}
