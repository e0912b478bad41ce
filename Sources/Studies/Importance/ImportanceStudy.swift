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

  /// The shares of the inputs where some are correlated.
  package let shapley: [ShapleyEffect]?

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

  /// `true` iff inputs are taken to be independent although they are not.
  private let ignoresCorrelations: Bool

  /// Creates a study.
  package init(_ study: Study, ignoresCorrelations: Bool = false, evaluator: Evaluator) {
    (self.study, self.evaluator) = (study, evaluator)
    self.ignoresCorrelations = ignoresCorrelations
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

    /// The inputs that are correlated with others; then shares are Shapley effects.
    package let correlated: [Study.Mover]

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
    let matrix =
      ignoresCorrelations ? nil : CorrelatedSamples.correlations(in: samples, evaluator)
    let screen = try screen(samples.inputs)
    let parts: (axes: [AxisID], cells: [Part])
    if let matrix {
      parts = try correlatedParts(samples, matrix)
    } else {
      parts = try independentParts(samples)
    }
    let cells = parts.cells.indices.map { cell -> Importance in
      let part = parts.cells[cell]
      let ranks = RankCorrelation.ranks(part.values)
      return Importance(
        mean: part.mean, variance: part.variance, indices: part.indices, shapley: part.shapley,
        ranks: part.inputs.map { column in
          column.isEmpty ? .nan : RankCorrelation.of(ranks: RankCorrelation.ranks(column), ranks)
        },
        effects: screen.design.effects(screen.values.values(cell)))
    }
    let taking = Set(samples.inputs.map(\.target.text))
    return Result(
      axes: parts.axes, cells: cells, inputs: samples.inputs,
      uniform: samples.inputs.filter { !samples.isDrawn($0) },
      unmoved: study.movers.filter { !taking.contains($0.target.text) },
      correlated: matrix.map { matrix in
        samples.all.indices.filter { i in
          samples.all.indices.contains { $0 != i && matrix[i, $0] != 0 }
        }.map { samples.all[$0] }
      } ?? [], isComplete: samples.isComplete, draws: evaluator.model.sampling.draws)
  }

  /// What is found in one cell.
  private struct Part {
    let mean: Double
    let variance: Double
    let indices: [SobolIndex]?
    let shapley: [ShapleyEffect]?
    let values: [Double]
    let inputs: [[Double]]
  }

  /// The indices of independent inputs.
  private func independentParts(_ samples: PairedSamples) throws(EvaluationError)
    -> (axes: [AxisID], cells: [Part])
  {
    let worlds =
      [samples.first, samples.second] + samples.inputs.indices.map { samples.mixed($0) }
    let values = try samples.columns(worlds.map { (study.shown.formula, $0) })
    let inputs = try inputColumns(samples, in: samples.first, values.axes)
    let parts = values.cells.indices.map { cell -> Part in
      let columns = values.cells[cell]
      let estimator = SobolEstimator(columns[0], columns[1])
      return Part(
        mean: estimator.mean, variance: estimator.variance,
        indices: estimator.variance > 0 ? columns.dropFirst(2).map { estimator.index($0) } : nil,
        shapley: nil, values: columns[0], inputs: inputs[cell])
    }
    return (values.axes, parts)
  }

  /// The Shapley effects of inputs whose normal scores have the correlations `matrix`; none where these leave an input no
  /// freedom, or where there are too many inputs.
  private func correlatedParts(_ samples: PairedSamples, _ matrix: CorrelationMatrix)
    throws(EvaluationError) -> (axes: [AxisID], cells: [Part])
  {
    let drawn = CorrelatedSamples(samples, matrix, evaluator: evaluator)
    let world = drawn?.world ?? evaluator.world
    let values = try samples.columns([(study.shown.formula, world)])
    let inputs = try inputColumns(samples, in: world, values.axes)
    let estimators = values.cells.map { SobolEstimator($0[0], $0[0]) }
    var effects: [ShapleyEffects]?
    if let drawn, samples.all.count <= ShapleyEffects.inputLimit {
      var found = values.cells.map { ShapleyEffects($0[0], inputs: samples.all.count) }
      for coalition in 1..<(1 << samples.all.count - 1) {
        guard let changed = drawn.world(keeping: coalition) else { continue }
        let columns = try samples.columns([(study.shown.formula, changed)], axes: values.axes)
        for cell in found.indices { found[cell].add(columns.cells[cell][0], coalition: coalition) }
      }
      effects = found
    }
    let parts = values.cells.indices.map { cell in
      let shares = effects.map { Array($0[cell].effects.prefix(samples.inputs.count)) }
      return Part(
        mean: estimators[cell].mean, variance: estimators[cell].variance, indices: nil,
        shapley: estimators[cell].variance > 0 ? shares : nil, values: values.cells[cell][0],
        inputs: inputs[cell])
    }
    return (values.axes, parts)
  }

  /// The draws of each input of `samples` in `world`, in each cell over `axes`.
  private func inputColumns(_ samples: PairedSamples, in world: WorldID, _ axes: [AxisID])
    throws(EvaluationError) -> [[[Double]]]
  {
    try samples.columns(
      samples.inputs.map {
        (evaluator.inference.formula(naming: $0.target.definition), world)
      }, axes: axes
    ).cells
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
