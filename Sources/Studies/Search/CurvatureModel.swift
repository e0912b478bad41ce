/// A positive definite model of how a function bends, learnt from how its gradient changes (the damped BFGS formula of
/// M. J. D. Powell, "A fast algorithm for nonlinearly constrained optimization calculations", 1978).
struct CurvatureModel {

  /// The matrix.
  private var matrix: [[Double]]

  /// The model that knows nothing: it bends alike everywhere.
  init(count: Int) {
    matrix = (0..<count).map { row in (0..<count).map { $0 == row ? 1 : 0 } }
  }

  /// Learns that the gradient changes by `change` along `step`.
  mutating func learn(_ step: [Double], _ change: [Double]) {
    let bent = matrix.map { row in zip(row, step).reduce(0) { $0 + $1.0 * $1.1 } }
    let curvature = zip(step, bent).reduce(0) { $0 + $1.0 * $1.1 }
    guard curvature > 1e-300 else { return }
    var change = change
    var product = zip(step, change).reduce(0) { $0 + $1.0 * $1.1 }
    if product < 0.2 * curvature {
      let share = 0.8 * curvature / (curvature - product)
      change = zip(change, bent).map { share * $0 + (1 - share) * $1 }
      product = zip(step, change).reduce(0) { $0 + $1.0 * $1.1 }
    }
    guard product > 0, product.isFinite, change.allSatisfy(\.isFinite) else { return }
    for i in matrix.indices {
      for j in matrix.indices {
        matrix[i][j] += change[i] * change[j] / product - bent[i] * bent[j] / curvature
      }
    }
  }

  /// The inverse of the matrix; `nil` where rounding has spoilt it.
  var inverse: [[Double]]? {
    let count = matrix.count
    var left = matrix
    var right = CurvatureModel(count: count).matrix
    for pivot in 0..<count {
      // A positive definite matrix needs no exchange of rows.
      let scale = left[pivot][pivot]
      guard scale > 1e-14, scale.isFinite else { return nil }
      for column in 0..<count {
        left[pivot][column] /= scale
        right[pivot][column] /= scale
      }
      for row in 0..<count where row != pivot && left[row][pivot] != 0 {
        let factor = left[row][pivot]
        for column in 0..<count {
          left[row][column] -= factor * left[pivot][column]
          right[row][column] -= factor * right[pivot][column]
        }
      }
    }
    return right
  }

}
