/// Moments of distributions that have no formula for them, as integrals of their quantile.
enum Moments {

  /// The mean of `distribution`; none where the integral does not converge.
  static func mean(_ distribution: some Distribution) -> Double? {
    integral(distribution) { $0 }
  }

  /// The variance of `distribution`; none where the integral does not converge.
  static func variance(_ distribution: some Distribution) -> Double? {
    guard let mean = mean(distribution) else { return nil }
    return integral(distribution) { ($0 - mean) * ($0 - mean) }
  }

  /// The mean of a function of the draws.
  ///
  /// The trapezoid rule in the logit w of the chance, where the chance's density falls as e^-|w|: it converges
  /// geometrically for smooth quantiles, and with the square of the step where there are kinks.
  private static func integral(
    _ distribution: some Distribution, _ function: (Double) -> Double
  ) -> Double? {
    let step = 1.0 / 64
    var sum = 0.0
    var last = 0.0
    // Tails of e^-650 are as thin as numbers can tell.
    for k in 0..<Int(650 / step) {
      let w = (Double(k) + 0.5) * step
      let tail = exp(-w) / (1 + exp(-w))
      let weight = tail / (1 + exp(-w))
      let rest = 1 / (1 + exp(-w))
      let low = function(distribution.quantile(Chance(lower: tail, upper: rest)))
      let high = function(distribution.quantile(Chance(lower: rest, upper: tail)))
      last = weight * (low + high)
      guard last.isFinite else { return nil }
      sum += last
      if w > 8, weight * (low.magnitude + high.magnitude) <= 0x1p-60 * sum.magnitude { break }
    }
    return last.magnitude <= 0x1p-50 * sum.magnitude ? sum * step : nil
  }

}
