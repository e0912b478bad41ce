/// What can be said of an uncertain value as a whole.
package enum Statistic: String, CaseIterable, Sendable {

  case mean, sd, variance, median, p, chance

  /// How it is called.
  package var signature: String {
    switch self {
    case .mean, .sd, .variance, .median: "\(rawValue)(x)"
    case .p: "p(x, 90%)"
    case .chance: "chance(x > limit)"
    }
  }

}

/// A statistic of an uncertain value.
package struct StatisticFormula: Hashable, Sendable {

  /// The statistic.
  package let statistic: Statistic

  /// The value.
  package let body: FormulaID

  /// The share of draws below a percentile.
  package let share: Double

}
