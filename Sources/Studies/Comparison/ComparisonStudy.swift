import Checker
import Engine
import Planner

/// What one value comes to in several worlds.
package struct Comparison: Sendable {

  /// The value in one world: its mean, and where it is uncertain the ends of its middle nine tenths.
  package struct Entry: Sendable {

    /// The value, or its mean.
    package let mean: Double

    /// The 5th and the 95th percentile, which are the value where that is certain.
    package let low: Double, high: Double

  }

  /// The axes other than that of worlds.
  package let axes: [AxisID]

  /// For each cell over these axes, the entries of the worlds.
  package let cells: [[Entry]]

  /// For each cell, what is to be expected when it is not known which world comes: the mixture by weight.
  package let weighted: [Entry]?

  /// `true` iff the value is drawn.
  package let isUncertain: Bool

}

/// Evaluates values in several worlds and mixes the worlds by their weights.
///
/// The same draws serve all worlds, so a difference of means has none of their noise. A mixture has the mean of the means;
/// its percentiles are those of all draws together, each with the weight of its world.
package struct ComparisonStudy {

  /// Evaluates the formulas.
  private let evaluator: Evaluator

  /// What is compared.
  private let comparison: ScenarioComparison

  /// Creates a study.
  package init(_ comparison: ScenarioComparison, evaluator: Evaluator) {
    (self.comparison, self.evaluator) = (comparison, evaluator)
  }

  /// The weights of all worlds, scaled to one; `nil` where one is not known or all are zero.
  package var weights: [Double]? {
    let known = comparison.weights.compactMap { $0 }
    let sum = known.reduce(0, +)
    guard known.count == comparison.weights.count, sum > 0 else { return nil }
    return known.map { $0 / sum }
  }

  /// What the value with number `index` comes to.
  package func run(_ index: Int) throws(EvaluationError) -> Comparison {
    let evaluation = try evaluator.evaluate([comparison.values[index].formula])[0]
    let axes = evaluation.axes.filter { $0 != comparison.axis && $0 != .draw }
    let isUncertain = evaluation.axes.contains(.draw)
    let layout = AxisLayout(evaluation.axes, of: evaluator.model)
    let cells = AxisLayout(axes, of: evaluator.model)
    let worlds = comparison.weights.count
    let draws = isUncertain ? evaluator.model.sampling.draws : 1
    let samples = (0..<cells.count).map { cell in
      (0..<worlds).map { world in
        var elements = cells.elements(of: cell)
        elements[comparison.axis] = world
        return (0..<draws).map { draw in
          elements[.draw] = draw
          return evaluation.values[layout.position(of: elements)]
        }
      }
    }
    return Comparison(
      axes: axes, cells: samples.map { $0.map(ComparisonStudy.entry) },
      weighted: weights.map { weights in samples.map { ComparisonStudy.mixture($0, weights) } },
      isUncertain: isUncertain)
  }

  /// The entry of a world with `draws`.
  private static func entry(_ draws: [Double]) -> Comparison.Entry {
    let sample = Sample(draws)
    let ends = sample.quantiles([0.05, 0.95])
    return Comparison.Entry(mean: sample.mean, low: ends[0], high: ends[1])
  }

  /// The entry of `worlds`, each a list of draws, that come with `weights`.
  private static func mixture(_ worlds: [[Double]], _ weights: [Double]) -> Comparison.Entry {
    let likely = zip(worlds, weights).filter { $0.1 > 0 }
    let mean = likely.map { Sample($0.0).mean * $0.1 }.reduce(0, +)
    guard !mean.isNaN else { return Comparison.Entry(mean: .nan, low: .nan, high: .nan) }
    let points = likely.flatMap { draws, weight in
      draws.map { (value: $0, weight: weight / Double(draws.count)) }
    }
    .sorted { $0.value < $1.value }
    return Comparison.Entry(
      mean: mean, low: quantile(of: points, at: 0.05), high: quantile(of: points, at: 0.95))
  }

  /// The least value of `points`, which are sorted, at or below which `share` of their weight lies.
  private static func quantile(of points: [(value: Double, weight: Double)], at share: Double)
    -> Double
  {
    var sum = 0.0
    for point in points {
      sum += point.weight
      // Weights such as 0.1 add up to their share but for rounding.
      if sum >= share - 1e-12 { return point.value }
    }
    return points.last?.value ?? .nan
  }

}
