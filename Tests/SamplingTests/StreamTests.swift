import CSampling
import Sampling
import Testing

/// The numbers of `count` draws of one stream.
func numbers(
  _ method: SamplingMethod, name: String = "x", dimension: Int = 0, seed: UInt64 = 1,
  replicate: Int = 0, draws: Int, start: Int = 0, count: Int? = nil
) -> [Double] {
  let stream = RandomStream(
    method, name: StreamName(input: name), dimension: dimension, seed: seed, replicate: replicate,
    draws: draws)
  var numbers = [Double](repeating: -1, count: count ?? draws)
  stream.fill(into: &numbers, start: start, count: numbers.count)
  return numbers
}

/// Streams: what their numbers are, and that they depend on nothing but what names them.
@Suite struct StreamTests {

  /// A number is the same in whatever block it is made.
  @Test(arguments: SamplingMethod.allCases, [64, 1000, 4096])
  func blocks(_ method: SamplingMethod, draws: Int) {
    for dimension in [0, 5, 1023, 1024] {
      let whole = numbers(method, dimension: dimension, draws: draws, count: 2 * draws + 7)
      for (start, count) in [(0, 1), (1, 1), (3, 61), (63, 2), (64, 64), (65, 200), (draws - 1, 9)]
      {
        let count = min(count, whole.count - start)
        let block = numbers(
          method, dimension: dimension, draws: draws, start: start, count: count)
        #expect(block == Array(whole[start..<start + count]))
      }
    }
  }

  /// Beyond 2^32 and 2^40 draws numbers are still made, and blocks across the border agree.
  @Test(arguments: SamplingMethod.allCases) func farIndices(_ method: SamplingMethod) {
    for border in [1 << 32, 1 << 40] {
      let whole = numbers(method, draws: 1 << 41, start: border - 70, count: 140)
      let tail = numbers(method, draws: 1 << 41, start: border - 3, count: 73)
      #expect(Array(whole[67...]) == tail)
      #expect(Set(whole).count == 140)
      #expect(whole.allSatisfy { $0 > 0 && $0 < 1 })
    }
  }

  /// Seed, name, cell and replicate each make another stream.
  @Test(arguments: SamplingMethod.allCases) func identity(_ method: SamplingMethod) {
    let base = numbers(method, draws: 64)
    #expect(base == numbers(method, draws: 64))
    #expect(base != numbers(method, seed: 2, draws: 64))
    #expect(base != numbers(method, name: "y", draws: 64))
    #expect(base != numbers(method, replicate: 1, draws: 64))
    #expect(StreamName(input: "x") != StreamName(input: "x", cell: 1))
    #expect(StreamName(input: "x", cell: 1) == StreamName(input: "x", cell: 1))
  }

  /// The sequence before scrambling is scipy's, which counts in Gray code.
  @Test func sobolPoints() throws {
    let rows = try ReferenceTable("Tests/SamplingTests/sobol_reference.csv").rows
    var checked = 0
    for row in rows {
      let dimension = try #require(Int(row[0]))
      var directions = [UInt32](repeating: 0, count: 32)
      ys_sobol_directions(&directions, Int32(dimension))
      for (index, text) in row.dropFirst().enumerated() {
        var point = 0.0
        ys_sobol_plain(&point, directions, UInt64(index ^ index >> 1), 1)
        #expect(point == Double(text), "dimension \(dimension), point \(index)")
        checked += 1
      }
    }
    #expect(checked > 1000)
  }

  /// Every dimension of scrambled points has one point in each of 2^m intervals, for each m and each block of 2^m.
  @Test func oneDimensionalNets() {
    for dimension in stride(from: 0, to: 1024, by: 31) {
      let points = numbers(.sobol, name: "d\(dimension)", dimension: dimension, draws: 4096)
      for m in 0...12 {
        for start in stride(from: 0, to: 4096, by: 1 << m) {
          let strata = Set(points[start..<start + 1 << m].map { Int($0 * Double(1 << m)) })
          #expect(strata.count == 1 << m)
        }
      }
    }
  }

  /// The first two dimensions together are a net too: every elementary rectangle holds one point.
  @Test func twoDimensionalNet() {
    let x = numbers(.sobol, name: "a", dimension: 0, draws: 1024)
    let y = numbers(.sobol, name: "b", dimension: 1, draws: 1024)
    for m in 0...10 {
      let cells = zip(x, y).map {
        Int($0 * Double(1 << m)) << (10 - m) | Int($1 * Double(1 << (10 - m)))
      }
      #expect(Set(cells).count == 1024)
    }
  }

  /// Scrambling flips each node of the digit tree by a fair coin, and two nodes by independent ones.
  @Test func scramblingIsUniform() {
    let trials = 4000
    var flips = [Int](repeating: 0, count: 15)
    var pairs = [Int](repeating: 0, count: 15 * 15)
    for trial in 0..<trials {
      let points = numbers(.sobol, seed: UInt64(trial), draws: 16)
      // The point of index i has i's reversed bits before scrambling; node k of the tree holds the prefixes.
      var nodes = [Bool](repeating: false, count: 15)
      for index in 0..<16 {
        var prefix = 0
        for level in 0..<4 {
          let bit = index >> level & 1
          let drawn = Int(points[index] * 16) >> (3 - level) & 1
          nodes[(1 << level) - 1 + prefix] = bit != drawn
          prefix = prefix << 1 | bit
        }
      }
      for i in 0..<15 where nodes[i] {
        flips[i] += 1
        for j in 0..<15 where nodes[j] { pairs[i * 15 + j] += 1 }
      }
    }
    let error = (Double(trials) / 4).squareRoot()
    for i in 0..<15 {
      #expect(abs(Double(flips[i] - trials / 2)) < 5 * error)
      for j in 0..<i {
        let expected = Double(trials / 4)
        let z = (Double(pairs[i * 15 + j]) - expected) / (expected * 0.75).squareRoot()
        #expect(abs(z) < 5, "nodes \(i) and \(j)")
      }
    }
  }

  /// A Latin hypercube has one draw in each stratum, and the next hypercube again.
  @Test(arguments: [1, 2, 3, 5, 64, 100, 1000, 4096, 10_000]) func latinStrata(_ draws: Int) {
    let points = numbers(.latin, draws: draws, count: 2 * draws)
    for cube in [points[..<draws], points[draws...]] {
      let strata = Set(cube.map { Int(($0 * Double(draws)).rounded(.down)) })
      #expect(strata == Set(0..<draws))
    }
  }

  /// Philox gives the known answers of its authors' test (Random123 1.14, kat_vectors).
  @Test func philoxAnswers() {
    var words = [UInt32](repeating: 0, count: 4)
    ys_philox_words(&words, 0, 0, 0)
    #expect(words == [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8])
    ys_philox_words(&words, .max, .max, .max)
    #expect(words == [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd])
    ys_philox_words(&words, 0x299f_31d0_a409_3822, 0x0370_7344_1319_8a2e, 0x85a3_08d3_243f_6a88)
    #expect(words == [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1])
  }

}
