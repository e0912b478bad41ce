import Diagnostics
import Syntax

/// A script and what the formatter makes of it, with the laws that it has to keep.
package struct FormattedScript {

  /// What the formatter makes of the script; `nil` where it cannot be parsed.
  package let text: String?

  /// What is wrong with the formatter's work, if anything.
  package let fault: String?

  /// Formats `bytes`.
  package init(bytes: [UInt8]) {
    let file = SourceFile(name: "test.yarrow", bytes: bytes)
    let result = format(file, as: SourceFileID(index: 0))
    text = result.text
    guard let text = result.text else {
      fault = result.diagnostics.isEmpty ? "nothing is said of why it is not formatted" : nil
      return
    }
    fault = FormattedScript.fault(from: file, to: text)
  }

  /// Formats `script`.
  package init(_ script: String) {
    self.init(bytes: Array(script.utf8))
  }

  /// What is wrong with `text` as the canonical form of `file`, if anything.
  private static func fault(from file: SourceFile, to text: String) -> String? {
    let formatted = SourceFile(name: file.name, text: text)
    let (before, after) = (SyntaxDump.text(of: file), SyntaxDump.text(of: formatted))
    if before != after { return "it means something else:\n\(before)\n\(after)" }
    if comments(of: file.bytes) != comments(of: formatted.bytes) { return "comments differ" }
    let again = format(formatted, as: SourceFileID(index: 0)).text
    if again != text { return "it is not stable:\n\(again ?? "refused")" }
    return layoutFault(of: text)
  }

  /// What is wrong with the lines of `text`, if anything.
  private static func layoutFault(of text: String) -> String? {
    if text.isEmpty { return nil }
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == false { return "its last line does not end" }
    if lines.first?.isEmpty == true || lines.dropLast().last?.isEmpty == true {
      return "it begins or ends with a blank line"
    }
    for (line, next) in zip(lines, lines.dropFirst()) {
      if line.isEmpty, next.isEmpty { return "it has two blank lines" }
      if let last = line.last, " \t\r".unicodeScalars.contains(last) {
        return "blanks end a line: \(String(line))"
      }
    }
    return nil
  }

  /// The comments in `bytes`, without the blanks at their ends.
  private static func comments(of bytes: [UInt8]) -> [[UInt8]] {
    var comments: [[UInt8]] = []
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      var isText = false
      var index = line.startIndex
      while index < line.endIndex {
        if line[index] == UInt8(ascii: "\"") { isText.toggle() }
        if isText, line[index] == UInt8(ascii: "\\") { index += 1 }
        if !isText, line[index...].starts(with: Array("//".utf8)) {
          var comment = Array(line[index...])
          while let last = comment.last, last <= UInt8(ascii: " ") { comment.removeLast() }
          comments.append(comment)
          break
        }
        index += 1
      }
    }
    return comments
  }

}
