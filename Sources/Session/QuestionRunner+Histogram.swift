import Checker
import Dimensions
import Engine
import Planner
import Presentation
import Studies

/// Histograms: how the draws of a value spread over it.
///
/// All cells of a value are counted in the same bins, which have round ends in the unit that is shown, so that they can
/// be compared and read; they cover every draw, however far out.
extension QuestionRunner {

  /// Shows the shares of the draws of `shown` that lie in at most so many `bins`.
  func histogram(_ shown: Shown, bins: Int, _ report: (RunEvent) -> Void) throws(EvaluationError) {
    guard let draws = evaluator.model.drawAxis, case .quantity(let dimension) = shown.type else {
      preconditionFailure("unreachable: the checker lets no histogram be of a known value")
    }
    let evaluation = try evaluator.evaluate([shown.formula])[0]
    let values = Array(evaluation.values)
    let unit = unit(for: shown, dimension, values).reading
    let known = values.filter(\.isFinite).map { unit.scale.measured($0) }
    guard evaluation.axes.contains(draws), let low = known.min(), let high = known.max() else {
      // In this world every draw is the same, or none has a value.
      try show(shown, report)
      return
    }
    let edges = Bins(from: low, to: high, atMost: bins)
    let samples = SampleTable(evaluation.values, over: evaluation.axes, draws, of: evaluator.model)
    let shares = samples.map { sample in
      sample.shares(of: edges.count) { edges.index(of: unit.scale.measured($0)) }
    }
    let starts = edges.starts.map { unit.scale.coherent($0) }
    let axes = evaluation.axes.filter { $0 != draws }.map { axis($0) }
    let table = ResultTable(
      title: "histogram of \(shown.text)",
      axes: axes + [ResultTable.Axis(name: "from", elements: .numbers(starts, unit))],
      values: .numbers(
        shares.flatMap { $0 }, ResultTable.ValueUnit(reading: .percent, exact: .percent)))
    report(.answer(.table(table)))
    reportMissing(evaluation, at: shown.span, report)
  }

}

/// Intervals of one width side by side.
private struct Bins {

  /// Their width; 0 where all values are one.
  private let width: Double

  /// The number of widths from 0 to the first one, or the only value.
  private let first: Double

  /// The number of them.
  let count: Int

  /// The bins of round width that hold all from `low` to `high` and are as many as possible, but no more than `limit`.
  init(from low: Double, to high: Double, atMost limit: Int) {
    guard low < high, (high - low).isFinite else {
      (width, first, count) = (0, low, 1)
      return
    }
    let most = max(limit, 2)
    var width = RoundStep.least(atLeast: (high - low) / Double(most))
    func start() -> Double { (low / width).rounded(.down) }
    func bins() -> Double { max(1, (high / width).rounded(.up) - start()) }
    // Round ends can ask for more bins than there is room for, and 0 is always an end: where it lies inside, one bin
    // cannot be enough.
    while bins() > Double(most) { width = RoundStep.least(atLeast: width * 1.01) }
    (self.width, first) = (width, start())
    count = Int(bins())
  }

  /// Where each begins.
  var starts: [Double] {
    width == 0 ? [first] : (0..<count).map { (first + Double($0)) * width }
  }

  /// The number of the bin that `value` is in; the last one holds its end too.
  func index(of value: Double) -> Int {
    if width == 0 { return 0 }
    return min(max(Int((value / width - first).rounded(.down)), 0), count - 1)
  }

}
