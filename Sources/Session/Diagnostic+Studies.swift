import Diagnostics

/// The wording of what comes up while studies run.
extension Diagnostic {

  /// A study of the uncertainty of something that is the same in all draws.
  static func certainAnswer(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .certainAnswer, "this is certain: it is the same in all draws", at: [DiagnosticLabel(span)],
      help: ["ask about what the statistic is taken of, or move its inputs with `tornado`"])
  }

  /// A bridge between two values on whose way there is none.
  static func noValueOnTheWay(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .noValueOnTheWay, "this has a value at both ends of the bridge, but not on the way",
      at: [DiagnosticLabel(span)],
      help: [
        "some of what the two worlds set goes together: put it into one input that a scenario sets"
      ])
  }

  /// A sweep that takes an input, called `name`, from its distribution, which is another one in each draw.
  static func drawnParameters(_ name: String, at span: SourceSpan, declared: SourceSpan)
    -> Diagnostic
  {
    Diagnostic(
      .drawnParameters, "`\(name)` has no one distribution that runs could be taken from",
      at: [DiagnosticLabel(span), DiagnosticLabel(declared, "its parameters are uncertain too")],
      help: [
        "say how far it goes, `\(name) in low..high`, or sweep the inputs that its parameters come from"
      ])
  }

  /// A search in which nothing that was tried meets the `conditions` and has a value.
  static func nothingFeasible(at span: SourceSpan, conditions: [SourceSpan]) -> Diagnostic {
    Diagnostic(
      .nothingFeasible,
      conditions.isEmpty
        ? "this has no value wherever the inputs were tried"
        : conditions.count == 1
          ? "nothing that was tried meets the condition"
          : "nothing that was tried meets all conditions",
      at: conditions.isEmpty
        ? [DiagnosticLabel(span)]
        : conditions.map { DiagnosticLabel($0) }
          + [DiagnosticLabel(span, "so this has no best value")],
      help: [
        conditions.isEmpty
          ? "show it at one value first to see why" : "widen the ranges, or ask for less"
      ])
  }

}
