import Checker

/// How the contenders of a contest do at points of some inputs: the least score wins.
///
/// A contender's score is what it comes to, with the other sign where the greatest wins. Where that is uncertain it
/// is the chance to win, with the other sign: who wins most often wins.
struct Contest {

  /// The axes of the contest, without that of the contenders.
  let axes: [AxisID]

  /// The axis of the contenders; `nil` where there are two formulas.
  let contenderAxis: AxisID?

  /// The number of contenders.
  let count: Int

  /// `true` iff scores are chances.
  let isUncertain: Bool

  /// What the scores are made of.
  private let points: PointEvaluator

  /// What makes the winner's score the least.
  private let sign: Double

  /// The model.
  private let model: CheckedModel

  /// Creates the contest that `flip` asks about.
  init(_ flip: CheckedQuestion.Flip, evaluator: Evaluator) {
    let targets = flip.along.map(\.target)
    let world = evaluator.inference.world(fixing: targets, in: evaluator.world)
    func isDrawn(_ formulas: [FormulaID]) -> Bool {
      formulas.contains { evaluator.inference.axes(of: $0, in: world).contains(.draw) }
    }
    switch flip.contest {
    case .pair(let first, let second, let chances):
      let values = [first.formula, second.formula]
      isUncertain = isDrawn(values)
      points = PointEvaluator(
        evaluator: evaluator, formulas: isUncertain ? chances : values, targets: targets)
      (axes, contenderAxis, count) = (points.axes, nil, 2)
      sign = isUncertain ? -1 : 1
    case .elements(let elements):
      isUncertain = isDrawn([elements.scores])
      points = PointEvaluator(
        evaluator: evaluator, formulas: [isUncertain ? elements.chances : elements.scores],
        targets: targets)
      let model = evaluator.inference.model
      let all = points.axes
      contenderAxis = all.first { model[$0].name == elements.axis.name }
      axes = all.filter { [contenderAxis] in $0 != contenderAxis }
      count = contenderAxis.map { model.count(of: $0) } ?? 0
      sign = isUncertain || elements.isGreatest ? -1 : 1
    }
    model = evaluator.inference.model
  }

  /// The number of draws.
  var draws: Double { Double(model.sampling.draws) }

  /// The number of cells over the axes of the contest.
  var cellCount: Int { axes.map { model.count(of: $0) }.reduce(1, *) }

  /// The scores of all contenders at some points.
  struct Scores {

    /// The values that they come from.
    fileprivate let runs: AlignedRuns

    /// The number of contenders, and whether each is a formula of its own.
    fileprivate let count: Int, areFormulas: Bool

    /// What makes the winner's score the least.
    fileprivate let sign: Double

    /// The score of `contender` in `cell` at point number `run`.
    func value(_ contender: Int, _ cell: Int, _ run: Int) -> Double {
      sign
        * (areFormulas
          ? runs.value(contender, cell, run) : runs.value(0, cell * count + contender, run))
    }

    /// The standard error of that score.
    func error(_ contender: Int, _ cell: Int, _ run: Int) -> Double {
      areFormulas ? runs.error(contender, cell, run) : runs.error(0, cell * count + contender, run)
    }

    /// The best contender other than `excluded`; `nil` where one of them has no value.
    func best(_ cell: Int, _ run: Int, but excluded: Int? = nil) -> Int? {
      let others = (0..<count).filter { $0 != excluded }
      guard others.allSatisfy({ !value($0, cell, run).isNaN }) else { return nil }
      return others.min { value($0, cell, run) < value($1, cell, run) }
    }

    /// The only contender with the least score; `nil` where several share it or one has no value.
    func winner(_ cell: Int, _ run: Int) -> Int? {
      guard let best = best(cell, run), let second = self.best(cell, run, but: best),
        value(best, cell, run) < value(second, cell, run)
      else { return nil }
      return best
    }
  }

  /// The scores at `points`.
  func scores(at points: [[Double]]) throws(EvaluationError) -> Scores {
    Scores(
      runs: try self.points.evaluate(points, over: axes + (contenderAxis.map { [$0] } ?? [])),
      count: count, areFormulas: contenderAxis == nil, sign: sign)
  }

}
