/// The triangular distribution: a density that rises to a mode and falls to zero at both ends.
package struct TriangularDistribution: Distribution, Equatable {

  /// The lower end.
  private let low: Double

  /// The peak.
  private let mode: Double

  /// The upper end.
  private let high: Double

  /// The distribution with low <= mode <= high and low < high.
  package init(low: Double, mode: Double, high: Double) throws(ParameterError) {
    try ParameterError.requireFinite("low", low)
    try ParameterError.require("high", high, above: "low", low)
    try ParameterError.require("mode", mode, from: ("low", low), to: ("high", high))
    self.low = low
    self.mode = mode
    self.high = high
  }

  /// The mean.
  package var mean: Double? { low + ((mode - low) + (high - low)) / 3 }

  /// The variance.
  package var variance: Double? {
    let (width, rise) = (high - low, mode - low)
    return (width * width - width * rise + rise * rise) / 18
  }

  /// The chances of being at or below `x`, and above it.
  package func chance(_ x: Double) -> Chance {
    if x <= low { return Chance(lower: 0, upper: 1) }
    if x >= high { return Chance(lower: 1, upper: 0) }
    let width = high - low
    return x < mode
      ? Chance(lower: (x - low) / width * ((x - low) / (mode - low)))
      : Chance(upper: (high - x) / width * ((high - x) / (high - mode)))
  }

  /// The smallest value that `chance` of the draws are at or below.
  package func quantile(_ chance: Chance) -> Double {
    let width = high - low
    return chance.lower < (mode - low) / width
      ? low + (chance.lower * width * (mode - low)).squareRoot()
      : high - (chance.upper * width * (high - mode)).squareRoot()
  }

  /// How blocks of draws are made.
  package var kernel: QuantileKernel { .triangular(low: low, mode: mode, high: high) }

}
