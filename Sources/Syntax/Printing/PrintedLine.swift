import Diagnostics

/// A line of a script in its canonical form, on its way to be aligned with its neighbours.
struct PrintedLine {

  /// What the line is for its neighbours.
  enum Role: Equatable {

    /// It begins a statement, a row or the like, or ends a block; those with the same alignment are aligned.
    case item(Alignment?)

    /// It goes on with an item, or is a comment.
    case other

  }

  /// What is aligned with its like.
  enum Alignment: Equatable {

    /// An input.
    case input

    /// A definition.
    case definition

    /// A claim.
    case claim

    /// A row of the table with this number.
    case row(Int)

  }

  /// A place in a line at which it is aligned.
  enum Mark: CaseIterable {

    /// Before the `=` of an input or a definition.
    case equal

    /// Before the `from` of an input.
    case source

    /// Before the condition of a claim.
    case claim

    /// Before a cell of a table.
    case cell

    /// The fewest blanks there: one where a sign or a quote sets the neighbours apart, two between columns.
    var blanks: Int {
      switch self {
      case .equal, .claim: 1
      case .source, .cell: 2
      }
    }

  }

  /// What the line is for its neighbours.
  let role: Role

  /// The blanks at its beginning.
  let indent: Int

  /// `true` iff a blank line stands above it.
  let isSpaced: Bool

  /// The comment at its end, if any.
  var comment: String?

  /// The text before the first mark, and those behind each mark.
  private(set) var segments: [String] = [""]

  /// The marks.
  private(set) var marks: [Mark] = []

  /// The columns that the segments take.
  private(set) var widths: [Int] = [0]

  /// The blanks at each mark.
  private(set) var blanks: [Int] = []

  /// Creates an empty line.
  init(role: Role, indent: Int, isSpaced: Bool) {
    (self.role, self.indent, self.isSpaced) = (role, indent, isSpaced)
  }

  /// Adds `text`; where there is a `mark`, `text` is dropped for the blanks that go there.
  mutating func append(_ text: String, at mark: Mark?) {
    if let mark {
      marks.append(mark)
      blanks.append(mark.blanks)
      segments.append("")
      widths.append(0)
    } else {
      segments[segments.count - 1] += text
      widths[widths.count - 1] += DisplayWidth.of(text)
    }
  }

  /// The column at which the mark at `index` stands, without the blanks there.
  func column(ofMark index: Int) -> Int {
    indent + widths[...index].reduce(0, +) + blanks[..<index].reduce(0, +)
  }

  /// Makes what stands behind the mark at `index` begin at `column`.
  mutating func align(mark index: Int, to column: Int) {
    blanks[index] = column - self.column(ofMark: index)
  }

  /// The columns that the line takes without its comment.
  var width: Int { indent + widths.reduce(0, +) + blanks.reduce(0, +) }

  /// The line without its comment.
  var text: String {
    var text = String(repeating: " ", count: indent) + segments[0]
    for index in marks.indices {
      text += String(repeating: " ", count: blanks[index]) + segments[index + 1]
    }
    return text
  }

}
