import Calendars
import Diagnostics
import Syntax

/// Fiscal calendars, and the periods that literals stand for.
///
/// Periods are values of their own kind beside quantities, truth and texts: `PeriodKind` says which, and two kinds never
/// meet by themselves. Once checked, a period is its ordinal, a plain number, and what the calendar does with it is
/// arithmetic (`ModelChecker+PeriodArithmetic`). Calendar years are plain numbers from the start: an axis
/// `2024..2030` is one of numbers to reckon with, `year - 2024`, and stands for years wherever periods of a
/// year are needed.
extension ModelChecker {

  /// Gives every fiscal calendar its name, before any literal asks for one.
  func declareCalendars() {
    for (_, declaration) in text.declarations {
      guard case .calendar(let calendar) = declaration.kind else { continue }
      let name = declaration.name
      if let first = calendars[name.symbol] {
        report(.duplicate(name: spelling(name.symbol), at: name.span, first: first.span))
        continue
      }
      guard let lastMonth = month(named: calendar.lastMonth) else {
        unreadNames.insert(name.symbol)
        continue
      }
      let value = FiscalCalendar(name: spelling(name.symbol), lastMonth: lastMonth)
      calendars[name.symbol] = (value, name.span)
    }
  }

  /// The number of the month called `name`, from 1; `nil`, with a report, where none is.
  private func month(named name: Name) -> Int? {
    let word = spelling(name.symbol)
    let names = CivilDate.monthNames
    let found = names.firstIndex { $0.lowercased() == word.lowercased() || $0.prefix(3) == word }
    if let found { return found + 1 }
    report(.unknownMonth(word, at: name.span, nearest: Spelling.nearest(to: word, among: names)))
    return nil
  }

  /// The calendar called `name`, or `nil`, with a report, where none is.
  func calendar(named name: Symbol, at span: SourceSpan) -> FiscalCalendar? {
    if let known = calendars[name] { return known.calendar }
    let word = spelling(name)
    let known = calendars.keys.map { spelling($0) }.sorted()
    reportUnknown(name, in: .calendars) {
      .unknownCalendar(word, at: span, nearest: Spelling.nearest(to: word, among: known))
    }
    return nil
  }

  /// What `literal` stands for; `nil`, with a report, where its calendar is unknown.
  func period(_ literal: PeriodLiteral) -> (ordinal: Int, kind: PeriodKind)? {
    guard let name = literal.calendar else {
      return (literal.ordinal, PeriodKind(literal.frequency))
    }
    return calendar(named: name.symbol, at: name.span).map {
      (literal.ordinal, PeriodKind(literal.frequency, fiscal: $0))
    }
  }

  /// What the expression stands for, where it is a period; reports one that is not.
  func period(_ expression: ExpressionID, in tree: Int) -> (ordinal: Int, kind: PeriodKind)? {
    let syntax = text.trees[tree]
    if case .period(let index) = syntax[expression] { return period(syntax.periods[Int(index)]) }
    report(
      .mixedElements("periods", "other values", at: syntax.span(of: expression)))
    return nil
  }

  /// Types the period with the number `index` in `tree`.
  func check(period index: UInt32, of tree: Int, at span: SourceSpan) -> Typed {
    guard let (ordinal, kind) = period(text.trees[tree].periods[Int(index)]) else {
      return failed(at: span)
    }
    return Typed(
      formula: model.formulas.add(.constant(Double(ordinal)), at: span), type: .period(kind))
  }

}
