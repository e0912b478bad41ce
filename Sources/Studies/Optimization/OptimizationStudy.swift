import Checker

/// Looks for the inputs inside of their ranges at which a value is least or greatest, where a condition holds.
///
/// Where the value is uncertain its mean counts, and a condition has to hold in all draws. What holds an input where it is
/// follows from a look a little to either side: the end of its range, the condition, or the value itself, which may
/// be the same all around.
package struct OptimizationStudy {

  /// What holds an input where it is.
  package enum Hold: String, Sendable {

    case lowerEnd = "lower end"
    case upperEnd = "upper end"
    case condition = "the condition"
    case flat = "nothing: it is flat"
    case optimum = "the optimum"

  }

  /// What was found.
  package struct Result: Sendable {

    /// The value where no input is moved.
    package let base: Double

    /// The best value; `nil` where no place that was tried has one and meets the condition.
    package let best: Double?

    /// The inputs.
    package let inputs: [InputReach]

    /// Where they are, in coherent units, and what holds them there.
    package let places: [(value: Double, hold: Hold)]

    /// The number of places that were looked at.
    package let evaluations: Int

  }

  /// How far to either side of an optimum is looked: a thousandth of the range shows what a curve does.
  private static let probe = 1e-3

  /// Evaluates the formulas.
  private let evaluator: Evaluator

  /// What is looked for.
  private let optimization: Optimization

  /// Creates a study.
  package init(_ optimization: Optimization, evaluator: Evaluator) {
    (self.optimization, self.evaluator) = (optimization, evaluator)
  }

  /// Searches.
  package func run() throws(EvaluationError) -> Result {
    let study = optimization.study
    let reaches = try evaluator.reaches(of: study.movers, steps: 2)
    let base = try evaluator.evaluate(study.shown.formula, in: RunDesign(count: 1, columns: []))
    let search = BoxSearch(levels: reaches.map(\.mover.levels)) { points throws(EvaluationError) in
      try evaluate(points, reaches).map { $0.isAllowed ? $0.cost : .nan }
    }
    let found = try search.run(seed: evaluator.model.sampling.seed)
    guard let point = found.point else {
      return Result(
        base: base.value(0, 0), best: nil, inputs: reaches, places: [],
        evaluations: found.evaluations)
    }
    let holds = try self.holds(at: point, found.value, reaches)
    return Result(
      base: base.value(0, 0), best: found.value * sign, inputs: reaches,
      places: reaches.indices.map { (reaches[$0].value(at: point[$0], cell: 0), holds[$0]) },
      evaluations: found.evaluations)
  }

  /// What makes the best value the least: 1 for a minimum, -1 for a maximum.
  private var sign: Double { optimization.isMaximum ? -1 : 1 }

  /// What each of `points` costs, and whether the condition holds there.
  private func evaluate(_ points: [[Double]], _ reaches: [InputReach]) throws(EvaluationError)
    -> [(cost: Double, isAllowed: Bool)]
  {
    let columns = reaches.indices.map { index in
      reaches[index].column(at: points.map { $0[index] })
    }
    let design = RunDesign(count: points.count, columns: columns)
    let values = try evaluator.evaluate(optimization.study.shown.formula, in: design)
    let costs = values.values(0).map { $0 * sign }
    guard let condition = optimization.condition else { return costs.map { ($0, true) } }
    let holds = try evaluator.evaluate(condition.formula, in: design).values(0)
    return zip(costs, holds).map { ($0, $1 == 1) }
  }

  /// What holds each input at `point`, which costs `cost`.
  private func holds(at point: [Double], _ cost: Double, _ reaches: [InputReach])
    throws(EvaluationError) -> [Hold]
  {
    let probes = reaches.indices.flatMap { index in
      let step = reaches[index].mover.levels.map { 1 / Double(max(1, $0 - 1)) }
      return [-1.0, 1.0].map { side in
        var probe = point
        probe[index] = min(1, max(0, point[index] + side * (step ?? OptimizationStudy.probe)))
        return probe
      }
    }
    let seen = try evaluate(probes, reaches)
    return reaches.indices.map { index in
      let sides = [seen[2 * index], seen[2 * index + 1]]
      let slack = 1e-12 * abs(cost)
      if sides.contains(where: { !$0.isAllowed && $0.cost < cost - slack }) { return .condition }
      if sides.allSatisfy({ abs($0.cost - cost) <= slack }) { return .flat }
      if point[index] == 0 { return .lowerEnd }
      if point[index] == 1 { return .upperEnd }
      return .optimum
    }
  }

}
