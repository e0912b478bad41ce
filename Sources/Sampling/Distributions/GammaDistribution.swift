/// The gamma distribution.
package struct GammaDistribution: Distribution {

  /// The distribution of scale 1.
  private let standard: IncompleteGamma

  /// The scale.
  private let scale: Double

  /// The distribution with `shape` > 0 and `scale` > 0.
  package init(shape: Double, scale: Double) throws(ParameterError) {
    try ParameterError.require("shape", shape, from: leastShape, to: largestParameter)
    try ParameterError.require("scale", scale, above: 0)
    standard = IncompleteGamma(shape: shape)
    self.scale = scale
  }

  /// The distribution with `mean` > 0 and standard deviation `sd` > 0.
  package init(mean: Double, sd: Double) throws(ParameterError) {
    try ParameterError.require("mean", mean, above: 0)
    try ParameterError.require("sd", sd, above: 0)
    try self.init(shape: mean / sd * (mean / sd), scale: sd / mean * sd)
  }

  /// The mean.
  package var mean: Double? { standard.shape * scale }

  /// The variance.
  package var variance: Double? { standard.shape * scale * scale }

  /// The chances of being at or below `x`, and above it.
  package func chance(_ x: Double) -> Chance { standard.chance(x / scale) }

  /// The smallest value that `chance` of the draws are at or below.
  package func quantile(_ chance: Chance) -> Double {
    if chance.lower <= 0 { return 0 }
    if chance.upper <= 0 { return .infinity }
    return scale * standard.quantile(chance)
  }

  /// How blocks of draws are made.
  package var kernel: QuantileKernel { .pieces }

}
