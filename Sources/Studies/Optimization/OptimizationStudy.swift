import Checker

/// Looks for the inputs inside of their ranges, and the elements of axes, at which a value is least or greatest, where
/// conditions hold.
///
/// Where the value is uncertain its mean counts, and a condition has to hold in all draws. What holds an input where it is
/// follows from a look a little to either side: the end of its range, a condition, or the value itself, which may
/// be the same all around.
package struct OptimizationStudy {

  /// What holds an input where it is.
  package enum Hold: String, Sendable {

    case lowerEnd = "lower end"
    case upperEnd = "upper end"
    case condition = "the condition"
    case flat = "nothing: it is flat"
    case optimum = "the optimum"
    case choice = "the best of all"

  }

  /// Where one input or axis is at the best place.
  package struct Place: Sendable {

    /// What the input is called, or the axis.
    package let name: String

    /// The input; `nil` for an axis.
    package let mover: Study.Mover?

    /// The ends of its range; NaN for labels.
    package let low: Double, high: Double

    /// Its value, in coherent units; NaN for labels.
    package let value: Double

    /// The label or element; `nil` for a number.
    package let label: String?

    /// What holds it there.
    package let hold: Hold

  }

  /// What was found.
  package struct Result: Sendable {

    /// The value where no input is moved; `nil` where there is one for each element of a chosen axis.
    package let base: Double?

    /// The best value; `nil` where no place that was tried has one and meets the conditions.
    package let best: Double?

    /// The inputs and axes.
    package let places: [Place]

    /// The numbers of the conditions that hold with nothing to spare.
    package let active: [Int]

    /// The number of places that were looked at.
    package let evaluations: Int

    /// `true` iff these are all places there are.
    package let isComplete: Bool

  }

  /// How far to either side of an optimum is looked: a thousandth of the range shows what a curve does, and much less than
  /// that what stops it in a narrow valley.
  private static let probes = [1e-3, 1e-5]

  /// How near to an end of its range, as a share of that, an input is on it.
  private static let edge = 1e-9

  /// How much of the size of its sides a condition may have to spare and still be one that stops the search.
  private static let activity = 1e-6

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
    let problem = try OptimizationProblem(optimization, evaluator: evaluator)
    let base = try evaluator.evaluate(
      optimization.study.shown.formula, in: RunDesign(count: 1, columns: []))
    let search = OptimizationSearch(problem: problem, seed: evaluator.model.sampling.seed)
    let found = try search.run()
    let looked = problem.evaluations
    let own = optimization.axes.isEmpty ? base.value(0, 0) : nil
    guard let best = found.best else {
      return Result(
        base: own, best: nil, places: [], active: [], evaluations: looked,
        isComplete: found.isComplete)
    }
    let holds = try self.holds(at: best.point, best.cost, problem)
    let sight = try problem.look(at: [best.point])[0]
    let active = problem.margins.indices.filter { index in
      problem.margins[index].isEquality
        || abs(sight.value.margins[index]) <= OptimizationStudy.activity * sight.sizes[index]
    }
    return Result(
      base: own, best: best.cost * problem.sign, places: places(best.point, holds, problem),
      active: active.map { problem.margins[$0].condition }, evaluations: looked,
      isComplete: found.isComplete)
  }

  /// Where everything is at `point`, and what holds it there.
  private func places(_ point: [Double], _ holds: [Hold], _ problem: OptimizationProblem) -> [Place]
  {
    let inputs = problem.reaches.enumerated().map { number, reach -> Place in
      let value = reach.value(at: point[number], cell: 0)
      let label = reach.mover.labels.map { labels in
        let place = point[number] * Double(max(1, labels.count - 1))
        return "\"\(labels[Int(place.rounded())])\""
      }
      let isNumber = label == nil
      return Place(
        name: reach.mover.target.text, mover: reach.mover,
        low: isNumber ? reach.steps[0].first ?? .nan : .nan,
        high: isNumber ? reach.steps[0].last ?? .nan : .nan, value: isNumber ? value : .nan,
        label: label, hold: holds[number])
    }
    let axes = optimization.axes.enumerated().map { number, axis -> Place in
      let index = problem.reaches.count + number
      let place = Int((point[index] * Double(max(1, axis.elements.count - 1))).rounded())
      return Place(
        name: axis.name, mover: nil, low: .nan, high: .nan, value: .nan,
        label: evaluator.model.text(of: axis.elements[place], in: axis.axis), hold: holds[index])
    }
    return inputs + axes
  }

  /// What holds each coordinate at `point`, which costs `cost`.
  private func holds(at point: [Double], _ cost: Double, _ problem: OptimizationProblem)
    throws(EvaluationError) -> [Hold]
  {
    let levels = problem.levels
    let width = 2 * OptimizationStudy.probes.count
    let probes = levels.indices.flatMap { index in
      let step = levels[index].map { 1 / Double(max(1, $0 - 1)) }
      return OptimizationStudy.probes.flatMap { look in
        [-1.0, 1.0].map { side in
          var probe = point
          probe[index] = min(1, max(0, point[index] + side * (step ?? look)))
          return probe
        }
      }
    }
    let seen = try problem.look(at: probes).map(\.value)
    let slack = 1e-12 * abs(cost)
    return levels.indices.map { index in
      let isLabel =
        index >= problem.reaches.count || problem.reaches[index].mover.labels != nil
      if isLabel { return .choice }
      let sides = seen[index * width..<(index + 1) * width]
      let place = point[index]
      if sides.contains(where: { !$0.isAllowed && $0.cost < cost - slack }) { return .condition }
      if sides.allSatisfy({ abs($0.cost - cost) <= slack }) { return .flat }
      if place <= OptimizationStudy.edge { return .lowerEnd }
      if place >= 1 - OptimizationStudy.edge { return .upperEnd }
      return .optimum
    }
  }

}
