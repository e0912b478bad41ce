import Dimensions

/// A part of an answer as people read it, before it is laid out for a terminal, in Markdown or as a page.
enum Passage {

  /// What the answer is to.
  case heading(String)

  /// A sentence.
  case line(String)

  /// Columns under headings; where the later ones are elements of an axis, its name, and how many stand before them.
  case table([TextColumn], across: (axis: String, lead: Int)?)

  /// Lines along an axis.
  case picture(Chart)

  /// All of `answer`.
  static func all(of answer: Answer) -> [Passage] {
    switch answer {
    case .table(let table): TextRenderer.passages(of: table)
    case .list(let list): [.table(TextRenderer.columns(of: list), across: nil)]
    case .chart(let chart):
      [.heading(chart.heading), .picture(chart)]
        + TextRenderer.passages(of: chart.table).dropFirst()
    case .study(let study): TextRenderer.passages(of: study, isWhole: true)
    case .search(let search): TextRenderer.passages(of: search)
    case .map(let map): TextRenderer.passages(of: map)
    case .verdict, .ledger: lines(of: TextRenderer.render(answer))
    }
  }

  /// The first line of `text` as a heading, the others as sentences; one line alone is a sentence.
  private static func lines(of text: String) -> [Passage] {
    let lines = text.split(separator: "\n").map { String($0.drop { $0 == " " }) }
    guard lines.count > 1 else { return lines.map { .line($0) } }
    return [.heading(lines[0])] + lines.dropFirst().map { .line($0) }
  }

}
