import Glibc

/// The share of a value's variance that one input makes, and how sure that is.
package struct SobolIndex: Equatable, Sendable {

  /// The share that it makes alone.
  package let first: Double

  /// The share that would be gone if it were known, with all interactions that it takes part in.
  package let total: Double

  /// Half the width of the intervals that hold these with a chance of 95 %.
  package let firstError: Double, totalError: Double

}

/// Variance-based indices, from runs in which one input at a time comes from another sample.
///
/// `a` and `b` are the values in two independent samples of all inputs; `mixed` are those in the first sample with one input
/// taken from the second. The first-order index is estimated as A. Saltelli et al. (Computer Physics
/// Communications 181, 2010) propose, the total one as M. Jansen does (1999); values are centred first, which the
/// former needs where the mean is large against the spread. Both are ratios of means, so their errors follow from
/// the spread of the terms by the delta method. That takes the runs for independent; Sobol points are better than
/// that, so the intervals are on the wide side.
package struct SobolEstimator {

  /// The values in the first sample, less the mean of both.
  private let a: [Double]

  /// The values in the second sample, less the mean of both.
  private let b: [Double]

  /// The mean of the values.
  package let mean: Double

  /// The variance of the values.
  package let variance: Double

  /// Creates an estimator from the values in two samples of the same size.
  package init(_ a: [Double], _ b: [Double]) {
    let mean = (SobolEstimator.mean(a) + SobolEstimator.mean(b)) / 2
    let centred = (a: a.map { $0 - mean }, b: b.map { $0 - mean })
    self.mean = mean
    (self.a, self.b) = centred
    variance = (SobolEstimator.meanSquare(centred.a) + SobolEstimator.meanSquare(centred.b)) / 2
  }

  /// The indices of the input that the runs with the values `mixed` take from the second sample.
  package func index(_ mixed: [Double]) -> SobolIndex {
    let count = a.count
    var sums = (first: 0.0, total: 0.0)
    for i in 0..<count {
      let change = mixed[i] - mean - a[i]
      sums.first += b[i] * change
      sums.total += change * change
    }
    let first = sums.first / (Double(count) * variance)
    let total = sums.total / (2 * Double(count) * variance)
    var squares = (first: 0.0, total: 0.0)
    for i in 0..<count {
      let change = mixed[i] - mean - a[i]
      let spread = (a[i] * a[i] + b[i] * b[i]) / 2
      let firstTerm = b[i] * change - first * spread
      let totalTerm = change * change / 2 - total * spread
      squares.first += firstTerm * firstTerm
      squares.total += totalTerm * totalTerm
    }
    let scale = SobolEstimator.quantile / (Double(count) * variance)
    return SobolIndex(
      first: first, total: total, firstError: scale * squares.first.squareRoot(),
      totalError: scale * squares.total.squareRoot())
  }

  /// The standard errors to either side of a normal estimate that hold 95 %.
  static let quantile = 1.959963984540054

  /// The mean of `numbers`.
  private static func mean(_ numbers: [Double]) -> Double {
    var sum = 0.0
    for number in numbers { sum += number }
    return sum / Double(numbers.count)
  }

  /// The mean of the squares of `numbers`.
  private static func meanSquare(_ numbers: [Double]) -> Double {
    var sum = 0.0
    for number in numbers { sum += number * number }
    return sum / Double(numbers.count)
  }

}
