/// The distribution of finitely many values, each with its chance.
package struct DiscreteDistribution: Distribution {

  /// The values in order, each once.
  let values: [Double]

  /// The chance of each value.
  let chances: [Double]

  /// The chances that draws are at or below each value.
  private let lower: [Double]

  /// The chances that draws are at or above each value.
  private let upper: [Double]

  /// The search.
  private let guide: GuideTable

  /// How far from 1 chances may add up: ten significant digits are as many as anybody writes.
  static let roundingOfSums = 1e-9

  /// The distribution of `values` with `chances` that add up to 1.
  package init(values: [Double], chances: [Double]) throws(ParameterError) {
    try self.init(values, weights: chances, ("values", "chances"))
    let sum = chances.reduce(0, +)
    guard (sum - 1).magnitude <= DiscreteDistribution.roundingOfSums else {
      throw ParameterError("chances", sum, .sum(1))
    }
  }

  /// The empirical distribution of observed `values`, each as likely as the others or by its weight.
  ///
  /// Draws are observed values and nothing between them: the quantile of u is the smallest value that at least
  /// the share u of the weight is at or below (R. Hyndman, Y. Fan, 1996, type 1).
  package init(observed values: [Double], weights: [Double]? = nil) throws(ParameterError) {
    let weights = weights ?? [Double](repeating: 1, count: values.count)
    try self.init(values, weights: weights, ("values", "weights"))
  }

  /// The distribution of `values` with `weights` of any sum, where errors name the two so.
  private init(
    _ values: [Double], weights: [Double], _ names: (String, String)
  ) throws(ParameterError) {
    guard !values.isEmpty else { throw ParameterError(names.0, 0, .notEmpty) }
    guard weights.count == values.count else {
      throw ParameterError(names.1, Double(weights.count), .sameCount(names.0, values.count))
    }
    for value in values { try ParameterError.requireFinite(names.0, value) }
    for weight in weights { try ParameterError.require(names.1, weight, from: 0) }
    let sum = weights.reduce(0, +)
    guard sum > 0, sum < .infinity else { throw ParameterError(names.1, sum, .above(0)) }
    self.init(
      sorted: values.indices.sorted { values[$0] < values[$1] }.map { k in
        (values[k], weights[k] / sum)
      })
  }

  /// The distribution of values in order, some of them perhaps equal or without any chance.
  init(sorted pairs: [(value: Double, chance: Double)]) {
    var values: [Double] = []
    var chances: [Double] = []
    for (value, chance) in pairs where chance > 0 {
      if value == values.last {
        chances[chances.count - 1] += chance
      } else {
        values.append(value)
        chances.append(chance)
      }
    }
    self.values = values
    self.chances = chances
    lower = DiscreteDistribution.sums(chances)
    upper = DiscreteDistribution.sums(chances.reversed()).reversed()
    guide = GuideTable(values: values, cumulative: lower)
  }

  /// The running sums of `terms`, with Kahan and Neumaier's correction: a million chances lose no digits.
  private static func sums(_ terms: some Sequence<Double>) -> [Double] {
    var sum = 0.0
    var lost = 0.0
    return terms.map { term in
      let next = sum + term
      lost += sum >= term ? (sum - next) + term : (term - next) + sum
      sum = next
      return min(sum + lost, 1)
    }
  }

  /// The mean.
  package var mean: Double? {
    zip(values, chances).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The variance.
  package var variance: Double? {
    guard let mean else { return nil }
    return zip(values, chances).reduce(0) { $0 + ($1.0 - mean) * ($1.0 - mean) * $1.1 }
  }

  /// The chances of being at or below `x`, and above it.
  package func chance(_ x: Double) -> Chance {
    let count = countOfValues { $0 <= x }
    return chance(ofFirst: count)
  }

  /// The chances of being below `x`, and at or above it.
  package func chanceBelow(_ x: Double) -> Chance {
    let count = countOfValues { $0 < x }
    return chance(ofFirst: count)
  }

  /// The chance of the first `count` values.
  private func chance(ofFirst count: Int) -> Chance {
    Chance(
      lower: count == 0 ? 0 : count == values.count ? 1 : lower[count - 1],
      upper: count == values.count ? 0 : count == 0 ? 1 : upper[count])
  }

  /// The number of values that come first and for which `isInside` holds.
  private func countOfValues(_ isInside: (Double) -> Bool) -> Int {
    var low = 0
    var high = values.count
    while low < high {
      let middle = (low + high) / 2
      if isInside(values[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The smallest value that `chance` of the draws are at or below.
  package func quantile(_ chance: Chance) -> Double { guide.quantile(chance) }

  /// The distribution as a list of values, where there is one.
  package var discrete: DiscreteDistribution? { self }

  /// How blocks of draws are made.
  package var kernel: QuantileKernel { .search(guide) }

}
