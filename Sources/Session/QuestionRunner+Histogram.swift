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
    guard case .quantity(let dimension) = shown.type else {
      preconditionFailure("unreachable: the checker lets no histogram be of a known value")
    }
    let ends = try evaluator.summary(of: shown.formula, [.quantile(0), .quantile(1)]) ?? []
    let values = ends.flatMap { Array($0.values) }
    let unit = unit(for: shown, dimension, values).reading
    let known = values.filter(\.isFinite).map { unit.scale.measured($0) }
    guard let low = known.min(), let high = known.max() else {
      // In this world the value is known, or no draw has one.
      try show(shown, report)
      return
    }
    let edges = Bins(from: low, to: high, atMost: bins)
    let starts = edges.starts.map { unit.scale.coherent($0) }
    // Where all values are one, any width will do.
    let width = edges.width == 0 ? 1 : unit.scale.coherent(edges.width)
    let statistic = SampleStatistic.shares(origin: starts[0], width: width, bins: edges.count)
    guard let shares = try evaluator.summary(of: shown.formula, [statistic])?[0] else { return }
    let table = ResultTable(
      title: "histogram of \(shown.text)",
      axes: shares.axes.dropLast().map { axis($0) }
        + [ResultTable.Axis(name: "from", elements: .numbers(starts, unit))],
      values: .numbers(
        Array(shares.values), ResultTable.ValueUnit(reading: .percent, exact: .percent)))
    report(.answer(.table(table)))
    reportMissing(ends[0], at: shown.span, report)
  }

}

/// Intervals of one width side by side.
private struct Bins {

  /// Their width; 0 where all values are one.
  let width: Double

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

}
