// The parts from which densities of gamma and beta kind are made.
//
// A density such as x^a e^-x / Gamma(a + 1) is a product of huge and tiny factors. C. Loader ("Fast and accurate
// computation of binomial probabilities", 2000) writes it as exp(-s(a) - d(a, x)) / sqrt(2 pi a), where s is
// what Stirling's formula lacks and d >= 0 is the deviance: nothing large is subtracted, and the exponent is
// as small as the result allows.

/// The functions around the gamma function.
enum Gammas {

  /// What Stirling's formula lacks: log Gamma(a + 1) - ((a + 1/2) log a - a + log(2 pi) / 2), for `a` > 0.
  static func stirlingError(_ a: Double) -> Double {
    var sum = 0.0
    var a = a
    // The series below is asymptotic: from 12 on its last term is beyond a double's digits.
    while a < 12 {
      sum += (a + 0.5) * log1p(1 / a) - 1
      a += 1
    }
    let inverse = 1 / a
    let square = inverse * inverse
    var series = 1.0 / 156
    for term in [-691.0 / 360_360, 1.0 / 1188, -1.0 / 1680, 1.0 / 1260, -1.0 / 360, 1.0 / 12] {
      series = term + square * series
    }
    return sum + inverse * series
  }

  /// The logarithm of Gamma(`a`), for `a` > 0.
  static func logGamma(_ a: Double) -> Double {
    stirlingError(a) + (a - 0.5) * log(a) - a + 0.918_938_533_204_672_74
  }

  /// Half the deviance of `x` from `mean`: x log(x / mean) + mean - x, for `x` and `mean` > 0.
  static func deviance(_ x: Double, _ mean: Double) -> Double {
    deviance(x, mean, difference: x - mean)
  }

  /// Half the deviance of `x` from `mean` where their difference is known to more digits than they have.
  static func deviance(_ x: Double, _ mean: Double, difference: Double) -> Double {
    guard difference.magnitude < 0.1 * (x + mean) else { return x * log(x / mean) - difference }
    let ratio = difference / (x + mean)
    let square = ratio * ratio
    var sum = difference * ratio
    var power = 2 * x * ratio
    for odd in stride(from: 3.0, to: 100, by: 2) {
      power *= square
      let next = sum + power / odd
      if next == sum { break }
      sum = next
    }
    return sum
  }

  /// `x`, or the smallest number in place of zero.
  static func nonzero(_ x: Double) -> Double { x == 0 ? .leastNormalMagnitude : x }

}
