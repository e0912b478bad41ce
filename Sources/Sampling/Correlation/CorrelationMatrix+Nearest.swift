extension CorrelationMatrix {

  /// The smallest eigenvalue; a matrix of correlations has none below zero.
  package var smallestEigenvalue: Double {
    SymmetricEigenvalues(rows).values.min() ?? 1
  }

  /// The matrix as rows.
  private var rows: [[Double]] {
    (0..<count).map { i in (0..<count).map { self[i, $0] } }
  }

  /// The correlation matrix nearest to this one in Frobenius' norm, its eigenvalues at least `floor` as good as
  /// the unit diagonal lets them be: alternating projections on matrices with these eigenvalues and those with
  /// a unit diagonal, with Dykstra's correction (Higham 2002, algorithm 3.3).
  package func nearest(eigenvaluesFrom floor: Double = 0) -> CorrelationMatrix {
    var current = rows
    var correction = [[Double]](
      repeating: [Double](repeating: 0, count: count), count: count)
    // The error falls by a constant factor in each turn; this many bound the time for hopeless matrices.
    for _ in 0..<2_000 {
      var change = 0.0
      var shifted = current
      for i in 0..<count {
        for j in 0..<count { shifted[i][j] -= correction[i][j] }
      }
      let projected = SymmetricEigenvalues(shifted).matrix(eigenvaluesFrom: floor)
      for i in 0..<count {
        for j in 0..<count {
          correction[i][j] = projected[i][j] - shifted[i][j]
          let next = i == j ? 1 : projected[i][j]
          change = max(change, (next - current[i][j]).magnitude)
          current[i][j] = next
        }
      }
      if change < 1e-12 { break }
    }
    var result = CorrelationMatrix(count: count)
    for i in 0..<count {
      for j in 0..<i { result[i, j] = current[i][j] }
    }
    return result
  }

}

/// The eigenvalues and eigenvectors of a symmetric matrix, by Jacobi's rotations (G. Golub, C. Van Loan, "Matrix
/// computations", 8.5): slower than others and accurate without ado, for matrices of some dozen inputs.
struct SymmetricEigenvalues {

  /// The eigenvalues.
  private(set) var values: [Double]

  /// The eigenvectors, one in each column.
  private var vectors: [[Double]]

  /// The decomposition of the matrix with `rows`.
  init(_ rows: [[Double]]) {
    var matrix = rows
    let count = rows.count
    vectors = (0..<count).map { i in (0..<count).map { $0 == i ? 1 : 0 } }
    // Sweeps converge quadratically: ten are more than any matrix takes.
    for _ in 0..<60 {
      var outside = 0.0
      for i in 0..<count {
        for j in 0..<i { outside = max(outside, matrix[i][j].magnitude) }
      }
      if outside < 1e-300 { break }
      for p in 0..<count {
        for q in p + 1..<max(count, p + 1) where matrix[p][q] != 0 {
          SymmetricEigenvalues.rotate(&matrix, &vectors, p, q)
        }
      }
    }
    values = (0..<count).map { matrix[$0][$0] }
  }

  /// Turns rows and columns `p` and `q` so that their common entry vanishes.
  private static func rotate(
    _ matrix: inout [[Double]], _ vectors: inout [[Double]], _ p: Int, _ q: Int
  ) {
    let tau = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q])
    let tangent = (tau < 0 ? -1 : 1) / (tau.magnitude + (1 + tau * tau).squareRoot())
    let cosine = 1 / (1 + tangent * tangent).squareRoot()
    let sine = tangent * cosine
    for k in matrix.indices {
      let (x, y) = (matrix[k][p], matrix[k][q])
      (matrix[k][p], matrix[k][q]) = (cosine * x - sine * y, sine * x + cosine * y)
    }
    for k in matrix.indices {
      let (x, y) = (matrix[p][k], matrix[q][k])
      (matrix[p][k], matrix[q][k]) = (cosine * x - sine * y, sine * x + cosine * y)
    }
    (matrix[p][q], matrix[q][p]) = (0, 0)
    for k in matrix.indices {
      let (x, y) = (vectors[k][p], vectors[k][q])
      (vectors[k][p], vectors[k][q]) = (cosine * x - sine * y, sine * x + cosine * y)
    }
  }

  /// The matrix with the same eigenvectors whose eigenvalues below `floor` are raised to it.
  func matrix(eigenvaluesFrom floor: Double) -> [[Double]] {
    let raised = values.map { max($0, floor) }
    return vectors.indices.map { i in
      vectors.indices.map { j in
        raised.indices.reduce(0) { $0 + vectors[i][$1] * raised[$1] * vectors[j][$1] }
      }
    }
  }

}
