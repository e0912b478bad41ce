import Sampling
import Testing

/// Correlated inputs.
@Suite struct CorrelationTests {

  /// The matrix with the correlations of each pair.
  private func matrix(_ count: Int, _ pairs: [(Int, Int, Double)]) -> CorrelationMatrix {
    var matrix = CorrelationMatrix(count: count)
    for (i, j, value) in pairs { matrix[i, j] = value }
    return matrix
  }

  /// Higham's example (2002, section 4): the nearest matrix to one with a negative eigenvalue, to its four digits.
  @Test func higham() {
    let given = matrix(3, [(0, 1, 1), (1, 2, 1), (0, 2, 0)])
    #expect((given.smallestEigenvalue - (1 - 2.0.squareRoot())).magnitude < 1e-14)
    let nearest = given.nearest()
    #expect((nearest[0, 1] - 0.7607).magnitude < 5e-5)
    #expect((nearest[1, 2] - 0.7607).magnitude < 5e-5)
    #expect((nearest[0, 2] - 0.1573).magnitude < 5e-5)
    #expect(nearest.smallestEigenvalue > -1e-10)
    let again = nearest.nearest()
    for (i, j) in [(0, 1), (1, 2), (0, 2)] {
      #expect((again[i, j] - nearest[i, j]).magnitude < 1e-10)
    }
  }

  /// Impossible correlations are refused, and what is proposed instead is possible.
  @Test func impossible() throws {
    let opposed = matrix(3, [(0, 1, -0.9), (1, 2, -0.9), (0, 2, -0.9)])
    do {
      _ = try GaussianCopula(rankCorrelations: opposed)
      Issue.record("three inputs cannot all oppose each other")
    } catch {
      #expect(error.smallestEigenvalue < -0.7)
      #expect((error.nearest[0, 1] - error.nearest[1, 2]).magnitude < 1e-9)
      #expect((error.nearest[0, 1] + 0.482_583_5).magnitude < 1e-4)
      _ = try GaussianCopula(rankCorrelations: error.nearest)
    }
  }

  /// Drawn numbers have the ranks' correlations that were asked for, and each remains uniform.
  @Test(arguments: SamplingMethod.allCases) func ranks(_ method: SamplingMethod) throws {
    let wanted = matrix(3, [(0, 1, 0.6), (1, 2, -0.3), (0, 2, 0.1)])
    let copula = try GaussianCopula(rankCorrelations: wanted)
    let count = 1 << 14
    var columns = (0..<3).map { numbers(method, name: "x\($0)", dimension: $0, draws: count) }
    let before = columns[0]
    correlate(copula, &columns, count)
    #expect(zip(before, columns[0]).allSatisfy { ($0 - $1).magnitude < 4e-15 })
    for (i, j) in [(0, 1), (1, 2), (0, 2)] {
      // Four standard errors of independent draws.
      let found = correlation(ranks(columns[i]), ranks(columns[j]))
      #expect((found - wanted[i, j]).magnitude < 4 / Double(count).squareRoot())
    }
    for column in columns {
      let distance = column.sorted().enumerated().map { k, u in
        (u - Double(k) / Double(count)).magnitude
      }
      #expect((distance.max() ?? 1) < 1.95 / Double(count).squareRoot())
      #expect(column.allSatisfy { $0 > 0 && $0 < 1 })
    }
  }

  /// Blocks may be cut anywhere.
  @Test func blocks() throws {
    let copula = try GaussianCopula(rankCorrelations: matrix(2, [(0, 1, 0.8)]))
    var whole = (0..<2).map { numbers(.sobol, name: "\($0)", dimension: $0, draws: 1000) }
    var (first, rest) = (whole.map { Array($0[..<333]) }, whole.map { Array($0[333...]) })
    correlate(copula, &whole, 1000)
    correlate(copula, &first, 333)
    correlate(copula, &rest, 667)
    #expect(whole == zip(first, rest).map { $0 + $1 })
  }

  /// The two scales of correlation are each other's inverse.
  @Test func scales() {
    for r in stride(from: -1.0, through: 1, by: 0.125) {
      let rho = GaussianCopula.pearson(spearman: r)
      #expect((GaussianCopula.spearman(pearson: rho) - r).magnitude < 1e-14)
    }
    #expect((GaussianCopula.pearson(spearman: 0.6) - 0.618_033_988_749_895).magnitude < 1e-15)
  }

  /// Correlates columns in place.
  private func correlate(_ copula: GaussianCopula, _ columns: inout [[Double]], _ count: Int) {
    let pointers = columns.map { column in
      let pointer = UnsafeMutablePointer<Double>.allocate(capacity: count)
      pointer.initialize(from: column, count: count)
      return pointer
    }
    copula.correlate(pointers, count: count)
    columns = pointers.map { Array(UnsafeBufferPointer(start: $0, count: count)) }
    for pointer in pointers { pointer.deallocate() }
  }

  /// The rank of each number.
  private func ranks(_ numbers: [Double]) -> [Double] {
    var ranks = [Double](repeating: 0, count: numbers.count)
    for (rank, index) in numbers.indices.sorted(by: { numbers[$0] < numbers[$1] }).enumerated() {
      ranks[index] = Double(rank)
    }
    return ranks
  }

  /// Pearson's correlation.
  private func correlation(_ x: [Double], _ y: [Double]) -> Double {
    let (meanX, meanY) = (x.reduce(0, +) / Double(x.count), y.reduce(0, +) / Double(y.count))
    var (xx, yy, xy) = (0.0, 0.0, 0.0)
    for (a, b) in zip(x, y) {
      xx += (a - meanX) * (a - meanX)
      yy += (b - meanY) * (b - meanY)
      xy += (a - meanX) * (b - meanY)
    }
    return xy / (xx * yy).squareRoot()
  }

}
