import Diagnostics

/// Lists of words that could stand at the cursor.
enum CompletionList {

  /// What all of `words` begin with, or `nil` where there are none.
  static func commonPrefix(of words: [String]) -> String? {
    guard var prefix = words.first.map({ Array($0.unicodeScalars) }) else { return nil }
    for word in words.dropFirst() {
      let shared = zip(prefix, word.unicodeScalars).prefix { $0 == $1 }.count
      prefix.removeLast(prefix.count - shared)
    }
    return String(String.UnicodeScalarView(prefix))
  }

  /// Words listed at the most: more than a screen helps nobody.
  private static let limit = 200

  /// `words` in columns, down first, in lines of up to `width` cells.
  static func columns(_ words: [String], width: Int) -> String {
    let shown = Array(words.prefix(limit))
    let cell = (shown.map { DisplayWidth.of($0) }.max() ?? 0) + 2
    let count = max(1, width / max(1, cell))
    let height = (shown.count + count - 1) / count
    var lines: [String] = []
    for row in 0..<height {
      var line = ""
      for index in stride(from: row, to: shown.count, by: height) {
        let word = shown[index]
        line += word + String(repeating: " ", count: cell - DisplayWidth.of(word))
      }
      while line.hasSuffix(" ") { line.removeLast() }
      lines.append(line)
    }
    if shown.count < words.count { lines.append("… and \(words.count - shown.count) more") }
    return lines.joined(separator: "\n")
  }

}
