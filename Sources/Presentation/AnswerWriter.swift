/// The forms in which answers are written.
package enum AnswerFormat: String, CaseIterable, Sendable {

  /// Tables for people.
  case text

  /// Rows for spreadsheets.
  case csv

  /// Objects for programs.
  case json

  /// Tables in Markdown.
  case md

  /// A page that needs nothing but itself.
  case html

}

/// Turns a run's answers into the text of one form, piece by piece as they come.
package struct AnswerWriter: Sendable {

  /// The form.
  private let format: AnswerFormat

  /// The number of answers so far.
  private var count = 0

  /// `true` iff the last piece was a table, which is set off from what follows by a blank line.
  private var endsWithTable = false

  /// The cells of a line of the terminal that people read on, where that is known.
  package var width: Int?

  /// Creates a writer.
  package init(_ format: AnswerFormat) {
    self.format = format
  }

  /// The text of `answer`, which follows those before.
  package mutating func write(_ answer: Answer) -> String {
    defer { count += 1 }
    switch format {
    case .text: return writeText(answer)
    case .csv:
      let text = FileTable(answer).commaSeparated
      return count > 0 ? "\n" + text : text
    case .json: return (count == 0 ? "[\n" : ",\n") + JSONRenderer.render(answer)
    case .md:
      let text = MarkdownRenderer.render(Passage.all(of: answer))
      return count > 0 ? "\n" + text : text
    case .html:
      let passages = Passage.all(of: answer)
      return (count == 0 ? PageRenderer.head(passages) : "") + PageRenderer.render(passages)
    }
  }

  /// The text that closes a run.
  package func end() -> String {
    switch format {
    case .text, .csv, .md: ""
    case .html: (count == 0 ? PageRenderer.head([]) : "") + PageRenderer.foot
    case .json: count == 0 ? "[]\n" : "\n]\n"
    }
  }

  /// The text of `answer` for people.
  private mutating func writeText(_ answer: Answer) -> String {
    let isTable: Bool
    switch answer {
    case .table(let table): isTable = !table.axes.isEmpty
    case .list, .chart, .search, .map, .ledger, .study: isTable = true
    case .verdict: isTable = false
    }
    let separates = count > 0 && (isTable || endsWithTable)
    endsWithTable = isTable
    return (separates ? "\n" : "") + TextRenderer.render(answer, width: width)
  }

}
