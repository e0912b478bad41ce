import CSampling

/// A set of correlations that no numbers have.
package struct CorrelationError: Error, Equatable, Sendable {

  /// The smallest eigenvalue of the matrix that would be needed, which is not above zero.
  package let smallestEigenvalue: Double

  /// The rank correlations that are nearest and possible.
  package let nearest: CorrelationMatrix

}

/// What gives some inputs their rank correlations.
package struct GaussianCopula: Sendable {

  /// The rows of the Cholesky factor.
  private let factor: [[Double]]

  /// The copula in which inputs have `rankCorrelations`, each of them in [-1, 1].
  package init(rankCorrelations: CorrelationMatrix) throws(CorrelationError) {
    let normal = rankCorrelations.mapped(GaussianCopula.pearson(spearman:))
    guard let factor = normal.choleskyFactor() else {
      // The eigenvalues stay a little above zero, so that what is proposed is accepted when it is rounded.
      let nearest = normal.nearest(eigenvaluesFrom: 1e-6).mapped(GaussianCopula.spearman(pearson:))
      throw CorrelationError(
        smallestEigenvalue: normal.smallestEigenvalue, nearest: nearest)
    }
    self.factor = factor
  }

  /// The number of inputs.
  package var count: Int { factor.count }

  /// The correlation of normal numbers whose ranks have `correlation`.
  package static func pearson(spearman correlation: Double) -> Double {
    2 * sine(Double.pi / 6 * correlation)
  }

  /// The correlation of the ranks of normal numbers with `correlation`.
  package static func spearman(pearson correlation: Double) -> Double {
    Bisection.root(-1, 1) { pearson(spearman: $0) - correlation } ?? correlation
  }

  /// The sine of |x| < 1: Taylor's series, for the C library's may differ from machine to machine.
  private static func sine(_ x: Double) -> Double {
    var sum = 0.0
    for n in stride(from: 19.0, to: 1.0, by: -2) { sum = (1 + sum) * (-x * x / (n * (n - 1))) }
    return x * (1 + sum)
  }

  /// Turns `numbers`, a column of `count` independent numbers in (0, 1) for each input, into correlated ones.
  ///
  /// The first input keeps its numbers but for rounding.
  package func correlate(_ numbers: [UnsafeMutablePointer<Double>], count: Int) {
    mix(numbers, count: count)
    for column in numbers { GaussianCopula.spreadEvenly(column, count: count) }
  }

  /// Turns `numbers`, as `correlate` takes them, into correlated standard normal ones.
  package func mix(_ numbers: [UnsafeMutablePointer<Double>], count: Int) {
    for column in numbers { ys_normal_quantiles(column, column, count) }
    // From the last input on, each sum needs inputs in front of it that are not mixed yet.
    for i in factor.indices.reversed() {
      ys_affine(numbers[i], numbers[i], count, 0, factor[i][i])
      for j in 0..<i where factor[i][j] != 0 {
        ys_add_scaled(numbers[i], numbers[j], count, factor[i][j])
      }
    }
  }

  /// Turns a column of `count` standard normal numbers into numbers that are spread evenly over (0, 1).
  package static func spreadEvenly(_ column: UnsafeMutablePointer<Double>, count: Int) {
    ys_normal_chances(column, column, count)
  }

}
