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

  /// `next` at `span`, whose name stands at `name`, in a rate of change where it `isOfMoment`.
  static func nextRefused(at span: SourceSpan, _ name: SourceSpan, isOfMoment: Bool) -> Diagnostic {
    Diagnostic(
      .nextRefused, "a value cannot follow from the one after it", at: [DiagnosticLabel(span)],
      help: [
        isOfMoment
          ? "a rate of change follows from values at the moment: name them"
          : Help("look back instead", TextEdit(name, "prev")),
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

  /// `prev` of `value` in a rate of change.
  static func previousInChange(at span: SourceSpan, value: String?) -> Diagnostic {
    Diagnostic(
      .previousInChange, "a rate of change is that of the moment, and has no element before",
      at: [DiagnosticLabel(span)],
      help: [
        value.map { Help("the value at that moment is its name", TextEdit(span, $0)) }
          ?? "name the value itself: it is that of the moment",
        "what is to come later by a fixed number of elements is `delay(x, 4, initial value)`",
      ])
  }

  /// Values that follow from each other, of which one is solved in stages and the other is not.
  static func mixedMethods(
    _ staged: (name: String, span: SourceSpan), _ other: (name: String, span: SourceSpan),
    isRule: Bool
  ) -> Diagnostic {
    Diagnostic(
      .mixedMethods,
      isRule
        ? "`\(staged.name)` is solved by rk4, and follows from `\(other.name)`, which is known at elements only"
        : "`\(staged.name)` and `\(other.name)` follow from each other, and are solved by different methods",
      at: [
        DiagnosticLabel(staged.span, "by rk4"),
        DiagnosticLabel(other.span, isRule ? "by the rule behind `then`" : "by Euler's method"),
      ],
      help: isRule
        ? [
          "let `\(other.name)` change at a rate: `initial … changing … by rk4`",
          "or solve `\(staged.name)` by Euler's method, which needs the elements only: `by euler`",
        ] : ["end all of them with `by rk4`, or none"])
  }

  /// A rate of change along `axis`, whose elements are no distances apart.
  static func noStep(
    _ axis: String, isOfLabels: Bool, at span: SourceSpan, declared: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .noStep,
      isOfLabels
        ? "the elements of `\(axis)` are names, and nothing lies between them"
        : "the elements of `\(axis)` do not go up from one to the next",
      at: [DiagnosticLabel(span), DiagnosticLabel(declared, "declared here")],
      help: [
        isOfLabels
          ? "go along numbers or periods, `axis t = 0..20 step 0.25`, or say what is next with `then`"
          : "declare them in their order"
      ])
  }

  /// A second first value of what goes on by a rate of change.
  static func severalBeginnings(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .severalBeginnings, "what changes at a rate begins with one value",
      at: [DiagnosticLabel(span)],
      help: ["leave the others out, or say what is next with `then`"])
  }

  /// A call of the smoothing `function`, named at `span`, where nothing says along which axis; some are `known`.
  static func smoothingWithoutAxis(
    _ function: String, at span: SourceSpan, end: SourceSpan, known: [String]
  ) -> Diagnostic {
    Diagnostic(
      .smoothingWithoutAxis, "`\(function)` needs to know which axis it goes along",
      at: [DiagnosticLabel(span)],
      help: known.isEmpty
        ? ["declare one, such as `axis t = 0..20 step 0.25`, and name it: `over t`"]
        : known.map { Help("name it: `over \($0)`", TextEdit(end, " over \($0)")) })
  }

  /// A call of the smoothing `function` inside a function.
  static func smoothingInFunction(_ function: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .smoothingInFunction,
      "`\(function)` has levels of its own, which belong to a definition and to no function",
      at: [DiagnosticLabel(span)],
      help: ["define it with `let` outside, and give its value to the function"])
  }

}
