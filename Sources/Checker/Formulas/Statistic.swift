/// What can be said of an uncertain value as a whole.
package enum Statistic: String, CaseIterable, Sendable {

  case mean, sd, variance, median, p, chance, cvar, mode, skew, correlation
  case linearCorrelation = "linear_correlation"

  /// How it is called.
  package var signature: String {
    switch self {
    case .mean, .sd, .variance, .median, .mode, .skew: "\(rawValue)(x)"
    case .p: "p(x, 90%)"
    case .chance: "chance(x > limit)"
    case .cvar: "cvar(x, 95%)"
    case .correlation, .linearCorrelation: "\(rawValue)(x, y)"
    }
  }

  /// The number of values that it is taken of.
  var valueCount: Int {
    switch self {
    case .mean, .sd, .variance, .median, .p, .chance, .cvar, .mode, .skew: 1
    case .correlation, .linearCorrelation: 2
    }
  }

  /// `true` iff it is told at which share of the draws it is taken.
  var takesShare: Bool {
    switch self {
    case .p, .cvar: true
    case .mean, .sd, .variance, .median, .chance, .mode, .skew, .correlation, .linearCorrelation:
      false
    }
  }

}

/// A statistic of uncertain values.
package struct StatisticFormula: Hashable, Sendable {

  /// The statistic.
  package let statistic: Statistic

  /// The values: one, or two whose draws are compared.
  package let bodies: [FormulaID]

  /// The share of draws below a percentile.
  package let share: Double

}
