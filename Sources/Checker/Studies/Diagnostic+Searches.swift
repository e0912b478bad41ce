import Diagnostics

/// The wording of all conditions of searches.
extension Diagnostic {

  /// A search along an input that none of the values at `places` depends on.
  static func searchWithoutEffect(_ name: String, at places: [SourceSpan]) -> Diagnostic {
    Diagnostic(
      .overrideWithoutEffect,
      places.count < 2
        ? "moving `\(name)` cannot change this: it does not depend on it"
        : places.count == 2
          ? "moving `\(name)` cannot make these meet: neither depends on it"
          : "moving `\(name)` cannot make these meet: none depends on it",
      at: places.map { DiagnosticLabel($0) },
      help: ["search along an input that one of them depends on"])
  }

  /// A search without limits, for an input that may be drawn.
  static func searchWithoutRange(_ name: String, at span: SourceSpan, isDrawn: Bool) -> Diagnostic {
    Diagnostic(
      .malformedRange, "where to search for `\(name)` is not said", at: [DiagnosticLabel(span)],
      help: [
        isDrawn
          ? "add the range here, `in low..high`: a search gives it one value, whatever it is drawn from"
          : "add the range here, `in low..high`, or where the input is declared"
      ])
  }

  /// A search for something other than a number.
  static func searchOfNoQuantity(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .kindMismatch, "`\(name)` is no quantity, so it cannot be searched for",
      at: [DiagnosticLabel(span)])
  }

  /// A `solve` of something other than an equation.
  static func notAnEquation(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .kindMismatch, "`solve` takes an equation", at: [DiagnosticLabel(span)],
      help: ["write what is to be reached behind `==`"])
  }

  /// A side of an equation, at `span`, that is different in each draw.
  static func uncertainEquation(at span: SourceSpan) -> Diagnostic {
    let start = SourceSpan(file: span.file, start: span.start, end: span.start)
    let end = SourceSpan(file: span.file, start: span.end, end: span.end)
    return Diagnostic(
      .tooManyAxes, "`solve` needs one value, and this one is uncertain",
      at: [DiagnosticLabel(span)],
      help: [
        Help("ask for its mean", [TextEdit(start, "mean("), TextEdit(end, ")")]),
        "or for a percentile, `p(…, 90%)`, or how probable it is, `chance(… > limit) == 10%`",
      ])
  }

  /// As many `equations` for another number of `unknowns`.
  static func wrongEquationCount(
    _ equations: [SourceSpan], unknowns: [SourceSpan], at span: SourceSpan
  ) -> Diagnostic {
    func count(_ number: Int, _ word: String) -> String {
      "\(number) \(word)\(number == 1 ? "" : "s")"
    }
    let missing = abs(equations.count - unknowns.count)
    return Diagnostic(
      .wrongEquationCount,
      "\(count(equations.count, "equation")) cannot pin \(count(unknowns.count, "input"))",
      at: [DiagnosticLabel(span)]
        + (equations.count > unknowns.count
          ? equations.dropFirst(unknowns.count).map { DiagnosticLabel($0, "one too many") }
          : unknowns.dropFirst(equations.count).map { DiagnosticLabel($0, "one too many") }),
      help: [
        equations.count > unknowns.count
          ? "name \(count(missing, "input")) more behind `for`, or drop as many equations"
          : "add \(count(missing, "equation")), or leave as many inputs where they are"
      ])
  }

  /// An input that a search would move twice.
  static func unknownTwice(_ name: String, at span: SourceSpan, first: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unknownTwice, "`\(name)` is searched for twice",
      at: [DiagnosticLabel(span), DiagnosticLabel(first, "here first")],
      help: ["name each input once"])
  }

  /// A `flip` of one value.
  static func noContenders(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .noContenders, "`flip` does not see who competes", at: [DiagnosticLabel(span)],
      help: [
        "compare two values, `flip a against b along x`",
        "or the elements of an axis, `flip argmin(cost over chip) along x`",
      ])
  }

  /// A contest of `count` contenders, too few, along the axis called `axis`.
  static func loneContender(
    _ axis: String, count: Int, at span: SourceSpan, declared: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .loneContender,
      count == 0
        ? "`\(axis)` has no element, so nothing competes"
        : "`\(axis)` has one element, which always wins",
      at: [DiagnosticLabel(span), DiagnosticLabel(declared, "the axis")],
      help: ["add contenders to `\(axis)`, or ask for the value with `show`"])
  }

}
