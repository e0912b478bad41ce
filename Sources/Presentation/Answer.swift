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

  /// At which inputs something happens.
  case search(SearchAnswer)

  /// Who wins where two inputs are.
  case map(WinnerMap)

  /// What a study has found.
  case study(StudyAnswer)

  /// The answer as a JSON object.
  package var json: String { JSONRenderer.render(self) }

  /// The picture of a chart; `nil` of other answers.
  package var picture: String? {
    switch self {
    case .chart(let chart): SVGChart.render(chart)
    case .table, .list, .verdict, .ledger, .search, .map, .study: nil
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
