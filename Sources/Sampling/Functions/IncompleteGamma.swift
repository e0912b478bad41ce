/// The gamma distribution of scale 1: the incomplete gamma function of one shape, and its inverse.
struct IncompleteGamma: Sendable {

  /// The shape.
  let shape: Double

  /// The factor of the kernel that does not depend on x.
  private let scale: Double

  /// From this shape on tails are integrated: the series would need thousands of terms.
  private static let largeShape = 20_000.0

  /// The function for `shape` > 0.
  init(shape: Double) {
    self.shape = shape
    scale = exp(-Gammas.stirlingError(shape)) * (shape / (2 * Double.pi)).squareRoot()
  }

  /// x^a e^-x / Gamma(a), which is the density of log x.
  func kernel(_ x: Double) -> Double {
    x > 0 ? scale * exp(-Gammas.deviance(shape, x)) : 0
  }

  /// The chances of being below and above `x`.
  func chance(_ x: Double) -> Chance { tails(x).chance }

  /// The chances of being below and above `x`, and the kernel at `x`.
  func tails(_ x: Double) -> (chance: Chance, kernel: Double) {
    guard x > 0 else { return (Chance(lower: 0, upper: 1), 0) }
    guard x < .infinity else { return (Chance(lower: 1, upper: 0), 0) }
    let kernel = kernel(x)
    if shape > IncompleteGamma.largeShape {
      let integral = TailQuadrature(center: shape, spread: shape.squareRoot()) {
        self.kernel($0) / $0
      }
      return (integral.chance(x), kernel)
    }
    // For a small shape the upper tail is small where x is still small: it must not be found by subtraction.
    let isLow = x < min(shape + 1, 2 * shape + 0.3)
    return isLow
      ? (Chance(lower: kernel * series(x)), kernel)
      : (Chance(upper: kernel * fraction(x)), kernel)
  }

  /// The lower tail over the kernel: the power series 1/a + x/(a (a+1)) + ...
  private func series(_ x: Double) -> Double {
    var term = 1 / shape
    var sum = term
    var n = shape
    while term > sum * 0x1p-56 {
      n += 1
      term *= x / n
      sum += term
    }
    return sum
  }

  /// The upper tail over the kernel: Legendre's continued fraction, by the modified method of Lentz.
  private func fraction(_ x: Double) -> Double {
    var b = x + 1 - shape
    var c = 1 / Double.leastNormalMagnitude
    var d = 1 / b
    var value = d
    for i in stride(from: 1.0, to: 100_000, by: 1) {
      let numerator = -i * (i - shape)
      b += 2
      d = 1 / Gammas.nonzero(numerator * d + b)
      c = Gammas.nonzero(b + numerator / c)
      let factor = d * c
      value *= factor
      if (factor - 1).magnitude < 0x1p-52 { break }
    }
    return value
  }

  /// The quantile at `chance`, by Newton steps for the logarithm of the smaller tail in log x, which is concave.
  func quantile(_ chance: Chance) -> Double {
    var search = ConcaveSearch(chance, start: start(chance))
    while let x = search.next {
      let (chance, kernel) = tails(x)
      search.take(chance, kernel: kernel)
    }
    return search.value
  }

  /// A number to start from: the leading term of the lower tail far out, else the cube of a normal number (E. B.
  /// Wilson, M. M. Hilferty, 1931), else the mean.
  private func start(_ chance: Chance) -> Double {
    let leading = exp((log(chance.lower) + log(shape) - log(kernel(1)) - 1) / shape)
    if leading < 0.1 * shape { return leading }
    let z = NormalDistribution.standardQuantile(chance)
    let root = 1 - 1 / (9 * shape) + z / (3 * shape.squareRoot())
    return root > 0.3 ? shape * root * root * root : shape
  }

}
