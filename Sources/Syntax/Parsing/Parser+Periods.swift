import Calendars
import Diagnostics

/// Dates, months, quarters and fiscal periods.
extension Parser {

  /// `true` iff the next token is a date or another period.
  var isAtPeriod: Bool { at(.date) || at(.period) }

  /// Parses a fiscal calendar:
  ///
  ///     calendar-declaration = "calendar" NAME "=" "fiscal" "year" "ending" NAME ;
  mutating func parseCalendarDeclaration() throws(ParseError) -> (Name, Declaration.Kind) {
    try expect(.calendar)
    let name = try expectName("the name of the calendar")
    try expect(.equal)
    try expect(.fiscal)
    try expect(.year)
    try expect(.ending)
    return (name, .calendar(CalendarDeclaration(lastMonth: try expectName("the name of a month"))))
  }

  /// Parses a period:
  ///
  ///     period = DATE | PERIOD ;
  mutating func parsePeriod() throws(ParseError) -> ExpressionID {
    let start = current.start
    guard isAtPeriod else { throw unexpected("a period such as `2024Q3`") }
    let literal = at(.date) ? try date() : try part()
    advance()
    tree.periods.append(literal)
    return try add(.period(UInt32(tree.periods.count - 1)), from: start)
  }

  /// What the date at the next token stands for.
  private mutating func date() throws(ParseError) -> PeriodLiteral {
    let text = currentSpelling
    let numbers = text.split(separator: "-").compactMap { Int($0) }
    let month = numbers[0] * 12 + numbers[1] - 1
    guard (1...12).contains(numbers[1]) else {
      report(.invalidDate(text, "a year has 12 months", at: currentSpan))
      throw ParseError()
    }
    let length = CivilDate.length(ofMonth: month)
    guard (1...length).contains(numbers[2]) else {
      let last = text.prefix(8) + String(length)
      report(
        .invalidDate(
          text, "\(text.prefix(7)) has \(length) days", at: currentSpan,
          help: [Help("its last day is `\(last)`", TextEdit(currentSpan, String(last)))]))
      throw ParseError()
    }
    let day = CivilDate.firstDay(ofMonth: month) + numbers[2] - 1
    return PeriodLiteral(frequency: .day, ordinal: day, calendar: nil)
  }

  /// What the month, quarter or fiscal period at the next token stands for.
  private mutating func part() throws(ParseError) -> PeriodLiteral {
    let text = text(from: current.start, to: current.end)
    let isFiscal = text.hasPrefix("FY")
    let body = text.prefix { $0 != "(" }.dropFirst(isFiscal ? 2 : 0)
    let year = Int(body.prefix(4)) ?? 0
    let frequency: Frequency =
      body.contains("Q") ? .quarter : body.contains("M") ? .month : .year
    let count = 12 / (frequency.months ?? 1)
    let position = body.count > 4 ? Int(body.dropFirst(5)) ?? 0 : 1
    guard (1...count).contains(position), !isFiscal || frequency != .month else {
      report(
        .invalidPeriod(
          text, isFiscal && frequency == .month ? nil : (frequency.rawValue, count),
          at: currentSpan))
      throw ParseError()
    }
    var calendar: Name?
    if isFiscal, let opening = text.firstIndex(of: "(") {
      let name = text[text.index(after: opening)...].dropLast()
      calendar = Name(
        symbol: lexer.symbols.intern(String(name)),
        span: SourceSpan(
          file: tree.file, start: current.end - UInt32(name.utf8.count) - 1, end: current.end - 1))
    }
    return PeriodLiteral(
      frequency: frequency, ordinal: year * count + position - 1, calendar: calendar)
  }

}
