import Sampling

/// The distribution of the `family` of the reference file, with `parameters`.
func named(_ family: String, _ p: [Double]) throws -> any Distribution {
  switch family {
  case "normal": try NormalDistribution(mean: p[0], sd: p[1])
  case "lognormal": try LogNormalDistribution(logMean: p[0], logSD: p[1])
  case "uniform": try UniformDistribution(low: p[0], high: p[1])
  case "loguniform": try LogUniformDistribution(low: p[0], high: p[1])
  case "triangular": try TriangularDistribution(low: p[0], mode: p[1], high: p[2])
  case "exponential": try ExponentialDistribution(mean: p[0])
  case "beta": try BetaDistribution(alpha: p[0], beta: p[1])
  case "beta-mean-sd": try BetaDistribution(mean: p[0], sd: p[1])
  case "pert": try BetaDistribution(low: p[0], mode: p[1], high: p[2])
  case "gamma": try GammaDistribution(shape: p[0], scale: p[1])
  case "student-t": try StudentTDistribution(degrees: p[0])
  case "poisson": try PoissonDistribution(mean: p[0])
  case "binomial": try BinomialDistribution(trials: p[0], chance: p[1])
  case "truncated-normal":
    try TruncatedDistribution(NormalDistribution(mean: 0, sd: 1), low: p[0], high: p[1])
  default: throw UnknownFamily(name: family)
  }
}

/// A family that the tests do not know.
struct UnknownFamily: Error {

  /// Its name.
  let name: String

}

/// A line of the reference file.
struct ReferenceLine {

  /// The family and its parameters, as written.
  let name: String

  /// The distribution.
  let distribution: any Distribution

  /// What is told: `mean`, `variance`, `quantile` or `cdf`.
  let kind: String

  /// The chance or value it is told of; zero for moments.
  let argument: Double

  /// What scipy says.
  let value: Double

  /// All lines of the reference file.
  static func all() throws -> [ReferenceLine] {
    var made: [String: any Distribution] = [:]
    return try ReferenceTable("Tests/SamplingTests/distribution_reference.csv").rows.map { row in
      let name = "\(row[0]) \(row[1])"
      let parameters = row[1].split(separator: " ").compactMap { Double($0) }
      let distribution = try made[name] ?? named(row[0], parameters)
      made[name] = distribution
      return ReferenceLine(
        name: name, distribution: distribution, kind: row[2], argument: Double(row[3]) ?? 0,
        value: Double(row[4]) ?? .nan)
    }
  }

}
