import CSampling

/// Correlated standard normal numbers, some of them given others.
///
/// Of normal numbers with the correlation matrix R, those in a set T given those in the rest S have the mean
/// R_TS R_SS^-1 z_S and the covariance R_TT - R_TS R_SS^-1 R_ST; neither depends on anything but S, so one factor serves all
/// draws.
package struct ConditionalNormal: Sendable {

  /// The numbers that are drawn, by their places in the matrix.
  private let drawn: [Int]

  /// The numbers that are given.
  private let given: [Int]

  /// For each drawn number, what it takes of each given one.
  private let slopes: [[Double]]

  /// The rows of the Cholesky factor of what is left of the covariance.
  private let factor: [[Double]]

  /// Creates what draws the numbers that are not in `given`; `nil` where `correlations` do not leave them free.
  package init?(_ correlations: CorrelationMatrix, given: [Int]) {
    let drawn = (0..<correlations.count).filter { !given.contains($0) }
    var slopes: [[Double]] = []
    for target in drawn {
      let rows = given.map { row in
        given.map { correlations[row, $0] } + [correlations[row, target]]
      }
      guard let slope = given.isEmpty ? [] : LinearSystem.solution(rows) else { return nil }
      slopes.append(slope)
    }
    // What is left is a covariance, not a correlation, so it is factored as it stands.
    var factor = [[Double]](
      repeating: [Double](repeating: 0, count: drawn.count), count: drawn.count)
    for i in drawn.indices {
      for j in 0...i {
        var rest = correlations[drawn[i], drawn[j]]
        for (slope, place) in zip(slopes[i], given) {
          rest -= slope * correlations[place, drawn[j]]
        }
        for k in 0..<j { rest -= factor[i][k] * factor[j][k] }
        if i == j {
          guard rest > 1e-12 else { return nil }
          factor[i][i] = rest.squareRoot()
        } else {
          factor[i][j] = rest / factor[j][j]
        }
      }
    }
    (self.drawn, self.given, self.slopes, self.factor) = (drawn, given, slopes, factor)
  }

  /// All numbers of each draw: the given ones of `known`, and others made of the independent ones in `fresh`, both by place.
  package func numbers(_ known: [[Double]], _ fresh: [[Double]]) -> [[Double]] {
    var result = known
    for (i, target) in drawn.enumerated() {
      var column = [Double](repeating: 0, count: fresh[target].count)
      for (slope, place) in zip(slopes[i], given) where slope != 0 {
        for draw in column.indices { column[draw] += slope * known[place][draw] }
      }
      for k in 0...i where factor[i][k] != 0 {
        for draw in column.indices { column[draw] += factor[i][k] * fresh[drawn[k]][draw] }
      }
      result[target] = column
    }
    return result
  }

  /// The standard normal numbers below which `chances` of all are.
  package static func quantiles(_ chances: [Double]) -> [Double] {
    var numbers = chances
    numbers.withUnsafeMutableBufferPointer { buffer in
      guard let first = buffer.baseAddress else { return }
      ys_normal_quantiles(first, first, buffer.count)
    }
    return numbers
  }

  /// The chances of standard normal numbers below each of `numbers`.
  package static func chances(_ numbers: [Double]) -> [Double] {
    var chances = numbers
    chances.withUnsafeMutableBufferPointer { buffer in
      guard let first = buffer.baseAddress else { return }
      ys_normal_chances(first, first, buffer.count)
    }
    return chances
  }

}
