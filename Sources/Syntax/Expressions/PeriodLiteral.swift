import Calendars

/// A date, month, quarter or fiscal period as written: `2024-11-30`, `2024Q3`, `FY2026Q3(nvidia)`.
package struct PeriodLiteral: Sendable {

  /// Its frequency.
  package let frequency: Frequency

  /// The number that stands for it among the periods of its kind.
  package let ordinal: Int

  /// The fiscal calendar in parentheses, if any.
  package let calendar: Name?

}
