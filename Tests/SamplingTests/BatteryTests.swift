import Sampling
import Testing

/// Plain streams by a small battery: the tests of SmallCrush in TestU01 (P. L'Ecuyer, R. Simard, ACM TOMS 33, 2007)
/// that D. Knuth (TAOCP 2, 3.3.2) and G. Marsaglia (Diehard, 1995) describe, in a size for each build.
@Suite struct BatteryTests {

  /// Ways to put numbers in a row.
  enum Row: String, CaseIterable {

    /// The draws of one stream.
    case draws

    /// The same draw of many inputs.
    case inputs

    /// The same draw of many cells of an input.
    case cells

    /// The same draw with many seeds.
    case seeds

    /// The same draw of many replicates.
    case replicates

    /// The first `count` numbers of the row.
    func numbers(_ count: Int) -> [Double] {
      if self == .draws { return SamplingTests.numbers(.plain, draws: count) }
      return (0..<count).map { k in
        let name = StreamName(
          input: self == .inputs ? "input\(k)" : "input", cell: self == .cells ? k : 0)
        let stream = RandomStream(
          .plain, name: name, dimension: 0, seed: self == .seeds ? UInt64(k) : 7,
          replicate: self == .replicates ? k : 0, draws: 1)
        var number = 0.0
        stream.fill(into: &number, start: 5, count: 1)
        return number
      }
    }

  }

  /// All tests on one row, in both the first and the last 32 bits of the numbers.
  @Test(arguments: Row.allCases) func battery(_ row: Row) throws {
    let numbers = row.numbers(1 << 16)
    let words = numbers.map { UInt64($0 * 0x1p52) }
    for bits in [words.map { UInt32($0 >> 20) }, words.map { UInt32(truncatingIfNeeded: $0) }] {
      let chances = [
        ("birthdays", try birthdaySpacings(bits)), ("collisions", try collisions(bits)),
        ("gaps", try gaps(bits)), ("serial", try serialCorrelation(bits)),
        ("ranks", try matrixRanks(bits)), ("weights", try hammingWeights(bits)),
        ("largest", try largestOfEight(bits)),
      ]
      for (name, chance) in chances {
        #expect(chance > 1e-4 && chance < 1 - 1e-4, "\(name) of \(row): \(chance)")
      }
    }
  }

  /// The chance of a sum of squared deviations as large as that of `counts` from `expected`.
  private func chiSquared(_ counts: [Int], _ expected: [Double]) throws -> Double {
    let sum = zip(counts, expected).reduce(0.0) { sum, pair in
      sum + (Double(pair.0) - pair.1) * (Double(pair.0) - pair.1) / pair.1
    }
    return try GammaDistribution(shape: Double(counts.count - 1) / 2, scale: 2).chance(sum).upper
  }

  /// Equal spacings between 4096 birthdays in a year of 2^32 days: four on average.
  private func birthdaySpacings(_ bits: [UInt32]) throws -> Double {
    var equal = 0
    let years = bits.count / 4096
    for year in 0..<years {
      let days = bits[year * 4096..<(year + 1) * 4096].sorted()
      let spacings = zip(days.dropFirst(), days).map { $0 - $1 }.sorted()
      equal += zip(spacings.dropFirst(), spacings).filter { $0 == $1 }.count
    }
    return try PoissonDistribution(mean: 4 * Double(years)).cdf(Double(equal))
  }

  /// Balls in occupied urns, of 2^14 thrown into 2^20 urns of two dimensions.
  private func collisions(_ bits: [UInt32]) throws -> Double {
    let (balls, urns) = (1 << 14, 1 << 20)
    var hits = 0
    let throwings = bits.count / 2 / balls
    for throwing in 0..<throwings {
      let start = throwing * 2 * balls
      let urn = (0..<balls).map {
        (bits[start + 2 * $0] >> 22) << 10 | bits[start + 2 * $0 + 1] >> 22
      }
      hits += balls - Set(urn).count
    }
    // The expected number of empty urns is urns (1 - 1 / urns)^balls, here to second order.
    let ratio = Double(balls) / Double(urns)
    let mean = Double(balls) * (ratio / 2 - ratio * ratio / 6)
    return try PoissonDistribution(mean: mean * Double(throwings)).cdf(Double(hits))
  }

  /// The lengths of gaps between numbers below 1/8.
  private func gaps(_ bits: [UInt32]) throws -> Double {
    var counts = [Int](repeating: 0, count: 24)
    var length = 0
    for word in bits {
      if word >> 29 == 0 {
        counts[min(length, 23)] += 1
        length = 0
      } else {
        length += 1
      }
    }
    let total = Double(counts.reduce(0, +))
    var rest = 1.0
    let expected = (0..<24).map { k in
      defer { rest *= 7.0 / 8 }
      return total * (k < 23 ? rest / 8 : rest)
    }
    return try chiSquared(counts, expected)
  }

  /// The product of neighbours.
  private func serialCorrelation(_ bits: [UInt32]) throws -> Double {
    let centered = bits.map { Double($0) * 0x1p-32 - 0.5 }
    let sum = zip(centered, centered.dropFirst()).reduce(0.0) { $0 + $1.0 * $1.1 }
    return try NormalDistribution(mean: 0, sd: (Double(bits.count) / 144).squareRoot()).cdf(sum)
  }

  /// The ranks of 32 x 32 matrices of bits.
  private func matrixRanks(_ bits: [UInt32]) throws -> Double {
    var counts = [0, 0, 0]
    for start in stride(from: 0, to: bits.count, by: 32) {
      counts[min(32 - rank(Array(bits[start..<start + 32])), 2)] += 1
    }
    // The products of 1 - 2^-k that G. Marsaglia and L. Tsay (1985) give.
    let total = Double(counts.reduce(0, +))
    let chances = [0.288_788_095_153_841, 0.577_576_190_173_205]
    return try chiSquared(
      counts, [total * chances[0], total * chances[1], total * (1 - chances[0] - chances[1])])
  }

  /// The rank of a matrix whose rows are words, modulo 2.
  private func rank(_ rows: [UInt32]) -> Int {
    var rows = rows
    var rank = 0
    for bit in 0..<32 {
      guard let pivot = (rank..<32).first(where: { rows[$0] >> bit & 1 == 1 }) else { continue }
      rows.swapAt(rank, pivot)
      for row in rank + 1..<max(32, rank + 1) where rows[row] >> bit & 1 == 1 {
        rows[row] ^= rows[rank]
      }
      rank += 1
    }
    return rank
  }

  /// The numbers of ones in words, which are binomial.
  private func hammingWeights(_ bits: [UInt32]) throws -> Double {
    var counts = [Int](repeating: 0, count: 17)
    for word in bits { counts[min(max(word.nonzeroBitCount - 8, 0), 16)] += 1 }
    let law = try BinomialDistribution(trials: 32, chance: 0.5)
    let expected = (0..<17).map { k in
      let (low, high) = (k == 0 ? -1 : Double(k) + 7, k == 16 ? 32 : Double(k) + 8)
      return Double(bits.count) * (law.cdf(high) - law.cdf(low))
    }
    return try chiSquared(counts, expected)
  }

  /// The largest of eight, whose eighth power is uniform.
  private func largestOfEight(_ bits: [UInt32]) throws -> Double {
    var counts = [Int](repeating: 0, count: 16)
    for start in stride(from: 0, to: bits.count, by: 8) {
      let largest = (Double(bits[start..<start + 8].max() ?? 0) + 0.5) * 0x1p-32
      let square = largest * largest
      let power = square * square * square * square
      counts[Int(power * 16)] += 1
    }
    return try chiSquared(
      counts, [Double](repeating: Double(bits.count) / 8 / 16, count: 16))
  }

}
