/// The families of distributions that inputs are drawn from.
package enum DistributionFamily: String, CaseIterable, Sendable {

  case normal, lognormal, uniform, loguniform, triangular, pert, beta, gamma, exponential

  /// What a parameter measures.
  package enum Measure: Sendable {

    /// What the draws measure.
    case value

    /// A plain number.
    case plain

  }

  /// The ways to say which distribution of the family is meant, each as its parameters in order.
  package var forms: [[(name: String, measure: Measure)]] {
    switch self {
    case .normal: [[("mean", .value), ("sd", .value)]]
    case .lognormal: [[("mean", .value), ("sd", .value)]]
    case .uniform, .loguniform: [[("low", .value), ("high", .value)]]
    case .triangular, .pert: [[("low", .value), ("mode", .value), ("high", .value)]]
    case .beta: [[("alpha", .plain), ("beta", .plain)], [("mean", .plain), ("sd", .plain)]]
    case .gamma: [[("mean", .value), ("sd", .value)], [("shape", .plain), ("scale", .value)]]
    case .exponential: [[("mean", .value)]]
    }
  }

  /// `true` iff two quantiles, such as `p5 = …, p95 = …`, say which distribution of the family is meant.
  package var takesQuantiles: Bool {
    switch self {
    case .normal, .lognormal: true
    case .uniform, .loguniform, .triangular, .pert, .beta, .gamma, .exponential: false
    }
  }

  /// `true` iff draws are plain numbers whatever the parameters are.
  package var isPlain: Bool { self == .beta }

  /// How the family is written.
  package var signature: String {
    let first = forms.map { form in
      "\(rawValue)(\(form.map(\.name).joined(separator: ", ")))"
    }
    return (first + (takesQuantiles ? ["\(rawValue)(p5 = …, p95 = …)"] : []))
      .joined(separator: "` or `")
  }

}

/// Draws of a distribution.
package struct DrawFormula: Hashable, Sendable {

  /// The input that is drawn, which names its random stream.
  package let input: DefinitionID

  /// The family.
  package let family: DistributionFamily

  /// The names of the parameters.
  package let parameters: [String]

  /// The formulas of the parameters.
  package let arguments: [FormulaID]

}

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
