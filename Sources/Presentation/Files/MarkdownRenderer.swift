import Diagnostics

/// Writes answers in Markdown: headings, paragraphs, and tables whose source lines up in a terminal, too.
enum MarkdownRenderer {

  /// The text of `passages`.
  static func render(_ passages: [Passage]) -> String {
    passages.compactMap { passage in
      switch passage {
      case .heading(let text): "## \(escaped(text))\n"
      case .line(let text): "\(escaped(text))\n"
      case .table(let columns, let across): table(columns, across: across?.axis)
      case .picture: nil
      }
    }.joined(separator: "\n")
  }

  /// The lines of a table; an axis whose elements are columns stands before them in the first heading.
  private static func table(_ columns: [TextColumn], across axis: String?) -> String {
    guard let first = columns.first else { return "" }
    let cells = columns.enumerated().map { number, column in
      var heading = column.heading
      if number == 0, let axis { heading += " \\ \(axis)" }
      var result = TextColumn(heading: escaped(heading), alignsRight: column.alignsRight)
      for cell in column.cells { result.add(escaped(cell)) }
      return result
    }
    func line(_ texts: [String]) -> String { "| " + texts.joined(separator: " | ") + " |\n" }
    let rule = cells.map { column in
      let width = max(3, column.width)
      return column.alignsRight
        ? String(repeating: "-", count: width - 1) + ":" : String(repeating: "-", count: width)
    }
    func padded(_ column: TextColumn, _ text: String) -> String {
      // A rule has at least three signs.
      let blanks = String(repeating: " ", count: max(0, 3 - column.width))
      return column.alignsRight ? blanks + column.padded(text) : column.padded(text) + blanks
    }
    return line(cells.map { padded($0, $0.heading) }) + line(rule)
      + first.cells.indices.map { row in line(cells.map { padded($0, $0.cells[row]) }) }.joined()
  }

  /// `text` with what Markdown would read as signs of its own escaped, on one line; blanks that it would drop stay.
  private static func escaped(_ text: String) -> String {
    var result = ""
    var last: Character = " "
    var atStart = true
    for character in text {
      switch character {
      case "\\", "|", "*", "<", "`", "~": result += "\\\(character)"
      case "_" where !(last.isLetter || last.isNumber): result += "\\_"
      case "(" where last == "]": result += "\\("
      case " " where atStart || last == " ": result += "\u{A0}"
      case _ where character.isNewline: result += " "
      default: result.append(character)
      }
      if character != " " { atStart = false }
      last = character
    }
    return result
  }

}
