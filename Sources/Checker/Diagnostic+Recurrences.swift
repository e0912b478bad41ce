import Diagnostics

/// The wording of conditions of recurrences.
extension Diagnostic {

  /// `prev` or `delay`, called `name`, where no recurrence goes on.
  static func misplacedPrevious(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .misplacedPrevious, "`\(name)` looks back along an axis, and nothing says which",
      at: [DiagnosticLabel(span)],
      help: ["say so where the value is defined: `let x along year = initial 0 then prev(x) + 1`"])
  }

  /// `next` at `span`, whose name stands at `name`.
  static func nextRefused(at span: SourceSpan, _ name: SourceSpan) -> Diagnostic {
    Diagnostic(
      .nextRefused, "a value cannot follow from the one after it", at: [DiagnosticLabel(span)],
      help: [
        Help("look back instead", TextEdit(name, "prev")),
        "a plan that looks ahead is a value of its own: name an element, `x[year = 2030]`",
      ])
  }

  /// A recurrence along something that is called `name` and is no declared axis.
  static func recurrenceAxis(_ name: String, at span: SourceSpan, known: [String]) -> Diagnostic {
    let help = [Help].didYouMean(Spelling.nearest(to: name, among: known), at: span)
    return Diagnostic(
      .recurrenceAxis, "a recurrence goes along a declared axis, and `\(name)` is none",
      at: [DiagnosticLabel(span)],
      help: help.isEmpty ? ["declare one: `axis year = 2024..2030`"] : help)
  }

  /// A look `back` so many elements where only so many are before.
  static func looksTooFarBack(_ back: Int, initials: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .looksTooFarBack,
      initials == 0
        ? "there is no element before the first"
        : "this looks \(back) elements back, where \(initials) may be all there are",
      at: [DiagnosticLabel(span)],
      help: [
        "give \(back) first values: `initial a, b, … then …`",
        "or say what stands in before the first: `delay(x, \(back), a)`",
      ])
  }

  /// A look back at a value that does not vary along `axis`.
  static func previousOfConstant(_ axis: String, at span: SourceSpan, value: SourceSpan)
    -> Diagnostic
  {
    Diagnostic(
      .previousOfConstant, "this does not vary along `\(axis)`, so it has no previous value",
      at: [DiagnosticLabel(value), DiagnosticLabel(span)],
      help: ["write the value itself, without `prev`"])
  }

  /// A recurrence called `name` along `axis` of which a formula that it follows from takes more than one element.
  static func recurrenceAsWhole(
    _ name: String, along axis: String, at span: SourceSpan, declared: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .recurrenceAsWhole,
      "`\(name)` follows from this, which needs more than its element at hand along `\(axis)`",
      at: [DiagnosticLabel(span), DiagnosticLabel(declared, "`\(name)` is computed from it")],
      help: [
        "carry what is needed along, such as a sum so far: `let total along \(axis) = initial … then prev(total) + …`"
      ])
  }

  /// A recurrence along `axis` whose values vary along another axis of time as well, in other steps.
  static func secondTimeAxis(
    _ name: String, along axis: String, other: String, at span: SourceSpan, _ declared: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .secondTimeAxis, "`\(name)` goes along `\(axis)`, and varies along `\(other)` as well",
      at: [DiagnosticLabel(span), DiagnosticLabel(declared, "another axis of time")],
      help: [
        "bring what varies along `\(other)` to `\(axis)` first, with `by`, or pick an element of it"
      ])
  }

  /// Recurrences that follow from each other and go along different axes.
  static func mixedRecurrences(
    _ lhs: (name: String, span: SourceSpan), _ rhs: (name: String, span: SourceSpan)
  ) -> Diagnostic {
    Diagnostic(
      .mixedRecurrences,
      "these follow from each other, and go along `\(lhs.name)` and `\(rhs.name)`",
      at: [DiagnosticLabel(rhs.span), DiagnosticLabel(lhs.span)],
      help: ["let all of them go along the same axis"])
  }

}
