import Checker
import Diagnostics
import Dimensions
import Presentation
import Studies

/// The inputs at which a value is least or greatest.
extension QuestionRunner {

  /// Shows where the value of `optimization` is best, and what holds each input there.
  func optimize(_ optimization: Optimization, _ report: (RunEvent) -> Void) throws(EvaluationError)
  {
    let shown = optimization.study.shown
    let result = try OptimizationStudy(optimization, evaluator: evaluator).run()
    guard let best = result.best else {
      report(
        .diagnostic(.nothingFeasible(at: shown.span, condition: optimization.condition?.span)))
      return
    }
    let unit = self.unit(for: shown, [result.base, best])
    let units = result.inputs.map { $0.mover.unit ?? .one }
    let verb = optimization.isMaximum ? "maximize" : "minimize"
    let condition = optimization.condition.map { " subject to \($0.text)" } ?? ""
    let columns =
      inputColumns(result.inputs) + [
        StudyAnswer.Column("best at", .quantities(result.places.map(\.value), units)),
        StudyAnswer.Column("held by", .texts(result.places.map(\.hold.rawValue))),
      ]
    var notes = ["\(NumberFormat.label(Double(result.evaluations))) places were looked at"]
    if evaluator.central(shown.formula).isUncertain {
      notes.append("it is uncertain: its mean is what counts")
    }
    report(
      .answer(
        .study(
          StudyAnswer(
            .optimize, text: "\(verb) \(shown.text)\(condition)", axes: [],
            cells: result.inputs.map { _ in 0 }, columns: columns,
            facts: [
              StudyAnswer.Fact("base", [result.base], unit),
              StudyAnswer.Fact("best", [best], unit),
            ], notes: notes))))
  }

}
