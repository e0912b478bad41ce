import Checker
import Engine
import Planner
import Sampling

/// Which inputs the uncertainty of one cell of a value comes from.
package struct Importance: Sendable {

  /// The mean and the variance of the value.
  package let mean: Double, variance: Double

  /// The indices of the inputs; none where they are not known or say nothing.
  package let indices: [SobolIndex]?

  /// The rank correlation of each input with the value.
  package let ranks: [Double]

  /// What Morris' screening says of each input.
  package let effects: [MorrisEffect]

}

/// Finds which inputs a value's uncertainty comes from.
///
/// Input: a `Study`. Output: an `Importance` for each cell of its value.
///
/// All uncertain inputs are redrawn twice, at points of two independent samples A and B that lie on the axis of draws: what a
/// formula says of all draws, such as a mean, stays what it is. For each input one more world takes that input
/// from B and the rest from A. All these worlds are evaluated in one plan, so what an input does not reach is
/// computed once for A and not again. A and B are the two halves of one scrambled Sobol sequence, in which
/// neighbouring dimensions are the best. Screening needs far fewer runs and works in units of the value.
///
/// An input that is not drawn counts where the question names it, or where nothing is drawn at all: then it is taken to lie
/// anywhere in its range with the same chance.
package struct ImportanceStudy {

  /// Trajectories of the screening: mean effects then vary by a tenth of their spread.
  private static let trajectories = 100

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

    /// An importance for each cell.
    package let cells: [Importance]

    /// The inputs, in the order in which each cell has them.
    package let inputs: [Study.Mover]

    /// Those of them that are taken to lie anywhere in their ranges.
    package let uniform: [Study.Mover]

    /// The inputs that stay where they are.
    package let unmoved: [Study.Mover]

    /// `true` iff nothing else of the value is drawn, so that what their shares leave is interaction.
    package let isComplete: Bool

    /// The number of draws in each world.
    package let draws: Int

  }

  /// Studies all inputs; `nil` where the value is certain although something is drawn.
  package func run() throws(EvaluationError) -> Result? {
    let samples = PairedSamples(study, evaluator: evaluator)
    let isUncertain = evaluator.central(study.shown.formula).isUncertain
    if samples.hasDrawnInputs, !isUncertain { return nil }
    let inputs = samples.inputs
    let worlds = [samples.first, samples.second] + inputs.indices.map { samples.mixed($0) }
    let values = try samples.columns(worlds.map { (study.shown.formula, $0) })
    let drawn = try samples.columns(
      inputs.map { (evaluator.inference.formula(naming: $0.target.definition), samples.first) },
      axes: values.axes)
    let screen = try screen(inputs)
    let cells = values.cells.indices.map { cell -> Importance in
      let columns = values.cells[cell]
      let estimator = SobolEstimator(columns[0], columns[1])
      let ranks = RankCorrelation.ranks(columns[0])
      return Importance(
        mean: estimator.mean, variance: estimator.variance,
        indices: estimator.variance > 0 ? columns.dropFirst(2).map { estimator.index($0) } : nil,
        ranks: drawn.cells[cell].map { column in
          column.isEmpty ? .nan : RankCorrelation.of(ranks: RankCorrelation.ranks(column), ranks)
        },
        effects: screen.design.effects(screen.values.values(cell)))
    }
    let taking = Set(inputs.map(\.target.text))
    return Result(
      axes: values.axes, cells: cells, inputs: inputs,
      uniform: inputs.filter { !samples.isDrawn($0) },
      unmoved: study.movers.filter { !taking.contains($0.target.text) },
      isComplete: samples.isComplete, draws: evaluator.model.sampling.draws)
  }

  /// The values in the runs of a screening of `inputs`.
  private func screen(_ inputs: [Study.Mover]) throws(EvaluationError)
    -> (design: MorrisDesign, values: RunValues)
  {
    let reaches = try evaluator.reaches(of: inputs, steps: MorrisDesign.levels)
    let design = MorrisDesign(
      inputs: reaches.count, trajectories: ImportanceStudy.trajectories,
      seed: evaluator.model.sampling.seed)
    let columns = reaches.indices.map { reaches[$0].column(choosing: design.choices[$0]) }
    return (
      design,
      try evaluator.evaluate(
        study.shown.formula, in: RunDesign(count: design.runCount, columns: columns))
    )
  }

}
