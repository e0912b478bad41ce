// Correlated inputs: a Gaussian copula.
//
// Inputs are asked to have given rank correlations (Spearman's). Their numbers in (0, 1) are turned into standard
// normal ones, mixed by the Cholesky factor of a correlation matrix and turned back: each remains uniform, so
// every input keeps its own distribution exactly, and the ranks get their correlation, since normal numbers with
// Pearson's correlation rho have Spearman's 6 / pi asin(rho / 2) (K. Pearson, 1907). Rank correlation survives any
// rising quantile function, which a product-moment correlation does not.
//
// A matrix that is not positive definite belongs to no set of numbers: three inputs cannot all oppose each other.
// Then the error carries the nearest matrix that does (N. J. Higham, "Computing the nearest correlation matrix - a
// problem from finance", IMA J. Numer. Anal. 22, 2002, 329-343).

/// A symmetric matrix with ones on its diagonal.
package struct CorrelationMatrix: Equatable, Sendable {

  /// The number of inputs.
  package let count: Int

  /// The entries, row by row.
  private var entries: [Double]

  /// The matrix of `count` inputs without correlation.
  package init(count: Int) {
    self.count = count
    entries = [Double](repeating: 0, count: count * count)
    for i in 0..<count { entries[i * count + i] = 1 }
  }

  /// The correlation of two inputs; setting one sets its mirror image.
  package subscript(_ i: Int, _ j: Int) -> Double {
    get { entries[i * count + j] }
    set {
      entries[i * count + j] = newValue
      entries[j * count + i] = newValue
    }
  }

  /// The matrix with each correlation off the diagonal changed by `function`.
  func mapped(_ function: (Double) -> Double) -> CorrelationMatrix {
    var result = self
    for i in 0..<count {
      for j in 0..<i { result[i, j] = function(self[i, j]) }
    }
    return result
  }

  /// The lower triangular matrix L with L L' = self, row by row; none if the matrix is not positive definite.
  func choleskyFactor() -> [[Double]]? {
    var factor = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    for i in 0..<count {
      for j in 0...i {
        var sum = self[i, j]
        for k in 0..<j { sum -= factor[i][k] * factor[j][k] }
        if i == j {
          guard sum > CorrelationMatrix.leastPivot else { return nil }
          factor[i][i] = sum.squareRoot()
        } else {
          factor[i][j] = sum / factor[j][j]
        }
      }
    }
    return factor
  }

  /// A pivot of rounding errors alone is no pivot.
  private static let leastPivot = 1e-13

}
