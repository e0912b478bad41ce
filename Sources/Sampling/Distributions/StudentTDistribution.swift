/// Student's t distribution, moved and scaled.
package struct StudentTDistribution: Distribution {

  /// The degrees of freedom.
  private let degrees: Double

  /// The centre.
  private let location: Double

  /// The scale.
  private let scale: Double

  /// The beta distribution of degrees / (degrees + t^2), with exponents degrees / 2 and 1/2.
  private let squares: IncompleteBeta

  /// The distribution with `degrees` > 0 of freedom around `location`, with `scale` > 0.
  package init(
    degrees: Double, location: Double = 0, scale: Double = 1
  ) throws(ParameterError) {
    try ParameterError.require("degrees", degrees, from: leastDegrees, to: largestParameter)
    try ParameterError.requireFinite("location", location)
    try ParameterError.require("scale", scale, above: 0)
    self.degrees = degrees
    self.location = location
    self.scale = scale
    squares = IncompleteBeta(degrees / 2, 0.5)
  }

  /// The mean.
  package var mean: Double? { degrees > 1 ? location : nil }

  /// The variance.
  package var variance: Double? {
    degrees > 2 ? scale * scale * (degrees / (degrees - 2)) : nil
  }

  /// The chances of being at or below `x`, and above it.
  package func chance(_ x: Double) -> Chance {
    let t = (x - location) / scale
    // The odds of the beta distributed number are degrees / t^2.
    let odds = Odds(ratio: degrees / t / t)
    let tail = squares.chance(odds.value, odds.complement).lower / 2
    return t < 0 ? Chance(lower: tail) : Chance(upper: tail)
  }

  /// The smallest value that `chance` of the draws are at or below.
  package func quantile(_ chance: Chance) -> Double {
    if chance.lower <= 0 { return -.infinity }
    if chance.upper <= 0 { return .infinity }
    let tail = min(chance.lower, chance.upper)
    // 1 - 2 tail is exact: near the centre it is the tail that keeps the digits.
    let odds = squares.quantile(Chance(lower: 2 * tail, upper: 1 - 2 * tail))
    let distance = tail == 0.5 ? 0 : (degrees / odds.ratio).squareRoot()
    return location + scale * (chance.lower < chance.upper ? -distance : distance)
  }

  /// How blocks of draws are made.
  package var kernel: QuantileKernel { .pieces }

}
