import Checker
import Diagnostics
import Dimensions
import Presentation
import Studies

/// The worst and the best that a value can come to.
extension QuestionRunner {

  /// Shows at which inputs the value of `study` is least and greatest.
  func stress(_ study: Study, _ report: (RunEvent) -> Void) throws(EvaluationError) {
    let result = try StressStudy(study, evaluator: evaluator).run()
    let ends = result.cells.flatMap { [$0.base, $0.least?.value, $0.greatest?.value] }
    let unit = self.unit(for: study.shown, ends.compactMap { $0 })
    let percent = ResultTable.ValueUnit(reading: .percent, exact: .percent)
    let rows = result.cells.indices.flatMap { cell in
      result.inputs.indices.map { (cell: result.cells[cell], input: $0) }
    }
    let units = rows.map { result.inputs[$0.input].mover.unit ?? .one }
    let picture = BarPicture(showing: [0, 1])
    let columns = [
      StudyAnswer.Column("input", .texts(rows.map { result.inputs[$0.input].mover.target.text })),
      StudyAnswer.Column("unit", .texts(units.map(\.label)), for: .files),
      StudyAnswer.Column(
        "at least", .quantities(rows.map { $0.cell.least?.inputs[$0.input] ?? .nan }, units)),
      StudyAnswer.Column(
        "at greatest", .quantities(rows.map { $0.cell.greatest?.inputs[$0.input] ?? .nan }, units)),
      StudyAnswer.Column(
        "", .texts(rows.map { row in picture.places(row.cell, row.input) }), for: .people),
    ]
    func fact(
      _ name: String, _ unit: ResultTable.ValueUnit, _ value: (Stress) -> Double?,
      for audience: StudyAnswer.Audience = .all
    ) -> StudyAnswer.Fact {
      StudyAnswer.Fact(name, result.cells.map { value($0) ?? .nan }, unit, for: audience)
    }
    report(
      .answer(
        .study(
          StudyAnswer(
            .stress, text: study.shown.text, axes: result.axes.map { axis($0) },
            cells: result.cells.indices.flatMap { cell in result.inputs.map { _ in cell } },
            columns: columns,
            facts: [
              fact("base", unit, \.base), fact("least", unit, \.least?.value),
              fact("chance of that or less", percent, \.least?.chance, for: .files),
              fact("greatest", unit, \.greatest?.value),
              fact("chance of that or more", percent, \.greatest?.chance, for: .files),
            ],
            remarks: Dictionary(
              uniqueKeysWithValues: result.cells.indices.map { ($0, remarks(on: result.cells[$0])) }
            ), notes: notes(on: result)))))
    try reportMissingBase(of: study.shown, result.cells.map(\.base), report)
  }

  /// What is to be said of `cell`.
  private func remarks(on cell: Stress) -> [String] {
    guard let least = cell.least, let greatest = cell.greatest else {
      return ["no combination of inputs that was tried has a value"]
    }
    let size = max(abs(least.value), abs(greatest.value))
    if greatest.value - least.value <= 1e-12 * size { return ["no input moves it"] }
    return [
      "\(frequency(of: least)) it is as low as the least, "
        + "\(frequency(of: greatest)) as high as the greatest"
    ]
  }

  /// In which share of the draws a value is as far out as `end`.
  private func frequency(of end: Stress.End) -> String {
    let draws = Double(evaluator.model.sampling.draws)
    return end.chance == 0
      ? "in none of \(NumberFormat.label(draws)) draws"
      : "in \(MeasuringUnit.percent.reading(end.chance)) of draws"
  }

  /// What is to be said of all of `result`.
  private func notes(on result: StressStudy.Result) -> [String] {
    var notes: [String] = []
    if result.inputs.contains(where: \.isDrawn) {
      notes.append("uncertain inputs go from their 5th to their 95th percentile")
    }
    let ranged = result.inputs.filter { !$0.isDrawn }.map(\.mover.target.text)
    if !ranged.isEmpty {
      notes.append(
        "chances take inputs anywhere in their ranges: \(ranged.joined(separator: ", "))")
    }
    return notes + unmovedNote(result.unmoved)
  }

}

extension BarPicture {

  /// A line that marks where the input with number `index` is at the least value, `▼`, and at the greatest, `▲`.
  fileprivate func places(_ cell: Stress, _ index: Int) -> String {
    guard let least = cell.least, let greatest = cell.greatest else { return "" }
    return marks([(least.places[index], "▼"), (greatest.places[index], "▲")])
  }

}
