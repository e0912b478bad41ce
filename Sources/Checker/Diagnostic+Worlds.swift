import Diagnostics

/// The wording of all conditions of overrides and scenarios.
extension Diagnostic {

  /// A scenario with the name of the base world.
  static func reservedScenario(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .duplicateName, "`base` is the world without any scenario", at: [DiagnosticLabel(span)],
      help: ["choose another name"])
  }

  /// Two overrides of one input that have no order.
  ///
  /// `sign` is the `+` between two scenarios, where these are what sets it.
  static func conflictingOverlays(
    _ name: String, at span: SourceSpan, _ first: SourceSpan, _ second: SourceSpan,
    sign: SourceSpan? = nil
  ) -> Diagnostic {
    let help: Help =
      sign.map {
        Help("give the scenarios an order, so that the later one wins", TextEdit($0, " then "))
      } ?? "drop one of the two"
    return Diagnostic(
      .conflictingOverlays, "`\(name)` is set twice",
      at: [
        DiagnosticLabel(span), DiagnosticLabel(first, "set here"),
        DiagnosticLabel(second, "and here"),
      ],
      help: [help])
  }

  /// Several values where a scenario has one.
  static func sweepInScenario(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .sweepInScenario, "a scenario sets each input to one value", at: [DiagnosticLabel(span)],
      help: ["sweep in the question: `show x under scenario with input = …`"])
  }

  /// An override that cannot move the answer.
  static func overrideWithoutEffect(_ name: String, at span: SourceSpan, formula: SourceSpan)
    -> Diagnostic
  {
    Diagnostic(
      .overrideWithoutEffect, "overriding `\(name)` cannot move the answer",
      at: [DiagnosticLabel(span), DiagnosticLabel(formula, "this does not depend on `\(name)`")],
      help: ["drop the override, or ask about a value that depends on it"])
  }

  /// A comparison across scenarios, none of which moves the answer.
  static func sameInAllScenarios(at span: SourceSpan, formula: SourceSpan) -> Diagnostic {
    Diagnostic(
      .overrideWithoutEffect, "no scenario moves the answer, so there is nothing to compare",
      at: [
        DiagnosticLabel(span), DiagnosticLabel(formula, "this depends on none of their inputs"),
      ],
      help: ["ask about a value that depends on what the scenarios set"])
  }

  /// An input whose value lies outside its range.
  static func outsideRange(_ name: String, at span: SourceSpan, range: String) -> Diagnostic {
    Diagnostic(
      .outsideRange, "`\(name)` lies outside its own range", at: [DiagnosticLabel(span, range)],
      help: ["correct the value or widen the range"])
  }

  /// An override outside of the range that its input is declared with.
  static func outsideRange(
    _ name: String, at span: SourceSpan, declared: SourceSpan, range: String
  ) -> Diagnostic {
    Diagnostic(
      .outsideRange, "this sets `\(name)` outside of its range, \(range)",
      at: [DiagnosticLabel(span), DiagnosticLabel(declared, "declared here")],
      help: ["stay inside, or widen the range where the input is declared"])
  }

  /// An input that is set to something which depends on it.
  static func overrideOfItsOwnCause(
    _ name: String, _ cause: String, at span: SourceSpan, declared: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .overrideOfItsOwnCause,
      "`\(name)` is set to something that depends on it: `\(cause)` is read before the change",
      at: [DiagnosticLabel(span), DiagnosticLabel(declared, "this depends on `\(name)`")],
      help: ["set `\(name)` to what does not depend on it, or search with `solve`"])
  }

  /// A tolerance where nothing is compared; `precision` is all of it.
  static func misplacedPrecision(at span: SourceSpan, precision: SourceSpan?) -> Diagnostic {
    Diagnostic(
      .misplacedPrecision, "a tolerance belongs to an equality",
      at: [DiagnosticLabel(span, "this is no equality")],
      help: [
        "compare with `==`, with nothing around the comparison",
        Help("or leave the tolerance out", precision.map { [TextEdit($0, "")] } ?? []),
      ])
  }

  /// A number of digits that no number has.
  static func wrongDigits(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .misplacedPrecision, "a number has 1 to 15 significant digits", at: [DiagnosticLabel(span)])
  }

}
