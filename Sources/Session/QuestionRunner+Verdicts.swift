import Checker
import Diagnostics
import Dimensions
import Presentation
import Studies

/// Expectations and claims.
extension QuestionRunner {

  /// Checks the expectation `condition` in all its cells and hands the verdict to `report`.
  func check(
    _ condition: CheckedQuestion.Condition, _ question: CheckedQuestion,
    _ report: (RunEvent) -> Void
  ) throws(EvaluationError) {
    let outcome = try outcome(of: condition)
    let text = String(question.text.dropFirst("expect ".count))
    report(
      .answer(
        .verdict(
          Verdict(
            text: text, source: nil, standing: outcome.failing == nil ? .holds : .fails,
            found: outcome.found))))
    conclude(outcome, nil, question, report)
  }

  /// Checks what `claim` says in all its cells and hands the verdict to `report`.
  func check(
    _ claim: CheckedQuestion.Claim, _ question: CheckedQuestion, _ report: (RunEvent) -> Void
  )
    throws(EvaluationError)
  {
    let (verdict, outcome) = try self.verdict(on: claim)
    if !hasLedger { report(.answer(.verdict(verdict))) }
    guard let outcome else { return }
    if case .conflicts = claim.mark, outcome.failing == nil {
      report(.diagnostic(.conflictReproduced(at: question.span, found: outcome.found)))
    }
    let isConflict = if case .conflicts = verdict.standing { true } else { false }
    conclude(isConflict ? outcome.withoutFailing : outcome, claim.source, question, report)
  }

  /// `true` iff the script asks for its ledger: claims stand there then, and only there.
  private var hasLedger: Bool {
    evaluator.model.questions.contains {
      if case .audit(let modules) = $0.kind { modules.isEmpty } else { false }
    }
  }

  /// How many claims of each of `modules` stand in each way; says which do not come out.
  func standing(
    of modules: [CheckedQuestion.AuditedModule], _ report: (RunEvent) -> Void
  ) throws(EvaluationError) -> ResultTable {
    var ledgers: [Ledger] = []
    for module in modules {
      var verdicts: [Verdict] = []
      for question in module.claims {
        guard case .claim(let claim) = question.kind else { continue }
        let (verdict, outcome) = try self.verdict(on: claim)
        verdicts.append(verdict)
        guard case .fails = verdict.standing, let outcome else { continue }
        conclude(outcome, claim.source, question, report)
      }
      ledgers.append(Ledger(verdicts: verdicts))
    }
    let all = Ledger(verdicts: ledgers.flatMap(\.verdicts))
    let names = all.counts.map(\.name)
    let numbers = (ledgers + [all]).flatMap { ledger in
      [Double(ledger.verdicts.count)]
        + names.map { name in Double(ledger.counts.first { $0.name == name }?.count ?? 0) }
    }
    return ResultTable(
      title: "audit",
      axes: [
        ResultTable.Axis(name: "module", elements: .labels(modules.map(\.name) + ["all"])),
        ResultTable.Axis(name: "standing", elements: .labels(["claims"] + names)),
      ],
      values: .numbers(numbers, ResultTable.ValueUnit(reading: .one, exact: .one)))
  }

  /// What all claims of the model come to.
  func ledger() throws(EvaluationError) -> Ledger {
    var verdicts: [Verdict] = []
    for question in evaluator.model.questions {
      guard case .claim(let claim) = question.kind else { continue }
      verdicts.append(try verdict(on: claim).0)
    }
    return Ledger(verdicts: verdicts)
  }

  /// The verdict on `claim`, with what it rests on, where it can be checked.
  private func verdict(on claim: CheckedQuestion.Claim) throws(EvaluationError) -> (
    Verdict, Outcome?
  ) {
    let outcome = try claim.condition.map { condition throws(EvaluationError) in
      try self.outcome(of: condition)
    }
    let standing: Verdict.Standing =
      switch claim.mark {
      case .conflicts(let reason, let other):
        outcome?.failing == nil ? .fails : .conflicts(reason, other: other)
      case .unchecked(let reason): .unchecked(reason)
      case nil: outcome?.failing == nil ? .holds : .fails
      }
    let verdict = Verdict(
      text: claim.text, source: claim.source, standing: standing, found: outcome?.found)
    return (verdict, outcome)
  }

  /// Checks `assertion` in all its worlds and reports the first cell of each in which it does not hold.
  func check(_ assertion: CheckedAssertion, _ report: (RunEvent) -> Void) {
    for check in assertion.checks {
      do {
        let outcome = try outcome(of: check.condition)
        guard let failing = outcome.failing else { continue }
        report(
          .diagnostic(
            .assertionFailed(
              assertion.name ?? assertion.text, at: assertion.span, question: check.question,
              found: failing.found, wanted: failing.wanted, cell: failing.cell,
              failures: outcome.failures, total: outcome.total)))
        for (evaluation, shown) in outcome.evaluations {
          reportMissing(evaluation, at: shown.span, report)
        }
      } catch EvaluationError.recorded {
        continue
      } catch {
        report(.diagnostic(diagnostic(of: error, at: assertion.span)))
      }
    }
  }

  /// A cell in which a condition does not hold.
  private struct Failing {

    /// The cell in words, where there are several.
    let cell: String?

    /// What was found, as people read it.
    let found: String?

    /// What was wanted, as people read it.
    let wanted: String?

  }

  /// What became of a condition that was checked.
  private struct Outcome {

    /// The first cell in which it does not hold, if there is one.
    var failing: Failing?

    /// The number of cells in which it does not hold.
    var failures: Int

    /// The number of cells.
    let total: Int

    /// The value that was compared, where it is one, as people read it.
    var found: String?

    /// What was evaluated.
    let evaluations: [(Evaluation, Shown)]

    /// The same, as if it held in all cells.
    var withoutFailing: Outcome {
      var result = self
      result.failing = nil
      return result
    }

  }

  /// Checks `condition` in all its cells.
  private func outcome(of condition: CheckedQuestion.Condition) throws(EvaluationError) -> Outcome {
    switch condition {
    case .holds(let shown):
      let evaluation = try evaluator.evaluate([shown.formula])[0]
      let failures = evaluation.values.indices.filter { evaluation.values[$0] != 1 }
      let first = failures.first.map {
        Failing(cell: cell($0, of: evaluation), found: nil, wanted: nil)
      }
      return Outcome(
        failing: first, failures: failures.count, total: evaluation.values.count,
        evaluations: [(evaluation, shown)])
    case .compares(let lhs, let comparison, let rhs, let nearness):
      return try compare(lhs, comparison, rhs, nearness)
    }
  }

  /// Checks that `lhs` and `rhs` compare as they should in all cells.
  private func compare(
    _ lhs: Shown, _ comparison: CheckedQuestion.Comparison, _ rhs: Shown,
    _ nearness: CheckedQuestion.Nearness
  ) throws(EvaluationError) -> Outcome {
    var formulas = [lhs.formula, rhs.formula]
    switch nearness {
    case .digits: break
    case .relative(let formula), .absolute(let formula): formulas.append(formula)
    }
    let evaluations = try evaluator.evaluate(formulas)
    let cells = AlignedCells(evaluations, of: evaluator.model)
    let unit = rhs.unit ?? lhs.unit
    var outcome = Outcome(
      failures: 0, total: cells.count, evaluations: Array(zip(evaluations, [lhs, rhs])))
    for index in 0..<cells.count {
      let values = evaluations.indices.map { cells.value($0, at: index) }
      if holds(values, comparison, nearness, unit?.scale ?? .one) { continue }
      outcome.failures += 1
      if outcome.failing != nil { continue }
      outcome.failing = Failing(
        cell: cell(index, over: cells.axes),
        found: reading(values[0], lhs, in: unit),
        wanted: (comparison == .equal ? "" : comparison.rawValue + " ")
          + reading(values[1], rhs, in: unit))
    }
    if cells.count == 1 { outcome.found = reading(cells.value(0, at: 0), lhs, in: unit) }
    return outcome
  }

  /// `true` iff `values` — the left side, the right side and the tolerance, if any — compare as they should.
  private func holds(
    _ values: [Double], _ comparison: CheckedQuestion.Comparison,
    _ nearness: CheckedQuestion.Nearness, _ scale: UnitScale
  ) -> Bool {
    let (a, b) = (values[0], values[1])
    if a.isNaN || b.isNaN { return false }
    switch comparison {
    case .less: return a < b
    case .lessOrEqual: return a <= b
    case .greater: return a > b
    case .greaterOrEqual: return a >= b
    case .equal, .notEqual: break
    }
    let areEqual: Bool
    switch nearness {
    case .digits(let count):
      areEqual = Rounding.agree(scale.measured(a), scale.measured(b), digits: count)
    case .relative: areEqual = abs(a - b) <= abs(values[2] * b) * (1 + 1e-12)
    case .absolute: areEqual = abs(a - b) <= abs(values[2]) * (1 + 1e-12)
    }
    return areEqual == (comparison == .equal)
  }

  /// Reports where a condition published by `source` does not hold, where its values are missing, and where they may not be
  /// trusted.
  private func conclude(
    _ outcome: Outcome, _ source: String?, _ question: CheckedQuestion,
    _ report: (RunEvent) -> Void
  ) {
    reportOutside(question.span, report)
    defer {
      for (evaluation, shown) in outcome.evaluations {
        reportMissing(evaluation, at: shown.span, report)
      }
    }
    guard let failing = outcome.failing else { return }
    report(
      .diagnostic(
        .notAsExpected(
          at: question.span, source: source, found: failing.found, wanted: failing.wanted,
          cell: failing.cell, failures: outcome.failures, total: outcome.total)))
  }

}

/// Rounding to significant digits, as published figures are.
enum Rounding {

  /// `true` iff `a` and `b` are the same when rounded to so many significant `digits`.
  ///
  /// A tie counts as either neighbour: who published a figure may have rounded 1.25 to 1.2 or to 1.3.
  static func agree(_ a: Double, _ b: Double, digits: Int) -> Bool {
    if a == b { return true }
    let wanted = NumberFormat.scientific(b, digits: digits)
    let nudge = 1e-12 * abs(a)
    return [a, a + nudge, a - nudge].contains {
      NumberFormat.scientific($0, digits: digits) == wanted
    }
  }

}

/// Several evaluations seen over all the axes that one of them has.
struct AlignedCells {

  /// The axes.
  let axes: [AxisID]

  /// The number of cells.
  let count: Int

  /// The evaluations.
  private let evaluations: [Evaluation]

  /// For each evaluation and axis, the distance between the values of neighbours.
  private let strides: [[Int]]

  /// The extents of the axes.
  private let extents: [Int]

  /// Aligns `evaluations` of formulas of `model`.
  init(_ evaluations: [Evaluation], of model: CheckedModel) {
    self.evaluations = evaluations
    let axes = Array(Set(evaluations.flatMap(\.axes))).sorted()
    let extents = axes.map { model[$0].elements.count }
    self.axes = axes
    self.extents = extents
    count = extents.reduce(1, *)
    strides = evaluations.map { evaluation in
      var distances: [AxisID: Int] = [:]
      var distance = 1
      for axis in evaluation.axes.reversed() {
        distances[axis] = distance
        distance *= model[axis].elements.count
      }
      return axes.map { distances[$0] ?? 0 }
    }
  }

  /// The value of the evaluation with number `evaluation` in the cell at `index`.
  func value(_ evaluation: Int, at index: Int) -> Double {
    var rest = index
    var position = 0
    for (extent, stride) in zip(extents, strides[evaluation]).reversed() {
      position += rest % extent * stride
      rest /= extent
    }
    return evaluations[evaluation].values[position]
  }

}
