import Calendars
import Diagnostics

/// The wording of conditions of dates, periods and calendars.
extension Diagnostic {

  /// A month with which no fiscal year can end.
  static func unknownMonth(_ name: String, at span: SourceSpan, nearest: String?) -> Diagnostic {
    let help = [Help].didYouMean(nearest, at: span)
    return Diagnostic(
      .unknownMonth, "`\(name)` is no month", at: [DiagnosticLabel(span)],
      help: help.isEmpty ? ["name it in English: `January` or `Jan`"] : help)
  }

  /// A fiscal calendar that nobody declared.
  static func unknownCalendar(_ name: String, at span: SourceSpan, nearest: String?)
    -> Diagnostic
  {
    let help = [Help].didYouMean(nearest, at: span)
    return Diagnostic(
      .unknownName, "there is no fiscal calendar `\(name)`", at: [DiagnosticLabel(span)],
      help: help.isEmpty
        ? ["declare it: `calendar \(name) = fiscal year ending January`"] : help)
  }

  /// A step of `kind` that is a length of time, or a bare number that moves a date.
  static func stepMismatch(_ kind: PeriodKind, isPlain: Bool, at span: SourceSpan) -> Diagnostic {
    if kind.frequency == .day {
      let end = SourceSpan(file: span.file, start: span.end, end: span.end)
      let help: Help =
        isPlain
        ? Help("say how long a step is: `day` or `month`", TextEdit(end, " day"))
        : "a date moves by a length of time, `90 day`, or by a calendar step, `1 month`"
      return Diagnostic(
        .stepMismatch, "a date moves by days or by calendar steps",
        at: [DiagnosticLabel(span, isPlain ? "a bare number" : "no length of time")], help: [help])
    }
    let name = kind.frequency.rawValue
    return Diagnostic(
      .stepMismatch, "\(kind.description) moves by whole \(name)s, not by a length of time",
      at: [DiagnosticLabel(span, "this is no number of \(name)s")],
      help: [
        "write the steps as a number, or as a calendar step in place: `+ 1 \(name)`",
        "to move by days, take a date: `first_day(…) + 90 day`",
      ])
  }

  /// A calendar step that is shorter than a period of `kind`, or no whole number of them.
  static func stepTooFine(_ kind: PeriodKind, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .stepMismatch, "this step is no whole number of \(kind.frequency.rawValue)s",
      at: [DiagnosticLabel(span)],
      help: ["step by whole \(kind.frequency.rawValue)s, or take a finer period"])
  }

  /// A length of time that is measured in months and would move a date by 30.4 days for each.
  static func lengthInMonths(_ length: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .stepMismatch, "a length of time in months is no step on a calendar",
      at: [DiagnosticLabel(span, "each of its months has 365/12 days")],
      help: [
        "for calendar months, write the step in place: `+ 3 month`, or `+ n * 1 month`",
        "for a fixed length, give `\(length)` in days",
      ])
  }

  /// Periods that do not go together.
  static func mixedPeriods(_ message: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .mixedPeriods, message, at: [DiagnosticLabel(span)],
      help: ["move a period by steps, `2024Q3 + 2`, or count between two, `2024Q3 - 2024Q1`"])
  }

  /// A conversion to a period that is shorter than the one given.
  static func finerPeriod(_ function: String, _ kind: PeriodKind, at span: SourceSpan) -> Diagnostic
  {
    Diagnostic(
      .mixedPeriods, "\(kind.description) lies in no one \(function)",
      at: [DiagnosticLabel(span, kind.description)],
      help: ["name one of its days: `\(function)(first_day(…))` or `\(function)(last_day(…))`"])
  }

}

extension ModelChecker {

  /// How two periods of different kinds can meet: the finer one is turned into the kind of the coarser.
  func waysToMeet(
    _ lhs: (kind: PeriodKind, span: SourceSpan), _ rhs: (kind: PeriodKind, span: SourceSpan)
  ) -> [Help] {
    let (finer, coarser) =
      lhs.kind.frequency <= rhs.kind.frequency ? (lhs, rhs.kind) : (rhs, lhs.kind)
    guard coarser.frequency != .day else { return [] }
    let calendar = coarser.fiscal.map { ", \($0.name)" } ?? ""
    let written = sources.text(of: finer.span)
    let inside = finer.kind.nests(in: coarser) ? written : "first_day(\(written))"
    let text = "\(coarser.frequency.rawValue)(\(inside)\(calendar))"
    return [Help("bring both to one kind: `\(text)`", TextEdit(finer.span, text))]
  }

}
