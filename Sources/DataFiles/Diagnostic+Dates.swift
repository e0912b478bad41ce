import Calendars
import Diagnostics

/// The wording of all conditions of dates in data files.
extension Diagnostic {

  /// A day, month or quarter that there is not.
  static func impossibleDate(at span: SourceSpan, of heading: DataHeading) -> Diagnostic {
    Diagnostic(
      .impossibleDate, "there is no such date",
      at: [DiagnosticLabel(span), DiagnosticLabel(heading.span, "a column of dates")],
      help: [
        "correct it, or leave the cell empty where it is not known",
        "write `(text)` in the heading, `\(heading.text) (text)`, if these are no dates",
      ])
  }

  /// A cell that should be a date; `example` is one that is.
  static func badDate(at span: SourceSpan, of heading: DataHeading, example: SourceSpan?)
    -> Diagnostic
  {
    var labels = [DiagnosticLabel(span)]
    if let example {
      labels.append(DiagnosticLabel(example, "the other cells are dates, such as this"))
    }
    return Diagnostic(
      .impossibleDate, "this is not a date, but the column `\(heading.text)` has dates", at: labels,
      help: [
        "dates are written `2024-11-30`, `30.11.2024` or `2024年11月30日`, without an hour",
        "a date that is not known is left empty, or is `NA`; a column of texts has `(text)` in its heading",
      ])
  }

  /// Dates that may be read in two ways.
  static func ambiguousDate(at span: SourceSpan, of heading: DataHeading) -> Diagnostic {
    Diagnostic(
      .ambiguousDate, "does the day come first here, or the month?",
      at: [DiagnosticLabel(span), DiagnosticLabel(heading.span, "no date in this column tells")],
      help: [
        "say it in the heading: `\(heading.text) (d/m/y)` or `\(heading.text) (m/d/y)`",
        "or write the dates as `2024-11-30`",
      ])
  }

  /// Dates of which some can only be read with the day first, others only with the month first.
  static func twoOrders(_ heading: DataHeading, dayFirst: SourceSpan, monthFirst: SourceSpan)
    -> Diagnostic
  {
    Diagnostic(
      .ambiguousDate, "the column `\(heading.text)` has dates in two orders",
      at: [(dayFirst, "the day comes first"), (monthFirst, "the month comes first")]
        .sorted { $0.0.start < $1.0.start }.map { DiagnosticLabel($0.0, $0.1) },
      help: ["write all of them as `2024-11-30`"])
  }

  /// Periods of several kinds in one column; `forms` has each with its first place.
  static func mixedPeriods(
    _ heading: DataHeading, _ forms: [(form: CellPeriod.Form, place: SourceSpan)]
  ) -> Diagnostic {
    Diagnostic(
      .mixedColumn, "the column `\(heading.text)` has dates of several kinds",
      at: forms.map { form, place in
        switch form {
        case .period(let frequency, nil):
          DiagnosticLabel(place, frequency == .day ? "a day" : "a \(frequency.rawValue)")
        case .period(let frequency, let name?):
          DiagnosticLabel(place, "a fiscal \(frequency.rawValue) of \(name)")
        case .eitherOrder: DiagnosticLabel(place, "a day with its year last")
        }
      },
      help: [
        "write all of them alike, or `(text)` in the heading, `\(heading.text) (text)`, if all are texts"
      ])
  }

}
