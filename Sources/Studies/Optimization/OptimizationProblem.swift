import Checker
import Engine
import Planner

/// What an optimisation looks at: a value and conditions, as functions of places in [0, 1].
///
/// Each coordinate is an input in its reach or an axis of the value. One with levels takes as many places, evenly spaced,
/// whatever the distances between its values are. All that is asked at some places is evaluated in one plan; draws
/// are the same at all of them, so statistics of them are as smooth as what they are of.
final class OptimizationProblem {

  /// The difference of two sides that counts as none, as a share of the greater of them, or of how far they are apart
  /// elsewhere: they agree in the digits that equality has.
  private static let equality = 5e-13

  /// A condition whose margin is known.
  struct Margin {

    /// The condition's number.
    let condition: Int

    /// The formula of its margin, and its two sides.
    let formula: FormulaID, sides: [FormulaID]

    /// `true` iff the margin is to be zero.
    let isEquality: Bool

  }

  /// What a place comes to.
  struct Sight {

    /// The cost and the margins.
    var value: SequentialSearch.Value

    /// The size of the sides of each margin.
    var sizes: [Double]

  }

  /// The inputs.
  let reaches: [InputReach]

  /// What is looked for.
  let optimization: Optimization

  /// The margins that are known.
  let margins: [Margin]

  /// How far the sides of each margin are apart elsewhere; none where that is not known.
  var scales: [Double] = []

  /// The number of places that were looked at.
  private(set) var evaluations = 0

  /// Evaluates the formulas.
  private let evaluator: Evaluator

  /// Creates the problem of `optimization`.
  init(_ optimization: Optimization, evaluator: Evaluator) throws(EvaluationError) {
    (self.optimization, self.evaluator) = (optimization, evaluator)
    reaches = try evaluator.reaches(of: optimization.study.movers, steps: 2)
    margins = optimization.conditions.enumerated().compactMap { number, condition in
      guard let margin = condition.margin else { return nil }
      let isUncertain = evaluator.central(margin.formula).isUncertain
      // No uncertain value is equal to another in all draws, but by being the same.
      if isUncertain, margin.isEquality { return nil }
      return Margin(
        condition: number,
        formula: isUncertain ? evaluator.inference.least(of: margin.formula) : margin.formula,
        sides: [margin.lhs, margin.rhs].map { evaluator.central($0).formula },
        isEquality: margin.isEquality)
    }
  }

  /// The number of places of each coordinate; `nil` where it takes all.
  var levels: [Int?] {
    reaches.map { $0.mover.values?.count } + optimization.axes.map { $0.elements.count }
  }

  /// What makes the best value the least: 1 for a minimum, -1 for a maximum.
  var sign: Double { optimization.isMaximum ? -1 : 1 }

  /// What `points` come to.
  func look(at points: [[Double]]) throws(EvaluationError) -> [Sight] {
    if points.isEmpty { return [] }
    evaluations += points.count
    let columns = reaches.indices.map { index in
      reaches[index].column(at: points.map { $0[index] })
    }
    let formulas =
      [optimization.study.shown.formula] + margins.flatMap { [$0.formula] + $0.sides }
      + optimization.conditions.map(\.shown.formula)
    let values = try evaluator.evaluate(
      formulas.map { ($0, .mean) }, in: RunDesign(count: points.count, columns: columns))
    return points.indices.map { run in
      let elements = self.elements(at: points[run])
      let numbers = values.map { values in
        values.value(
          AxisLayout(values.axes, of: evaluator.model).position(of: elements), run)
      }
      return sight(numbers)
    }
  }

  /// The element of each axis that `point` chooses.
  private func elements(at point: [Double]) -> [AxisID: Int] {
    var elements: [AxisID: Int] = [:]
    for (number, axis) in optimization.axes.enumerated() {
      let place = point[reaches.count + number] * Double(max(1, axis.elements.count - 1))
      elements[axis.axis] = axis.elements[Int(place.rounded())]
    }
    return elements
  }

  /// What `numbers` say: the value, each margin with its sides, and whether each condition holds.
  private func sight(_ numbers: [Double]) -> Sight {
    let truths = numbers.suffix(optimization.conditions.count)
    var holds = truths.map { $0 == 1 }
    var found: [Double] = []
    var sizes: [Double] = []
    for (number, margin) in margins.enumerated() {
      let start = 1 + 3 * number
      found.append(numbers[start])
      sizes.append(max(abs(numbers[start + 1]), abs(numbers[start + 2])))
      if margin.isEquality {
        let size = max(sizes[number], number < scales.count ? scales[number] : 0)
        holds[margin.condition] = abs(found[number]) <= OptimizationProblem.equality * size
      }
    }
    let cost = numbers[0] * sign
    return Sight(
      value: SequentialSearch.Value(
        cost: cost, margins: found, isAllowed: holds.allSatisfy { $0 } && !cost.isNaN),
      sizes: sizes)
  }

}
