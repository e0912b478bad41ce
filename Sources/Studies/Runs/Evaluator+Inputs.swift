import Checker
import Engine
import Planner

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

  /// The column in which each run takes the step with the number that `choice` has for it, or leaves the input alone.
  package func column(choosing choice: [Int?]) -> RunDesign.Column {
    RunDesign.Column(
      mover.target,
      .numbers(axes, steps.flatMap { cell in choice.map { $0.map { cell[$0] } ?? .nan } }))
  }

}

extension Evaluator {

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
    var percentiles: [Int: (axes: [AxisID], steps: [[Double]])] = [:]
    if let draws = model.drawAxis, !drawn.isEmpty {
      let formulas = drawn.map { inference.formula(naming: movers[$0].target.definition) }
      for (index, evaluation) in zip(drawn, try evaluate(formulas)) {
        let samples = SampleTable(evaluation.values, over: evaluation.axes, draws, of: model)
        percentiles[index] = (
          evaluation.axes.filter { $0 != draws }, samples.map { $0.quantiles(shares) }
        )
      }
    }
    return movers.indices.compactMap { index in
      let mover = movers[index]
      if let (axes, steps) = percentiles[index] {
        return InputReach(mover: mover, number: index, axes: axes, steps: steps, isDrawn: true)
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
