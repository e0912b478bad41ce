import Diagnostics
import Dimensions
import Syntax

extension ModelChecker {

  /// Reports that `exchange` of a value of `type` cannot be made for `problem`.
  func report(
    _ exchange: Exchange, _ problem: ExchangeProblem, at target: DisplayUnit, year: SourceSpan?,
    value: SourceSpan, _ type: ValueType
  ) {
    let labels = [
      DiagnosticLabel(target.span, described(exchange.target)),
      DiagnosticLabel(value, described(exchange.source)),
    ]
    let end = SourceSpan(
      file: target.span.file, start: target.span.end, end: target.span.end)
    let text = sources.text(of: target.span)
    switch problem {
    case .yearMissing:
      let year = lastYear(of: exchange)
      report(
        Diagnostic(
          .yearOfConversion, "which year's money this is decides what it is worth", at: labels,
          help: [Help("name the year: `to \(text) at \(year)`", TextEdit(end, " at \(year)"))]))
    case .yearGiven:
      let extra = year.map { SourceSpan(file: end.file, start: end.start, end: $0.end) }
      let reason =
        exchange.source == exchange.target
        ? "nothing is converted here, so no year is needed"
        : exchange.source.year == nil
          ? "this rate is one for all years, so no year is needed"
          : "the amount says itself which year's money it is"
      report(
        Diagnostic(
          .yearOfConversion, reason, at: labels,
          help: extra.map { [Help("leave the `at` out", TextEdit($0, ""))] } ?? []))
    case .noBridge(let declaration):
      report(
        Diagnostic(
          .noExchange,
          "nothing leads from \(described(exchange.source)) to \(described(exchange.target))",
          at: labels, help: ["declare what does: `\(declaration)`"]))
    case .rateWithoutYears:
      report(
        Diagnostic(
          .noExchange, "the rate between them has no years, so it is not known to be of this one",
          at: labels,
          help: ["declare rates by year: a column of a table whose rows are years"]))
    case .twoSteps:
      let step = exchange.source.year == nil ? exchange.target : exchange.source
      let middle =
        exchange.source.year == nil
        ? "\(currencyName(exchange.source.currency))@\(step.year ?? 0)"
        : "\(currencyName(exchange.target.currency))@\(step.year ?? 0)"
      report(
        Diagnostic(
          .noExchange, "both the currency and the year of its prices change here", at: labels,
          help: [
            "which goes first matters: convert in two steps, by `to \(middle)` and then `to \(text)`"
          ]))
    }
  }

  /// `money` in words.
  private func described(_ money: Money) -> String {
    let name = currencyName(money.currency)
    return money.year.map { "\(name) of \($0)" } ?? "\(name) of the day"
  }

}

/// The wording of conditions of rates and price levels.
extension Diagnostic {

  /// A rate or price level of something that is no currency.
  static func notACurrency(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .wrongRate, "`\(name)` is no currency", at: [DiagnosticLabel(span)],
      help: [
        "a rate is told in dollars, `USD`, or in another currency that has a rate; the scale of other units is fixed: `unit rack = 120 kW`"
      ])
  }

  /// A rate or price level that measures something else.
  static func wrongRate(_ found: String, at span: SourceSpan, measures unit: String?) -> Diagnostic
  {
    Diagnostic(
      .wrongRate,
      unit == nil
        ? "a price level is a plain number, and this is \(found)"
        : "a rate is a plain number or in \(unit ?? ""), and this is \(found)",
      at: [DiagnosticLabel(span, found)],
      help: unit.map { ["declare it so: `input rate = 7.1 \($0)`"] } ?? [])
  }

  /// A column of rates whose table's rows are no years.
  static func tableWithoutYears(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .wrongRate, "the rows of the table `\(name)` are no years", at: [DiagnosticLabel(span)],
      help: ["the first column of a table of rates has the years: `2023`, `2024` …"])
  }

  /// A price level that is the same in all years.
  static func deflatorWithoutYears(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .wrongRate, "a price level leads from year to year, and this has no years",
      at: [DiagnosticLabel(span)],
      help: ["name a column of a table whose rows are years: `deflator USD = prices.cpi`"])
  }

}
