/// The distribution of a number whose logarithm is normal.
package struct LogNormalDistribution: Distribution, Equatable {

  /// The mean of the logarithm.
  private let logMean: Double

  /// The standard deviation of the logarithm.
  private let logSD: Double

  /// The distribution whose logarithm has mean `logMean` and standard deviation `logSD` > 0.
  package init(logMean: Double, logSD: Double) throws(ParameterError) {
    try ParameterError.requireFinite("logMean", logMean)
    try ParameterError.require("logSD", logSD, above: 0)
    self.logMean = logMean
    self.logSD = logSD
  }

  /// The distribution that itself has `mean` > 0 and standard deviation `sd` > 0.
  package init(mean: Double, sd: Double) throws(ParameterError) {
    try ParameterError.require("mean", mean, above: 0)
    try ParameterError.require("sd", sd, above: 0)
    let ratio = sd / mean
    let square = log1p(ratio * ratio)
    try self.init(logMean: log(mean) - square / 2, logSD: square.squareRoot())
  }

  /// The mean.
  package var mean: Double? { exp(logMean + logSD * logSD / 2) }

  /// The variance.
  package var variance: Double? {
    let square = logSD * logSD
    return exponentialMinusOne(square) * exp(2 * logMean + square)
  }

  /// The chances of being at or below `x`, and above it.
  package func chance(_ x: Double) -> Chance {
    guard x > 0 else { return Chance(lower: 0, upper: 1) }
    return NormalDistribution.standardChance((log(x) - logMean) / logSD)
  }

  /// The smallest value that `chance` of the draws are at or below.
  package func quantile(_ chance: Chance) -> Double {
    exp(logMean + logSD * NormalDistribution.standardQuantile(chance))
  }

  /// How blocks of draws are made.
  package var kernel: QuantileKernel { .logNormal(offset: logMean, scale: logSD) }

}

extension LogNormalDistribution {

  /// The natural logarithm of `x`, with the bits that draws are made with.
  package static func logarithm(_ x: Double) -> Double { log(x) }

}
