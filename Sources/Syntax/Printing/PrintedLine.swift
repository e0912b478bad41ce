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

  /// The marks that are aligned.
  private var alignedMarks = 0

  /// The columns that the aligned marks and the text behind them take.
  private var alignedWidth = 0

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

  /// The mark that is to be aligned next, if one is left.
  var nextMark: Mark? { alignedMarks < marks.count ? marks[alignedMarks] : nil }

  /// The column at which the text before the next mark ends.
  var column: Int { indent + widths[0] + alignedWidth }

  /// Makes what stands behind the next mark begin at `column`.
  mutating func alignNext(to column: Int) {
    blanks[alignedMarks] = column - self.column
    alignedWidth += blanks[alignedMarks] + widths[alignedMarks + 1]
    alignedMarks += 1
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
