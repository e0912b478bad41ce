/// A mixture: each draw is one of some distributions, chosen by chance.
///
/// Its quantile is that of the mixture as a whole, not that of a chosen component: so a mixture rises with its
/// number u as any distribution does, and keeps the evenness of nets and the order that correlations need.
package struct MixtureDistribution: Distribution {

  /// The components with a chance.
  private let components: [any Distribution]

  /// The chance of each.
  private let weights: [Double]

  /// The mixture of `components` with `weights` that add up to 1.
  package init(_ components: [any Distribution], weights: [Double]) throws(ParameterError) {
    guard !components.isEmpty else { throw ParameterError("components", 0, .notEmpty) }
    guard weights.count == components.count else {
      throw ParameterError(
        "weights", Double(weights.count), .sameCount("components", components.count))
    }
    for weight in weights { try ParameterError.require("weights", weight, from: 0) }
    let sum = weights.reduce(0, +)
    guard (sum - 1).magnitude <= DiscreteDistribution.roundingOfSums else {
      throw ParameterError("weights", sum, .sum(1))
    }
    let used = components.indices.filter { weights[$0] > 0 }
    self.components = used.map { components[$0] }
    self.weights = used.map { weights[$0] / sum }
  }

  /// The mean.
  package var mean: Double? {
    var sum = 0.0
    for (component, weight) in zip(components, weights) {
      guard let mean = component.mean else { return nil }
      sum += weight * mean
    }
    return sum
  }

  /// The variance.
  package var variance: Double? {
    guard let mean else { return nil }
    var sum = 0.0
    for (component, weight) in zip(components, weights) {
      guard let variance = component.variance, let center = component.mean else { return nil }
      sum += weight * (variance + (center - mean) * (center - mean))
    }
    return sum
  }

  /// The chances of being at or below `x`, and above it.
  package func chance(_ x: Double) -> Chance { total { $0.chance(x) } }

  /// The chances of being below `x`, and at or above it.
  package func chanceBelow(_ x: Double) -> Chance { total { $0.chanceBelow(x) } }

  /// The weighted sum of the components' chances.
  private func total(_ chance: (any Distribution) -> Chance) -> Chance {
    var (lower, upper) = (0.0, 0.0)
    for (component, weight) in zip(components, weights) {
      let part = chance(component)
      lower += weight * part.lower
      upper += weight * part.upper
    }
    return Chance(lower: min(lower, 1), upper: min(upper, 1))
  }

  /// The smallest value that `chance` of the draws are at or below.
  package func quantile(_ chance: Chance) -> Double {
    // Below the smallest of the components' quantiles each has too little, at the largest each has enough.
    let bounds = components.map { $0.quantile(chance) }
    guard let low = bounds.min(), let high = bounds.max(), low < high else { return bounds[0] }
    return BracketSearch.root(low, high, chance, self.chance)
  }

  /// The distribution as a list of values, where there is one.
  package var discrete: DiscreteDistribution? {
    let lists = components.compactMap(\.discrete)
    guard lists.count == components.count else { return nil }
    let pairs = zip(lists, weights).flatMap { list, weight in
      zip(list.values, list.chances).map { (value: $0, chance: weight * $1) }
    }
    return DiscreteDistribution(sorted: pairs.sorted { $0.value < $1.value })
  }

  /// How blocks of draws are made.
  package var kernel: QuantileKernel { discrete?.kernel ?? .pieces }

}
