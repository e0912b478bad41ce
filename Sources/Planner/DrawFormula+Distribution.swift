import Checker
import Sampling

extension DrawFormula {

  /// The distribution with `values` for the parameters.
  func distribution(_ values: [Double]) throws(ParameterError) -> any Distribution {
    var named: [String: Double] = [:]
    for (name, value) in zip(parameters, values) { named[name] = value }
    func value(_ name: String) -> Double { named[name] ?? .nan }
    let shares = parameters.compactMap(DrawFormula.share)
    switch family {
    case .normal:
      guard shares.count == 2 else {
        return try NormalDistribution(mean: value("mean"), sd: value("sd"))
      }
      let (mean, sd) = try DrawFormula.normal(shares, parameters, values)
      return try NormalDistribution(mean: mean, sd: sd)
    case .lognormal:
      guard shares.count == 2 else {
        return try LogNormalDistribution(mean: value("mean"), sd: value("sd"))
      }
      for (name, value) in zip(parameters, values) where !(value > 0) {
        throw ParameterError(name, value, .above(0))
      }
      let exponents = values.map { LogNormalDistribution.logarithm($0) }
      let (mean, sd) = try DrawFormula.normal(shares, parameters, exponents)
      return try LogNormalDistribution(logMean: mean, logSD: sd)
    case .uniform: return try UniformDistribution(low: value("low"), high: value("high"))
    case .loguniform: return try LogUniformDistribution(low: value("low"), high: value("high"))
    case .triangular:
      return try TriangularDistribution(
        low: value("low"), mode: value("mode"), high: value("high"))
    case .pert:
      return try BetaDistribution(low: value("low"), mode: value("mode"), high: value("high"))
    case .beta:
      return named["alpha"] == nil
        ? try BetaDistribution(mean: value("mean"), sd: value("sd"))
        : try BetaDistribution(alpha: value("alpha"), beta: value("beta"))
    case .gamma:
      return named["shape"] == nil
        ? try GammaDistribution(mean: value("mean"), sd: value("sd"))
        : try GammaDistribution(shape: value("shape"), scale: value("scale"))
    case .exponential: return try ExponentialDistribution(mean: value("mean"))
    }
  }

  /// The mean and standard deviation of the normal distribution whose quantiles at `shares` are `values`.
  private static func normal(_ shares: [Double], _ names: [String], _ values: [Double])
    throws(ParameterError) -> (Double, Double)
  {
    let standard = try NormalDistribution(mean: 0, sd: 1)
    let (low, high) = shares[0] < shares[1] ? (0, 1) : (1, 0)
    guard values[low] < values[high] else {
      throw ParameterError(names[high], values[high], .aboveParameter(names[low], values[low]))
    }
    let (a, b) = (standard.quantile(shares[low]), standard.quantile(shares[high]))
    let sd = (values[high] - values[low]) / (b - a)
    return (values[low] - a * sd, sd)
  }

}
