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

  /// The parts of the picture of a value's shape, and the share of draws on either side that it leaves out.
  private static let shape = SampleStatistic.shape(parts: 40, leavingOut: 0.005)

  /// What is computed of a quantity that is not known.
  static let summaryStatistics =
    [SampleStatistic.mean] + shownShares.map { .quantile($0) } + [shape]

  /// The values of `shown` as a table of statistics, with what was evaluated; `nil` where they are known.
  ///
  /// A condition is shown as its chance, a text as the one that is drawn most often.
  func summary(of shown: Shown) throws(EvaluationError) -> (
    table: ResultTable, evaluation: Evaluation
  )? {
    switch shown.type {
    case .boolean:
      guard let chance = try evaluator.summary(of: shown.formula, [.mean])?[0] else { return nil }
      let unit = ResultTable.ValueUnit(reading: .percent, exact: .percent)
      let table = ResultTable(
        title: "chance of \(shown.text)", axes: chance.axes.map { axis($0) },
        values: .numbers(Array(chance.values), unit), errors: chance.errors)
      return (table, chance)
    case .text, .period:
      guard let mode = try evaluator.summary(of: shown.formula, [.mode])?[0] else { return nil }
      let table = ResultTable(
        title: "most likely \(shown.text)", axes: mode.axes.map { axis($0) },
        values: .texts(mode.values.map { reading($0, shown, in: nil) }))
      return (table, mode)
    case .quantity(let dimension):
      return try summary(of: shown, dimension)
    case .variable, .failed:
      preconditionFailure("unreachable: the checker leaves no formula without a type")
    }
  }

  /// The standard errors of `columns`, cell by cell.
  private func errors(of columns: some Collection<Evaluation>) -> [Double]? {
    let errors = columns.compactMap(\.errors)
    guard errors.count == columns.count, let first = errors.first else { return nil }
    return first.indices.flatMap { cell in errors.map { $0[cell] } }
  }

  /// The values of `shown`, quantities of `dimension`, as a table of statistics; `nil` where they are known.
  private func summary(of shown: Shown, _ dimension: Dimension) throws(EvaluationError) -> (
    table: ResultTable, evaluation: Evaluation
  )? {
    let shares = QuestionRunner.shownShares
    let statistics = QuestionRunner.summaryStatistics
    guard let columns = try evaluator.summary(of: shown.formula, statistics) else { return nil }
    let (mean, shape) = (columns[0], columns[statistics.count - 1])
    let numbers = mean.values.indices.flatMap { cell in
      columns.dropLast().map { $0.values[cell] }
    }
    let labels = ["mean"] + shares.map { "\(NumberFormat.label($0 * 100))%" }
    let axes =
      mean.axes.map { axis($0) } + [ResultTable.Axis(name: "statistic", elements: .labels(labels))]
    let table = ResultTable(
      title: shown.text, axes: axes,
      values: .numbers(numbers, unit(for: shown, dimension, numbers)),
      errors: errors(of: columns.dropLast()),
      shape: mean.values.count == 1 && !shape.values[0].isNaN
        ? ResultTable.Shape(
          range: shape.values[0]...shape.values[1],
          counts: shape.values.dropFirst(2).map { Int($0) }) : nil,
      isFan: mean.axes.count == 1)
    return (table, mean)
  }

}
