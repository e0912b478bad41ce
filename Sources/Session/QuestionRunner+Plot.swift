import Checker
import Dimensions
import Engine
import Planner
import Presentation
import Studies

/// Charts: lines along the first axis of time, or else along the first of all, one for each cell of the others.
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
    let model = evaluator.model
    let along = middle.axes.first { model[$0].isOfTime } ?? middle.axes[0]
    let others = middle.axes.filter { $0 != along }
    let (count, rest) = (model[along].elements.count, AxisLayout(others, of: model))
    let layout = AxisLayout(middle.axes, of: model)
    func line(_ evaluation: Evaluation, _ cell: Int) -> [Double] {
      var elements = rest.elements(of: cell)
      return (0..<count).map { element in
        elements[along] = element
        return unit.reading.scale.measured(evaluation.values[layout.position(of: elements)])
      }
    }
    let series = (0..<rest.count).map { cell in
      Chart.Series(
        name: name(of: cell, over: others),
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
            title: shown.text, unit: unit.reading.label, axis: axis(along).name,
            labels: (0..<count).map { axis(along).label($0) },
            positions: positions(along: along), cycle: cycle(of: along), series: series,
            table: table))))
    reportMissing(middle, at: shown.span, report)
    reportOutside(shown.span, report)
  }

  /// Where the elements of `axis` lie along a line; `nil` where they are names.
  private func positions(along axis: AxisID) -> [Double]? {
    switch evaluator.model[axis].elements {
    case .numbers(let numbers, _): numbers
    case .periods(let ordinals, _): ordinals.map(Double.init)
    case .labels: nil
    }
  }

  /// How many elements of `axis` make a year; 1 where they are no parts of one.
  private func cycle(of axis: AxisID) -> Int {
    guard case .periods(_, let kind) = evaluator.model[axis].elements else { return 1 }
    return kind.frequency.months.map { max(1, 12 / $0) } ?? 1
  }

  /// What the line of `cell` over `axes` is called: the element alone where there is one axis.
  private func name(of cell: Int, over axes: [AxisID]) -> String {
    axes.count == 1 ? axis(axes[0]).label(cell) : self.cell(cell, over: axes) ?? ""
  }

}
