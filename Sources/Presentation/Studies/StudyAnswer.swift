import Dimensions

/// What a study has found: rows under headings, some for each cell of what was studied, and what is to be said of them.
package struct StudyAnswer: Sendable {

  /// The studies.
  package enum Verb: String, Sendable {

    case tornado, compare, importance, bridge, stress, explain, optimize, sweep, watch
    case information = "value of information"

  }

  /// One column.
  package struct Column: Sendable {

    /// Its heading.
    package let name: String

    /// What stands in its rows.
    package let values: Values

    /// Who reads it.
    package let audience: Audience

    /// Creates a column.
    package init(_ name: String, _ values: Values, for audience: Audience = .all) {
      (self.name, self.values, self.audience) = (name, values, audience)
    }

  }

  /// What stands in the rows of a column.
  package enum Values: Sendable {

    /// Numbers in coherent units, all shown in one unit.
    case numbers([Double], ResultTable.ValueUnit)

    /// Numbers in coherent units, each shown in a unit of its own; NaN where there is none.
    case quantities([Double], [MeasuringUnit])

    /// Texts.
    case texts([String])

  }

  /// Who reads a column.
  package enum Audience: Sendable {

    /// Everybody.
    case all

    /// People: a picture, or what they can see elsewhere only with effort.
    case people

    /// Programs: what people see in a heading.
    case files

  }

  /// A value of each cell as a whole.
  package struct Fact: Sendable {

    /// Its name.
    package let name: String

    /// The values in coherent units, one for each cell.
    package let values: [Double]

    /// The unit.
    package let unit: ResultTable.ValueUnit

    /// Who reads it.
    package let audience: Audience

    /// Creates a fact.
    package init(
      _ name: String, _ values: [Double], _ unit: ResultTable.ValueUnit,
      for audience: Audience = .all
    ) {
      (self.name, self.values, self.unit, self.audience) = (name, values, unit, audience)
    }

  }

  /// Which study it was.
  package let verb: Verb

  /// What was studied, and how, as it was written.
  package let text: String

  /// The axes of what was studied.
  package let axes: [ResultTable.Axis]

  /// The cell of each row; rows of one cell stand together.
  package let cells: [Int]

  /// The columns.
  package let columns: [Column]

  /// The rows that people are shown where there are too many for them to read all.
  package let digest: [Int]?

  /// What is to be said of each cell as a whole.
  package let facts: [Fact]

  /// What is to be said of some cells, one sentence each.
  package let remarks: [Int: [String]]

  /// What is to be said of all, one sentence each.
  package let notes: [String]

  /// Creates an answer.
  package init(
    _ verb: Verb, text: String, axes: [ResultTable.Axis], cells: [Int], columns: [Column],
    facts: [Fact], remarks: [Int: [String]] = [:], notes: [String] = [], digest: [Int]? = nil
  ) {
    self.digest = digest
    (self.verb, self.text, self.axes, self.cells) = (verb, text, axes, cells)
    (self.columns, self.facts, self.remarks, self.notes) = (columns, facts, remarks, notes)
  }

  /// The number of cells.
  package var cellCount: Int { axes.map(\.count).reduce(1, *) }

  /// The position of each axis' element for `cell`.
  func coordinates(of cell: Int) -> [Int] {
    ResultTable(title: "", axes: axes, values: .truths([])).coordinates(of: cell)
  }

}

extension StudyAnswer.Column {

  /// The unit in which files carry all of its numbers, where they share one.
  var exactUnit: MeasuringUnit? {
    switch values {
    case .numbers(_, let unit): unit.exact
    case .quantities, .texts: nil
    }
  }

  /// `true` iff it holds numbers.
  var isNumeric: Bool {
    switch values {
    case .numbers, .quantities: true
    case .texts: false
    }
  }

  /// The value in `row` with all its digits; empty where there is none.
  func exactValue(_ row: Int) -> String {
    switch values {
    case .numbers(let numbers, let unit): exact(numbers[row], unit.exact)
    case .quantities(let numbers, let units): exact(numbers[row], units[row])
    case .texts(let texts): texts[row]
    }
  }

  /// `value` in `unit` with all its digits; empty where there is none.
  private func exact(_ value: Double, _ unit: MeasuringUnit) -> String {
    value.isNaN ? "" : NumberFormat.exact(unit.scale.measured(value))
  }

}
