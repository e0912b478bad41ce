import Checker
import Engine
import Planner
import Sampling

/// What knowing more is worth to one choice.
package struct InformationWorth: Sendable {

  /// The mean of each alternative.
  package let means: [Double]

  /// The number of the one that is best where nothing more is known.
  package let best: Int

  /// The share of draws in which each alternative is the best.
  package let shares: [Double]

  /// What knowing everything is worth.
  package let everything: Worth

  /// What knowing each group is worth.
  package let groups: [Worth]

  /// A worth, and how sure it is.
  package struct Worth: Sendable {

    /// The worth.
    package let value: Double

    /// Half the width of the interval that holds it with a chance of 95 %.
    package let error: Double

    /// What was taken off for the noise in the means of blocks.
    package let correction: Double

  }

}

/// Finds what it is worth to know inputs before a choice is made.
///
/// Input: a `Decision`. Output: an `InformationWorth` for each cell of its value.
///
/// Who knows nothing more takes the alternative with the best mean; who knows some inputs takes the best one given them.
/// What that is better by, on the average, is what knowing them is worth (H. Raiffa and R. Schlaifer, "Applied
/// Statistical Decision Theory", 1961). For everything, draws say it by themselves. For some inputs, their values are
/// drawn, and for each of these all else, in blocks; the best of the means of a block is too good by chance, by an amount that
/// falls with the size of the block, so the same is found for both halves of each block and the difference taken
/// off once more (M. B. Giles and T. Goda, "Decision-making under uncertainty: using MLMC for efficient estimation of
/// EVPPI", 2019, whose antithetic pairs these are). What is left of the bias falls with the square of the size. The error is
/// told from samples that are scrambled anew.
package struct InformationStudy {

  /// Samples for each group: the error is told to a sixth of it.
  private static let repeats = 16

  /// How many standard errors of a mean over so many samples hold it with a chance of 95 %: Student's t with 15 degrees of
  /// freedom.
  private static let quantile = 2.131449545559323

  /// Evaluates the formulas.
  private let evaluator: Evaluator

  /// What is studied.
  private let decision: Decision

  /// Creates a study.
  package init(_ decision: Decision, evaluator: Evaluator) {
    (self.decision, self.evaluator) = (decision, evaluator)
  }

  /// What was found.
  package struct Result: Sendable {

    /// The axes of the choice.
    package let axes: [AxisID]

    /// A worth for each cell.
    package let cells: [InformationWorth]

    /// What each alternative is called.
    package let alternatives: [String]

    /// The inputs, and what of them is known together.
    package let inputs: [Study.Mover], groups: [MovedGroup]

    /// Those inputs that are taken to lie anywhere in their ranges.
    package let uniform: [Study.Mover]

    /// The inputs that stay where they are.
    package let unmoved: [Study.Mover]

    /// The draws of a block, and the blocks of all samples.
    package let inner: Int, outer: Int

  }

  /// Studies all groups; `nil` where the alternatives are the same in all draws.
  package func run() throws(EvaluationError) -> Result? {
    let samples = PairedSamples(decision.study, evaluator: evaluator)
    let matrix = CorrelatedSamples.correlations(in: samples, evaluator)
    let drawn = matrix.flatMap { CorrelatedSamples(samples, $0, evaluator: evaluator) }
    let world = drawn?.world ?? samples.first
    let formulas = self.formulas
    if !formulas.contains(where: {
      evaluator.inference.axes(of: $0, in: world).contains(.draw)
    }) {
      return nil
    }
    let base = try values(in: [world], samples)
    let groups = samples.groups(of: decision.study)
    let nested = NestedSamples(samples, matrix, evaluator: evaluator)
    var worths = base.cells.map { _ in [InformationWorth.Worth]() }
    var everything = [InformationWorth.Worth?](repeating: nil, count: base.cells.count)
    let choices = base.cells.map { choice(in: $0[0]) }
    for group in groups {
      let worlds = (0..<InformationStudy.repeats).compactMap {
        nested.world(knowing: group.members, repeat: $0)
      }
      let values = try self.values(in: worlds, samples)
      for cell in worths.indices {
        let best = choices[cell].best
        // In blocks of one draw, everything is known.
        if everything[cell] == nil {
          everything[cell] = worth(of: values.cells[cell], best: best, 1)
        }
        worths[cell].append(worth(of: values.cells[cell], best: best, nested.inner))
      }
    }
    let taking = Set(samples.inputs.map(\.target.text))
    return Result(
      axes: base.axes,
      cells: choices.indices.map { cell in
        InformationWorth(
          means: choices[cell].means, best: choices[cell].best, shares: choices[cell].shares,
          everything: everything[cell] ?? choices[cell].worth, groups: worths[cell])
      }, alternatives: names, inputs: samples.inputs, groups: groups,
      uniform: samples.inputs.filter { !samples.isDrawn($0) },
      unmoved: decision.study.movers.filter { !taking.contains($0.target.text) },
      inner: nested.inner, outer: nested.outer * InformationStudy.repeats)
  }

  /// The formulas that are evaluated for the alternatives.
  private var formulas: [FormulaID] {
    switch decision.alternatives {
    case .elements(let formula, _): [formula]
    case .formulas(let formulas): formulas.map(\.formula)
    }
  }

  /// The axes whose elements are the alternatives; none where these are formulas.
  private var chosen: [AxisID] {
    guard case .elements(let formula, let names) = decision.alternatives else { return [] }
    let wanted = Set(names.map(\.name))
    return evaluator.inference.axes(of: formula, in: evaluator.world)
      .filter { wanted.contains(evaluator.model[$0].name) }
  }

  /// What each alternative is called.
  private var names: [String] {
    if case .formulas(let formulas) = decision.alternatives { return formulas.map(\.text) }
    let layout = AxisLayout(chosen, of: evaluator.model)
    return (0..<layout.count).map { position in
      let elements = layout.elements(of: position)
      return chosen.map { evaluator.model.text(of: elements[$0] ?? 0, in: $0) }
        .joined(separator: ", ").filter { $0 != "\"" }
    }
  }

  /// What makes the best alternative the greatest: 1 where it is, -1 where it is the least.
  private var sign: Double { decision.isMaximum ? 1 : -1 }

  /// For each cell of the choice, each of `worlds` and each alternative, its values draw by draw, the greater the better.
  private func values(in worlds: [WorldID], _ samples: PairedSamples) throws(EvaluationError)
    -> (axes: [AxisID], cells: [[[[Double]]]])
  {
    let formulas = self.formulas
    let columns = try samples.columns(
      worlds.flatMap { world in formulas.map { ($0, world) } })
    let chosen = self.chosen
    let rest = columns.axes.filter { !chosen.contains($0) }
    let (whole, part) = (
      AxisLayout(columns.axes, of: evaluator.model), AxisLayout(rest, of: evaluator.model)
    )
    let options = AxisLayout(chosen, of: evaluator.model)
    let cells = (0..<part.count).map { cell -> [[[Double]]] in
      worlds.indices.map { world in
        (0..<options.count).flatMap { option -> [[Double]] in
          var elements = part.elements(of: cell)
          elements.merge(options.elements(of: option)) { $1 }
          let column = columns.cells[whole.position(of: elements)]
          return formulas.indices.map { formula in
            column[world * formulas.count + formula].map { $0 * sign }
          }
        }
      }
    }
    return (rest, cells)
  }

  /// What a choice among `alternatives` comes to, and what knowing everything is worth to it.
  private func choice(in alternatives: [[Double]])
    -> (means: [Double], best: Int, shares: [Double], worth: InformationWorth.Worth)
  {
    let count = Double(alternatives[0].count)
    let means = alternatives.map { $0.reduce(0, +) / count }
    let best = means.indices.max { means[$0] < means[$1] } ?? 0
    var wins = [Double](repeating: 0, count: alternatives.count)
    var (sum, squares) = (0.0, 0.0)
    for draw in alternatives[0].indices {
      var winner = best
      for option in alternatives.indices
      where alternatives[option][draw] > alternatives[winner][draw] { winner = option }
      wins[winner] += 1
      let gain = alternatives[winner][draw] - alternatives[best][draw]
      sum += gain
      squares += gain * gain
    }
    let mean = sum / count
    let variance = max(0, squares / count - mean * mean) / max(1, count - 1)
    return (
      means.map { $0 * sign }, best, wins.map { $0 / count },
      InformationWorth.Worth(
        value: mean.isFinite && !means.contains(where: \.isNaN) ? mean : .nan,
        error: 1.959963984540054 * variance.squareRoot(), correction: 0)
    )
  }

  /// What knowing a group is worth, from samples in blocks of `inner` draws of the alternatives, of which the one with the number
  /// `best` is taken where nothing more is known.
  private func worth(of samples: [[[Double]]], best: Int, _ inner: Int) -> InformationWorth.Worth {
    let found = samples.map { alternatives in
      let blocks = alternatives[0].count / inner
      var (whole, halves) = (0.0, 0.0)
      for block in 0..<blocks {
        let start = block * inner
        let middle = start + inner / 2
        var gains = (whole: 0.0, first: 0.0, second: 0.0)
        for option in alternatives.indices where option != best {
          let sums = [start..<middle, middle..<start + inner].map { range in
            range.reduce(0.0) { $0 + alternatives[option][$1] - alternatives[best][$1] }
          }
          // No value in one draw leaves no mean, and must not be passed over as no gain.
          if (sums[0] + sums[1]).isNaN { whole = .nan }
          gains.whole = max(gains.whole, (sums[0] + sums[1]) / Double(inner))
          gains.first = max(gains.first, sums[0] / Double(max(1, inner / 2)))
          gains.second = max(gains.second, sums[1] / Double(max(1, inner - inner / 2)))
        }
        whole += gains.whole / Double(blocks)
        halves += (gains.first + gains.second) / 2 / Double(blocks)
      }
      if inner == 1 { return (value: whole, correction: 0.0) }
      return (value: 2 * whole - halves, correction: halves - whole)
    }
    let count = Double(found.count)
    let mean = found.reduce(0) { $0 + $1.value } / count
    let squares = found.reduce(0) { $0 + ($1.value - mean) * ($1.value - mean) }
    return InformationWorth.Worth(
      value: mean,
      error: InformationStudy.quantile * (squares / max(1, count - 1) / count).squareRoot(),
      correction: found.reduce(0) { $0 + $1.correction } / count)
  }

}
