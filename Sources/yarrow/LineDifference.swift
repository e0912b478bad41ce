/// Shows in which lines two texts differ.
enum LineDifference {

  /// Lines shown around each difference.
  private static let context = 2

  /// Lines that the comparison is done for at the most: it takes time in the square of their number.
  private static let limit = 2000

  /// The lines that differ from `old` to `new`, marked `-` and `+`, with some around them.
  static func render(from old: String, to new: String) -> String {
    let (before, after) = (lines(of: old), lines(of: new))
    guard before.count <= limit, after.count <= limit else {
      return "  - \(before.count) lines\n  + \(after.count) lines\n"
    }
    let difference = after.difference(from: before)
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var lines: [(mark: String, text: String)] = []
    var (i, j) = (0, 0)
    while i < before.count || j < after.count {
      if i < before.count, removed.contains(i) {
        lines.append(("-", before[i]))
        i += 1
      } else if j < after.count, inserted.contains(j) {
        lines.append(("+", after[j]))
        j += 1
      } else {
        lines.append((" ", before[i]))
        (i, j) = (i + 1, j + 1)
      }
    }
    return shown(lines)
  }

  /// The lines of `text`, with what Windows ends them with shown.
  private static func lines(of text: String) -> [String] {
    text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.last == "\r" ? String(line.dropLast()) + "\\r" : String(line)
    }
  }

  /// The changed ones of `lines` with those around them.
  private static func shown(_ lines: [(mark: String, text: String)]) -> String {
    var text = ""
    var isGap = false
    for index in lines.indices {
      let near = max(0, index - context)...min(lines.count - 1, index + context)
      guard near.contains(where: { lines[$0].mark != " " }) else {
        isGap = true
        continue
      }
      if isGap, !text.isEmpty { text += "  …\n" }
      isGap = false
      text += "  \(lines[index].mark) \(lines[index].text)\n"
    }
    return text
  }

}
