import Sampling
import Testing

/// Parameters: what makes no distribution, and distributions by their quantiles.
@Suite struct ParameterTests {

  /// Each parameter that breaks a bound is named with it.
  @Test func errors() {
    expect("sd", .above(0)) { _ = try NormalDistribution(mean: 1, sd: -1) }
    expect("mean", .finite) { _ = try NormalDistribution(mean: .nan, sd: 1) }
    expect("logSD", .above(0)) { _ = try LogNormalDistribution(logMean: 0, logSD: 0) }
    expect("high", .aboveParameter("low", 2)) { _ = try UniformDistribution(low: 2, high: 2) }
    expect("low", .above(0)) { _ = try LogUniformDistribution(low: 0, high: 2) }
    expect("mode", .atLeastParameter("low", 1)) {
      _ = try TriangularDistribution(low: 1, mode: 0, high: 2)
    }
    expect("mode", .atMostParameter("high", 2)) {
      _ = try BetaDistribution(low: 1, mode: 3, high: 2)
    }
    expect("alpha", .atLeast(1e-6)) { _ = try BetaDistribution(alpha: 0, beta: 1) }
    expect("sd", .below(0.3)) { _ = try BetaDistribution(mean: 0.9, sd: 0.4) }
    expect("mean", .below(1)) { _ = try BetaDistribution(mean: 1, sd: 0.4) }
    expect("shape", .atLeast(1e-6)) { _ = try GammaDistribution(shape: 0, scale: 1) }
    expect("rate", .above(0)) { _ = try ExponentialDistribution(rate: 0) }
    expect("degrees", .atLeast(0.1)) { _ = try StudentTDistribution(degrees: 0) }
    expect("mean", .above(0)) { _ = try PoissonDistribution(mean: 0) }
    expect("trials", .whole) { _ = try BinomialDistribution(trials: 1.5, chance: 0.5) }
    expect("chance", .atMost(1)) { _ = try BinomialDistribution(bernoulli: 1.5) }
    expect("chances", .sum(1)) {
      _ = try DiscreteDistribution(values: [1, 2], chances: [0.5, 0.6])
    }
    expect("chances", .sameCount("values", 2)) {
      _ = try DiscreteDistribution(values: [1, 2], chances: [1])
    }
    expect("values", .notEmpty) { _ = try DiscreteDistribution(observed: []) }
    expect("weights", .above(0)) {
      _ = try DiscreteDistribution(observed: [1, 2], weights: [0, 0])
    }
    expect("weights", .sum(1)) {
      _ = try MixtureDistribution([NormalDistribution(mean: 0, sd: 1)], weights: [0.9])
    }
    expect("low", .possible) {
      _ = try TruncatedDistribution(UniformDistribution(low: 0, high: 1), low: 2, high: 3)
    }
    expect("p95", .aboveParameter("p5", 9)) {
      _ = try NormalDistribution(QuantilePoint(0.05, 9), QuantilePoint(0.95, 8))
    }
    expect("p5", .above(0)) {
      _ = try LogNormalDistribution(QuantilePoint(0.05, 0), QuantilePoint(0.95, 8))
    }
    expect("quantiles", .count(3, 5)) {
      _ = try MetalogDistribution(quantiles: [QuantilePoint(0.1, 1), QuantilePoint(0.9, 2)])
    }
    expect("p10", .aboveParameter("low", 2)) {
      _ = try MetalogDistribution(
        quantiles: [QuantilePoint(0.1, 1), QuantilePoint(0.5, 3), QuantilePoint(0.9, 4)], low: 2)
    }
  }

  /// A metalog whose density would be negative says where.
  @Test func negativeDensity() throws {
    let skewed = [QuantilePoint(0.1, 1), QuantilePoint(0.5, 1.1), QuantilePoint(0.9, 9)]
    do {
      _ = try MetalogDistribution(quantiles: skewed)
      Issue.record("the quantiles of a metalog as skewed as this fall")
    } catch {
      guard case .density(let from, let to) = error.requirement else {
        Issue.record("\(error)")
        return
      }
      #expect(from == 0 && to > 0.1 && to < 0.5)
    }
    // With a lower bound the same quantiles are possible.
    let law = try MetalogDistribution(quantiles: skewed, low: 0.99)
    for point in skewed { #expect(isNear(law.quantile(point.chance), point.value)) }
  }

  /// A distribution made by quantiles has these quantiles.
  @Test(arguments: [(0.05, 0.95), (0.1, 0.5), (0.4, 0.999)]) func quantiles(_ p: (Double, Double))
    throws
  {
    for (x, y) in [(8.0, 15.0), (0.01, 0.9), (0.5, 0.501)] {
      let (first, second) = (QuantilePoint(p.0, x), QuantilePoint(p.1, y))
      var laws: [any Distribution] = [
        try NormalDistribution(first, second), try LogNormalDistribution(first, second),
        try UniformDistribution(first, second),
        try StudentTDistribution(degrees: 4, first, second),
        try TriangularDistribution(first, mode: (x + y) / 2, second),
        try TriangularDistribution(first, mode: x, second),
        try MetalogDistribution(quantiles: [
          first, QuantilePoint((p.0 + p.1) / 2, (x + y) / 2), second,
        ]),
      ]
      if y / x < 50 { laws.append(try GammaDistribution(first, second)) }
      if y < 1 { laws.append(try BetaDistribution(first, second)) }
      for law in laws {
        #expect(isNear(law.quantile(p.0), x), "\(law): \(law.quantile(p.0)), not \(x)")
        #expect(isNear(law.quantile(p.1), y), "\(law): \(law.quantile(p.1)), not \(y)")
      }
    }
    let wait = try ExponentialDistribution(QuantilePoint(p.0, 3))
    #expect(isNear(wait.quantile(p.0), 3))
  }

  /// Whether two numbers agree to ten digits.
  private func isNear(_ x: Double, _ y: Double) -> Bool {
    (x - y).magnitude <= 1e-10 * max(x.magnitude, y.magnitude)
  }

  /// Expects an error of `parameter` that breaks `requirement`.
  private func expect(
    _ parameter: String, _ requirement: ParameterError.Requirement, _ make: () throws -> Void
  ) {
    do {
      try make()
      Issue.record("\(parameter) should have been refused")
    } catch let error as ParameterError {
      #expect(error.parameter == parameter)
      #expect(isSame(error.requirement, requirement), "\(error.requirement), not \(requirement)")
    } catch {
      Issue.record("\(error)")
    }
  }

  /// Whether two requirements are the same but for rounding.
  private func isSame(_ a: ParameterError.Requirement, _ b: ParameterError.Requirement) -> Bool {
    if case .below(let x) = a, case .below(let y) = b { return isNear(x, y) }
    return a == b
  }

}
