/// A distribution of counts whose chances are tails of a continuous one.
private protocol CountDistribution: Distribution {

  /// The chance of just `count`.
  func chance(of count: Double) -> Double

  /// The largest count there is.
  var most: Double { get }

  /// The mean and the standard deviation.
  var center: (mean: Double, sd: Double) { get }

}

/// Counts further from the mean than this many standard deviations and as many again have chances below 2^-53.
private let reach = 9.0

/// Beyond this many counts a table would cost more than it saves.
private let largestTable = 65_536.0

extension CountDistribution {

  /// The count whose chance reaches `chance`, searched from the mean outwards and then by halves.
  fileprivate func search(_ chance: Chance) -> Double {
    func reaches(_ count: Double) -> Bool {
      let found = self.chance(count)
      return chance.lower < chance.upper
        ? found.lower >= chance.lower : found.upper <= chance.upper
    }
    let (mean, sd) = center
    var high = min(
      max((mean + sd * NormalDistribution.standardQuantile(chance)).rounded(), 0), most)
    var step = max((sd / 8).rounded(), 1)
    var low = high
    if reaches(high) {
      while low >= 0, reaches(low) { (high, low, step) = (low, low - step, 2 * step) }
      low = max(low, -1)
    } else {
      while !reaches(high) { (low, high, step) = (high, min(high + step, most), 2 * step) }
    }
    while high - low > 1 {
      let middle = ((low + high) / 2).rounded(.down)
      if reaches(middle) { high = middle } else { low = middle }
    }
    return high
  }

  /// All counts that have a chance, where they are not too many.
  fileprivate var list: DiscreteDistribution? {
    let (mean, sd) = center
    let first = max((mean - reach * (sd + reach)).rounded(.down), 0)
    let last = min((mean + reach * (sd + reach)).rounded(.up), most)
    guard last - first < largestTable else { return nil }
    return DiscreteDistribution(
      sorted: stride(from: first, through: last, by: 1).map { ($0, chance(of: $0)) })
  }

}

/// The Poisson distribution: how many events happen that are independent of each other.
package struct PoissonDistribution: CountDistribution, Equatable {

  /// The mean.
  private let expected: Double

  /// The distribution with `mean` > 0.
  package init(mean: Double) throws(ParameterError) {
    // Above 2^53 counts are no longer told apart.
    try ParameterError.require("mean", mean, above: 0)
    guard mean <= 0x1p53 else { throw ParameterError("mean", mean, .atMost(0x1p53)) }
    expected = mean
  }

  /// The mean.
  package var mean: Double? { expected }

  /// The variance.
  package var variance: Double? { expected }

  /// The mean and the standard deviation.
  fileprivate var center: (mean: Double, sd: Double) { (expected, expected.squareRoot()) }

  /// The largest count there is.
  fileprivate var most: Double { .greatestFiniteMagnitude }

  /// The chance of just `count`.
  fileprivate func chance(of count: Double) -> Double {
    guard count > 0 else { return exp(-expected) }
    let exponent = -Gammas.stirlingError(count) - Gammas.deviance(count, expected)
    return exp(exponent) / (2 * Double.pi * count).squareRoot()
  }

  /// The chances of being at or below `x`, and above it.
  package func chance(_ x: Double) -> Chance {
    guard x >= 0 else { return Chance(lower: 0, upper: 1) }
    return IncompleteGamma(shape: x.rounded(.down) + 1).chance(expected).reversed
  }

  /// The chances of being below `x`, and at or above it.
  package func chanceBelow(_ x: Double) -> Chance { chance(x.rounded(.up) - 1) }

  /// The smallest value that `chance` of the draws are at or below.
  package func quantile(_ chance: Chance) -> Double {
    if chance.upper <= 0 { return .infinity }
    return search(chance)
  }

  /// The distribution as a list of values, where there is one.
  package var discrete: DiscreteDistribution? { list }

  /// How blocks of draws are made.
  package var kernel: QuantileKernel { list?.kernel ?? .direct }

}

/// The binomial distribution: how many of some trials succeed.
package struct BinomialDistribution: CountDistribution, Equatable {

  /// The number of trials.
  private let trials: Double

  /// The chance of each success.
  private let success: Double

  /// The distribution of `trials`, a whole number, each a success with `chance` in [0, 1].
  package init(trials: Double, chance: Double) throws(ParameterError) {
    try ParameterError.require("trials", trials, from: 0, to: 0x1p53)
    guard trials == trials.rounded() else { throw ParameterError("trials", trials, .whole) }
    try ParameterError.require("chance", chance, from: 0, to: 1)
    self.trials = trials
    success = chance
  }

  /// The mean.
  package var mean: Double? { trials * success }

  /// The variance.
  package var variance: Double? { trials * success * (1 - success) }

  /// The mean and the standard deviation.
  fileprivate var center: (mean: Double, sd: Double) {
    (trials * success, (trials * success * (1 - success)).squareRoot())
  }

  /// The largest count there is.
  fileprivate var most: Double { trials }

  /// The chance of just `count`.
  fileprivate func chance(of count: Double) -> Double {
    let failures = trials - count
    if success == 0 || success == 1 { return count == trials * success ? 1 : 0 }
    if count == 0 { return exp(trials * log1p(-success)) }
    if failures == 0 { return exp(trials * log(success)) }
    let exponent =
      Gammas.stirlingError(trials) - Gammas.stirlingError(count) - Gammas.stirlingError(failures)
      - Gammas.deviance(count, trials * success) - Gammas.deviance(failures, trials * (1 - success))
    return exp(exponent) * (trials / (2 * Double.pi * count * failures)).squareRoot()
  }

  /// The chances of being at or below `x`, and above it.
  package func chance(_ x: Double) -> Chance {
    guard x >= 0 else { return Chance(lower: 0, upper: 1) }
    let count = x.rounded(.down)
    guard count < trials else { return Chance(lower: 1, upper: 0) }
    return IncompleteBeta(count + 1, trials - count).chance(success, 1 - success).reversed
  }

  /// The chances of being below `x`, and at or above it.
  package func chanceBelow(_ x: Double) -> Chance { chance(x.rounded(.up) - 1) }

  /// The smallest value that `chance` of the draws are at or below.
  package func quantile(_ chance: Chance) -> Double {
    chance.upper <= 0 ? trials : search(chance)
  }

  /// The distribution as a list of values, where there is one.
  package var discrete: DiscreteDistribution? { list }

  /// How blocks of draws are made.
  package var kernel: QuantileKernel { list?.kernel ?? .direct }

}

extension BinomialDistribution {

  /// The Bernoulli distribution: 1 with `chance`, else 0.
  package init(bernoulli chance: Double) throws(ParameterError) {
    try self.init(trials: 1, chance: chance)
  }

}
