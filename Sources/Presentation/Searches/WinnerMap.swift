import Dimensions

/// What a `flip` along two inputs has found.
package struct WinnerMap: Sendable {

  /// A point of a border.
  package struct Point: Sendable {

    /// The inputs, in coherent units.
    package let place: [Double]

    /// The numbers of the winners on either side, in the direction in which the moved input grows; `nil` where there is none.
    package let before: Int?, after: Int?

    /// The standard error of the moved input, NaN where it is not known; `nil` where it is certain.
    package let error: Double?

    /// `true` iff people see it too, and not only programs.
    package let isShown: Bool

    /// The number of the input that was moved to find it.
    package let direction: Int

    /// Creates a point.
    package init(
      place: [Double], before: Int?, after: Int?, error: Double?, isShown: Bool,
      direction: Int
    ) {
      (self.place, self.before, self.after) = (place, before, after)
      (self.error, self.isShown, self.direction) = (error, isShown, direction)
    }

  }

  /// What was found in one cell.
  package struct Cell: Sendable {

    /// The border, by the first input and then the second.
    package let border: [Point]

    /// The numbers of the winners at the points of a grid, by rows of the second input from its greatest value down.
    package let picture: [[Int?]]

    /// What else is to be said, one sentence each.
    package let remarks: [String]

    /// Creates a cell.
    package init(border: [Point], picture: [[Int?]], remarks: [String]) {
      (self.border, self.picture, self.remarks) = (border, picture, remarks)
    }

  }

  /// The contest.
  package let contest: SearchAnswer.Contest

  /// The two inputs.
  package let unknowns: [SearchAnswer.Unknown]

  /// The axes of the contest.
  package let axes: [ResultTable.Axis]

  /// The cells over these axes.
  package let cells: [Cell]

  /// What is to be said of all, one sentence each.
  package let notes: [String]

  /// Creates a map.
  package init(
    contest: SearchAnswer.Contest, unknowns: [SearchAnswer.Unknown], axes: [ResultTable.Axis],
    cells: [Cell], notes: [String]
  ) {
    (self.contest, self.unknowns, self.axes) = (contest, unknowns, axes)
    (self.cells, self.notes) = (cells, notes)
  }

  /// The name of the winner with number `winner`, where there is one.
  func name(_ winner: Int?) -> String? { winner.map { contest.contenders[$0] } }

  /// The question, as it was written.
  var heading: String {
    "flip \(contest.text) along \(unknowns.map(\.name).joined(separator: ", "))"
  }

}

extension ResultTable {

  /// The place in words of the cell with number `cell` of `axes`: `year = 2024, scenario = base`.
  static func place(of cell: Int, over axes: [Axis]) -> String {
    zip(axes, coordinates(of: cell, over: axes))
      .map { "\($0.name) = \($0.label($1))" }.joined(separator: ", ")
  }

  /// The position of each axis' element for the cell with number `cell` of `axes`.
  static func coordinates(of cell: Int, over axes: [Axis]) -> [Int] {
    ResultTable(title: "", axes: axes, values: .truths([])).coordinates(of: cell)
  }

}
