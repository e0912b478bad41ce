/// Small systems of linear equations.
enum LinearSystem {

  /// The solution of the equations in `rows`, each its coefficients and then its right side; none if it is not
  /// unique. By elimination with the largest pivot of each column.
  static func solution(_ rows: [[Double]]) -> [Double]? {
    var rows = rows
    let count = rows.count
    for column in 0..<count {
      let pivot = (column..<count).max {
        rows[$0][column].magnitude < rows[$1][column].magnitude
      }
      guard let pivot, rows[pivot][column] != 0 else { return nil }
      rows.swapAt(column, pivot)
      for row in 0..<count where row != column {
        let factor = rows[row][column] / rows[column][column]
        for k in column...count { rows[row][k] -= factor * rows[column][k] }
      }
    }
    let solution = rows.indices.map { rows[$0][count] / rows[$0][$0] }
    return solution.allSatisfy(\.isFinite) ? solution : nil
  }

}
