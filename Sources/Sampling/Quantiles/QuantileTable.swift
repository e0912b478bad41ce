// A table of polynomials in place of a quantile function that is the root of an equation.
//
// The idea is that of PINV (G. Derflinger, W. Hörmann, J. Leydold, "Random variate generation by numerical
// inversion when only the density is known", ACM TOMACS 20, 2010): interpolate the quantile once, evaluate
// polynomials ever after. The pieces differ: quantiles behave like powers and logarithms of the tail chance v
// at both ends, so v = min(u, 1 - u) is cut into octaves and each octave into four pieces. Relative to its
// distance from the end each piece is as short as any other, so one degree serves all of them, near the end and
// in the middle, and the piece is found in the bits of v.
//
// A piece interpolates the quantile in twelve Chebyshev points with both ends among them, so neighbours meet. It
// is written in powers of the distance from the end that is nearer to the median, whose value is kept exactly:
// a median of zero is zero, and its neighbourhood keeps its digits. Chances below 2^-16 are left to the
// distribution itself; so is a piece whose polynomial misses the quantile between the points (a kink or a gap,
// as mixtures have): its coefficients are NaN, and so is what comes out.

import CSampling

/// The quantile function of one distribution as polynomial pieces.
package struct QuantileTable: Sendable {

  /// The coefficients: the pieces of the lower tail, then those of the upper one.
  private let coefficients: [Double]

  /// The number of pieces of both tails that are left to the distribution itself.
  package let gaps: Int

  /// The coefficients of one piece.
  private static let terms = Int(YS_TABLE_TERMS)

  /// The points at which a piece is fitted: sin^2(pi k / 22), the two ends first and then each as far from those
  /// before it as can be (F. Leja, 1957), the order in which divided differences lose least.
  private static let points = [
    0, 1, 0.428_842_580_863_357_47, 0.707_707_506_500_943, 0.172_569_633_027_357_42,
    0.920_626_766_415_590_5, 0.079_373_233_584_409_4, 0.571_157_419_136_642_5,
    0.827_430_366_972_642_5,
    0.292_292_493_499_056_8, 0.979_746_486_807_248_6, 0.020_253_513_192_751_305,
  ]

  /// Points between those, where an interpolation that fails shows it.
  private static let checks = [0.01, 0.43]

  /// The error, relative to the quantile, that a piece may show: a digit below what the table promises.
  private static let tolerance = 1e-11

  /// The table of `distribution`.
  package init(_ distribution: some Distribution) {
    let octaves = Int(YS_TABLE_OCTAVES)
    let pieces = 1 << Int(YS_TABLE_BITS)
    var coefficients: [Double] = []
    var gaps = 0
    for isLower in [true, false] {
      func quantile(_ tail: Double) -> Double {
        distribution.quantile(
          isLower ? Chance(lower: tail, upper: 1 - tail) : Chance(lower: 1 - tail, upper: tail))
      }
      coefficients += [Double](repeating: .nan, count: QuantileTable.terms)
      var end = 0.5
      for _ in 0..<octaves { end /= 2 }
      var far = quantile(end)
      for _ in 0..<octaves {
        for part in 0..<pieces {
          let length = end / Double(pieces)
          let top = end + Double(part + 1) * length
          let near = quantile(top)
          let piece = QuantileTable.piece(near: near, far: far) { quantile(top - $0 * length) }
          if piece == nil { gaps += 1 }
          coefficients += piece ?? [Double](repeating: .nan, count: QuantileTable.terms)
          far = near
        }
        end *= 2
      }
      coefficients += [far] + [Double](repeating: 0, count: QuantileTable.terms - 1)
    }
    self.coefficients = coefficients
    self.gaps = gaps
  }

  /// The coefficients of a piece with values `near` and `far` at its ends and `value` between; none if no
  /// polynomial is close.
  private static func piece(
    near: Double, far: Double, _ value: (Double) -> Double
  ) -> [Double]? {
    var differences = points.indices.map { k in
      k == 0 ? near : k == 1 ? far : value(points[k])
    }
    guard differences.allSatisfy(\.isFinite) else { return nil }
    for order in 1..<terms {
      for k in stride(from: terms - 1, through: order, by: -1) {
        let span = points[k] - points[k - order]
        differences[k] = (differences[k] - differences[k - 1]) / span
      }
    }
    // Newton's form, multiplied out from its inside. It is the decay of the differences that keeps the digits:
    // sums of Lagrange's polynomials would lose seven of them.
    var polynomial = [Double](repeating: 0, count: terms)
    for k in stride(from: terms - 1, through: 0, by: -1) {
      for power in stride(from: terms - 1, to: 0, by: -1) {
        polynomial[power] = polynomial[power - 1] - points[k] * polynomial[power]
      }
      polynomial[0] = differences[k] - points[k] * polynomial[0]
    }
    for s in checks {
      let exact = value(s)
      let fitted = polynomial.reversed().reduce(0) { $0 * s + $1 }
      let scale = near * far > 0 ? min(near.magnitude, far.magnitude) : (near - far).magnitude
      guard (fitted - exact).magnitude <= tolerance * scale else { return nil }
    }
    return polynomial
  }

  /// Writes the quantiles of `count` numbers and returns how many are NaN, which the distribution must make.
  func fill(
    _ draws: UnsafeMutablePointer<Double>, from numbers: UnsafePointer<Double>, count: Int
  ) -> Int {
    ys_table_quantiles(draws, numbers, count, coefficients)
  }

}
