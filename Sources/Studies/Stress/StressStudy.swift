import Checker

/// The worst and the best that one cell of a value can come to.
package struct Stress: Sendable {

  /// One of the two.
  package struct End: Sendable {

    /// The value.
    package let value: Double

    /// Where each input is, in coherent units; NaN where that differs from cell to cell of the input.
    package let inputs: [Double]

    /// How far each input is through its reach, from 0 to 1.
    package let places: [Double]

    /// The share of draws that are as far out or further.
    package let chance: Double

  }

  /// The value where no input is moved.
  package let base: Double

  /// The least and the greatest value; `nil` where there is none anywhere.
  package let least: End?, greatest: End?

}

/// Looks for the combinations of inputs inside of their reaches at which a value is least and greatest.
///
/// Uncertain inputs may go from their 5th to their 95th percentile, others through their ranges. How improbable an end is
/// follows from a sample in which all of them vary by themselves: uncertain ones as they are drawn, others anywhere in
/// their ranges with the same chance. What else is uncertain stays so while the search goes on: its mean is then
/// what is moved.
package struct StressStudy {

  /// Steps between which a reach is taken to be straight: percentiles hardly bend over a hundredth.
  private static let steps = 65

  /// Evaluates the formula.
  private let evaluator: Evaluator

  /// What is studied.
  private let study: Study

  /// Creates a study.
  package init(_ study: Study, evaluator: Evaluator) {
    (self.study, self.evaluator) = (study, evaluator)
  }

  /// What was found.
  package struct Result: Sendable {

    /// The axes of the formula.
    package let axes: [AxisID]

    /// What each cell can come to.
    package let cells: [Stress]

    /// The inputs, in the order in which each end has them.
    package let inputs: [InputReach]

    /// The inputs of which nobody says how far to move them.
    package let unmoved: [Study.Mover]

  }

  /// Searches for both ends of all cells.
  package func run() throws(EvaluationError) -> Result {
    let reaches = try evaluator.reaches(of: study.movers, steps: StressStudy.steps)
    let base = try evaluator.evaluate(study.shown.formula, in: RunDesign(count: 1, columns: []))
    let samples = PairedSamples(study, evaluator: evaluator, takesRanges: true)
    let drawn = try samples.columns([(study.shown.formula, samples.first)], axes: base.axes)
    var cells: [Stress] = []
    for cell in 0..<base.cellCount {
      let ends = try [1.0, -1.0].map { sign throws(EvaluationError) in
        try end(of: cell, sign, reaches, drawn.cells[cell][0])
      }
      cells.append(Stress(base: base.value(cell, 0), least: ends[0], greatest: ends[1]))
    }
    let moved = Set(reaches.map(\.number))
    return Result(
      axes: base.axes, cells: cells, inputs: reaches,
      unmoved: study.movers.indices.filter { !moved.contains($0) }.map { study.movers[$0] })
  }

  /// The end of `cell` at which its value times `sign` is least, among values that were `drawn`.
  private func end(
    of cell: Int, _ sign: Double, _ reaches: [InputReach], _ drawn: [Double]
  ) throws(EvaluationError) -> Stress.End? {
    let search = BoxSearch(levels: reaches.map { _ in nil }) { points throws(EvaluationError) in
      let columns = reaches.indices.map { index in
        reaches[index].column(at: points.map { $0[index] })
      }
      let values = try evaluator.evaluate(
        study.shown.formula, in: RunDesign(count: points.count, columns: columns))
      return values.values(cell).map { $0 * sign }
    }
    let found = try search.run(seed: evaluator.model.sampling.seed)
    guard let point = found.point else { return nil }
    // A value on the very edge is one of those that it is compared with.
    let slack = 1e-12 * abs(found.value)
    let beyond = drawn.count { $0 * sign <= found.value + slack }
    return Stress.End(
      value: found.value * sign,
      inputs: reaches.indices.map { index in
        reaches[index].steps.count == 1 ? reaches[index].value(at: point[index], cell: 0) : .nan
      }, places: point, chance: Double(beyond) / Double(drawn.count))
  }

}
