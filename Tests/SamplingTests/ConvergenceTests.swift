import Sampling
import Testing

/// How the error of a mean falls with the number of draws.
@Suite struct ConvergenceTests {

  /// The mean of the smooth model with 20 inputs: exp(sum of 0.3 / j z) + 0.1 sum of z^2.
  private func estimate(_ method: SamplingMethod, draws: Int, replicate: Int) -> Double {
    let standard = try? NormalDistribution(mean: 0, sd: 1)
    guard let standard else { return .nan }
    let sampler = QuantileSampler(standard)
    var (exponents, squares) = (
      [Double](repeating: 0, count: draws), [Double](repeating: 0, count: draws)
    )
    for input in 0..<20 {
      let u = numbers(
        method, name: "z\(input)", dimension: input, replicate: replicate, draws: draws)
      var z = u
      sampler.fill(&z, from: u, count: draws)
      let scale = 0.3 / Double(input + 1)
      for i in 0..<draws {
        exponents[i] += scale * z[i]
        squares[i] += z[i] * z[i]
      }
    }
    let exponential = try? LogNormalDistribution(logMean: 0, logSD: 1)
    guard let exponential else { return .nan }
    return (0..<draws).reduce(0.0) { sum, i in
      let chance = standard.chance(exponents[i])
      return sum + exponential.quantile(chance) + 0.1 * squares[i]
    } / Double(draws)
  }

  /// The model's mean.
  private var exact: Double {
    let variance = (1...20).reduce(0.0) { $0 + 0.09 / Double($1 * $1) }
    // exp(variance / 2), as the mean of a lognormal number.
    let law = try? LogNormalDistribution(logMean: 0, logSD: variance.squareRoot())
    return (law?.mean ?? .nan) + 2
  }

  /// The root mean square error over replicates.
  private func error(_ method: SamplingMethod, draws: Int, replicates: Int) -> Double {
    let sum = (0..<replicates).reduce(0.0) { sum, replicate in
      let difference = estimate(method, draws: draws, replicate: replicate) - exact
      return sum + difference * difference
    }
    return (sum / Double(replicates)).squareRoot()
  }

  /// Sobol points err at least 15 times less than plain ones, and Latin hypercubes less than these.
  @Test(arguments: [(1024, 24), (4096, 12), (16384, 6)]) func ratio(_ draws: Int, replicates: Int) {
    let sobol = error(.sobol, draws: draws, replicates: replicates)
    let plain = error(.plain, draws: draws, replicates: replicates)
    let latin = error(.latin, draws: draws, replicates: replicates)
    #expect(plain / sobol > 15, "\(draws) draws: \(plain) and \(sobol)")
    #expect(latin < plain, "\(draws) draws: \(plain) and \(latin)")
  }

  /// The spread of replicates is the error that it stands for.
  @Test func standardError() {
    let means = (0..<32).map { estimate(.sobol, draws: 256, replicate: $0) }
    let mean = means.reduce(0, +) / 32
    let variance = means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 31
    #expect(((mean - exact) / (variance / 32).squareRoot()).magnitude < 4)
  }

}
