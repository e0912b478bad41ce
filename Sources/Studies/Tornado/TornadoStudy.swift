import Checker

/// What each input alone does to one cell of a value.
package struct Tornado: Sendable {

  /// What one input does.
  package struct Bar: Sendable {

    /// The input, and how far it was moved.
    package let reach: InputReach

    /// The values of the formula at each step of the input.
    package let values: [Double]

    /// The value at the input's least step.
    package var atLow: Double { values.first ?? .nan }

    /// The value at the input's greatest step.
    package var atHigh: Double { values.last ?? .nan }

    /// The least and the greatest value on the way; NaN where a step has none.
    package var ends: (least: Double, greatest: Double) {
      if values.contains(where: \.isNaN) { return (.nan, .nan) }
      return (values.min() ?? .nan, values.max() ?? .nan)
    }

    /// How far the formula goes.
    package var swing: Double { ends.greatest - ends.least }

    /// The step inside of the reach at which the formula goes beyond both of its ends by more than rounding, if it does.
    package var turn: Int? {
      let outer = (least: min(atLow, atHigh), greatest: max(atLow, atHigh))
      let slack = 1e-9 * max(swing, max(abs(ends.least), abs(ends.greatest)) * 1e-3)
      let beyond = values.map { max($0 - outer.greatest, outer.least - $0) }
      guard let most = beyond.indices.max(by: { beyond[$0] < beyond[$1] }), beyond[most] > slack
      else { return nil }
      return most
    }

  }

  /// The value where no input is moved.
  package let base: Double

  /// What the inputs do, the one that does most first.
  package let bars: [Bar]

  /// The value with all inputs where each alone makes it least, and where each makes it greatest.
  package let together: (least: Double, greatest: Double)

  /// What the bars add up to, below and above the base.
  package var sums: (below: Double, above: Double) {
    bars.reduce((0, 0)) { sum, bar in
      (sum.0 + min(0, bar.ends.least - base), sum.1 + max(0, bar.ends.greatest - base))
    }
  }

}

/// Moves each input alone through its reach.
///
/// Input: a `Study`. Output: a `Tornado` for each cell of its value.
///
/// Each input goes through nine steps while the others stay where they are, all in one plan: a bar that is computed from
/// its two ends alone would hide that a value first rises and then falls. A second plan moves all inputs
/// together to where each alone does most; what that differs by from the sum of the bars is their interaction,
/// which no bar shows. What else is uncertain stays so: the values are then means over the draws, with the
/// same draws in all runs. Correlations are not followed: an input is moved and the others are not.
package struct TornadoStudy {

  /// Steps of an input: fine enough to see a turn, and thirty inputs are still one block of lanes.
  private static let steps = 9

  /// Evaluates the formula.
  private let evaluator: Evaluator

  /// What is studied.
  private let study: Study

  /// Creates a study.
  package init(_ study: Study, evaluator: Evaluator) {
    (self.study, self.evaluator) = (study, evaluator)
  }

  /// What was found: a tornado for each cell over some axes.
  package struct Result: Sendable {

    /// The axes of the formula.
    package let axes: [AxisID]

    /// A tornado for each cell.
    package let cells: [Tornado]

    /// The inputs of which nobody says how far to move them.
    package let unmoved: [Study.Mover]

    /// `true` iff the values are means over draws.
    package let areMeans: Bool

  }

  /// Moves all inputs.
  package func run() throws(EvaluationError) -> Result {
    let steps = TornadoStudy.steps
    let reaches = try evaluator.reaches(of: study.movers, steps: steps)
    let count = 1 + reaches.count * steps
    let columns = reaches.indices.map { reaches[$0].column(of: count, from: 1 + $0 * steps) }
    let values = try evaluator.evaluate(
      study.shown.formula, in: RunDesign(count: count, columns: columns))
    let bars = (0..<values.cellCount).map { cell in
      reaches.indices.map { index in
        let start = 1 + index * steps
        return Tornado.Bar(
          reach: reaches[index], values: (start..<start + steps).map { values.value(cell, $0) })
      }
    }
    let together = try moveTogether(bars)
    let cells = bars.indices.map { cell in
      Tornado(
        base: values.value(cell, 0), bars: sorted(bars[cell]),
        together: (together.value(cell, 2 * cell), together.value(cell, 2 * cell + 1)))
    }
    let moved = Set(reaches.map(\.number))
    return Result(
      axes: values.axes, cells: cells,
      unmoved: study.movers.indices.filter { !moved.contains($0) }.map { study.movers[$0] },
      areMeans: evaluator.central(study.shown.formula).isUncertain)
  }

  /// `bars`, the longest first, those of which it is not known last; the order of declaration decides between equals.
  private func sorted(_ bars: [Tornado.Bar]) -> [Tornado.Bar] {
    bars.enumerated().sorted { lhs, rhs in
      let (a, b) = (lhs.element.swing, rhs.element.swing)
      if a.isNaN || b.isNaN { return !a.isNaN || b.isNaN && lhs.offset < rhs.offset }
      return a > b || a == b && lhs.offset < rhs.offset
    }
    .map(\.element)
  }

  /// The values with all inputs where each alone makes the formula least, and greatest, in each cell: two runs a cell.
  private func moveTogether(_ bars: [[Tornado.Bar]]) throws(EvaluationError) -> RunValues {
    guard let first = bars.first else {
      return try evaluator.evaluate(study.shown.formula, in: RunDesign(count: 0, columns: []))
    }
    let columns = first.indices.map { index in
      let choice = bars.flatMap { cell -> [Int?] in
        let values = cell[index].values
        guard cell[index].swing > 0 else { return [nil, nil] }
        return [
          values.indices.min { values[$0] < values[$1] },
          values.indices.max { values[$0] < values[$1] },
        ]
      }
      return first[index].reach.column(choosing: choice)
    }
    return try evaluator.evaluate(
      study.shown.formula, in: RunDesign(count: 2 * bars.count, columns: columns))
  }

}
