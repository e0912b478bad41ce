import Checker
import Engine

/// How far an input may be moved.
package struct InputReach: Sendable {

  /// What is moved, with its number in the study.
  package let mover: Study.Mover, number: Int

  /// The axes over which its reach differs; none in the common case.
  package let axes: [AxisID]

  /// For each cell over these axes, the values through which it goes, from its least to its greatest.
  package let steps: [[Double]]

  /// `true` iff these are percentiles of what is drawn.
  package let isDrawn: Bool

  /// The column of `count` runs in which the runs from `start` on go through the steps, and others leave the input alone.
  package func column(of count: Int, from start: Int) -> RunDesign.Column {
    var numbers: [Double] = []
    for cell in steps {
      var column = [Double](repeating: .nan, count: count)
      column.replaceSubrange(start..<start + cell.count, with: cell)
      numbers += column
    }
    return RunDesign.Column(mover.target, .numbers(axes, numbers))
  }

  /// The value at `place` in its reach for `cell`: 0 is the first step, 1 the last, and between two it is straight.
  package func value(at place: Double, cell: Int) -> Double {
    let position = place * Double(steps[cell].count - 1)
    if mover.values != nil { return steps[cell][Int(position.rounded())] }
    let below = min(steps[cell].count - 2, Int(position))
    let (low, high) = (steps[cell][below], steps[cell][below + 1])
    if position == Double(below + 1) { return high }
    return low + (high - low) * (position - Double(below))
  }

  /// The column in which each run has the input at one of `places` in its reach.
  package func column(at places: [Double]) -> RunDesign.Column {
    RunDesign.Column(
      mover.target,
      .numbers(axes, steps.indices.flatMap { cell in places.map { value(at: $0, cell: cell) } }))
  }

  /// The column in which each run takes the step with the number that `choice` has for it, or leaves the input alone.
  package func column(choosing choice: [Int?]) -> RunDesign.Column {
    RunDesign.Column(
      mover.target,
      .numbers(axes, steps.flatMap { cell in choice.map { $0.map { cell[$0] } ?? .nan } }))
  }

}

/// How a value is spread over its draws, cell by cell.
struct ValueSpread {

  /// The axes of its cells.
  let axes: [AxisID]

  /// The values of the cells, or their means over the draws.
  let means: [Double]

  /// The percentiles of each cell that were asked for, where it is drawn.
  let quantiles: [[Double]]?

}

extension Evaluator {

  /// How the value of each of `requests` is spread, with the percentiles at `shares`.
  func spreads(
    of requests: [(formula: FormulaID, world: WorldID)], _ shares: [Double]
  ) throws(EvaluationError) -> [ValueSpread] {
    let summaries = try summaries(of: requests, [.mean] + shares.map { .quantile($0) })
    return summaries.map { isDrawn, parts in
      let means = Array(parts[0].values)
      return ValueSpread(
        axes: parts[0].axes, means: means,
        quantiles: isDrawn
          ? means.indices.map { cell in parts.dropFirst().map { $0.values[cell] } } : nil)
    }
  }

  /// `true` iff `definition` is drawn in the world of this evaluator.
  package func isDrawn(_ definition: DefinitionID) -> Bool {
    let home = inference.worlds.home(of: definition, in: world)
    return model.isDrawn(definition) && inference.worlds[home].bindings[definition] == nil
  }

  /// How far each of `movers` may be moved, in `count` steps; those of which nobody says it are left out.
  ///
  /// An uncertain input goes from its 5th to its 95th percentile, in steps of equal chance; any other one through its
  /// range, in steps of equal size.
  package func reaches(of movers: [Study.Mover], steps count: Int) throws(EvaluationError)
    -> [InputReach]
  {
    let shares = (0..<count).map { 0.05 + 0.9 * Double($0) / Double(count - 1) }
    let drawn = movers.indices.filter {
      !movers[$0].hasOwnRange && isDrawn(movers[$0].target.definition)
    }
    let formulas = drawn.map { inference.formula(naming: movers[$0].target.definition) }
    let spreads = try spreads(of: formulas.map { ($0, world) }, shares)
    let percentiles = Dictionary(uniqueKeysWithValues: zip(drawn, spreads))
    return movers.indices.compactMap { index in
      let mover = movers[index]
      if let spread = percentiles[index], let steps = spread.quantiles {
        return InputReach(
          mover: mover, number: index, axes: spread.axes, steps: steps, isDrawn: true)
      }
      if let values = mover.values {
        return InputReach(mover: mover, number: index, axes: [], steps: [values], isDrawn: false)
      }
      guard let range = mover.range else { return nil }
      let steps = (0..<count).map { step -> Double in
        if step == count - 1 { return range.upperBound }
        let share = Double(step) / Double(count - 1)
        return range.lowerBound + (range.upperBound - range.lowerBound) * share
      }
      return InputReach(mover: mover, number: index, axes: [], steps: [steps], isDrawn: false)
    }
  }

}
