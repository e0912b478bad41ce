/// A number in (0, 1) as its odds, which keep the digits near both ends.
struct Odds {

  /// x / (1 - x).
  var ratio: Double

  /// The number.
  var value: Double { ratio < .infinity ? ratio / (1 + ratio) : 1 }

  /// 1 minus the number.
  var complement: Double { 1 / (1 + ratio) }

}

/// The beta distribution: the incomplete beta function of two parameters, and its inverse.
///
/// Chances come from the continued fraction (W. Press et al., "Numerical recipes", 6.4), on the side of the mean
/// where it is fast; the inverse from Newton steps in the logit of x, whose density is log-concave.
struct IncompleteBeta: Sendable {

  /// The exponent of x.
  let a: Double

  /// The exponent of 1 - x.
  let b: Double

  /// The factor of the kernel that does not depend on x.
  private let scale: Double

  /// From this smaller parameter on tails are integrated: the fraction would need too many terms.
  private static let largeParameter = 20_000.0

  /// The function for `a` and `b` > 0.
  init(_ a: Double, _ b: Double) {
    self.a = a
    self.b = b
    let lacking =
      Gammas.stirlingError(a + b) - Gammas.stirlingError(a) - Gammas.stirlingError(b)
    scale = exp(lacking) * (a / (a + b) * b / (2 * Double.pi)).squareRoot()
  }

  /// x^a (1 - x)^b / B(a, b), which is the density of the logit, at `x` with 1 - x = `y`.
  func kernel(_ x: Double, _ y: Double) -> Double {
    guard x > 0, y > 0 else { return 0 }
    let n = a + b
    // n x - a = b - n y: the smaller of x and y is the one whose digits count.
    let difference = x < y ? n * x - a : b - n * y
    let (first, second) = (
      Gammas.deviance(a, n * x, difference: -difference),
      Gammas.deviance(b, n * y, difference: difference)
    )
    return scale * exp(-first - second)
  }

  /// The chances of being below and above `x`, where 1 - x = `y`.
  func chance(_ x: Double, _ y: Double) -> Chance { tails(x, y).chance }

  /// The chances of being below and above `x`, where 1 - x = `y`, and the kernel there.
  func tails(_ x: Double, _ y: Double) -> (chance: Chance, kernel: Double) {
    guard x > 0 else { return (Chance(lower: 0, upper: 1), 0) }
    guard y > 0 else { return (Chance(lower: 1, upper: 0), 0) }
    let kernel = kernel(x, y)
    if min(a, b) > IncompleteBeta.largeParameter {
      // In the logit, whose spread is known and whose ends are far away.
      let spread = (1 / a + 1 / b).squareRoot()
      let integral = TailQuadrature(center: log(a / b), spread: spread) { logit in
        let odds = Odds(ratio: exp(logit))
        return self.kernel(odds.value, odds.complement)
      }
      return (integral.chance(log(x / y)), kernel)
    }
    return x * (a + b + 2) < a + 1
      ? (Chance(lower: kernel * IncompleteBeta.fraction(a, b, x, y) / a), kernel)
      : (Chance(upper: kernel * IncompleteBeta.fraction(b, a, y, x) / b), kernel)
  }

  /// The continued fraction of the incomplete beta function, by the modified method of Lentz.
  private static func fraction(_ a: Double, _ b: Double, _ x: Double, _ y: Double) -> Double {
    var c = 1.0
    // 1 - (a + b) x / (a + 1), from the smaller of x and y = 1 - x.
    let first = x < y ? a + 1 - (a + b) * x : 1 - b + (a + b) * y
    var d = (a + 1) / Gammas.nonzero(first)
    var value = d
    for m in stride(from: 1.0, to: 100_000, by: 1) {
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / Gammas.nonzero(1 + even * d)
      c = Gammas.nonzero(1 + even / c)
      value *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / Gammas.nonzero(1 + odd * d)
      c = Gammas.nonzero(1 + odd / c)
      let factor = d * c
      value *= factor
      if (factor - 1).magnitude < 0x1p-52 { break }
    }
    return value
  }

  /// The odds of the quantile at `chance`.
  func quantile(_ chance: Chance) -> Odds {
    var search = ConcaveSearch(chance, start: start(chance))
    while let ratio = search.next {
      let odds = Odds(ratio: ratio)
      let (chance, kernel) = tails(odds.value, odds.complement)
      search.take(chance, kernel: kernel)
    }
    return Odds(ratio: search.value)
  }

  /// Odds to start from: the leading term of the smaller tail where that is far out, else a normal logit.
  private func start(_ chance: Chance) -> Double {
    // The kernel at x = 1/2 without its powers is 1 / B(a, b).
    let logBeta = -log(kernel(0.5, 0.5)) - (a + b) * 0.693_147_180_559_945_3
    if chance.lower < chance.upper {
      let low = exp((log(chance.lower) + log(a) + logBeta) / a)
      if low < 0.1 * a / (a + b) { return low }
    } else {
      let high = exp((log(chance.upper) + log(b) + logBeta) / b)
      if high < 0.1 * b / (a + b) { return 1 / high }
    }
    let spread = min((1 / a + 1 / b).squareRoot(), 1)
    return a / b * exp(spread * NormalDistribution.standardQuantile(chance))
  }

}
