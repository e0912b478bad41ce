/// What kind of period a value is: its frequency, and the fiscal calendar that counts it, if any.
///
/// A period is known by its ordinal. That of a day counts the days since 1970-01-01; that of a month, a
/// quarter or a year is the number of its year times the number of such periods in a year, plus its position in the year
/// from 0. So neighbours differ by 1 whatever the frequency is, the difference of two periods is a number of
/// steps, and a step of months from one frequency to another is one division, rounded down.
///
/// The period of a calendar year is the plain number that names it, as in `axis year = 2024..2030`: a
/// script reckons with years, `year - 2024`, and needs no other form for them.
package struct PeriodKind: Hashable, Sendable {

  /// The frequency.
  package let frequency: Frequency

  /// The calendar that counts the years, where it is not the civil one.
  package let fiscal: FiscalCalendar?

  /// Creates a kind of period.
  package init(_ frequency: Frequency, fiscal: FiscalCalendar? = nil) {
    self.frequency = frequency
    self.fiscal = fiscal
  }

  /// Calendar years, each of which is the number that names it.
  package static let calendarYear = PeriodKind(.year)

  /// How many months later than its year of the same number the civil year ends.
  package var shift: Int { fiscal.map { 12 - $0.lastMonth } ?? 0 }

  /// The kind in words, with its article.
  package var description: String {
    switch (frequency, fiscal) {
    case (.day, _): "a date"
    case (_, let fiscal?): "a fiscal \(frequency.rawValue) of \(fiscal.name)"
    case (_, nil): "a \(frequency.rawValue)"
    }
  }

  /// Several periods of the kind in words.
  package var plural: String {
    switch (frequency, fiscal) {
    case (.day, _): "dates"
    case (_, let fiscal?): "fiscal \(frequency.rawValue)s of \(fiscal.name)"
    case (_, nil): "\(frequency.rawValue)s"
    }
  }

  /// `true` iff each period of this kind lies in one period of `other`.
  package func nests(in other: PeriodKind) -> Bool {
    guard let months = frequency.months else { return true }
    guard let coarser = other.frequency.months, coarser >= months else { return false }
    return (other.shift - shift) % months == 0
  }

  /// The first month of the period `ordinal`; that of a day is the month it lies in.
  package func firstMonth(of ordinal: Int) -> Int {
    guard let months = frequency.months else { return CivilDate.month(ofDay: ordinal) }
    return ordinal * months - shift
  }

  /// The period in which the month `month` lies; this is no kind of days.
  package func ordinal(ofMonth month: Int) -> Int {
    floorDivide(month + shift, frequency.months ?? 1).quotient
  }

  /// The first period of the year `year`.
  package func ordinal(ofYear year: Int) -> Int {
    frequency == .day ? CivilDate.firstDay(ofMonth: year * 12) : ordinal(ofMonth: year * 12 - shift)
  }

  /// The first day of the period `ordinal`.
  package func firstDay(of ordinal: Int) -> Int {
    frequency == .day ? ordinal : CivilDate.firstDay(ofMonth: firstMonth(of: ordinal))
  }

  /// The period as the language writes it: `2024Q3`, `FY2026Q3(nvidia)`, `2024-11-30`.
  package func text(of ordinal: Int) -> String {
    switch frequency {
    case .day:
      let month = CivilDate.month(ofDay: ordinal)
      let (year, position) = floorDivide(month, 12)
      let day = ordinal - CivilDate.firstDay(ofMonth: month) + 1
      return "\(padded(year, 4))-\(padded(position + 1, 2))-\(padded(day, 2))"
    case .month, .quarter, .year:
      let (year, position) = floorDivide(ordinal, 12 / (frequency.months ?? 1))
      let name = padded(year, 4) + part(position)
      return fiscal.map { "FY\(name)(\($0.name))" } ?? name
    }
  }

  /// The text of `value`, which is an ordinal where it is a number at all.
  package func text(of value: Double) -> String? {
    Int(exactly: value).map { text(of: $0) }
  }

  /// The part of the year at `position`, as it stands behind the year.
  private func part(_ position: Int) -> String {
    switch frequency {
    case .day, .year: ""
    case .month: "M\(padded(position + 1, 2))"
    case .quarter: "Q\(position + 1)"
    }
  }

  /// `number` with zeros before it, to `width` digits.
  private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(abs(number))
    let zeros = String(repeating: "0", count: max(0, width - digits.count))
    return (number < 0 ? "-" : "") + zeros + digits
  }

}
