/// The beta distribution, on [0, 1] or on any interval.
package struct BetaDistribution: Distribution {

  /// The distribution on [0, 1].
  private let standard: IncompleteBeta

  /// The lower end.
  private let low: Double

  /// The upper end.
  private let high: Double

  /// The distribution between `low` and `high` with exponents `alpha` and `beta` > 0.
  package init(
    alpha: Double, beta: Double, low: Double = 0, high: Double = 1
  ) throws(ParameterError) {
    try ParameterError.require("alpha", alpha, from: leastShape, to: largestParameter)
    try ParameterError.require("beta", beta, from: leastShape, to: largestParameter)
    try ParameterError.requireFinite("low", low)
    try ParameterError.require("high", high, above: "low", low)
    standard = IncompleteBeta(alpha, beta)
    self.low = low
    self.high = high
  }

  /// The distribution on [0, 1] with `mean` and standard deviation `sd`, whose square is below mean (1 - mean).
  package init(mean: Double, sd: Double) throws(ParameterError) {
    try ParameterError.require("mean", mean, above: 0)
    guard mean < 1 else { throw ParameterError("mean", mean, .below(1)) }
    try ParameterError.require("sd", sd, above: 0)
    let most = (mean * (1 - mean)).squareRoot()
    guard sd < most else { throw ParameterError("sd", sd, .below(most)) }
    let sum = (most - sd) / sd * ((most + sd) / sd)
    try self.init(alpha: mean * sum, beta: (1 - mean) * sum)
  }

  /// The PERT distribution: a beta distribution with low <= mode <= high whose mean is
  /// (low + weight mode + high) / (weight + 2).
  package init(
    low: Double, mode: Double, high: Double, weight: Double = 4
  ) throws(ParameterError) {
    try ParameterError.requireFinite("low", low)
    try ParameterError.require("high", high, above: "low", low)
    try ParameterError.require("mode", mode, from: ("low", low), to: ("high", high))
    try ParameterError.require("weight", weight, above: 0)
    try self.init(
      alpha: 1 + weight * ((mode - low) / (high - low)),
      beta: 1 + weight * ((high - mode) / (high - low)), low: low, high: high)
  }

  /// The mean.
  package var mean: Double? {
    let (a, b) = (standard.a, standard.b)
    return low + (high - low) * (a / (a + b))
  }

  /// The variance.
  package var variance: Double? {
    let (a, b) = (standard.a, standard.b)
    let width = high - low
    return width * width * (a / (a + b)) * (b / (a + b)) / (a + b + 1)
  }

  /// The chances of being at or below `x`, and above it.
  package func chance(_ x: Double) -> Chance {
    let width = high - low
    return standard.chance((x - low) / width, (high - x) / width)
  }

  /// The smallest value that `chance` of the draws are at or below.
  package func quantile(_ chance: Chance) -> Double {
    if chance.lower <= 0 { return low }
    if chance.upper <= 0 { return high }
    let odds = standard.quantile(chance)
    return odds.ratio < 1
      ? low + (high - low) * odds.value : high - (high - low) * odds.complement
  }

  /// How blocks of draws are made.
  package var kernel: QuantileKernel { .pieces }

}
