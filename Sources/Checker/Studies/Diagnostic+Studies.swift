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
