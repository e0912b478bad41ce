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

}
