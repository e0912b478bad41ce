import CKernels
import Testing

/// The elementary functions where there is no number: at infinities, zeros and outside their domains.
@Suite struct LimitTests {

  /// The smallest number.
  private static let smallest = Double.leastNonzeroMagnitude

  /// Values of functions of one operand at their limits.
  private static let limits: [(ElementaryFunction, Double, Double)] = [
    (.exponential, .infinity, .infinity), (.exponential, -.infinity, 0),
    (.exponential, 710, .infinity),
    (.exponential, -746, 0), (.exponential, -0.0, 1),
    (.exponentialMinus1, .infinity, .infinity), (.exponentialMinus1, -.infinity, -1),
    (.exponentialMinus1, -0.0, -0.0), (.exponentialMinus1, smallest, smallest),
    (.logarithm, 0, -.infinity), (.logarithm, .infinity, .infinity), (.logarithm, -1, .nan),
    (.logarithm, 1, 0), (.logarithm2, -0.0, -.infinity), (.logarithm10, .infinity, .infinity),
    (.logarithmPlus1, -1, -.infinity), (.logarithmPlus1, -0.0, -0.0), (.logarithmPlus1, -2, .nan),
    (.logarithmPlus1, .infinity, .infinity), (.logarithmPlus1, smallest, smallest),
    (.sine, .infinity, .nan), (.sine, -0.0, -0.0), (.sine, smallest, smallest),
    (.cosine, -.infinity, .nan), (.cosine, 0, 1), (.tangent, .infinity, .nan),
    (.tangent, -0.0, -0.0),
    (.hyperbolicTangent, .infinity, 1), (.hyperbolicTangent, -.infinity, -1),
    (.hyperbolicTangent, -0.0, -0.0), (.hyperbolicTangent, smallest, smallest),
    (.normalProbability, .infinity, 1), (.normalProbability, -.infinity, 0),
    (.normalProbability, 0, 0.5),
    (.normalQuantile, 0, -.infinity), (.normalQuantile, 1, .infinity), (.normalQuantile, 0.5, 0),
    (.normalQuantile, -0.1, .nan), (.normalQuantile, 1.1, .nan),
  ]

  /// Values of x^y as C99 Annex F has them.
  private static let powers: [(Double, Double, Double)] = [
    (0, -3, .infinity), (-0.0, -3, -.infinity), (-0.0, -2, .infinity),
    (-0.0, -.infinity, .infinity),
    (0, 3, 0), (-0.0, 3, -0.0), (-0.0, 2.5, 0), (-1, .infinity, 1), (-1, -.infinity, 1),
    (1, .nan, 1),
    (.nan, 0, 1), (.infinity, 0, 1), (0, 0, 1), (-2, 0.5, .nan), (-2, 3, -8),
    (-2, 1e300, .infinity),
    (0.5, -.infinity, .infinity), (-2, -.infinity, 0), (0.5, .infinity, 0),
    (2, .infinity, .infinity),
    (-.infinity, -3, -0.0), (-.infinity, -2.5, 0), (-.infinity, 3, -.infinity),
    (-.infinity, 2.5, .infinity), (.infinity, -1, 0), (.infinity, 1, .infinity), (.nan, 1, .nan),
    (2, .nan, .nan), (2, 1024, .infinity), (2, -1075, 0), (-2, 1025, -.infinity), (0.9, 1e300, 0),
  ]

  /// Whether two values are the same number with the same sign, or both are NaN.
  private func agree(_ a: Double, _ b: Double) -> Bool {
    a.bitPattern == b.bitPattern || a.isNaN && b.isNaN
  }

  @Test func limitsAreThoseOfTheFunctions() {
    for (function, x, value) in Self.limits {
      #expect(agree(function(x), value), "\(function) of \(x) is \(function(x))")
      #expect(function(.nan).isNaN, "\(function)")
    }
  }

  @Test func powersFollowAnnexF() {
    for (x, y, value) in Self.powers {
      let result = ElementaryFunction.power(x, y)
      #expect(agree(result, value), "\(x)^\(y) is \(result)")
    }
  }

  @Test func kernelsGiveNothingWhereThereIsNoNumber() {
    var lane = 0.0, one = 1.0, zero = 0.0, missing = Double.nan, large = 710.0
    yk_exponential(&lane, &large, 1)
    #expect(lane.isNaN)
    yk_logarithm(&lane, &zero, 1)
    #expect(lane.isNaN)
    yk_normal_quantile(&lane, &one, 1)
    #expect(lane.isNaN)
    yk_power(&lane, &missing, &zero, 1)
    #expect(lane.isNaN)
    yk_power(&lane, &one, &missing, 1)
    #expect(lane.isNaN)
    var negative = -1.0
    yk_power(&lane, &zero, &negative, 1)
    #expect(lane.isNaN)
  }

}
