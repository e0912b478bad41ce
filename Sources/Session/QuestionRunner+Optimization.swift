import Checker
import Diagnostics
import Dimensions
import Presentation
import Studies

/// The choices at which a value is least or greatest.
extension QuestionRunner {

  /// Shows where the value of `optimization` is best, and what holds each input there.
  func optimize(_ optimization: Optimization, _ report: (RunEvent) -> Void) throws(EvaluationError)
  {
    let shown = optimization.study.shown
    let result = try OptimizationStudy(optimization, evaluator: evaluator).run()
    let conditions = optimization.conditions.map(\.shown)
    guard let best = result.best else {
      report(.diagnostic(.nothingFeasible(at: shown.span, conditions: conditions.map(\.span))))
      return
    }
    let unit = self.unit(for: shown, [best] + (result.base.map { [$0] } ?? []))
    let verb = optimization.isMaximum ? "maximize" : "minimize"
    let texts = conditions.map(\.text).joined(separator: ", ")
    var facts = [StudyAnswer.Fact("best", [best], unit)]
    if let base = result.base { facts.insert(StudyAnswer.Fact("base", [base], unit), at: 0) }
    report(
      .answer(
        .study(
          StudyAnswer(
            .optimize,
            text: "\(verb) \(shown.text)\(conditions.isEmpty ? "" : " subject to \(texts)")",
            axes: [], cells: result.places.map { _ in 0 }, columns: columns(of: result.places),
            facts: facts,
            remarks: [0: result.active.map { "`\(conditions[$0].text)` leaves nothing to spare" }],
            notes: notes(on: result, shown)))))
  }

  /// The columns of `places`: numbers in their units, labels as they are.
  private func columns(of places: [OptimizationStudy.Place]) -> [StudyAnswer.Column] {
    let units = places.map { $0.mover?.unit ?? .one }
    var columns = [
      StudyAnswer.Column("input", .texts(places.map(\.name))),
      StudyAnswer.Column("unit", .texts(places.map { $0.mover?.unit?.label ?? "" }), for: .files),
      StudyAnswer.Column("low", .quantities(places.map(\.low), units)),
      StudyAnswer.Column("high", .quantities(places.map(\.high), units)),
    ]
    if places.allSatisfy({ $0.label == nil }) {
      columns.append(StudyAnswer.Column("best at", .quantities(places.map(\.value), units)))
    } else {
      columns += [
        StudyAnswer.Column(
          "best at", .texts(zip(places, units).map { $0.label ?? $1.reading($0.value) }),
          for: .people),
        StudyAnswer.Column(
          "best at",
          .texts(
            zip(places, units).map { $0.label ?? NumberFormat.exact($1.scale.measured($0.value)) }),
          for: .files),
      ]
    }
    return columns + [StudyAnswer.Column("held by", .texts(places.map(\.hold.rawValue)))]
  }

  /// What is to be said of all of `result`, whose value is `shown`.
  private func notes(on result: OptimizationStudy.Result, _ shown: Shown) -> [String] {
    let count = NumberFormat.label(Double(result.evaluations))
    var notes = [
      result.isComplete
        ? "these are all \(count) choices that there are" : "\(count) places were looked at"
    ]
    if evaluator.central(shown.formula).isUncertain {
      notes.append("it is uncertain: its mean is what counts")
    }
    return notes
  }

}
