import Checker
import Dimensions
import Presentation
import Studies

/// Comparisons between scenarios.
extension QuestionRunner {

  /// Shows each value of `comparison` in all worlds, and how far it is from that in the first one.
  func compare(_ comparison: ScenarioComparison, _ report: (RunEvent) -> Void)
    throws(EvaluationError)
  {
    let study = ComparisonStudy(comparison, evaluator: evaluator)
    guard case .labels(let names) = evaluator.model[comparison.axis].elements else { return }
    for (index, shown) in comparison.values.enumerated() {
      let result = try study.run(index)
      let answer = StudyAnswer(
        .compare, text: shown.text, axes: result.axes.map { axis($0) },
        cells: result.cells.indices.flatMap { cell in
          [Int](repeating: cell, count: names.count + (result.weighted == nil ? 0 : 1))
        },
        columns: columns(of: result, names, weights: study.weights, shown), facts: [],
        notes: notes(on: comparison, names, isWeighted: study.weights != nil))
      report(.answer(.study(answer)))
      try reportMissingBase(of: shown, result.cells.flatMap { $0.map(\.mean) }, report)
    }
  }

  /// The columns that say what `result` is in the worlds called `names`.
  private func columns(
    of result: Comparison, _ names: [String], weights: [Double]?, _ shown: Shown
  ) -> [StudyAnswer.Column] {
    let rows = result.cells.indices.map { cell in
      result.cells[cell] + (result.weighted.map { [$0[cell]] } ?? [])
    }
    let entries = rows.flatMap { $0 }
    let unit = self.unit(for: shown, entries.map(\.mean))
    let differences = rows.flatMap { cell in cell.map { $0.mean - cell[0].mean } }
    let shares = rows.flatMap { cell in
      cell.map { $0.mean == cell[0].mean ? 0 : ($0.mean - cell[0].mean) / abs(cell[0].mean) }
    }
    let percent = ResultTable.ValueUnit(reading: .percent, exact: .percent)
    var columns = [
      StudyAnswer.Column(
        "scenario",
        .texts(rows.flatMap { _ in names + (result.weighted == nil ? [] : ["(weighted)"]) }))
    ]
    if let weights {
      columns.append(
        StudyAnswer.Column("weight", .numbers(rows.flatMap { _ in weights + [1] }, percent)))
    }
    columns.append(
      StudyAnswer.Column(
        result.isUncertain ? "mean" : "value", .numbers(entries.map(\.mean), unit)))
    if result.isUncertain {
      columns += [
        StudyAnswer.Column("5%", .numbers(entries.map(\.low), unit)),
        StudyAnswer.Column("95%", .numbers(entries.map(\.high), unit)),
      ]
    }
    let pictures = rows.flatMap { cell in
      let picture = BarPicture(showing: cell.map(\.mean) + [0])
      return cell.map { picture.bar([(0, $0.mean, "█")], mark: cell[0].mean) }
    }
    return columns + [
      StudyAnswer.Column("difference", .numbers(differences, unit)),
      StudyAnswer.Column("change", .numbers(shares.map { $0.isFinite ? $0 : .nan }, percent)),
      StudyAnswer.Column("", .texts(pictures), for: .people),
    ]
  }

  /// What is to be said of the weights of the worlds called `names`.
  private func notes(on comparison: ScenarioComparison, _ names: [String], isWeighted: Bool)
    -> [String]
  {
    let sum = comparison.weights.compactMap { $0 }.reduce(0, +)
    if isWeighted {
      return abs(sum - 1) < 1e-9
        ? []
        : ["the weights add up to \(MeasuringUnit.percent.reading(sum)) and are scaled to 100%"]
    }
    if sum == 0 { return [] }
    let missing = zip(names, comparison.weights).filter { $0.1 == nil }.map(\.0)
    return ["no weighted answer: \(missing.joined(separator: ", ")) has no weight"]
  }

}
