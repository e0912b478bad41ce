import Checker

/// Finds the inputs at which as many equations hold, in each cell of their axes.
///
/// One equation of one input goes to the `RootFinder`, several to the `SystemSolver`; what evaluates the places is the same.
package struct SolveStudy {

  /// What was found.
  package struct Result: Sendable {

    /// The axes of the equations.
    package let axes: [AxisID]

    /// The cells.
    package let cells: [Cell]

  }

  /// What was found in one cell.
  package struct Cell: Sendable {

    /// The answers.
    package var answers: [Answer] = []

    /// Where there is none: the nearest place, in coherent units, and the first sides of the equations there.
    package var closest: (place: [Double], values: [Double])?

    /// `true` iff the equations hold everywhere.
    package var isIdentity = false

    /// `true` iff moving the input changes nothing.
    package var isFixed = false

    /// `true` iff answers may be missing because there were too many places to look at.
    package var isCutShort = false

    /// Places, in coherent units, around which it could not be decided whether there is an answer.
    package var undecided: [[Double]] = []

    /// How many of the values tried first had no answer, and how many were tried.
    package var undefined: (count: Int, of: Int) = (0, 0)

  }

  /// One answer.
  package struct Answer: Sendable {

    /// The inputs, in coherent units.
    package let place: [Double]

    /// What follows from what the equations do there.
    package let kind: Kind

    /// The standard errors of the inputs, in coherent units, NaN where the draws cannot tell; empty where they are certain.
    package let errors: [Double]

  }

  /// The kinds of answers.
  package enum Kind: Sendable {

    /// The inputs are pinned.
    case root

    /// The sides touch without crossing.
    case touching

    /// One side jumps past the other.
    case jump

    /// All values from the place on to these.
    case stretch(through: Double)

    /// One or more answers from the place on to this one: rounding hides how many.
    case cluster(through: Double)

    /// The equations do not tell the inputs apart there.
    case singular

  }

  /// Evaluates the equations.
  private let evaluator: Evaluator

  /// What is searched.
  private let solve: CheckedQuestion.Solve

  /// Evaluates all differences, then all first sides, then all second sides.
  private let points: PointEvaluator

  /// The axes of the equations.
  private let axes: [AxisID]

  /// Creates a study.
  package init(_ solve: CheckedQuestion.Solve, evaluator: Evaluator) {
    (self.evaluator, self.solve) = (evaluator, solve)
    points = PointEvaluator(
      evaluator: evaluator,
      formulas: solve.equations.map(\.difference) + solve.equations.map(\.lhs.formula)
        + solve.equations.map(\.rhs.formula), targets: solve.unknowns.map(\.target))
    axes = points.axes
  }

  /// The number of equations.
  private var count: Int { solve.equations.count }

  /// Searches.
  package func run() throws(EvaluationError) -> Result {
    let cellCount = axes.map { evaluator.model.count(of: $0) }.reduce(1, *)
    guard cellCount > 0 else { return Result(axes: axes, cells: []) }
    var cells = count == 1 ? try oneUnknown(cellCount) : try severalUnknowns(cellCount)
    try addValues(&cells)
    return Result(axes: axes, cells: cells)
  }

  /// The cells of a search for one input.
  private func oneUnknown(_ cellCount: Int) throws(EvaluationError) -> [Cell] {
    // Statistics of many draws are smooth, and each place costs as many draws.
    let finder = RootFinder(
      range: solve.unknowns[0].range, cellCount: cellCount,
      intervals: evaluator.model.isUncertain ? RootFinder.intervals / 4 : RootFinder.intervals
    ) { requests throws(EvaluationError) in
      let distinct = DistinctPoints(requests.map { [$0.position] })
      let runs = try points.evaluate(distinct.points, over: axes)
      return requests.indices.map { index in
        let (cell, run) = (requests[index].cell, distinct.numbers[index])
        return RootFinder.Sample(
          position: requests[index].position, difference: runs.value(0, cell, run),
          size: max(abs(runs.value(1, cell, run)), abs(runs.value(2, cell, run))),
          error: runs.error(0, cell, run))
      }
    }
    return try finder.run().map { roots in
      Cell(
        answers: roots.places.map(SolveStudy.answer),
        closest: roots.closest.map { ([$0], []) }, isIdentity: roots.isIdentity,
        isFixed: roots.isFixed, isCutShort: roots.isCutShort, undefined: roots.undefined)
    }
  }

  /// The answer that `place` is.
  private static func answer(_ place: Roots.Place) -> Answer {
    if place.isUncertain, place.kind != .jump {
      return Answer(place: [place.middle], kind: .root, errors: [place.error ?? .nan])
    }
    let kind: Kind
    switch place.kind {
    case .crossing: kind = .root
    case .touching: kind = .touching
    case .jump: kind = .jump
    case .stretch: kind = .stretch(through: place.upper)
    case .cluster: kind = .cluster(through: place.upper)
    }
    return Answer(place: [place.lower], kind: kind, errors: [])
  }

  /// The cells of a search for several inputs.
  private func severalUnknowns(_ cellCount: Int) throws(EvaluationError) -> [Cell] {
    let solver = SystemSolver(
      count: count, cellCount: cellCount, seed: evaluator.model.sampling.seed
    ) { requests throws(EvaluationError) in
      let distinct = DistinctPoints(requests.map { place(of: $0.point) })
      let runs = try points.evaluate(distinct.points, over: axes)
      return requests.indices.map { index in
        let (cell, run) = (requests[index].cell, distinct.numbers[index])
        let equations = 0..<count
        return SystemSolver.Sample(
          values: equations.map { runs.value($0, cell, run) },
          sizes: equations.map {
            max(abs(runs.value(count + $0, cell, run)), abs(runs.value(2 * count + $0, cell, run)))
          }, errors: equations.map { runs.error($0, cell, run) })
      }
    }
    let widths = solve.unknowns.map { $0.range.upperBound - $0.range.lowerBound }
    return try solver.run().map { result in
      Cell(
        answers: result.roots.map { root in
          Answer(
            place: place(of: root.point), kind: root.isSingular ? .singular : .root,
            errors: zip(root.errors, widths).map { root.isSingular ? .nan : $0 * $1 })
        }, closest: result.closest.map { (place(of: $0), []) },
        undecided: result.undecided.map(place), undefined: result.undefined)
    }
  }

  /// The inputs at `point` of the unit cube.
  private func place(of point: [Double]) -> [Double] {
    zip(point, solve.unknowns).map { share, unknown in
      let (low, high) = (unknown.range.lowerBound, unknown.range.upperBound)
      return share == 1 ? high : low + (high - low) * share
    }
  }

  /// Evaluates the first sides of the equations where `cells` are nearest to an answer.
  private func addValues(_ cells: inout [Cell]) throws(EvaluationError) {
    let lacking = cells.indices.filter { cells[$0].answers.isEmpty && cells[$0].closest != nil }
    if lacking.isEmpty { return }
    let distinct = DistinctPoints(lacking.map { cells[$0].closest?.place ?? [] })
    let runs = try points.evaluate(distinct.points, over: axes)
    for (index, cell) in lacking.enumerated() {
      cells[cell].closest?.values = (0..<count).map {
        runs.value(count + $0, cell, distinct.numbers[index])
      }
    }
  }

}
