import Dimensions

/// What a question was answered with.
package enum Answer: Sendable {

  /// The values of a formula.
  case table(ResultTable)

  /// The values of several formulas, one under another.
  case list(ValueList)

  /// Lines over the elements of an axis.
  case chart(Chart)

  /// Whether a condition holds.
  case verdict(Verdict)

  /// What all claims come to.
  case ledger(Ledger)

  /// Where two formulas meet.
  case search(SearchAnswer)

  /// What a study has found.
  case study(StudyAnswer)

  /// The answer as a JSON object.
  package var json: String { JSONRenderer.render(self) }

  /// The picture of a chart; `nil` of other answers.
  package var picture: String? {
    switch self {
    case .chart(let chart): SVGChart.render(chart)
    case .table, .list, .verdict, .ledger, .search, .study: nil
    }
  }

}

/// Whether an expectation or a claim holds.
package struct Verdict: Sendable {

  /// The condition as it was written.
  package let text: String

  /// Where the figure was published; `nil` for an expectation.
  package let source: String?

  /// How it stands.
  package let standing: Standing

  /// How a condition can stand.
  package enum Standing: Sendable {

    /// It holds in all cells.
    case holds

    /// It does not hold in some cell.
    case fails

    /// It is known not to hold, and why; perhaps another source says what is right.
    case conflicts(String, other: String?)

    /// It cannot be checked, and why.
    case unchecked(String)

  }

  /// `true` iff it holds in all cells.
  package var holds: Bool {
    switch standing {
    case .holds: true
    case .fails, .conflicts, .unchecked: false
    }
  }

  /// The value that was found, where one was compared.
  package let found: String?

  /// Creates a verdict.
  package init(text: String, source: String?, standing: Standing, found: String?) {
    self.text = text
    self.source = source
    self.standing = standing
    self.found = found
  }

}

/// What all claims of a model come to.
package struct Ledger: Sendable {

  /// The verdict on each, in their order.
  package let verdicts: [Verdict]

  /// Creates a ledger.
  package init(verdicts: [Verdict]) {
    self.verdicts = verdicts
  }

  /// How many claims stand in each way, where some do.
  package var counts: [(name: String, count: Int)] {
    var counts = [
      ("reproduced", 0), ("not reproduced", 0), ("conflicting", 0), ("not checkable", 0),
    ]
    for verdict in verdicts {
      switch verdict.standing {
      case .holds: counts[0].1 += 1
      case .fails: counts[1].1 += 1
      case .conflicts: counts[2].1 += 1
      case .unchecked: counts[3].1 += 1
      }
    }
    return counts.filter { $0.1 > 0 }
  }

}

/// What a `solve` or a `flip` has found.
package struct SearchAnswer: Sendable {

  /// What was asked for.
  package enum Kind: Sendable {

    /// The values of an input at which an equation holds.
    case solve(equation: String)

    /// The values of an input at which the lesser of two changes.
    case flip(first: String, second: String)

  }

  /// One place that was found.
  package struct Meeting: Sendable {

    /// The value of the input, in coherent units.
    package let position: Double

    /// `true` iff one side jumps there and the two are nowhere equal.
    package let isJump: Bool

    /// Creates a place.
    package init(position: Double, isJump: Bool) {
      self.position = position
      self.isJump = isJump
    }

  }

  /// A stretch of the range with the lesser of two in it.
  package struct Stretch: Sendable {

    /// The ends, in coherent units.
    package let lower: Double, upper: Double

    /// The lesser one; `nil` where the two are equal or have no value.
    package let winner: String?

    /// Creates a stretch.
    package init(lower: Double, upper: Double, winner: String?) {
      self.lower = lower
      self.upper = upper
      self.winner = winner
    }

  }

  /// What was asked for.
  package let kind: Kind

  /// The input.
  package let target: String

  /// The unit in which the input is shown.
  package let unit: MeasuringUnit

  /// The range that was searched, in coherent units.
  package let range: ClosedRange<Double>

  /// The places, in order.
  package let meetings: [Meeting]

  /// For a `flip`, who is less between them.
  package let stretches: [Stretch]

  /// Where there is no place: the nearest one, and the value that the left side has there, as people read it.
  package let closest: (position: Double, value: String)?

  /// `true` iff the two are equal all over the range.
  package let isIdentity: Bool

  /// How many of the tried values had no answer, and how many were tried.
  package let undefined: (count: Int, of: Int)

  /// Creates an answer.
  package init(
    kind: Kind, target: String, unit: MeasuringUnit, range: ClosedRange<Double>,
    meetings: [Meeting], stretches: [Stretch], closest: (position: Double, value: String)?,
    isIdentity: Bool, undefined: (count: Int, of: Int)
  ) {
    self.kind = kind
    self.target = target
    self.unit = unit
    self.range = range
    self.meetings = meetings
    self.stretches = stretches
    self.closest = closest
    self.isIdentity = isIdentity
    self.undefined = undefined
  }

}
