import Checker
import Dimensions
import Engine
import Presentation
import Studies

/// The values that a session watches.
extension QuestionRunner {

  /// The values of `shown`: for what is drawn the mean, the chance or the most likely text of each cell, with the means of
  /// the replicates, so that the error of a difference can be told.
  func watched(_ shown: Shown) throws(EvaluationError) -> (
    value: WatchedValue, evaluation: Evaluation
  ) {
    if case .quantity(let dimension) = shown.type,
      let mean = try evaluator.summary(of: shown.formula, [.mean])?[0]
    {
      let numbers = Array(mean.values)
      let table = ResultTable(
        title: shown.text, axes: mean.axes.map { axis($0) },
        values: .numbers(numbers, unit(for: shown, dimension, numbers)), errors: mean.errors)
      return (.values(table, replicates: mean.replicates), mean)
    }
    if let summary = try summary(of: shown) {
      return (.values(summary.table, replicates: summary.evaluation.replicates), summary.evaluation)
    }
    let evaluation = try evaluator.evaluate([shown.formula])[0]
    return (.values(table(evaluation, shown), replicates: nil), evaluation)
  }

}
