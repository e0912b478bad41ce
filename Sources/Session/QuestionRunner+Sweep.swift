import Checker
import Dimensions
import Engine
import Planner
import Presentation
import Studies

/// Sweeps: values over a design of inputs.
extension QuestionRunner {

  /// Runs that people read one by one; of more, some.
  private static let readableRuns = 24

  /// The first runs that are shown of many.
  private static let firstRuns = 5

  /// Values whose least and greatest runs are shown of many.
  private static let readableValues = 6

  /// Shows all runs of `sweep` to programs, and to people what they come to.
  func sweep(_ sweep: Sweep, _ report: (RunEvent) -> Void) throws(EvaluationError) {
    let result = try SweepStudy(sweep, evaluator: evaluator).run()
    let texts = evaluator.texts
    let runs = Array(0..<sweep.runs)
    let plain = ResultTable.ValueUnit(reading: .one, exact: .one)
    let answers = zip(sweep.values, result.values).flatMap { shown, values in
      columns(of: values, shown, texts)
    }
    let marks = extremes(of: answers)
    let digest =
      sweep.runs > QuestionRunner.readableRuns
      ? Set(marks.keys).union(runs.prefix(QuestionRunner.firstRuns)).sorted() : nil
    let all =
      [StudyAnswer.Column("run", .numbers(runs.map { Double($0 + 1) }, plain))]
      + result.settings.map { column(of: $0, sweep) } + answers
      + [
        StudyAnswer.Column(
          "", .texts(runs.map { marks[$0]?.joined(separator: ", ") ?? "" }), for: .people)
      ]
    report(
      .answer(
        .study(
          StudyAnswer(
            .sweep, text: title(of: sweep), axes: [], cells: runs.map { _ in 0 },
            columns: all, facts: [], remarks: [0: answers.compactMap { remark(on: $0) }],
            notes: notes(on: result, sweep), digest: digest))))
    for (shown, values) in zip(sweep.values, result.values) {
      guard let evaluation = values.evaluation else { continue }
      reportMissing(evaluation, at: shown.span, report)
    }
    for shown in sweep.values { reportOutside(shown.span, report) }
  }

  /// What is asked for, in words.
  private func title(of sweep: Sweep) -> String {
    let values = sweep.values.map(\.text).joined(separator: ", ")
    let factors = sweep.factors.map(\.target.text).joined(separator: ", ")
    let runs = NumberFormat.label(Double(sweep.runs))
    return "\(values) for \(factors) by \(sweep.design.rawValue): \(runs) run"
      + (sweep.runs == 1 ? "" : "s")
  }

  /// The column of what `setting` sets.
  private func column(of setting: SweepStudy.Setting, _ sweep: Sweep) -> StudyAnswer.Column {
    let factor = sweep.factors[setting.factor]
    var name = factor.target.text
    if let cell = cell(setting.cell, over: setting.axes) { name += "[\(cell)]" }
    let values = setting.values
    switch factor.values {
    case .levels(.numbers(_, let unit)), .range(_, let unit), .drawn(let unit):
      return StudyAnswer.Column(
        name, .numbers(values, ResultTable.ValueUnit(reading: unit, exact: unit)))
    case .levels(.labels(let labels)):
      return StudyAnswer.Column(name, .texts(values.map { labels[Int($0)] }))
    case .levels(.periods(_, let kind)):
      return StudyAnswer.Column(name, .texts(values.map { kind.text(of: Int($0)) }))
    }
  }

  /// The columns of `values`, which are those of `shown`: one for each cell.
  private func columns(of values: RunValues, _ shown: Shown, _ texts: [String])
    -> [StudyAnswer.Column]
  {
    let all = (0..<values.cellCount).flatMap { Array(values.values($0)) }
    return (0..<values.cellCount).map { cell in
      let name = shown.text + (self.cell(cell, over: values.axes).map { "[\($0)]" } ?? "")
      let numbers = Array(values.values(cell))
      switch shown.type {
      case .quantity(let dimension):
        return StudyAnswer.Column(name, .numbers(numbers, unit(for: shown, dimension, all)))
      case .boolean where values.isUncertain:
        let percent = ResultTable.ValueUnit(reading: .percent, exact: .percent)
        return StudyAnswer.Column("chance of \(name)", .numbers(numbers, percent))
      case .boolean, .text, .period, .variable, .failed:
        return StudyAnswer.Column(
          name, .texts(numbers.map { text(of: $0, shown.type, texts) }))
      }
    }
  }

  /// `value`, which is no quantity, as text; empty where there is none.
  private func text(of value: Double, _ type: ValueType, _ texts: [String]) -> String {
    if value.isNaN { return "" }
    switch type {
    case .boolean: return value == 1 ? "true" : "false"
    case .text: return texts[Int(value)]
    case .period(let kind): return kind.text(of: value) ?? ""
    case .quantity, .variable, .failed: return ""
    }
  }

  /// Of each run in which one of `columns` is least or greatest, what to say; of the first such run only.
  private func extremes(of columns: [StudyAnswer.Column]) -> [Int: [String]] {
    var marks: [Int: [String]] = [:]
    for column in columns.prefix(QuestionRunner.readableValues) {
      guard case .numbers(let numbers, _) = column.values else { continue }
      let known = numbers.indices.filter { !numbers[$0].isNaN }
      guard let least = known.min(by: { numbers[$0] < numbers[$1] }),
        let greatest = known.max(by: { numbers[$0] < numbers[$1] }),
        numbers[least] < numbers[greatest]
      else { continue }
      marks[least, default: []].append("least \(column.name)")
      let first = known.first { numbers[$0] == numbers[greatest] } ?? greatest
      marks[first, default: []].append("greatest \(column.name)")
    }
    return marks
  }

  /// What is to be said of the values of `column` in all runs; `nil` where they are no numbers.
  private func remark(on column: StudyAnswer.Column) -> String? {
    guard case .numbers(let numbers, let unit) = column.values else { return nil }
    let known = numbers.filter { !$0.isNaN }
    guard let least = known.min(), let greatest = known.max() else {
      return "\(column.name): no value in any run"
    }
    let mean = known.reduce(0, +) / Double(known.count)
    let missing = numbers.count - known.count
    let range =
      least == greatest
      ? "\(column.name): \(unit.reading.reading(least)) in all runs"
      : "\(column.name): \(unit.reading.reading(least)) to \(unit.reading.reading(greatest)), "
        + "mean \(unit.reading.reading(mean))"
    return missing == 0
      ? range : "\(range); no value in \(missing) run\(missing == 1 ? "" : "s")"
  }

  /// What is to be said of all of `result`.
  private func notes(on result: SweepStudy.Result, _ sweep: Sweep) -> [String] {
    var notes: [String] = []
    if sweep.design == .sobol, sweep.runs & (sweep.runs - 1) != 0 {
      notes.append("sobol points are most even where their number is a power of two")
    }
    if result.values.contains(where: \.isUncertain) {
      notes.append("what no run sets stays uncertain: these are means over its draws")
    }
    let drawn = sweep.factors.compactMap { factor -> DefinitionID? in
      if case .drawn = factor.values { factor.target.definition } else { nil }
    }
    let model = evaluator.model
    for factor in sweep.factors {
      let id = factor.target.definition
      guard let group = model.correlations.first(where: { $0.members.contains(id) }) else {
        continue
      }
      let others = group.members.filter { $0 != id && (!drawn.contains($0) || !drawn.contains(id)) }
      guard !others.isEmpty else { continue }
      let names = others.map { model[$0].name }.joined(separator: ", ")
      notes.append("\(factor.target.text) is set without regard to its correlation with \(names)")
    }
    return notes
  }

}
