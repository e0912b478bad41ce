import Checker
import Diagnostics
import Dimensions
import Presentation
import Studies

/// What knowing more is worth to a choice.
extension QuestionRunner {

  /// Shows what knowing each group of inputs of `decision`, and knowing everything, is worth.
  func information(_ decision: Decision, _ report: (RunEvent) -> Void) throws(EvaluationError) {
    let shown = decision.study.shown
    guard let result = try InformationStudy(decision, evaluator: evaluator).run() else {
      report(.diagnostic(.certainAnswer(at: shown.span)))
      return
    }
    let best = result.cells.map { $0.means[$0.best] }
    let sign = decision.isMaximum ? 1.0 : -1
    let knowing = zip(result.cells, best).map { $1 + sign * $0.everything.value }
    let unit = self.unit(for: shown, best + knowing)
    let orders = result.cells.map { order($0.groups) }
    report(
      .answer(
        .study(
          StudyAnswer(
            .information, text: shown.text, axes: result.axes.map { axis($0) },
            cells: orders.indices.flatMap { cell in orders[cell].map { _ in cell } + [cell] },
            columns: columns(of: result, orders, shown),
            facts: [
              StudyAnswer.Fact("best now", best, unit),
              StudyAnswer.Fact("knowing all", knowing, unit),
            ],
            remarks: Dictionary(
              uniqueKeysWithValues: result.cells.indices.map {
                ($0, remarks(on: result.cells[$0], result))
              }), notes: notes(on: result)))))
    try reportMissingBase(of: shown, best, report)
  }

  /// The groups by what knowing them is worth.
  private func order(_ worths: [InformationWorth.Worth]) -> [Int] {
    let keys = worths.map { $0.value.isNaN ? -.infinity : $0.value }
    return keys.indices.sorted { keys[$0] > keys[$1] || keys[$0] == keys[$1] && $0 < $1 }
  }

  /// The columns of `result`, whose groups have these `orders` in its cells.
  private func columns(of result: InformationStudy.Result, _ orders: [[Int]], _ shown: Shown)
    -> [StudyAnswer.Column]
  {
    // Everything stands first, and the groups below it.
    let rows = orders.indices.flatMap { cell in
      ([nil] + orders[cell]).map { (cell: result.cells[cell], group: $0) }
    }
    let worths = rows.map { row in row.group.map { row.cell.groups[$0] } ?? row.cell.everything }
    let unit = self.unit(for: shown, worths.map(\.value))
    let shares = zip(rows, worths).map { row, worth in
      row.cell.everything.value > 0 ? worth.value / row.cell.everything.value : .nan
    }
    let picture = BarPicture(showing: [0, 1])
    return [
      StudyAnswer.Column(
        "knowing",
        .texts(rows.map { row in row.group.map { result.groups[$0].name } ?? "everything" })),
      StudyAnswer.Column("is worth", .numbers(worths.map(\.value), unit)),
      StudyAnswer.Column("±", .numbers(worths.map(\.error), unit)),
      StudyAnswer.Column("correction", .numbers(worths.map(\.correction), unit), for: .files),
      StudyAnswer.Column("of all", .quantities(shares, shares.map { _ in .percent })),
      StudyAnswer.Column(
        "",
        .texts(
          shares.map { picture.bar([(0, $0.isNaN ? 0 : max(0, min(1, $0)), "█")], mark: nil) }),
        for: .people),
    ]
  }

  /// What is to be said of `cell` of `result`.
  private func remarks(on cell: InformationWorth, _ result: InformationStudy.Result) -> [String] {
    let alternatives = result.alternatives
    let best = alternatives[cell.best]
    if cell.everything.value == 0 {
      return ["`\(best)` is best in all draws: nothing that could be known changes the choice"]
    }
    let shares = cell.shares.indices.filter { cell.shares[$0] > 0 }
      .sorted { cell.shares[$0] > cell.shares[$1] }
    // More than a handful would be a table of its own.
    let named = shares.prefix(5).map {
      "\(MeasuringUnit.percent.reading(cell.shares[$0])) `\(alternatives[$0])`"
    }
    // Where much had to be taken off, some of it may be left.
    let noisy = result.groups.indices.filter {
      cell.groups[$0].correction > max(cell.groups[$0].error, 0.05 * cell.everything.value)
    }
    let warning =
      noisy.isEmpty
      ? []
      : [
        "much was taken off for the noise of few draws; more of them tell more: "
          + noisy.map { result.groups[$0].name }.joined(separator: ", ")
      ]
    return warning + [
      "now `\(best)` is best; in draws it is in " + named.joined(separator: ", in ")
        + (shares.count > 5 ? ", and in the rest others" : "")
    ]
  }

  /// What is to be said of all of `result`.
  private func notes(on result: InformationStudy.Result) -> [String] {
    let draws = NumberFormat.label(Double(evaluator.model.sampling.draws))
    var notes = groupNotes(result.groups) { result.inputs[$0].target.text }
    notes.append(
      "all over \(draws) draws; each other over \(NumberFormat.label(Double(result.outer))) values of it, "
        + "with \(NumberFormat.label(Double(result.inner))) draws of the rest for each; ± holds 95%"
    )
    if !result.uniform.isEmpty {
      let names = result.uniform.map(\.target.text).joined(separator: ", ")
      notes.append("anywhere in its range with the same chance: \(names)")
    }
    if !result.unmoved.isEmpty {
      let names = result.unmoved.map(\.target.text).joined(separator: ", ")
      notes.append("held where it is, not uncertain: \(names)")
    }
    return notes
  }

}
