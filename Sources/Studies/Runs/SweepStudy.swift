import Checker
import Engine
import Sampling

/// Evaluates formulas over a design of inputs.
///
/// A design is points in the unit cube, a coordinate for each thing that runs set. A coordinate becomes a value by what is
/// known of the input: one of its levels, each as wide as the others; a place in its range; or the quantile of its
/// distribution, so that runs are draws of it. Inputs that the model correlates are correlated in the design by the
/// model's own copula. In a grid, the last input changes from run to run. All runs are lanes of one plan.
package struct SweepStudy {

  /// Evaluates the formulas.
  private let evaluator: Evaluator

  /// What is asked for.
  private let sweep: Sweep

  /// Creates a study.
  package init(_ sweep: Sweep, evaluator: Evaluator) {
    (self.sweep, self.evaluator) = (sweep, evaluator)
  }

  /// What one thing is set to in all runs.
  package struct Setting: Sendable {

    /// The number of its factor.
    package let factor: Int

    /// The axes of the factor's cells, and which of them this is; none in the common case.
    package let axes: [AxisID], cell: Int

    /// The values: numbers in coherent units, ordinals of periods, or positions in the list of labels.
    package let values: [Double]

  }

  /// What was found.
  package struct Result: Sendable {

    /// What runs set.
    package let settings: [Setting]

    /// The values of each formula.
    package let values: [RunValues]

  }

  /// How the cells of a factor come from coordinates.
  private struct Source {

    /// The axes of the cells.
    let axes: [AxisID]

    /// What a number in (0, 1) stands for, cell by cell.
    let quantiles: [(Double) -> Double]

  }

  /// Runs all.
  package func run() throws(EvaluationError) -> Result {
    let sources = try sweep.factors.indices.map { index throws(EvaluationError) in
      try source(of: index)
    }
    let numbers = sweep.design == .grid ? [] : design(sources)
    var settings: [Setting] = []
    var columns: [RunDesign.Column] = []
    for (index, source) in sources.enumerated() {
      let cells =
        sweep.design == .grid
        ? [gridColumn(index)]
        : zip(source.quantiles, numbers[index]).map { quantile, numbers in numbers.map(quantile) }
      for (cell, values) in cells.enumerated() {
        settings.append(Setting(factor: index, axes: source.axes, cell: cell, values: values))
      }
      columns.append(
        RunDesign.Column(
          sweep.factors[index].target, .numbers(source.axes, cells.flatMap { bound($0, index) })))
    }
    let values = try evaluator.evaluate(
      sweep.values.map { ($0.formula, $0.type.isMeasured ? .mean : .mode) },
      in: RunDesign(count: sweep.runs, columns: columns))
    return Result(settings: settings, values: values)
  }

  /// The values of the factor with number `index` in the runs of a grid.
  private func gridColumn(_ index: Int) -> [Double] {
    let counts = sweep.factors.map(\.levels)
    let inner = counts[(index + 1)...].map(\.count).reduce(1, *)
    return (0..<sweep.runs).map { counts[index][$0 / inner % counts[index].count] }
  }

  /// `values` of the factor with number `index` as a world binds them: texts are positions among those of the model.
  private func bound(_ values: [Double], _ index: Int) -> [Double] {
    guard case .levels(.labels(let labels)) = sweep.factors[index].values else { return values }
    let positions = labels.map { label in
      Double(evaluator.model.texts.firstIndex(of: label) ?? 0)
    }
    return values.map { positions[Int($0)] }
  }

  /// What the factor with number `index` makes of coordinates.
  private func source(of index: Int) throws(EvaluationError) -> Source {
    let factor = sweep.factors[index]
    switch factor.values {
    case .levels:
      let levels = factor.levels
      return Source(
        axes: [], quantiles: [{ levels[min(levels.count - 1, Int($0 * Double(levels.count)))] }])
    case .range(let range, _):
      let width = range.upperBound - range.lowerBound
      return Source(axes: [], quantiles: [{ range.lowerBound + width * $0 }])
    case .drawn:
      guard let found = try evaluator.distributions(of: factor.target.definition) else {
        throw .drawnParameters(factor.target)
      }
      return Source(
        axes: found.axes, quantiles: found.cells.map { cell in { cell.quantile($0) } })
    }
  }

  /// Coordinates for each cell of `sources` in all runs.
  private func design(_ sources: [Source]) -> [[[Double]]] {
    let sampling = evaluator.model.sampling
    var dimension = 0
    var numbers = sources.indices.map { index in
      sources[index].quantiles.indices.map { cell in
        var column = [Double](repeating: 0, count: sweep.runs)
        // A blank is in no input's name, so these are streams of their own.
        RandomStream(
          sweep.design == .latin ? .latin : .sobol,
          name: StreamName(input: "sweep \(sweep.factors[index].target.text)", cell: cell),
          dimension: dimension, seed: sampling.seed, draws: sweep.runs
        ).fill(into: &column, start: 0, count: sweep.runs)
        dimension += 1
        return column
      }
    }
    for group in evaluator.model.correlations { correlate(&numbers, group) }
    return numbers
  }

  /// Gives the coordinates of those factors that are drawn and in `group` its correlations, cell by cell.
  private func correlate(_ numbers: inout [[[Double]]], _ group: CorrelationGroup) {
    let factors = sweep.factors.indices.filter { index in
      guard case .drawn = sweep.factors[index].values else { return false }
      return group.members.contains(sweep.factors[index].target.definition)
    }
    let cells = factors.map { numbers[$0].count }.max() ?? 0
    for cell in 0..<cells {
      let present = factors.filter { numbers[$0].count > cell }
      let places = present.compactMap {
        group.members.firstIndex(of: sweep.factors[$0].target.definition)
      }
      var matrix = CorrelationMatrix(count: present.count)
      for i in present.indices {
        for j in 0..<i { matrix[i, j] = group.correlations[places[i], places[j]] }
      }
      // A part of a possible matrix is possible.
      guard present.count > 1, let copula = try? GaussianCopula(rankCorrelations: matrix) else {
        continue
      }
      var flat = present.flatMap { numbers[$0][cell] }
      flat.withUnsafeMutableBufferPointer { buffer in
        guard let first = buffer.baseAddress else { return }
        copula.correlate(
          present.indices.map { first + $0 * sweep.runs }, count: sweep.runs)
      }
      for (place, factor) in present.enumerated() {
        numbers[factor][cell] = Array(flat[place * sweep.runs..<(place + 1) * sweep.runs])
      }
    }
  }

}

extension Sweep.Factor {

  /// The values of its levels, of texts their positions in the list; none where it takes all of a range.
  package var levels: [Double] {
    switch values {
    case .levels(.numbers(let numbers, _)): numbers
    case .levels(.periods(let ordinals, _)): ordinals.map(Double.init)
    case .levels(.labels(let labels)): labels.indices.map(Double.init)
    case .range, .drawn: []
    }
  }

}

extension ValueType {

  /// `true` iff draws of it have a mean: quantities and truths, of which that is the chance.
  package var isMeasured: Bool {
    switch self {
    case .quantity, .boolean: true
    case .text, .period, .variable, .failed: false
    }
  }

}
