import CSampling

/// The normal distribution.
package struct NormalDistribution: Distribution, Equatable {

  /// The centre.
  private let center: Double

  /// The standard deviation.
  private let spread: Double

  /// The distribution with `mean` and standard deviation `sd` > 0.
  package init(mean: Double, sd: Double) throws(ParameterError) {
    try ParameterError.requireFinite("mean", mean)
    try ParameterError.require("sd", sd, above: 0)
    center = mean
    spread = sd
  }

  /// The mean.
  package var mean: Double? { center }

  /// The variance.
  package var variance: Double? { spread * spread }

  /// The chances of being at or below `x`, and above it.
  package func chance(_ x: Double) -> Chance {
    NormalDistribution.standardChance((x - center) / spread)
  }

  /// The smallest value that `chance` of the draws are at or below.
  package func quantile(_ chance: Chance) -> Double {
    center + spread * NormalDistribution.standardQuantile(chance)
  }

  /// How blocks of draws are made.
  package var kernel: QuantileKernel { .normal(offset: center, scale: spread) }

  /// The chances of a standard normal number being below and above `z`.
  static func standardChance(_ z: Double) -> Chance {
    z < 0 ? Chance(lower: ys_normal_tail(-z)) : Chance(upper: ys_normal_tail(z))
  }

  /// The standard normal quantile at `chance`.
  static func standardQuantile(_ chance: Chance) -> Double {
    if chance.lower <= 0 { return -.infinity }
    if chance.upper <= 0 { return .infinity }
    return chance.lower < chance.upper
      ? -ys_normal_distance(chance.lower) : ys_normal_distance(chance.upper)
  }

}
