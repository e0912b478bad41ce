/// The lengths of time into which a calendar is cut, from the finest to the coarsest.
package enum Frequency: String, CaseIterable, Comparable, Sendable {

  case day, month, quarter, year

  /// The number of months of one period, or `nil` for a day, which is none of a month's even parts.
  package var months: Int? {
    switch self {
    case .day: nil
    case .month: 1
    case .quarter: 3
    case .year: 12
    }
  }

  /// `true` iff periods of `lhs` are shorter than those of `rhs`.
  package static func < (lhs: Frequency, rhs: Frequency) -> Bool {
    (lhs.months ?? 0) < (rhs.months ?? 0)
  }

}
