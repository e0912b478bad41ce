import Sampling
import Testing

/// Distributions against scipy and mpmath, and against themselves.
@Suite struct DistributionTests {

  /// Moments, chances and quantiles are those of the reference file.
  @Test func references() throws {
    var checked = 0
    for line in try ReferenceLine.all() {
      let law = line.distribution
      let found =
        switch line.kind {
        case "mean": law.mean ?? .infinity
        case "variance": law.variance ?? .infinity
        case "cdf": law.cdf(line.argument)
        default: law.quantile(line.argument)
        }
      // With 10^9 counts expected the chances themselves have twelve digits.
      let isHuge = line.name.contains("000000000.0")
      let tolerance = isHuge ? 1e-8 : line.kind == "quantile" ? 1e-13 : 1e-11
      // Student's t has no mean or variance for few degrees of freedom, where scipy says NaN or infinity.
      let isNone = !line.value.isFinite && !found.isFinite
      #expect(
        isNone || (found - line.value).magnitude <= tolerance * line.value.magnitude + 1e-300,
        "\(line.name) \(line.kind) \(line.argument): \(found), not \(line.value)")
      checked += 1
    }
    #expect(checked > 1000)
  }

  /// Blocks of draws are the quantiles of their numbers, whatever makes them.
  @Test func blocks() throws {
    let numbers = numbers(.sobol, dimension: 3, draws: 1 << 9) + extremes
    var laws = try samples()
    for line in try ReferenceLine.all() where line.kind == "mean" {
      if case .direct = line.distribution.kernel { continue }
      laws.append((line.name, line.distribution))
    }
    for (name, law) in laws {
      // Where a quantile passes through zero the digits are those of its neighbours.
      let tiny = 1e-15 * (law.standardDeviation ?? 0)
      var draws = numbers
      QuantileSampler(law).fill(&draws, from: numbers, count: numbers.count)
      for (u, x) in zip(numbers, draws) {
        // A cumulative chance that is one number has no digits left so near to 1.
        if law.discrete != nil, u > 1 - 1e-13 { continue }
        let exact = law.quantile(u)
        #expect(
          (x - exact).magnitude <= 1e-11 * exact.magnitude + tiny, "\(name) at \(u): \(x), \(exact)"
        )
      }
    }
  }

  /// Numbers at the ends of what streams make, and where tables and formulas change.
  private var extremes: [Double] {
    [0x1p-53, 0x1p-52, 1e-12, 0x1p-17, 0x1p-16, 0.074, 0.075, 0.076, 0.25, 0.5].flatMap {
      [$0, $0.nextUp, $0.nextDown, 1 - $0]
    }
  }

  /// Chances and quantiles are inverse to each other, and quantiles never fall.
  @Test func inverses() throws {
    for (name, law) in try samples() {
      var last = -Double.infinity
      for u in stride(from: 1.0 / 512, to: 1, by: 1.0 / 512) {
        let x = law.quantile(u)
        #expect(x >= last, "\(name) at \(u)")
        #expect(
          law.chance(x).lower >= u - 1e-12 && law.chanceBelow(x).lower <= u + 1e-12,
          "\(name) at \(u)")
        last = x
      }
    }
  }

  /// Draws of each distribution by each method are distributed so: Kolmogorov and Smirnov's distance.
  @Test(arguments: SamplingMethod.allCases) func draws(_ method: SamplingMethod) throws {
    let count = 1 << 12
    for (index, (name, law)) in try samples().enumerated() {
      let numbers = numbers(method, name: name, dimension: index, draws: count)
      var draws = numbers
      QuantileSampler(law).fill(&draws, from: numbers, count: count)
      draws.sort()
      var distance = 0.0
      for (k, x) in draws.enumerated() {
        // Of equal draws the first is compared from below and the last from above.
        if k == 0 || draws[k - 1] != x {
          distance = max(distance, law.chanceBelow(x).lower - Double(k) / Double(count))
        }
        if k == count - 1 || draws[k + 1] != x {
          distance = max(distance, Double(k + 1) / Double(count) - law.chance(x).lower)
        }
      }
      // Independent draws exceed 1.95 / sqrt(n) with chance 0.001; strata bound the distance by 1 / n.
      let limit = method == .plain ? 1.95 / Double(count).squareRoot() : 1.001 / Double(count)
      #expect(distance < limit, "\(name) by \(method)")
    }
  }

  /// The moments that are computed from quantiles are those that formulas give.
  @Test func moments() throws {
    for (name, law) in try samples() {
      let numbers = numbers(.sobol, name: name, draws: 1 << 16)
      var draws = numbers
      QuantileSampler(law).fill(&draws, from: numbers, count: numbers.count)
      let mean = draws.reduce(0, +) / Double(draws.count)
      let variance = draws.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(draws.count)
      let (exactMean, exactVariance) = (try #require(law.mean), try #require(law.variance))
      let spread = exactVariance.squareRoot()
      #expect((mean - exactMean).magnitude < 1e-3 * spread, "\(name): \(mean), \(exactMean)")
      // The upper tail of the metalog with a lower bound has no fourth moment: its variance is hard to draw.
      let tolerance = name == "metalog above" ? 0.2 : 0.02
      #expect(
        (variance / exactVariance - 1).magnitude < tolerance,
        "\(name): \(variance), \(exactVariance)")
    }
  }

  /// A truncated distribution is exact far out in the tails of its base.
  @Test func truncation() throws {
    let normal = try NormalDistribution(mean: 0, sd: 1)
    let far = try TruncatedDistribution(normal, low: 30)
    // The root of erfc(x / sqrt 2) = erfc(30 / sqrt 2) / 2, by mpmath.
    #expect((far.quantile(0.5) - 30.023_070_467_827_31).magnitude < 1e-12)
    let counts = try TruncatedDistribution(PoissonDistribution(mean: 3), low: 1)
    #expect(counts.quantile(0.001) == 1)
    #expect((try #require(counts.mean) - 3.157_187_089_473_767_8).magnitude < 1e-12)
  }

}
