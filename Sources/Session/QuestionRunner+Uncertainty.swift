import Checker
import Dimensions
import Engine
import Planner
import Presentation
import Studies

/// What is shown of a value that is not known: its mean and how far it may lie from it.
extension QuestionRunner {

  /// The shares of draws below the shown percentiles: one in twenty lies outside on either side.
  private static let shownShares = [0.05, 0.5, 0.95]

  /// The values of `evaluation`, which are those of `shown` for each element of `draws`, as a table of statistics.
  ///
  /// A condition is shown as its chance, a text as the one that is drawn most often.
  func summary(_ evaluation: Evaluation, _ draws: AxisID, _ shown: Shown) -> ResultTable {
    let samples = SampleTable(evaluation.values, over: evaluation.axes, draws, of: evaluator.model)
    var axes = evaluation.axes.filter { $0 != draws }.map { axis($0) }
    switch shown.type {
    case .boolean:
      let unit = ResultTable.ValueUnit(reading: .percent, exact: .percent)
      return ResultTable(
        title: "chance of \(shown.text)", axes: axes,
        values: .numbers(samples.map(\.mean), unit))
    case .text:
      let texts = evaluator.texts
      let values = samples.map(\.mode).map { $0.isNaN ? NumberFormat.undefined : texts[Int($0)] }
      return ResultTable(
        title: "most likely \(shown.text)", axes: axes, values: .texts(values))
    case .quantity(let dimension):
      let shares = QuestionRunner.shownShares
      let numbers = samples.map { [$0.mean] + $0.quantiles(shares) }.flatMap { $0 }
      let labels = ["mean"] + shares.map { "\(NumberFormat.label($0 * 100))%" }
      axes.append(ResultTable.Axis(name: "statistic", elements: .labels(labels)))
      let shape = axes.count == 1 ? samples.map { $0.shape(parts: 40, leavingOut: 0.005) }[0] : nil
      return ResultTable(
        title: shown.text, axes: axes,
        values: .numbers(numbers, unit(for: shown, dimension, numbers)),
        shape: shape.map { ResultTable.Shape(range: $0, counts: $1) })
    case .variable, .failed:
      preconditionFailure("unreachable: the checker leaves no formula without a type")
    }
  }

}
