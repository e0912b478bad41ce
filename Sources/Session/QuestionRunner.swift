import Checker
import Diagnostics
import Dimensions
import Engine
import Planner
import Presentation
import Studies

/// Answers the questions of a checked model, one after the other.
struct QuestionRunner {

  /// Evaluates formulas.
  let evaluator: Evaluator

  /// Asked once a block whether to stop.
  private let stopReason: () -> StopReason?

  /// Creates a runner of questions about `model`.
  init(
    _ model: CheckedModel, limits: PlanLimits, machine: MachineOptions,
    stopReason: @escaping () -> StopReason? = { nil }
  ) {
    self.stopReason = stopReason
    evaluator = Evaluator(
      model, limits: limits, options: machine, shouldStop: { stopReason() != nil })
  }

  /// Answers `question` and hands what comes of it to `report`, at last the file that its answers are to be saved in.
  func run(_ question: CheckedQuestion, _ report: (RunEvent) -> Void) {
    guard let file = question.file else { return answer(question, report) }
    var answers: [Answer] = []
    answer(question) { event in
      if case .answer(let answer) = event { answers.append(answer) }
      report(event)
    }
    if !answers.isEmpty { report(.file(SavedFile(file, holding: answers))) }
  }

  /// Answers `question` and hands what comes of it to `report`.
  private func answer(_ question: CheckedQuestion, _ report: (RunEvent) -> Void) {
    do {
      switch question.kind {
      case .show(let shown):
        try show(shown, report)
      case .list(let values):
        try list(values, report)
      case .plot(let shown):
        try plot(shown, report)
      case .histogram(let shown, let bins):
        try histogram(shown, bins: bins, report)
      case .expect(let condition):
        try check(condition, question, report)
      case .claim(let claim):
        try check(claim, question, report)
      case .audit(let modules):
        let answer: Answer =
          modules.isEmpty ? .ledger(try ledger()) : .table(try standing(of: modules, report))
        report(.answer(answer))
      case .solve(let solve):
        try self.solve(solve, question, report)
      case .flip(let flip):
        try self.flip(flip, question, report)
      case .tornado(let study):
        try tornado(study, report)
      case .compare(let comparison):
        try compare(comparison, report)
      case .bridge(let bridge):
        try self.bridge(bridge, report)
      case .optimize(let optimization):
        try optimize(optimization, report)
      case .information(let decision):
        try information(decision, report)
      case .explain(let derivation):
        try explain(derivation, report)
      case .stress(let study):
        try stress(study, report)
      case .importance(let study, let ignoresCorrelations):
        try importance(study, ignoresCorrelations: ignoresCorrelations, report)
      case .sweep(let sweep):
        try self.sweep(sweep, report)
      }
    } catch EvaluationError.recorded {
      return
    } catch {
      report(.diagnostic(diagnostic(of: error, at: question.span)))
    }
  }

  /// The diagnostic of a question or assertion at `span` that has no answer.
  func diagnostic(of error: EvaluationError, at span: SourceSpan) -> Diagnostic {
    switch error {
    case .recorded:
      preconditionFailure("unreachable: what records draws asks for no answer")
    case .unrecorded:
      return .unrecordedDraws(at: span)
    case .stopped:
      return .stopped(stopReason() ?? .interrupted, at: span)
    case .tooLarge(let plan):
      return .planTooLarge(plan, place: self.span(of: plan.place.index), question: span)
    case .undefined(let undefined):
      return .undefinedDistribution(undefined, of: evaluator.model, question: span)
    case .drawnParameters(let target):
      return .drawnParameters(
        target.text, at: span, declared: evaluator.model[target.definition].span)
    }
  }

  /// Where the formula with number `place` stands.
  func span(of place: Int) -> SourceSpan {
    evaluator.model.formulas.span(of: FormulaID(index: place))
  }

  /// Shows the values of a formula, and says why where some are missing.
  func show(_ shown: Shown, _ report: (RunEvent) -> Void) throws(EvaluationError) {
    let (table, remarks) = try values(of: shown)
    report(.answer(.table(table)))
    remarks.forEach { report(.diagnostic($0)) }
  }

  /// Shows `values` one under another, and says why where some are missing.
  private func list(_ values: [Shown], _ report: (RunEvent) -> Void) throws(EvaluationError) {
    var entries: [ValueList.Entry] = []
    var remarks: [Diagnostic] = []
    for shown in values {
      let (table, own) = try self.values(of: shown)
      remarks += own
      let definition = self.definition(behind: shown.formula)
      entries.append(
        ValueList.Entry(
          table: table, meaning: definition?.documentation, source: definition?.source))
    }
    report(.answer(.list(ValueList(entries: entries))))
    remarks.forEach { report(.diagnostic($0)) }
  }

  /// The values of `shown` as a table, and what is to be said of those that are missing or used where they may not hold.
  private func values(of shown: Shown) throws(EvaluationError) -> (
    table: ResultTable, remarks: [Diagnostic]
  ) {
    var remarks: [Diagnostic] = []
    func note(_ event: RunEvent) {
      if case .diagnostic(let diagnostic) = event { remarks.append(diagnostic) }
    }
    let table: ResultTable
    let evaluation: Evaluation
    if let summary = try summary(of: shown) {
      (table, evaluation) = summary
    } else {
      evaluation = try evaluator.evaluate([shown.formula])[0]
      table = self.table(evaluation, shown)
    }
    reportMissing(evaluation, at: shown.span, note)
    reportOutside(shown.span, note)
    return (table, remarks)
  }

  /// The definition that `formula` is the value of, in whichever world.
  private func definition(behind formula: FormulaID) -> Definition? {
    let model = evaluator.model
    var formula = formula
    while case .world(let body, _) = model.formulas[formula] { formula = body }
    guard case .definition(let id) = model.formulas[formula] else { return nil }
    return model[id]
  }

  /// Says why values of `evaluation` are missing, once for each cause.
  func reportMissing(_ evaluation: Evaluation, at span: SourceSpan, _ report: (RunEvent) -> Void) {
    let missing = evaluation.values.indices.filter { evaluation.values[$0].isNaN }
    guard let first = missing.first, let failure = evaluator.failure(of: evaluation, at: first)
    else { return }
    if case .undefinedDistribution(let error as UndefinedDistribution) = failure.cause {
      report(.diagnostic(.undefinedDistribution(error, of: evaluator.model, question: span)))
      return
    }
    let (cell, total) = (cell(first, of: evaluation), evaluation.values.count)
    if let diagnostic = missingCell(
      failure, at: span, cell: cell, count: missing.count, total: total)
    {
      return report(.diagnostic(diagnostic))
    }
    report(
      .diagnostic(
        .missingValue(
          failure, draws: evaluator.model.sampling.draws, isPick: isPick(failure.place),
          at: failure.place.map { self.span(of: $0) } ?? span, question: span, cell: cell,
          isOfDraw: evaluation.axes.contains(.draw), count: missing.count, total: total)))
  }

  /// Warns where the last answer, to `question`, rests on values or functions that are used outside of where they hold.
  func reportOutside(_ question: SourceSpan, _ report: (RunEvent) -> Void) {
    var reported: Set<Int> = []
    for (number, evaluation) in evaluator.validity {
      let outside = evaluation.values.indices.filter { evaluation.values[$0] < 1 }
      guard let first = outside.first, reported.insert(number).inserted else { continue }
      report(
        .diagnostic(
          .outsideValidity(
            evaluator.model.validity[number], question: question,
            cell: cell(first, of: evaluation), count: outside.count,
            total: evaluation.values.count, share: evaluation.values[first])))
    }
  }

  /// `true` iff the formula with number `place` picks a value by an element that a formula finds.
  private func isPick(_ place: Int?) -> Bool {
    let formulas = evaluator.model.formulas
    guard let place, case .reduction(let index) = formulas[FormulaID(index: place)] else {
      return false
    }
    return formulas.reductions[index].element != nil
  }

  /// The cell at `index` in words: `year = 2024, scenario = base`.
  func cell(_ index: Int, of evaluation: Evaluation) -> String? {
    cell(index, over: evaluation.axes)
  }

  /// The cell at `index` over `axes` in words.
  func cell(_ index: Int, over axes: [AxisID]) -> String? {
    if axes.isEmpty { return nil }
    let elements = AxisLayout(axes, of: evaluator.model).elements(of: index)
    return axes.map { id in
      let (axis, element) = (axis(id), elements[id] ?? 0)
      return "\(axis.name) = \(id == .draw ? String(element + 1) : axis.label(element))"
    }.joined(separator: ", ")
  }

  /// `axis` as tables have it.
  func axis(_ id: AxisID) -> ResultTable.Axis {
    let axis = evaluator.model[id]
    switch axis.elements {
    case .numbers(let numbers, let unit):
      return ResultTable.Axis(name: axis.name, elements: .numbers(numbers, unit))
    case .labels(let labels):
      return ResultTable.Axis(name: axis.name, elements: .labels(labels))
    case .periods(let ordinals, let kind):
      let texts = ordinals.map { kind.text(of: $0) }
      return ResultTable.Axis(name: axis.name, elements: .labels(texts))
    }
  }

  /// The values of `evaluation`, which are those of `shown`, as a table.
  func table(_ evaluation: Evaluation, _ shown: Shown) -> ResultTable {
    let axes = evaluation.axes.map { axis($0) }
    let values: ResultTable.Values
    switch shown.type {
    case .boolean:
      values = .truths(Array(evaluation.values))
    case .text:
      let texts = evaluator.texts
      values = .texts(
        evaluation.values.map { $0.isNaN ? NumberFormat.undefined : texts[Int($0)] })
    case .period(let kind):
      values = .texts(evaluation.values.map { kind.text(of: $0) ?? NumberFormat.undefined })
    case .quantity(let dimension):
      let numbers = Array(evaluation.values)
      values = .numbers(numbers, unit(for: shown, dimension, numbers))
    case .variable, .failed:
      preconditionFailure("unreachable: the checker leaves no formula without a type")
    }
    return ResultTable(
      title: shown.text, isBare: shown.isBare, axes: axes, values: values,
      errors: evaluation.errors)
  }

  /// The units of `values`: the one that was asked for, that of the script's own figures, or the most readable one.
  func unit(for shown: Shown, _ dimension: Dimension, _ values: [Double])
    -> ResultTable.ValueUnit
  {
    let units = evaluator.model.units
    guard let unit = shown.unit else {
      return ResultTable.ValueUnit(
        reading: readableUnit(for: dimension, values), exact: units.plainUnit(for: dimension))
    }
    let greatest = values.filter(\.isFinite).map { abs($0) }.max() ?? 0
    let reading =
      shown.isConverted
      ? unit : units.withMagnitude(unit, measured: unit.scale.measured(greatest))
    return ResultTable.ValueUnit(reading: reading, exact: unit)
  }

  /// The unit in which `values` of `dimension` read best.
  private func readableUnit(for dimension: Dimension, _ values: [Double]) -> MeasuringUnit {
    let greatest = values.filter(\.isFinite).map { abs($0) }.max() ?? 0
    return evaluator.model.units.readableUnit(for: dimension, magnitude: greatest)
  }

  /// `value` of `shown` as people read it, in `unit` where one is given.
  func reading(_ value: Double, _ shown: Shown, in unit: MeasuringUnit?) -> String {
    switch shown.type {
    case .boolean: return value.isNaN ? NumberFormat.undefined : value == 1 ? "true" : "false"
    case .text: return value.isNaN ? NumberFormat.undefined : evaluator.texts[Int(value)]
    case .period(let kind): return kind.text(of: value) ?? NumberFormat.undefined
    case .quantity(let dimension):
      return (unit ?? readableUnit(for: dimension, [value])).reading(value)
    case .variable, .failed: return NumberFormat.undefined
    }
  }

}
