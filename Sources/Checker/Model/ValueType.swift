import Calendars
import Dimensions

/// What kind of value a formula has.
package enum ValueType: Equatable, Sendable {

  /// A number that measures a dimension.
  case quantity(Dimension)

  /// True or false.
  case boolean

  /// A text.
  case text

  /// A date, a month, a quarter or a fiscal period.
  case period(PeriodKind)

  /// Not known yet: a function's parameter before its first use.
  case variable(Int)

  /// None, because of an error that is already reported.
  case failed

  /// `true` iff this is a date, a month, a quarter or a fiscal period.
  package var isPeriod: Bool {
    switch self {
    case .period: true
    case .quantity, .boolean, .text, .variable, .failed: false
    }
  }

}
