/// One thing that is known of a distribution: the value that a share `chance` of the draws are at or below.
package struct QuantilePoint: Equatable, Sendable {

  /// The chance, in (0, 1).
  package let chance: Double

  /// The value.
  package let value: Double

  /// The value that is the quantile of `chance`.
  package init(_ chance: Double, _ value: Double) {
    self.chance = chance
    self.value = value
  }

  /// Throws unless the points' chances are in (0, 1) and rise, and their values are finite and rise too.
  static func require(_ points: [QuantilePoint]) throws(ParameterError) {
    for (index, point) in points.enumerated() {
      try ParameterError.require("chance", point.chance, above: 0)
      guard point.chance < 1 else { throw ParameterError("chance", point.chance, .below(1)) }
      try ParameterError.requireFinite(point.name, point.value)
      guard index > 0 else { continue }
      let last = points[index - 1]
      guard point.chance > last.chance else {
        throw ParameterError("chance", point.chance, .aboveParameter("chance", last.chance))
      }
      try ParameterError.require(point.name, point.value, above: last.name, last.value)
    }
  }

  /// The quantile's name, as in `p5 = 8`.
  var name: String {
    // A hundredth is no binary fraction: 0.07 * 100 is not quite 7.
    let percent = (chance * 1e8).rounded() / 1e6
    return percent == percent.rounded() ? "p\(Int(percent))" : "p\(percent)"
  }

}
