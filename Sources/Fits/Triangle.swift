/// The triangle R of a matrix's factors Q·R, with Q transposed applied to a right side.
///
/// Householder's reflections make it without squaring the condition number, as the normal equations would.
struct Triangle {

  /// The rows of R.
  private(set) var rows: [[Double]]

  /// The right side, as far as R goes.
  private(set) var rightSide: [Double]

  /// The factors of the matrix with `rows`, of which there are at least as many as columns.
  init(_ rows: [[Double]], rightSide: [Double]) {
    var matrix = rows
    var side = rightSide
    let columns = rows.first?.count ?? 0
    for column in 0..<columns {
      var square = 0.0
      for row in column..<matrix.count { square += matrix[row][column] * matrix[row][column] }
      guard square > 0 else { continue }
      let length = square.squareRoot()
      let pivot = matrix[column][column] > 0 ? -length : length
      var reflector = matrix.map { $0[column] }
      reflector[column] -= pivot
      let scale = -pivot * reflector[column]
      for other in column..<columns {
        var product = 0.0
        for row in column..<matrix.count { product += reflector[row] * matrix[row][other] }
        for row in column..<matrix.count {
          matrix[row][other] -= product / scale * reflector[row]
        }
      }
      var product = 0.0
      for row in column..<side.count { product += reflector[row] * side[row] }
      for row in column..<side.count { side[row] -= product / scale * reflector[row] }
    }
    self.rows = Array(matrix.prefix(columns))
    self.rightSide = Array(side.prefix(columns))
  }

  /// The least ratio of a pivot to the greatest: 0 where the columns depend on each other.
  var leastPivot: Double {
    let pivots = rows.indices.map { abs(rows[$0][$0]) }
    guard let greatest = pivots.max(), greatest > 0 else { return 0 }
    return (pivots.min() ?? 0) / greatest
  }

  /// The solution of R·x = right side; `nil` where there is none.
  var solution: [Double]? {
    var result = [Double](repeating: 0, count: rows.count)
    for row in rows.indices.reversed() {
      var sum = rightSide[row]
      for column in (row + 1)..<max(rows.count, row + 1) {
        sum -= rows[row][column] * result[column]
      }
      guard rows[row][row] != 0 else { return nil }
      result[row] = sum / rows[row][row]
    }
    return result
  }

  /// The inverse of R transposed times R.
  var inverseOfSquare: [[Double]] {
    let count = rows.count
    var inverse = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    for column in 0..<count {
      for row in stride(from: column, through: 0, by: -1) {
        var sum = row == column ? 1.0 : 0.0
        for middle in (row + 1)..<max(column + 1, row + 1) {
          sum -= rows[row][middle] * inverse[middle][column]
        }
        inverse[row][column] = sum / rows[row][row]
      }
    }
    return (0..<count).map { i in
      (0..<count).map { j in (0..<count).reduce(0) { $0 + inverse[i][$1] * inverse[j][$1] } }
    }
  }

}
