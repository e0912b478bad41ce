/// Aligns neighbouring lines and puts them together.
///
/// Lines are neighbours as long as no blank line stands between them; the rows of a table always are.
enum LineAlignment {

  /// Lines beyond this width keep their comments behind them: one long line would push all comments of its
  /// neighbours out of sight. It is three quarters of a line of the project's sources.
  private static let widestCommented = 75

  /// The text of `lines`.
  static func text(of lines: [PrintedLine]) -> String {
    var lines = lines
    for group in groups(of: lines) { align(group, of: &lines) }
    let columns = commentColumns(of: lines)
    var text = ""
    for (index, line) in lines.enumerated() {
      if line.isSpaced { text += "\n" }
      text += line.text
      if let comment = line.comment {
        text += String(repeating: " ", count: max(2, columns[index] - line.width)) + comment
      }
      text += "\n"
    }
    return text
  }

  /// The indices of lines that are aligned with each other.
  private static func groups(of lines: [PrintedLine]) -> [[Int]] {
    var groups: [[Int]] = []
    var alignment: PrintedLine.Alignment?
    for (index, line) in lines.enumerated() {
      if line.isSpaced, !isRow(alignment) { alignment = nil }
      guard case .item(let next) = line.role else { continue }
      if let next, next == alignment, line.indent == lines[groups[groups.count - 1][0]].indent {
        groups[groups.count - 1].append(index)
      } else if next != nil {
        groups.append([index])
      }
      alignment = next
    }
    return groups
  }

  /// `true` iff `alignment` is that of a row.
  private static func isRow(_ alignment: PrintedLine.Alignment?) -> Bool {
    switch alignment {
    case .row: true
    case .input, .definition, .claim, nil: false
    }
  }

  /// Aligns the lines at `indices` with each other: the first marks of a kind, then the second ones.
  private static func align(_ indices: [Int], of lines: inout [PrintedLine]) {
    for mark in PrintedLine.Mark.allCases {
      var places = indices.map { line in
        (line, lines[line].marks.indices.filter { lines[line].marks[$0] == mark })
      }
      .filter { !$0.1.isEmpty }
      while !places.isEmpty {
        let column = places.map { lines[$0.0].column(ofMark: $0.1[0]) }.max() ?? 0
        for (line, marks) in places {
          lines[line].align(mark: marks[0], to: column + mark.blanks)
        }
        places = places.map { ($0.0, Array($0.1.dropFirst())) }.filter { !$0.1.isEmpty }
      }
    }
  }

  /// The column of the comment at the end of each line: the same for neighbours.
  private static func commentColumns(of lines: [PrintedLine]) -> [Int] {
    var columns = [Int](repeating: 0, count: lines.count)
    var start = 0
    for end in 1...max(1, lines.count) where end >= lines.count || lines[end].isSpaced {
      let block = start..<min(end, lines.count)
      let widths = block.filter { lines[$0].comment != nil }.map { lines[$0].width }
      let column = (widths.filter { $0 <= widestCommented }.max() ?? 0) + 2
      for index in block { columns[index] = column }
      start = end
    }
    return columns
  }

}
