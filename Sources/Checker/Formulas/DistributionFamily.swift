/// The families of distributions that inputs are drawn from.
package enum DistributionFamily: String, CaseIterable, Sendable {

  case normal, lognormal, uniform, loguniform, triangular, pert, beta, gamma, exponential, student
  case poisson, binomial, bernoulli, metalog
  case discrete, empirical, mixture, truncated

  /// What a parameter measures.
  package enum Measure: Sendable {

    /// What the draws measure.
    case value

    /// A plain number.
    case plain

  }

  /// A parameter.
  package struct Parameter: Sendable {

    /// Its name.
    package let name: String

    /// What it measures.
    package let measure: Measure

    /// `true` iff it may be left out.
    package let isOptional: Bool

    /// A parameter that measures what the draws do.
    static func value(_ name: String) -> Parameter {
      Parameter(name: name, measure: .value, isOptional: false)
    }

    /// A plain number.
    static func plain(_ name: String) -> Parameter {
      Parameter(name: name, measure: .plain, isOptional: false)
    }

    /// A bound that need not be there.
    static func bound(_ name: String) -> Parameter {
      Parameter(name: name, measure: .value, isOptional: true)
    }

  }

  /// A way to say which distribution of a family is meant: its parameters in order, and how many quantiles by name,
  /// such as `p5 = …`, stand beside them.
  package typealias Form = (parameters: [Parameter], quantiles: ClosedRange<Int>)

  /// The ways to say which distribution is meant by numbers; those made of outcomes or other distributions have none.
  package var forms: [Form] {
    switch self {
    case .normal, .lognormal: [([.value("mean"), .value("sd")], 0...0), ([], 2...2)]
    case .uniform, .loguniform: [([.value("low"), .value("high")], 0...0), ([], 2...2)]
    case .triangular:
      [([.value("low"), .value("mode"), .value("high")], 0...0), ([.value("mode")], 2...2)]
    case .pert: [([.value("low"), .value("mode"), .value("high")], 0...0)]
    case .beta:
      [
        ([.plain("alpha"), .plain("beta")], 0...0), ([.plain("mean"), .plain("sd")], 0...0),
        ([], 2...2),
      ]
    case .gamma:
      [
        ([.value("mean"), .value("sd")], 0...0), ([.plain("shape"), .value("scale")], 0...0),
        ([], 2...2),
      ]
    case .exponential: [([.value("mean")], 0...0), ([], 1...1)]
    case .student:
      [([.plain("df"), .value("mean"), .value("scale")], 0...0), ([.plain("df")], 2...2)]
    case .poisson: [([.plain("mean")], 0...0)]
    case .binomial: [([.plain("trials"), .plain("chance")], 0...0)]
    case .bernoulli: [([.plain("chance")], 0...0)]
    case .metalog: [([.bound("low"), .bound("high")], 3...5)]
    case .truncated: [([.bound("low"), .bound("high")], 0...0)]
    case .discrete, .empirical, .mixture: []
    }
  }

  /// `true` iff draws are plain numbers whatever the parameters are.
  package var isPlain: Bool {
    switch self {
    case .beta, .poisson, .binomial, .bernoulli: true
    case .normal, .lognormal, .uniform, .loguniform, .triangular, .pert, .gamma, .exponential,
      .student, .metalog, .discrete, .empirical, .mixture, .truncated:
      false
    }
  }

  /// How the family is written.
  package var signature: String {
    switch self {
    case .discrete: "discrete(30%: x, 70%: y)` or `discrete(value, chance over table)"
    case .empirical: "empirical(value over table)` or `empirical(value, weight over table)"
    case .mixture: "mixture(30%: normal(…), 70%: uniform(…))"
    case .metalog: "metalog(p5 = …, p50 = …, p95 = …, [low = …], [high = …])"
    case .truncated: "truncated(normal(…), low = …, high = …)"
    case .normal, .lognormal, .uniform, .loguniform, .triangular, .pert, .beta, .gamma,
      .exponential, .student, .poisson, .binomial, .bernoulli:
      forms.map { form in
        let quantiles = ["", "p50 = …", "p5 = …, p95 = …"][form.quantiles.lowerBound]
        let all = form.parameters.map(\.name) + (quantiles.isEmpty ? [] : [quantiles])
        return "\(rawValue)(\(all.joined(separator: ", ")))"
      }.joined(separator: "` or `")
    }
  }

  /// The share of draws below the quantile called `name`: 5% for `p5`; `nil` where it is no such name.
  package static func share(_ name: String) -> Double? {
    guard name.hasPrefix("p"), let percent = Int(name.dropFirst()), (1...99).contains(percent)
    else {
      return nil
    }
    return Double(percent) / 100
  }

}
