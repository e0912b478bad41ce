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
// a median of zero is zero, and its neighbourhood keeps its digits.
//
// A piece whose polynomial misses the quantile between the points (a kink or a gap, as mixtures have) is NaN, and so
// is what comes out: such lanes are looked up among halves and halves of halves of the piece. What is left around a
// kink, and chances below 2^-16, the distribution itself must answer.

import CSampling

/// The quantile function of one distribution as polynomial pieces.
package struct QuantileTable: Sendable {

  /// The coefficients: the pieces of the lower tail, then those of the upper one.
  private let coefficients: [Double]

  /// The parts of pieces that no polynomial fitted, by rising tail chance: of the lower tail, and of the upper one.
  private let parts: (lower: [Part], upper: [Part])

  /// A part of a piece, with a polynomial of its own.
  private struct Part: Sendable {

    /// Its lower end, in the tail chance.
    let low: Double

    /// Its upper end, in the tail chance.
    let high: Double

    /// The coefficients in the distance from the upper end.
    let coefficients: [Double]

  }

  /// How often a piece is halved: what is left around a kink is a millionth of a piece.
  private static let halvings = 20

  /// How many parts of a piece are halved at most: enough for two kinks, and an end for a quantile that is nowhere
  /// smooth, whose parts would double with each halving.
  private static let divisions = 48

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

  /// The error, relative to the quantile, that a piece may show: two digits below what the table promises.
  private static let tolerance = 1e-12

  /// The table of `distribution`.
  package init(_ distribution: some Distribution) {
    let lower = QuantileTable.side { distribution.quantile(Chance(lower: $0, upper: 1 - $0)) }
    let upper = QuantileTable.side { distribution.quantile(Chance(lower: 1 - $0, upper: $0)) }
    coefficients = lower.coefficients + upper.coefficients
    parts = (lower.parts, upper.parts)
  }

  /// The pieces of one side, whose `quantile` is that of a tail chance, and the parts of those that do not fit.
  private static func side(
    _ quantile: (Double) -> Double
  ) -> (coefficients: [Double], parts: [Part]) {
    let pieces = 1 << Int(YS_TABLE_BITS)
    var coefficients = [Double](repeating: .nan, count: terms)
    var parts: [Part] = []
    // Multiplying by two is exact: so are the ends of all pieces.
    var start = 0.5
    for _ in 0..<Int(YS_TABLE_OCTAVES) { start /= 2 }
    var far = quantile(start)
    while start < 0.5 {
      let length = start / Double(pieces)
      for number in 0..<pieces {
        let low = start + Double(number) * length
        let near = quantile(low + length)
        let piece = piece(near: near, far: far) { quantile(low + length - $0 * length) }
        var left = divisions
        if piece == nil { divide(low, low + length, halvings, quantile, &parts, &left) }
        coefficients += piece ?? [Double](repeating: .nan, count: terms)
        far = near
      }
      start *= 2
    }
    coefficients += [far] + [Double](repeating: 0, count: terms - 1)
    return (coefficients, parts)
  }

  /// Appends polynomials for both halves between `low` and `high` to `parts`, or for their halves where they do not
  /// fit, as long as some of `halvings` and of `divisions` are left.
  private static func divide(
    _ low: Double, _ high: Double, _ halvings: Int, _ quantile: (Double) -> Double,
    _ parts: inout [Part], _ divisions: inout Int
  ) {
    guard halvings > 0, divisions > 0 else { return }
    divisions -= 1
    let middle = (low + high) / 2
    for (low, high) in [(low, middle), (middle, high)] {
      let fitted = piece(near: quantile(high), far: quantile(low)) {
        quantile(high - $0 * (high - low))
      }
      if let fitted {
        parts.append(Part(low: low, high: high, coefficients: fitted))
      } else {
        divide(low, high, halvings - 1, quantile, &parts, &divisions)
      }
    }
  }

  /// The quantile of `u` by the parts of pieces; none where there is no part.
  func quantileByParts(_ u: Double) -> Double? {
    let tail = u < 0.5 ? u : 1 - u
    let parts = u < 0.5 ? parts.lower : parts.upper
    var (first, last) = (0, parts.count)
    while first < last {
      let middle = (first + last) / 2
      if parts[middle].high <= tail { first = middle + 1 } else { last = middle }
    }
    guard first < parts.count, parts[first].low <= tail else { return nil }
    let part = parts[first]
    let s = (part.high - tail) / (part.high - part.low)
    return part.coefficients.reversed().reduce(0) { $0 * s + $1 }
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
