import Diagnostics

/// The wording of all conditions of studies.
extension Diagnostic {

  /// A thing to move of which nobody says how far.
  static func moverWithoutRange(_ name: String, at span: SourceSpan, declared: SourceSpan?)
    -> Diagnostic
  {
    var labels = [DiagnosticLabel(span)]
    if let declared { labels.append(DiagnosticLabel(declared, "no range is declared here either")) }
    return Diagnostic(
      .moverWithoutRange, "how far to move `\(name)` is not said", at: labels,
      help: ["add the range here, `\(name) in low..high`, or where the input is declared"])
  }

  /// A value of which no input has a range; `inputs` are those that it depends on.
  static func nothingToMove(_ verb: String, at span: SourceSpan, inputs: [Definition])
    -> Diagnostic
  {
    guard let first = inputs.first else {
      return Diagnostic(
        .nothingToMove, "this depends on no input, so \(verb) has nothing to move",
        at: [DiagnosticLabel(span)], help: ["declare what may differ with `input`"])
    }
    let labels = inputs.prefix(3).map { DiagnosticLabel($0.span, "no range is declared here") }
    return Diagnostic(
      .nothingToMove, "no input of this has a range, so \(verb) does not know how far to move them",
      at: [DiagnosticLabel(span)] + labels,
      help: [
        "declare ranges, `input \(first.name) = … in low..high`, or distributions with `~`",
        "or say it here: `… for \(first.name) in low..high`",
      ])
  }

  /// Something that a study is to move twice.
  static func repeatedMember(_ name: String, at span: SourceSpan, first: SourceSpan) -> Diagnostic {
    Diagnostic(
      .repeatedMember, "`\(name)` is moved twice here",
      at: [DiagnosticLabel(span)]
        + (first == span ? [] : [DiagnosticLabel(first, "it is moved with this already")]),
      help: ["name it once: what it does is shared out once"])
  }

  /// All inputs of a module called `name`, of which there are none.
  static func emptyGroup(
    _ name: String, isModule: Bool, at span: SourceSpan, value: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .emptyGroup,
      isModule
        ? "no input of `\(name)` moves this" : "`\(name)` is no module in use, so it has no inputs",
      at: [DiagnosticLabel(span)]
        + (isModule ? [DiagnosticLabel(value, "this depends on none of them")] : []),
      help: ["name inputs that move it, `group = (first, second)`, or leave the group out"])
  }

  /// Part of a group of drivers that no end of a bridge sets.
  static func notADriver(_ name: String, at span: SourceSpan, ends: [SourceSpan]) -> Diagnostic {
    Diagnostic(
      .notADriver, "`\(name)` makes nothing of this difference",
      at: [DiagnosticLabel(span)]
        + ends.map {
          DiagnosticLabel($0, "this does not set it, or the value does not depend on it")
        },
      help: ["leave it out of the group, or set it in one of the scenarios"])
  }

  /// A text to be chosen, of which nobody says what it may be.
  static func textWithoutChoices(_ name: String, at span: SourceSpan, declared: SourceSpan)
    -> Diagnostic
  {
    Diagnostic(
      .moverWithoutRange, "which texts `\(name)` may be is not said",
      at: [DiagnosticLabel(span), DiagnosticLabel(declared, "nor is it here")],
      help: [
        "list them, `\(name) in [\"a\", \"b\"]`, or name the axis or table whose labels they are"
      ])
  }

  /// An element that the axis called `axis` does not have.
  static func unknownChoice(
    _ element: String, of axis: String, at span: SourceSpan, axis place: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .unknownLabel, "`\(axis)` has no element \(element)",
      at: [DiagnosticLabel(span), DiagnosticLabel(place, "its elements are these")],
      help: ["choose among its elements, or leave the list out to choose among all"])
  }

  /// An axis whose elements are to be chosen from something else.
  static func choiceOfAnAxis(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unfitChoice, "an element of `\(name)` is chosen from its own elements",
      at: [DiagnosticLabel(span)],
      help: ["write `\(name)` for all of them, or list some: `\(name) in [\"a\", \"b\"]`"])
  }

  /// An axis to choose from that the value does not have.
  static func chosenAxisMissing(_ name: String, at span: SourceSpan, value: SourceSpan)
    -> Diagnostic
  {
    Diagnostic(
      .unfitChoice, "this value has no axis `\(name)` to choose an element of",
      at: [DiagnosticLabel(value), DiagnosticLabel(span, "this is to be chosen")],
      help: ["leave it out, or ask about a value that spreads over `\(name)`"])
  }

  /// A request for the worth of knowledge to something that is no choice.
  static func noChoice(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .noChoice, "this makes no choice, so there is nothing that knowledge could change",
      at: [DiagnosticLabel(span)],
      help: [
        "take the best of alternatives: `max(build, wait)`, or of an axis: `max(profit over option)`",
        "where less is better, `min`",
      ])
  }

  /// A choice in which there is one alternative only.
  static func oneAlternative(_ axes: [String], at span: SourceSpan) -> Diagnostic {
    let list = axes.map { "`\($0)`" }.joined(separator: " and ")
    return Diagnostic(
      .oneAlternative, "there is one alternative only over \(list), so there is nothing to choose",
      at: [DiagnosticLabel(span)], help: ["add an element, or ask about a choice among several"])
  }

  /// A comparison that does not say once between which scenarios.
  static func comparisonWithoutScenarios(at span: SourceSpan, isMissing: Bool) -> Diagnostic {
    let end = SourceSpan(file: span.file, start: span.end, end: span.end)
    return Diagnostic(
      .comparisonWithoutWorlds,
      isMissing
        ? "between which scenarios to compare is not said" : "this compares across scenarios twice",
      at: [DiagnosticLabel(span)],
      help: isMissing
        ? [
          Help("compare the base and all scenarios", TextEdit(end, " across scenarios")),
          "or some of them: `across [base, boom, delayed]`",
        ] : ["keep one `across`"])
  }

  /// A comparison of one world with itself.
  static func comparisonOfOneScenario(at span: SourceSpan, hasScenarios: Bool) -> Diagnostic {
    Diagnostic(
      .comparisonWithoutWorlds, "there is only one world here, so there is nothing to compare",
      at: [DiagnosticLabel(span)],
      help: [
        hasScenarios
          ? "name several: `across [base, boom]`"
          : "declare what differs: `scenario boom { growth = 30% }`"
      ])
  }

  /// A weight that is no share of one.
  static func weightOutOfRange(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .wrongWeight, "a scenario's weight is a share of one", at: [DiagnosticLabel(span)],
      help: ["write how probable it is, such as `(20%)`"])
  }

  /// Weights of the scenarios at `places`, the `last` of them being one too many, which add up to `sum`.
  static func weightsOverflow(_ sum: String, at places: [SourceSpan], _ last: SourceSpan)
    -> Diagnostic
  {
    Diagnostic(
      .wrongWeight, "the weights of the scenarios add up to \(sum)",
      at: [DiagnosticLabel(last)] + places.dropLast().map { DiagnosticLabel($0, "weighted too") },
      help: ["make them add up to 100% at most; `base` takes the rest"])
  }

  /// A draw beyond the last of `count`.
  static func noSuchDraw(at span: SourceSpan, count: Int) -> Diagnostic {
    Diagnostic(
      .wrongDraw, "draws are numbered from 1 to \(count)", at: [DiagnosticLabel(span)],
      help: ["take one of them, or the draw at a percentile: `at p95`"])
  }

  /// A `word` that says which draw is meant, and is none that does.
  static func unknownDraw(_ word: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .wrongDraw, "`\(word)` names no draw", at: [DiagnosticLabel(span)],
      help: ["write `at mean`, `at p95` or any other percentile up to `p100`, or `at draw 17`"])
  }

  /// A draw of something that is the same in all of them.
  static func drawOfCertainValue(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .wrongDraw, "this is certain: it is the same in all draws", at: [DiagnosticLabel(span)],
      help: ["leave out `at …`; an input behind `~` is drawn"])
  }

  /// A bridge between two worlds that do not differ in anything that the value depends on.
  static func worldsAlike(at start: SourceSpan, _ end: SourceSpan, value: SourceSpan) -> Diagnostic
  {
    Diagnostic(
      .worldsAlike, "these two worlds do not differ in anything that moves the answer",
      at: [
        DiagnosticLabel(end), DiagnosticLabel(start, "nor does this set it"),
        DiagnosticLabel(value, "this depends on nothing that they set"),
      ],
      help: ["name a scenario that sets an input of it, or ask about another value"])
  }

}
