/// The uniform distribution between two bounds.
package struct UniformDistribution: Distribution, Equatable {

  /// The lower bound.
  private let low: Double

  /// The upper bound.
  private let high: Double

  /// The distribution between `low` and `high`, which is above it.
  package init(low: Double, high: Double) throws(ParameterError) {
    try ParameterError.requireFinite("low", low)
    try ParameterError.require("high", high, above: "low", low)
    self.low = low
    self.high = high
  }

  /// The mean.
  package var mean: Double? { low / 2 + high / 2 }

  /// The variance.
  package var variance: Double? { (high - low) * (high - low) / 12 }

  /// The chances of being at or below `x`, and above it.
  package func chance(_ x: Double) -> Chance {
    let x = min(max(x, low), high)
    return Chance(lower: (x - low) / (high - low), upper: (high - x) / (high - low))
  }

  /// The smallest value that `chance` of the draws are at or below.
  package func quantile(_ chance: Chance) -> Double {
    chance.lower < chance.upper
      ? low + (high - low) * chance.lower : high - (high - low) * chance.upper
  }

  /// How blocks of draws are made.
  package var kernel: QuantileKernel { .affine(offset: low, scale: high - low) }

}

/// The distribution of a number whose logarithm is uniform: each order of magnitude is as likely.
package struct LogUniformDistribution: Distribution, Equatable {

  /// The lower bound.
  private let low: Double

  /// The upper bound.
  private let high: Double

  /// The logarithm of `low`.
  private let logLow: Double

  /// The logarithm of the bounds' ratio.
  private let logRatio: Double

  /// The distribution between `low` > 0 and `high`, which is above it.
  package init(low: Double, high: Double) throws(ParameterError) {
    try ParameterError.require("low", low, above: 0)
    try ParameterError.require("high", high, above: "low", low)
    self.low = low
    self.high = high
    logLow = log(low)
    logRatio = log(high / low)
  }

  /// The mean.
  package var mean: Double? { (high - low) / logRatio }

  /// The variance.
  package var variance: Double? {
    let mean = (high - low) / logRatio
    return (high - low) * (high + low) / (2 * logRatio) - mean * mean
  }

  /// The chances of being at or below `x`, and above it.
  package func chance(_ x: Double) -> Chance {
    let x = min(max(x, low), high)
    return Chance(lower: log(x / low) / logRatio, upper: log(high / x) / logRatio)
  }

  /// The smallest value that `chance` of the draws are at or below.
  package func quantile(_ chance: Chance) -> Double {
    chance.lower < chance.upper
      ? low * exp(logRatio * chance.lower) : high * exp(-logRatio * chance.upper)
  }

  /// How blocks of draws are made.
  package var kernel: QuantileKernel { .logAffine(offset: logLow, scale: logRatio) }

}
