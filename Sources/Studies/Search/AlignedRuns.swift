import Checker
import Planner

/// Formulas that are evaluated together at many points of some inputs.
struct PointEvaluator {

  /// Evaluates the formulas.
  let evaluator: Evaluator

  /// The formulas.
  let formulas: [FormulaID]

  /// The inputs: the coordinates of a point.
  let targets: [CheckedQuestion.Target]

  /// The values at `points`, over cells of `axes`, or of all axes that the formulas have.
  func evaluate(_ points: [[Double]], over axes: [AxisID]? = nil) throws(EvaluationError)
    -> AlignedRuns
  {
    let columns = targets.indices.map { index in
      RunDesign.Column(targets[index], .numbers([], points.map { $0[index] }))
    }
    let values = try evaluator.evaluate(
      formulas.map { ($0, .mean) }, in: RunDesign(count: points.count, columns: columns))
    return AlignedRuns(values, over: axes, of: evaluator.model)
  }

  /// The axes over which the formulas spread, whatever the inputs are.
  var axes: [AxisID] {
    let world = evaluator.inference.world(fixing: targets, in: evaluator.world)
    let axes = formulas.flatMap { evaluator.inference.axes(of: $0, in: world) }
    return Set(axes).subtracting([.draw, .replicate]).sorted()
  }

}

/// Values of several formulas in the same runs, over the cells of the axes that they have together.
struct AlignedRuns {

  /// The axes.
  let axes: [AxisID]

  /// The number of cells over them.
  let cellCount: Int

  /// The values of each formula.
  private let values: [RunValues]

  /// For each formula, the place among its own cells of each cell.
  private let places: [[Int]]

  /// Creates the values over the cells of `axes`, or of all axes that one of them has.
  init(_ values: [RunValues], over axes: [AxisID]?, of model: CheckedModel) {
    let axes = axes ?? Set(values.flatMap(\.axes)).sorted()
    let layout = AxisLayout(axes, of: model)
    (self.axes, cellCount, self.values) = (axes, layout.count, values)
    places = values.map { value in
      if value.axes == axes { return Array(0..<layout.count) }
      let own = AxisLayout(value.axes, of: model)
      return (0..<layout.count).map { own.position(of: layout.elements(of: $0)) }
    }
  }

  /// The value of the formula with number `formula` in `cell` of `run`.
  func value(_ formula: Int, _ cell: Int, _ run: Int) -> Double {
    values[formula].value(places[formula][cell], run)
  }

  /// The standard error of that value; 0 where it is certain.
  func error(_ formula: Int, _ cell: Int, _ run: Int) -> Double {
    values[formula].error(places[formula][cell], run)
  }

}

/// Points, each once, with the number of each that was asked for.
struct DistinctPoints {

  /// The points.
  private(set) var points: [[Double]] = []

  /// For each request, the number of its point.
  private(set) var numbers: [Int] = []

  /// Creates the points of `requests`.
  init(_ requests: some Collection<[Double]>) {
    var known: [[Double]: Int] = [:]
    for point in requests {
      if let number = known[point] {
        numbers.append(number)
        continue
      }
      known[point] = points.count
      numbers.append(points.count)
      points.append(point)
    }
  }

}
