import Checker
import Diagnostics
import Dimensions
import Engine
import Planner

/// The wording of all conditions of evaluation.
extension Diagnostic {

  /// A value that could not be computed in some cells for `failure`, the first one of so many `draws` or that of one draw.
  static func missingValue(
    _ failure: Failure, draws: Int, isPick: Bool, at span: SourceSpan, question: SourceSpan,
    cell: String?, isOfDraw: Bool, count: Int, total: Int
  ) -> Diagnostic {
    var message: String
    let code: DiagnosticCode
    let help: Help
    switch failure.cause {
    case .divisionByZero:
      (code, message) = (.divisionByZero, "this divides by zero")
      help = "say what it is then: `if divisor == … then … else …`"
    case .outsideDomain(.wholeNumber, let operand):
      code = .outsideDomain
      message = "a calendar takes whole steps, and this is \(NumberFormat.significant(operand))"
      help = "round the number of steps first: `round(…)`, `floor(…)` or `ceil(…)`"
    case .outsideDomain(let opcode, let operand):
      code = .outsideDomain
      message = "\(opcode.noun) of \(NumberFormat.significant(operand)) is not a number"
      help = "keep its operand in range, with `max` or with an `if` around it"
    case .overflow:
      (code, message) = (.overflow, "this is beyond the largest number, about 1.8e308")
      help = "check the exponents and units of what goes into it"
    case .emptyReduction where isPick:
      (code, message) = (.emptyReduction, "the axis has no element like the one picked")
      help = "keep the element inside the axis, or make the axis longer"
    case .emptyReduction:
      (code, message) = (.emptyReduction, "there is no cell to take this of")
      help = "widen the condition behind `where`, or check that the table has rows"
    case .undefinedDistribution:
      (code, message) = (.undefinedDistribution, "these parameters make no distribution")
      help = "`yarrow explain \(DiagnosticCode.undefinedDistribution.rawValue)` says more"
    case .cashFlow(let problem):
      (code, message, help) = problem.wording
    case .missingValue:
      (code, message) = (.outsideDomain, "this has no value")
      help = "check what goes into it"
    }
    if total > 1 {
      message += count == total ? ", in every cell" : ", in \(count) of \(total) cells"
    }
    let draw = isOfDraw ? nil : failure.draw
    let place = [cell, draw.map { "draw = \($0 + 1)" }].compactMap { $0 }
      .joined(separator: ", ")
    var labels = [DiagnosticLabel(span, place.isEmpty ? "" : "where \(place)")]
    if question != span { labels.append(DiagnosticLabel(question, "asked for here")) }
    var helps = [help]
    if let missing = failure.missingDraws, draw != nil, missing < draws {
      message += ", in \(missing) of \(draws) draws"
      helps.append(
        "say what counts in such a draw: `if known(value) then value else …`; how many there are is `chance(not known(value))`"
      )
    }
    return Diagnostic(code, message, at: labels, help: helps)
  }

  /// An expectation or claim that does not hold.
  static func notAsExpected(
    at span: SourceSpan, source: String?, found: String?, wanted: String?, cell: String?,
    failures: Int, total: Int
  ) -> Diagnostic {
    var message = source == nil ? "this expectation fails" : "this claim is not reproduced"
    if total > 1 { message += " in \(failures) of \(total) cells" }
    var label = ""
    if let found, let wanted { label = "found \(found), wanted \(wanted)" }
    if let cell { label = "where \(cell)" + (label.isEmpty ? "" : ": \(label)") }
    return Diagnostic(
      source == nil ? .expectationFailed : .claimFailed, message,
      at: [DiagnosticLabel(span, label)])
  }

  /// A claim that is recorded as a conflict and is none.
  static func conflictReproduced(at span: SourceSpan, found: String?) -> Diagnostic {
    Diagnostic(
      .claimFailed, "this claim is recorded as a conflict, and is reproduced",
      at: [DiagnosticLabel(span, found.map { "found \($0)" } ?? "")],
      help: ["leave `conflicts` out, or correct what is claimed"])
  }

  /// Something that is used outside of where it holds: in the cell `cell` and others, or in a share of draws.
  static func outsideValidity(
    _ validity: Validity, question: SourceSpan, cell: String?, count: Int, total: Int,
    share: Double
  ) -> Diagnostic {
    var label = total > 1 ? "in \(count) of \(total) cells" : ""
    if let cell { label += ", first where \(cell)" }
    if share > 0 {
      let outside = NumberFormat.significant((1 - share) * 100, digits: 2)
      label += (label.isEmpty ? "" : ", ") + "in \(outside) % of draws"
    }
    return Diagnostic(
      .outsideValidity, "`\(validity.name)` is used where it may not hold: \(validity.message)",
      at: [
        DiagnosticLabel(question, label),
        DiagnosticLabel(validity.span, "it holds where \(validity.text)"),
      ])
  }

  /// A condition that does not hold in a world in which it should.
  static func assertionFailed(
    _ name: String, at span: SourceSpan, question: SourceSpan?, found: String?, wanted: String?,
    cell: String?, failures: Int, total: Int
  ) -> Diagnostic {
    let isEquality = wanted.map { !"<>!".contains($0.first ?? " ") } ?? false
    var message = "the assertion `\(name)` fails"
    if total > 1 { message += " in \(failures) of \(total) cells" }
    var label = ""
    if let found, let wanted { label = "found \(found), wanted \(wanted)" }
    if let cell { label = "where \(cell)" + (label.isEmpty ? "" : ": \(label)") }
    var labels = [DiagnosticLabel(span, label)]
    if let question { labels.append(DiagnosticLabel(question, "in the world asked about here")) }
    return Diagnostic(
      .assertionFailed, message, at: labels,
      help: [
        isEquality
          ? "correct the figures, or say how far they may be off: `± 0.5 pp`"
          : "correct the figures, or what is asserted of them"
      ])
  }

  /// A search in which nothing had a value.
  static func searchWithoutValues(at span: SourceSpan, targets: String) -> Diagnostic {
    Diagnostic(
      .outsideDomain,
      "this has no value wherever \(targets) \(targets.contains(" ") ? "were" : "was") tried",
      at: [DiagnosticLabel(span)], help: ["show it at one value first to see why"])
  }

  /// A question that would hold more numbers than allowed.
  static func planTooLarge(_ plan: PlanTooLarge, place: SourceSpan, question: SourceSpan)
    -> Diagnostic
  {
    let shape = plan.axes.map { "\($0.name) (\($0.extent))" }.joined(separator: " × ")
    var labels = [DiagnosticLabel(question, "the limit is \(plan.limit) cells")]
    if place != question { labels.append(DiagnosticLabel(place, "over \(shape)")) }
    return Diagnostic(
      .tooManyCells, "this would take \(NumberFormat.significant(plan.cells)) cells", at: labels,
      help: ["ask about fewer elements, or raise the limit with `--max-memory`"])
  }

  /// A question that was stopped.
  static func stopped(_ reason: StopReason, at span: SourceSpan) -> Diagnostic {
    switch reason {
    case .interrupted:
      Diagnostic(.interrupted, "interrupted", at: [DiagnosticLabel(span, "while answering this")])
    case .outOfTime:
      Diagnostic(
        .outOfTime, "the time allowed has run out",
        at: [DiagnosticLabel(span, "while answering this")], help: ["raise `--max-time`"])
    }
  }

}

extension Opcode {

  /// The function in a message, with its article; operations that always have a result have none.
  fileprivate var noun: String {
    switch self {
    case .squareRoot: "the square root"
    case .logarithm, .logarithm2, .logarithm10: "the logarithm"
    case .power: "a broken power"
    case .sine: "the sine"
    case .cosine: "the cosine"
    case .tangent: "the tangent"
    case .load, .negate, .not, .absolute, .known, .exponential, .floor, .ceiling, .round, .add,
      .subtract, .multiply, .divide, .minimum, .maximum, .equal, .notEqual, .less, .lessOrEqual,
      .and, .or, .select, .wholeNumber, .monthOfDay, .firstDayOfMonth:
      "this"
    }
  }

}
