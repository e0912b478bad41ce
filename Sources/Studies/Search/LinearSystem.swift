/// Linear equations, as many as unknowns, each divided by a scale of its own.
struct LinearSystem {

  /// The share of the greatest derivative of an equation below which nothing is left of it once the others are taken away:
  /// derivatives from differences have seven digits.
  private static let singular = 1e-6

  /// What each equation was divided by.
  private let scales: [Double]

  /// The inverse; of a matrix that has none, the one with a little added to what is missing.
  private let inverse: [[Double]]

  /// `true` iff the equations do not tell all unknowns apart.
  let isSingular: Bool

  /// Creates the system with the coefficients `rows`, which were divided by `scales`.
  init(_ rows: [[Double]], scales: [Double]) {
    let count = rows.count
    self.scales = scales
    var left = rows
    var right = (0..<count).map { row in (0..<count).map { row == $0 ? 1.0 : 0.0 } }
    var isSingular = false
    for row in 0..<count {
      // Each row by its greatest element, so that pivots can be compared.
      let greatest = left[row].map(abs).max() ?? 0
      guard greatest > 0 else { continue }
      left[row] = left[row].map { $0 / greatest }
      right[row] = right[row].map { $0 / greatest }
    }
    for column in 0..<count {
      let pivot = (column..<count).max { abs(left[$0][column]) < abs(left[$1][column]) } ?? column
      left.swapAt(pivot, column)
      right.swapAt(pivot, column)
      if abs(left[column][column]) < LinearSystem.singular {
        isSingular = true
        left[column][column] =
          left[column][column] < 0 ? -LinearSystem.singular : LinearSystem.singular
      }
      let factor = 1 / left[column][column]
      left[column] = left[column].map { $0 * factor }
      right[column] = right[column].map { $0 * factor }
      for row in 0..<count where row != column {
        let share = left[row][column]
        guard share != 0 else { continue }
        for index in 0..<count {
          left[row][index] -= share * left[column][index]
          right[row][index] -= share * right[column][index]
        }
      }
    }
    (inverse, self.isSingular) = (right, isSingular)
  }

  /// The unknowns at which the equations come to `values`.
  func solution(of values: [Double]) -> [Double] {
    let scaled = zip(values, scales).map { $0 / $1 }
    return inverse.map { row in zip(row, scaled).map { $0 * $1 }.reduce(0, +) }
  }

  /// The standard errors of the unknowns where those of the values are `errors`.
  func errors(of errors: [Double]) -> [Double] {
    let scaled = zip(errors, scales).map { $0 / $1 }
    return inverse.map { row in
      zip(row, scaled).map { ($0 * $1) * ($0 * $1) }.reduce(0, +).squareRoot()
    }
  }

}
