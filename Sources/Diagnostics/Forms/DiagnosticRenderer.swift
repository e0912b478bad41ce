/// Turns diagnostics into text for a terminal or a log.
///
/// The form is the one that compilers' users know: the message, the place, then each line that has
/// a label, underlined where the label is:
///
///     error[E301]: these have two dimensions: Power and Money / Energy
///       --> wrong.yarrow:4:9
///        |
///      4 | let a = power + price
///        |         ^^^^^ Power
///        |                 ~~~~~ Money / Energy
///        = help: …
package struct DiagnosticRenderer: Sendable {

  /// The files that labels point into.
  private let sources: SourceMap

  /// `true` iff the text carries terminal colours.
  private let usesColor: Bool

  /// Creates a renderer for diagnostics of `sources`.
  package init(sources: SourceMap, usesColor: Bool = false) {
    self.sources = sources
    self.usesColor = usesColor
  }

  /// The whole text of `diagnostic`, which ends with a line break.
  package func render(_ diagnostic: Diagnostic) -> String {
    var text = heading(of: diagnostic) + "\n"
    let groups = labelsByLine(diagnostic.labels)
    let gutter = groups.map { String($0.line).count }.max() ?? 1
    let margin = String(repeating: " ", count: gutter)
    var lastFile: SourceFileID?
    for group in groups {
      if group.file != lastFile {
        text += "\(margin)--> \(place(of: group.labels[0].span))\n\(margin) |\n"
        lastFile = group.file
      }
      text += excerpt(of: group, gutter: gutter, level: diagnostic.level)
    }
    for help in diagnostic.help { text += "\(margin) = help: \(help.message)\n" }
    return text
  }

  /// The first line: level, code and message.
  private func heading(of diagnostic: Diagnostic) -> String {
    let head = "\(diagnostic.level.rawValue)[\(diagnostic.code.rawValue)]"
    return painted(head, as: diagnostic.level) + ": \(diagnostic.message)"
  }

  /// `text` in the colour of `level`, where colours are used.
  private func painted(_ text: String, as level: DiagnosticLevel) -> String {
    guard usesColor else { return text }
    return level == .error ? "\u{1B}[1;31m\(text)\u{1B}[0m" : "\u{1B}[1;33m\(text)\u{1B}[0m"
  }

  /// `file:line:column` of the start of `span`, the column counted in characters.
  private func place(of span: SourceSpan) -> String {
    let position = sources[span.file].position(at: span.start)
    return "\(sources[span.file].name):\(position.line):\(position.column)"
  }

}

extension DiagnosticRenderer {

  /// The labels whose places start on one line.
  private struct LineGroup {

    /// The file of the line.
    let file: SourceFileID

    /// The number of the line, from 1.
    let line: Int

    /// The bytes of the line.
    let bytes: Range<Int>

    /// The labels, the main one first where it is on this line.
    var labels: [DiagnosticLabel]

    /// `true` iff the first label is the place of the condition.
    let hasPrimary: Bool

  }

  /// `labels` by the line they start on, in the order given.
  private func labelsByLine(_ labels: [DiagnosticLabel]) -> [LineGroup] {
    var groups: [LineGroup] = []
    for (index, label) in labels.enumerated() {
      let line = sources[label.span.file].line(at: label.span.start)
      if let same = groups.firstIndex(where: {
        $0.file == label.span.file && $0.line == line.number
      }) {
        groups[same].labels.append(label)
      } else {
        groups.append(
          LineGroup(
            file: label.span.file, line: line.number, bytes: line.bytes, labels: [label],
            hasPrimary: index == 0))
      }
    }
    return groups
  }

  /// The source line of `group` and one underline for each of its labels.
  private func excerpt(of group: LineGroup, gutter: Int, level: DiagnosticLevel) -> String {
    let file = sources[group.file]
    let window = Window(of: group.bytes, around: group.labels[0].span, in: file)
    let number = String(group.line)
    let margin = String(repeating: " ", count: gutter)
    let padded = String(repeating: " ", count: gutter - number.count) + number
    var text = "\(padded) | \(window.text)\n"
    for (index, label) in group.labels.enumerated() {
      let isPrimary = group.hasPrimary && index == 0
      let (indent, length) = window.cells(of: label.span, in: file)
      let mark = String(repeating: isPrimary ? "^" : "~", count: length)
      let said = label.message.isEmpty ? "" : " " + label.message
      text += "\(margin) | \(String(repeating: " ", count: indent))"
      text += painted(mark + said, as: level) + "\n"
    }
    return text
  }

  /// The part of a line that is shown: a megabyte on one line must not fill the terminal.
  private struct Window {

    /// The shown bytes.
    let bytes: Range<Int>

    /// The shown text, with an ellipsis where it was cut and tabs as spaces.
    let text: String

    /// The cells that the leading ellipsis takes.
    let lead: Int

    /// Bytes shown at the most on either side of the place: a wide terminal's line.
    private static let reach = 120

    /// The part of `line` of `file` near `span`.
    init(of line: Range<Int>, around span: SourceSpan, in file: SourceFile) {
      var lower = line.lowerBound
      var upper = line.upperBound
      if line.count > 2 * Window.reach {
        lower = max(lower, Int(span.start) - Window.reach)
        upper = min(upper, Int(span.start) + Window.reach)
        while lower > line.lowerBound, file.bytes[lower] & 0xC0 == 0x80 { lower -= 1 }
        while upper < line.upperBound, file.bytes[upper] & 0xC0 == 0x80 { upper += 1 }
      }
      bytes = lower..<max(lower, upper)
      lead = lower > line.lowerBound ? 1 : 0
      let shown = file.text(from: UInt32(lower), to: UInt32(bytes.upperBound))
      text =
        (lead == 1 ? "…" : "") + Window.printable(shown)
        + (upper < line.upperBound ? "…" : "")
    }

    /// `text` with control characters made visible, so that none reaches the terminal.
    static func printable(_ text: String) -> String {
      var result = ""
      for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0x09: result += " "
        case 0..<0x20, 0x7F: result += scalar.value == 0 ? "␀" : "␦"
        case 0x80..<0xA0: result += "\u{FFFD}"
        default: result.unicodeScalars.append(scalar)
        }
      }
      return result
    }

    /// The first cell and the number of cells of `span`, cut to the shown part.
    func cells(of span: SourceSpan, in file: SourceFile) -> (indent: Int, length: Int) {
      let start = min(max(Int(span.start), bytes.lowerBound), bytes.upperBound)
      let end = min(max(Int(span.end), start), bytes.upperBound)
      let before = file.text(from: UInt32(bytes.lowerBound), to: UInt32(start))
      let within = file.text(from: UInt32(start), to: UInt32(end))
      let indent = lead + DisplayWidth.of(Window.printable(before))
      return (indent, max(1, DisplayWidth.of(Window.printable(within))))
    }

  }

}
