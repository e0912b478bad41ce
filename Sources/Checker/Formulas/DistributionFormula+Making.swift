import Diagnostics
import Sampling

/// Parameters that make no distribution.
package struct UndefinedDistribution: Error {

  /// What is wrong with them.
  package let error: ParameterError

  /// Where they stand.
  package let place: SourceSpan

  /// The input that would be drawn.
  package let input: DefinitionID

  /// `true` iff the parameter measures what is drawn, and is no plain number.
  package let isMeasured: Bool

}

/// The numbers of the formulas that distributions are made of.
package protocol ParameterSource {

  /// The value of `formula`.
  func number(_ formula: FormulaID) -> Double

  /// The outcomes along the axis of `column` that count, and what they weigh.
  func rows(of column: DistributionFormula.Column) -> (values: [Double], weights: [Double]?)

}

/// The distribution that a formula comes to where all its parameters are known.
extension DrawFormula {

  /// The distribution whose parameters have the numbers of `source`.
  package func distribution(_ source: some ParameterSource) throws(UndefinedDistribution)
    -> any Distribution
  {
    try make(distribution, source)
  }

  /// `formula` with the numbers of `source`.
  private func make(_ formula: DistributionFormula, _ source: some ParameterSource)
    throws(UndefinedDistribution) -> any Distribution
  {
    func number(_ formula: FormulaID) -> Double { source.number(formula) }
    switch formula.kind {
    case .family(let family, let parameters):
      let numbers = NamedNumbers(parameters.map { ($0.name, number($0.formula)) })
      return try tell(formula, { family.measures($0) }) { () throws(ParameterError) in
        try family.distribution(numbers)
      }
    case .outcomes(let outcomes):
      return try tell(formula, { $0 == "values" }) { () throws(ParameterError) in
        try DiscreteDistribution(
          values: outcomes.map { number($0.item) }, chances: outcomes.map { number($0.weight) })
      }
    case .column(let column):
      let rows = source.rows(of: column)
      return try tell(formula, { $0 == "values" }) { () throws(ParameterError) in
        if column.hasChances, let chances = rows.weights {
          return try DiscreteDistribution(values: rows.values, chances: chances)
        }
        return try DiscreteDistribution(observed: rows.values, weights: rows.weights)
      }
    case .mixture(let parts):
      var components: [any Distribution] = []
      for part in parts { components.append(try make(part.item, source)) }
      return try tell(formula, { _ in false }) { () throws(ParameterError) in
        try MixtureDistribution(components, weights: parts.map { number($0.weight) })
      }
    case .truncated(let inner, let bounds):
      let base = try make(inner, source)
      let numbers = NamedNumbers(bounds.map { ($0.name, number($0.formula)) })
      return try tell(formula, { _ in true }) { () throws(ParameterError) in
        try TruncatedDistribution(
          base, low: numbers["low", or: -.infinity], high: numbers["high", or: .infinity])
      }
    }
  }

  /// What `body` makes of the parameters of `formula`, of which those that are `measured` measure what is drawn.
  private func tell<Result>(
    _ formula: DistributionFormula, _ measured: (String) -> Bool,
    _ body: () throws(ParameterError) -> Result
  ) throws(UndefinedDistribution) -> Result {
    do {
      return try body()
    } catch {
      throw UndefinedDistribution(
        error: error, place: formula.span, input: input, isMeasured: measured(error.parameter))
    }
  }

}

/// Numbers by their names.
private struct NamedNumbers {

  /// The quantiles in the order of their chances.
  let quantiles: [QuantilePoint]

  /// The other numbers.
  private var numbers: [String: Double] = [:]

  /// The numbers of `pairs`.
  init(_ pairs: [(name: String, value: Double)]) {
    var quantiles: [QuantilePoint] = []
    for (name, value) in pairs {
      if let chance = DistributionFamily.share(name) {
        quantiles.append(QuantilePoint(chance, value))
      } else {
        numbers[name] = value
      }
    }
    self.quantiles = quantiles.sorted { $0.chance < $1.chance }
  }

  /// The number called `name`, or `other` where there is none.
  subscript(name: String, or other: Double) -> Double { numbers[name] ?? other }

  /// The number called `name`, which the family has.
  subscript(name: String) -> Double { numbers[name] ?? .nan }

  /// `true` iff there is a number called `name`.
  func has(_ name: String) -> Bool { numbers[name] != nil }

}

extension DistributionFamily {

  /// `true` iff the parameter called `name` measures what is drawn.
  fileprivate func measures(_ name: String) -> Bool {
    if DistributionFamily.share(name) != nil { return true }
    return forms.flatMap(\.parameters).first { $0.name == name }?.measure == .value
  }

  /// The member of the family with these `numbers`, as one of its forms has them.
  fileprivate func distribution(_ numbers: NamedNumbers) throws(ParameterError) -> any Distribution
  {
    let points = numbers.quantiles
    switch self {
    case .normal:
      return points.isEmpty
        ? try NormalDistribution(mean: numbers["mean"], sd: numbers["sd"])
        : try NormalDistribution(points[0], points[1])
    case .lognormal:
      return points.isEmpty
        ? try LogNormalDistribution(mean: numbers["mean"], sd: numbers["sd"])
        : try LogNormalDistribution(points[0], points[1])
    case .uniform:
      return points.isEmpty
        ? try UniformDistribution(low: numbers["low"], high: numbers["high"])
        : try UniformDistribution(points[0], points[1])
    case .loguniform:
      return points.isEmpty
        ? try LogUniformDistribution(low: numbers["low"], high: numbers["high"])
        : try LogUniformDistribution(points[0], points[1])
    case .triangular:
      return points.isEmpty
        ? try TriangularDistribution(
          low: numbers["low"], mode: numbers["mode"], high: numbers["high"])
        : try TriangularDistribution(points[0], mode: numbers["mode"], points[1])
    case .pert:
      return try BetaDistribution(low: numbers["low"], mode: numbers["mode"], high: numbers["high"])
    case .beta:
      if !points.isEmpty { return try BetaDistribution(points[0], points[1]) }
      return numbers.has("alpha")
        ? try BetaDistribution(alpha: numbers["alpha"], beta: numbers["beta"])
        : try BetaDistribution(mean: numbers["mean"], sd: numbers["sd"])
    case .gamma:
      if !points.isEmpty { return try GammaDistribution(points[0], points[1]) }
      return numbers.has("shape")
        ? try GammaDistribution(shape: numbers["shape"], scale: numbers["scale"])
        : try GammaDistribution(mean: numbers["mean"], sd: numbers["sd"])
    case .exponential:
      return points.isEmpty
        ? try ExponentialDistribution(mean: numbers["mean"])
        : try ExponentialDistribution(points[0])
    case .student: return try student(numbers)
    case .poisson: return try PoissonDistribution(mean: numbers["mean"])
    case .binomial:
      return try BinomialDistribution(trials: numbers["trials"], chance: numbers["chance"])
    case .bernoulli: return try BinomialDistribution(bernoulli: numbers["chance"])
    case .metalog:
      return try MetalogDistribution(
        quantiles: points, low: numbers["low", or: -.infinity],
        high: numbers["high", or: .infinity])
    case .discrete, .empirical, .mixture, .truncated:
      preconditionFailure("unreachable: these are not made of numbers by name")
    }
  }

  /// Student's distribution with these `numbers`, whose errors have the names of the language.
  private func student(_ numbers: NamedNumbers) throws(ParameterError) -> any Distribution {
    let points = numbers.quantiles
    do {
      return points.isEmpty
        ? try StudentTDistribution(
          degrees: numbers["df"], location: numbers["mean"], scale: numbers["scale"])
        : try StudentTDistribution(degrees: numbers["df"], points[0], points[1])
    } catch {
      let names = ["degrees": "df", "location": "mean"]
      throw ParameterError(
        names[error.parameter] ?? error.parameter, error.value, error.requirement)
    }
  }

}
