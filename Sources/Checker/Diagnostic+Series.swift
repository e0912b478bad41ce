import Calendars
import Diagnostics

/// The wording of conditions of flows, stocks and rates.
extension Diagnostic {

  /// A weight that nothing is called.
  static func unknownWeight(_ name: String, at span: SourceSpan, nearest: String?) -> Diagnostic {
    let help = [Help].didYouMean(nearest, at: span)
    return Diagnostic(
      .unknownName, "there is no definition `\(name)` to weight by", at: [DiagnosticLabel(span)],
      help: help.isEmpty ? ["name an input or a definition"] : help)
  }

  /// A sum of two kinds of series, whose operation is `verb`.
  static func mixedSeries(
    _ verb: String, _ lhs: (kind: SeriesKind, span: SourceSpan),
    _ rhs: (kind: SeriesKind, span: SourceSpan)
  ) -> Diagnostic {
    Diagnostic(
      .mixedSeries, "\(verb) a \(lhs.kind.name) and a \(rhs.kind.name)",
      at: [
        DiagnosticLabel(lhs.span, "a \(lhs.kind.name)"),
        DiagnosticLabel(rhs.span, "a \(rhs.kind.name)"),
      ],
      help: lhs.kind.isRate || rhs.kind.isRate
        ? ["a rate is neither an amount nor a level: multiply it by what it is a rate of"]
        : [
          "a stock changes by a flow from one period to the next, by the flow of that period",
          "where levels are meant all the same, name them first: `let level stock = …`",
        ])
  }

  /// A series of which nothing says how it goes to another frequency.
  static func unknownSeriesKind(
    _ text: String, isName: Bool, at span: SourceSpan, frequency: SourceSpan
  ) -> Diagnostic {
    let name = isName ? text : "x"
    return Diagnostic(
      .unknownSeriesKind, "nothing says how this series goes to another frequency",
      at: [DiagnosticLabel(frequency), DiagnosticLabel(span, "a flow, a stock or a rate?")],
      help: [
        "amounts add up: `let \(name) flow = …`",
        "levels take the last one: `let \(name) stock = …`",
        "ratios average: `let \(name) rate = …`, or `rate weighted by …`",
      ])
  }

  /// A frequency that nothing has.
  static func unknownFrequency(
    _ name: String, at span: SourceSpan, nearest: String?, isFiscal: Bool
  ) -> Diagnostic {
    let help = isFiscal ? [] : [Help].didYouMean(nearest, at: span)
    return Diagnostic(
      .unknownFrequency,
      isFiscal ? "a fiscal calendar has no `\(name)`" : "`\(name)` is no frequency",
      at: [DiagnosticLabel(span)],
      help: !help.isEmpty
        ? help
        : [
          isFiscal
            ? "it has the frequencies `quarter` and `year`"
            : "the frequencies are `month`, `quarter` and `year`, and the names of axes of periods"
        ])
  }

  /// A value along no axis of time, or along several.
  static func noTimeAxis(
    _ names: [String], others: [String], at span: SourceSpan, value: SourceSpan
  ) -> Diagnostic {
    let list = (names.isEmpty ? others : names).map { "`\($0)`" }.joined(separator: ", ")
    let has = others.isEmpty ? "it is one value, without axes" : "its axes: \(list)"
    return Diagnostic(
      .noTimeAxis,
      names.isEmpty
        ? "this value varies along no axis of time"
        : "this value varies along several axes of time",
      at: [DiagnosticLabel(span), DiagnosticLabel(value, has)],
      help: [
        names.isEmpty
          ? "give it an axis of periods, such as `axis quarter = 2024Q1..2028Q4`"
          : "pick an element of one of them, or reduce over it, first"
      ])
  }

  /// Values of two frequencies in one operation.
  static func mixedFrequencies(
    _ lhs: (kind: PeriodKind, axis: String, span: SourceSpan),
    _ rhs: (kind: PeriodKind, axis: String, span: SourceSpan)
  ) -> Diagnostic {
    let (finer, coarser) =
      lhs.kind.frequency <= rhs.kind.frequency ? (lhs, rhs) : (rhs, lhs)
    let calendar = coarser.kind.fiscal.map { "(\($0.name))" } ?? ""
    let name = coarser.kind.frequency.rawValue
    let period = "\(name)(\(finer.axis)\(coarser.kind.fiscal.map { ", \($0.name)" } ?? ""))"
    let doesNest = finer.kind.nests(in: coarser.kind)
    return Diagnostic(
      .mixedFrequencies,
      "these values have different frequencies: \(lhs.kind.plural) and \(rhs.kind.plural)",
      at: [DiagnosticLabel(lhs.span, lhs.kind.plural), DiagnosticLabel(rhs.span, rhs.kind.plural)],
      help: [
        doesNest
          ? "bring both to one: `(… by \(name)\(calendar))`"
          : "bring both to one that all of them are made of, such as `month`"
      ]
        + (doesNest
          ? [
            "or pick the \(name) of each \(finer.kind.frequency.rawValue): `…[\(coarser.axis) = \(period)]`"
          ]
          : []))
  }

  /// Periods that lie in none of those asked for.
  static func overlappingPeriods(_ kind: PeriodKind, _ target: PeriodKind, at span: SourceSpan)
    -> Diagnostic
  {
    Diagnostic(
      .mixedFrequencies, "\(kind.plural) overlap \(target.plural)",
      at: [DiagnosticLabel(span, "\(kind.description) lies in no one of these")],
      help: ["take them apart first, such as `by month spread`"])
  }

  /// A finer frequency without a word that says what to assume; `edit` adds it.
  static func refinementWithoutWord(
    _ kind: PeriodKind, _ target: PeriodKind, at span: SourceSpan, _ word: String, _ edit: TextEdit
  ) -> Diagnostic {
    Diagnostic(
      .wrongRefinement, "\(kind.plural) do not say what happened in \(target.plural)",
      at: [DiagnosticLabel(span, "finer than the series")],
      help: [
        Help("say what to assume: `by \(target.frequency.rawValue) \(word)`", edit)
      ])
  }

  /// The wrong word for a finer frequency; `edit` puts the right one there.
  static func wrongRefinement(_ series: SeriesKind, at span: SourceSpan, _ edit: TextEdit)
    -> Diagnostic
  {
    let isStock = series == .stock
    return Diagnostic(
      .wrongRefinement,
      isStock
        ? "a stock is interpolated, not spread" : "a \(series.name) is spread, not interpolated",
      at: [DiagnosticLabel(span, "a \(series.name)")],
      help: [
        Help(
          isStock
            ? "its values stand at the ends of periods: `interpolated`"
            : "its values are of whole periods: `spread`", edit)
      ])
  }

  /// A word for a finer frequency where there is none finer.
  static func nothingToRefine(
    _ kind: PeriodKind, _ target: PeriodKind, at span: SourceSpan, axis: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .wrongRefinement, "\(target.plural) are no parts of \(kind.plural)",
      at: [DiagnosticLabel(span), DiagnosticLabel(axis, "the series has \(kind.plural)")],
      help: ["to a coarser frequency, leave the word behind `\(target.frequency.rawValue)` out"])
  }

  /// A period before which lies no whole number of periods of `kind`, asked for by a function at `span`.
  static func nothingBefore(_ kind: PeriodKind, at span: SourceSpan, axis: SourceSpan) -> Diagnostic
  {
    Diagnostic(
      .mixedFrequencies, "\(kind.plural) are too long to compare with a quarter before",
      at: [DiagnosticLabel(span), DiagnosticLabel(axis, "the series has \(kind.plural)")],
      help: ["compare with the period before, `step_growth(x)`, or with the year before, `yoy(x)`"])
  }

  /// A series none of whose periods has one so far before it.
  static func tooShortForGrowth(at span: SourceSpan, axis: SourceSpan) -> Diagnostic {
    Diagnostic(
      .uncoveredPeriod, "no period of this series has the one to compare with",
      at: [DiagnosticLabel(span), DiagnosticLabel(axis, "the series has these periods only")],
      help: ["make the series longer, or compare with the period before: `step_growth(x)`"])
  }

  /// A period of an axis in which the series has nothing.
  static func uncoveredPeriod(
    _ period: String, of axis: String, at span: SourceSpan, declared: SourceSpan, series: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .uncoveredPeriod, "the series has nothing in \(period)",
      at: [
        DiagnosticLabel(span), DiagnosticLabel(declared, "`\(axis)` has it"),
        DiagnosticLabel(series, "the series ends before, or begins behind it"),
      ], help: ["shorten the axis `\(axis)`, or make the series longer"])
  }

  /// A period that has only some of its parts.
  static func incompletePeriod(
    _ period: String, _ found: Int, _ wanted: Int, of kind: PeriodKind, at span: SourceSpan,
    axis: SourceSpan
  ) -> Diagnostic {
    let parts = kind.frequency.rawValue + (wanted == 1 ? "" : "s")
    return Diagnostic(
      .incompletePeriod, "\(period) has only \(found) of its \(wanted) \(parts)",
      at: [DiagnosticLabel(span), DiagnosticLabel(axis, "the series begins or ends inside of it")],
      help: ["declare an axis of the whole periods, or pick one of them"])
  }

}
