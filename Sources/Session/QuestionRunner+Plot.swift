import Checker
import Dimensions
import Engine
import Planner
import Presentation
import Studies

/// Charts: lines along the first axis, one for each cell of the others.
extension QuestionRunner {

  /// The shares of draws below the lower edge, the line and the upper edge of an uncertain value's band.
  private static let fan = [0.05, 0.5, 0.95]

  /// Draws the values of `shown`, and says why where some are missing.
  func plot(_ shown: Shown, _ report: (RunEvent) -> Void) throws(EvaluationError) {
    guard case .quantity(let dimension) = shown.type else {
      preconditionFailure("unreachable: the checker lets only quantities be plotted")
    }
    let fan = QuestionRunner.fan.map { SampleStatistic.quantile($0) }
    let quantiles = try evaluator.summary(of: shown.formula, fan)
    var evaluations = quantiles ?? []
    if evaluations.isEmpty { evaluations = try evaluator.evaluate([shown.formula]) }
    let middle = evaluations[evaluations.count / 2]
    let all = evaluations.flatMap { Array($0.values) }
    let unit = self.unit(for: shown, dimension, all)
    let axes = middle.axes.map { axis($0) }
    let count = axes[0].count
    let rest = AxisLayout(Array(middle.axes.dropFirst()), of: evaluator.model)
    func line(_ evaluation: Evaluation, _ cell: Int) -> [Double] {
      (0..<count).map {
        unit.reading.scale.measured(evaluation.values[$0 * rest.count + cell])
      }
    }
    let series = (0..<rest.count).map { cell in
      Chart.Series(
        name: self.cell(cell, over: Array(middle.axes.dropFirst())) ?? "",
        values: line(middle, cell),
        band: evaluations.count == 3
          ? (line(evaluations[0], cell), line(evaluations[2], cell)) : nil)
    }
    let table = ResultTable(
      title: shown.text, isBare: false, axes: axes,
      values: .numbers(Array(middle.values), unit), errors: middle.errors)
    report(
      .answer(
        .chart(
          Chart(
            title: shown.text, unit: unit.reading.label, axis: axes[0].name,
            labels: (0..<count).map { axes[0].label($0) }, series: series, table: table))))
    reportMissing(middle, at: shown.span, report)
    reportOutside(shown.span, report)
  }

}
