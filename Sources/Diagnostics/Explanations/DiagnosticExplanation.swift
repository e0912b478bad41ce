/// What `yarrow explain` tells of a code.
package struct DiagnosticExplanation: Sendable {

  /// A text that shows a code or shows how to do without.
  package enum Example: Sendable, ExpressibleByStringLiteral {

    /// A whole script.
    case script(String)

    /// A line for a shell, for what no script does by itself.
    case command(String)

    /// Creates a script.
    package init(stringLiteral text: String) {
      self = .script(text)
    }

    /// The text.
    package var text: String {
      switch self {
      case .script(let text), .command(let text): text
      }
    }

  }

  /// The condition in a few words, without a full stop.
  package let title: String

  /// Why it is one and what is behind it, in a few sentences.
  package let cause: String

  /// A script that has the condition and no other.
  package let wrong: Example

  /// The same script without it.
  package let right: Example

  /// Creates an explanation.
  init(_ title: String, _ cause: String, wrong: Example, right: Example) {
    self.title = title
    self.cause = cause
    self.wrong = wrong
    self.right = right
  }

  /// The whole explanation as text for people, as that of `code`.
  package func text(of code: DiagnosticCode) -> String {
    """
    \(code.level.rawValue)[\(code.rawValue)]: \(title)

    \(DiagnosticExplanation.wrapped(cause))

    Wrong:

    \(DiagnosticExplanation.indented(wrong.text))

    Right:

    \(DiagnosticExplanation.indented(right.text))

    """
  }

  /// `text` in lines of at most 80 cells, the width that every terminal has.
  private static func wrapped(_ text: String) -> String {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, DisplayWidth.of(line) + 1 + DisplayWidth.of(word) > 80 {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return (lines + [line]).joined(separator: "\n")
  }

  /// `text` with each line set in.
  private static func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "    \($0)" }.joined(separator: "\n")
  }

}

extension DiagnosticCode {

  /// All codes with their titles, one a line.
  package static var list: String {
    allCases.map { "\($0.rawValue)  \($0.explanation.title)\n" }.joined()
  }

  /// The code that `text` spells, in letters of either case.
  package init?(spelled text: String) {
    self.init(rawValue: text.uppercased())
  }

  /// The code that `text`, which spells none, probably stands for.
  package static func nearest(to text: String) -> DiagnosticCode? {
    Spelling.nearest(to: text.uppercased(), among: allCases.map(\.rawValue))
      .flatMap { DiagnosticCode(rawValue: $0) }
  }

}
