// Distributions by what is known of them: "5 % are below 8 and 95 % below 15".
//
// Where the quantile is a location and a scale of a fixed shape two points make two linear equations. Otherwise a
// parameter of the shape is the root of a monotone function, found by halving on a logarithmic scale.

extension NormalDistribution {

  /// The distribution through two quantiles.
  package init(_ first: QuantilePoint, _ second: QuantilePoint) throws(ParameterError) {
    let (mean, sd) = try line(first, second, NormalDistribution.standardQuantile) {
      $0
    }
    try self.init(mean: mean, sd: sd)
  }

}

extension LogNormalDistribution {

  /// The distribution through two quantiles, which are above 0.
  package init(_ first: QuantilePoint, _ second: QuantilePoint) throws(ParameterError) {
    try ParameterError.require(first.name, first.value, above: 0)
    let (mean, sd) = try line(first, second, NormalDistribution.standardQuantile, log)
    try self.init(logMean: mean, logSD: sd)
  }

}

extension UniformDistribution {

  /// The distribution through two quantiles.
  package init(_ first: QuantilePoint, _ second: QuantilePoint) throws(ParameterError) {
    let (low, width) = try line(first, second, { $0.lower }) { $0 }
    try self.init(low: low, high: low + width)
  }

}

extension LogUniformDistribution {

  /// The distribution through two quantiles, which are above 0.
  package init(_ first: QuantilePoint, _ second: QuantilePoint) throws(ParameterError) {
    try ParameterError.require(first.name, first.value, above: 0)
    let (low, width) = try line(first, second, { $0.lower }, log)
    try self.init(low: exp(low), high: exp(low + width))
  }

}

extension ExponentialDistribution {

  /// The distribution through one quantile, which is above 0.
  package init(_ point: QuantilePoint) throws(ParameterError) {
    try QuantilePoint.require([point])
    try ParameterError.require(point.name, point.value, above: 0)
    try self.init(mean: point.value / -log1p(-point.chance))
  }

}

extension StudentTDistribution {

  /// The distribution with `degrees` > 0 of freedom through two quantiles.
  package init(
    degrees: Double, _ first: QuantilePoint, _ second: QuantilePoint
  ) throws(ParameterError) {
    let standard = try StudentTDistribution(degrees: degrees)
    let (location, scale) = try line(first, second, standard.quantile) { $0 }
    try self.init(degrees: degrees, location: location, scale: scale)
  }

}

extension GammaDistribution {

  /// The distribution through two quantiles, which are above 0.
  package init(_ first: QuantilePoint, _ second: QuantilePoint) throws(ParameterError) {
    try QuantilePoint.require([first, second])
    try ParameterError.require(first.name, first.value, above: 0)
    let chances = (Chance(lower: first.chance), Chance(lower: second.chance))
    let sought = log(second.value / first.value)
    // The quantiles' ratio falls from infinity to 1 while the shape rises.
    let logShape = Bisection.root(-6, 30) { logShape in
      let standard = IncompleteGamma(shape: exp(logShape))
      return sought - log(standard.quantile(chances.1) / standard.quantile(chances.0))
    }
    guard let logShape else { throw ParameterError(second.name, second.value, .feasible) }
    let shape = exp(logShape)
    try self.init(
      shape: shape, scale: second.value / IncompleteGamma(shape: shape).quantile(chances.1))
  }

}

extension BetaDistribution {

  /// The distribution on [0, 1] through two quantiles, which are in (0, 1).
  package init(_ first: QuantilePoint, _ second: QuantilePoint) throws(ParameterError) {
    try QuantilePoint.require([first, second])
    try ParameterError.require(first.name, first.value, above: 0)
    guard second.value < 1 else { throw ParameterError(second.name, second.value, .below(1)) }
    /// The distribution with a sum of exponents whose first quantile is right: its mean's logit is a root.
    func fitted(_ logSum: Double) -> IncompleteBeta? {
      func made(_ logit: Double) -> IncompleteBeta {
        let odds = Odds(ratio: exp(logit))
        return IncompleteBeta(exp(logSum) * odds.value, exp(logSum) * odds.complement)
      }
      let logit = Bisection.root(-40, 40) {
        first.chance - made($0).chance(first.value, 1 - first.value).lower
      }
      return logit.map(made)
    }
    // The larger the sum, the nearer is the second quantile to the first, and the more lies below the given one.
    let logSum = Bisection.root(-12, 28) { logSum in
      guard let law = fitted(logSum) else { return .nan }
      return law.chance(second.value, 1 - second.value).lower - second.chance
    }
    guard let logSum, let law = fitted(logSum) else {
      throw ParameterError(second.name, second.value, .feasible)
    }
    try self.init(alpha: law.a, beta: law.b)
  }

}

extension TriangularDistribution {

  /// The distribution with a `mode` between two quantiles, whose chances leave something at both ends.
  package init(
    _ first: QuantilePoint, mode: Double, _ second: QuantilePoint
  ) throws(ParameterError) {
    try QuantilePoint.require([first, second])
    try ParameterError.require(
      "mode", mode, from: (first.name, first.value), to: (second.name, second.value))
    let (p, q) = (first.chance, 1 - second.chance)
    let (near, far) = (mode - first.value, second.value - mode)
    // With A and B the distances of the ends from the mode, (A - near)^2 = p A (A + B), (B - far)^2 = q B (A + B):
    // each is a quadratic in its own distance, which rises with the other. The alternation converges.
    func distance(_ known: Double, _ share: Double, _ other: Double) -> Double {
      let half = known + share * other / 2
      return (half + (half * half - (1 - share) * known * known).squareRoot()) / (1 - share)
    }
    var (left, right) = (near, far)
    for _ in 0..<10_000 {
      let last = (left, right)
      left = distance(near, p, right)
      right = distance(far, q, left)
      if left == last.0, right == last.1 { break }
    }
    guard left.isFinite, right.isFinite else {
      throw ParameterError(second.name, second.value, .feasible)
    }
    try self.init(low: mode - left, mode: mode, high: mode + right)
  }

}

/// The offset and the scale with which a standard quantile passes through two points whose values are transformed.
private func line(
  _ first: QuantilePoint, _ second: QuantilePoint, _ standard: (Chance) -> Double,
  _ transformed: (Double) -> Double
) throws(ParameterError) -> (offset: Double, scale: Double) {
  try QuantilePoint.require([first, second])
  let (x, y) = (transformed(first.value), transformed(second.value))
  let start = standard(Chance(lower: first.chance))
  let scale = (y - x) / (standard(Chance(lower: second.chance)) - start)
  return (x - scale * start, scale)
}
