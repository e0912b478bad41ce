/// The exponential distribution: the time to an event that is as likely at any moment.
package struct ExponentialDistribution: Distribution, Equatable {

  /// The mean.
  private let scale: Double

  /// The distribution with `mean` > 0.
  package init(mean: Double) throws(ParameterError) {
    try ParameterError.require("mean", mean, above: 0)
    scale = mean
  }

  /// The distribution with `rate` > 0, which is one over the mean.
  package init(rate: Double) throws(ParameterError) {
    try ParameterError.require("rate", rate, above: 0)
    scale = 1 / rate
  }

  /// The mean.
  package var mean: Double? { scale }

  /// The variance.
  package var variance: Double? { scale * scale }

  /// The chances of being at or below `x`, and above it.
  package func chance(_ x: Double) -> Chance {
    guard x > 0 else { return Chance(lower: 0, upper: 1) }
    return Chance(lower: -exponentialMinusOne(-x / scale), upper: exp(-x / scale))
  }

  /// The smallest value that `chance` of the draws are at or below.
  package func quantile(_ chance: Chance) -> Double {
    chance.lower < chance.upper ? -scale * log1p(-chance.lower) : -scale * log(chance.upper)
  }

  /// How blocks of draws are made.
  package var kernel: QuantileKernel { .exponential(scale: scale) }

}
