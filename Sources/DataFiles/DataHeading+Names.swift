import Diagnostics
import Syntax

extension DataHeading {

  /// The word between parentheses that makes a column one of texts.
  private static let textMark = "text"

  /// Creates the heading that stands at `span`, whose cell says `content`.
  ///
  /// A unit stands in parentheses at the end. The rest is the name, with each run of characters that no name has
  /// as one `_`: `Net power (MW)` is called `Net_power`.
  init(_ content: String, at span: SourceSpan, in file: SourceFile) {
    var text = Substring(content)
    var unit: SourceSpan?
    var isText = false
    var order: DateOrder?
    let bytes = file.bytes
    var end = Int(span.end)
    while end > Int(span.start),
      bytes[end - 1] <= UInt8(ascii: " ") || bytes[end - 1] == UInt8(ascii: "\"")
    {
      end -= 1
    }
    for (opening, closing) in [("(", ")"), ("（", "）")] where content.hasSuffix(closing) {
      guard let parenthesis = DataHeading.opening(of: content, opening, closing) else { continue }
      text = content[..<parenthesis]
      let inside = content[parenthesis...].dropFirst().dropLast()
      let upper = UInt32(end - closing.utf8.count)
      unit = SourceSpan(file: span.file, start: upper - UInt32(inside.utf8.count), end: upper)
      isText = inside == DataHeading.textMark
      order = DateOrder(rawValue: inside.lowercased())
    }
    self.text = DataHeading.trimmed(text)
    name = NameText.name(from: self.text)
    self.span = span
    self.unit = isText || order != nil ? nil : unit
    self.isText = isText
    self.order = order
  }

  /// Where the parenthesis opens that closes at the end of `content`.
  private static func opening(of content: String, _ opening: String, _ closing: String)
    -> String.Index?
  {
    var depth = 0
    for index in content.indices.reversed() {
      if String(content[index]) == closing { depth += 1 }
      if String(content[index]) == opening { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }

  /// `text` without the blanks around it.
  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop { $0.isWhitespace }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }

}
