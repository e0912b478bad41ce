/// A distribution given that its number lies between two bounds.
package struct TruncatedDistribution: Distribution {

  /// The distribution without bounds.
  private let base: any Distribution

  /// The lower bound.
  private let low: Double

  /// The upper bound.
  private let high: Double

  /// The chances of being below the lower bound.
  private let before: Chance

  /// The chances of being at or below the upper bound.
  private let behind: Chance

  /// The chance of being between the bounds.
  private let inside: Double

  /// The distribution `base` between `low` and `high`, either of which may be infinite.
  package init(
    _ base: any Distribution, low: Double = -.infinity, high: Double = .infinity
  ) throws(ParameterError) {
    guard !low.isNaN else { throw ParameterError("low", low, .finite) }
    guard !high.isNaN else { throw ParameterError("high", high, .finite) }
    guard low < high else { throw ParameterError("high", high, .aboveParameter("low", low)) }
    self.base = base
    self.low = low
    self.high = high
    before = low == -.infinity ? Chance(lower: 0, upper: 1) : base.chanceBelow(low)
    behind = high == .infinity ? Chance(lower: 1, upper: 0) : base.chance(high)
    inside =
      before.lower > 0.5 ? before.upper - behind.upper : behind.lower - before.lower
    guard inside > 0 else { throw ParameterError("low", low, .possible) }
  }

  /// The chances of being at or below `x`, and above it.
  package func chance(_ x: Double) -> Chance { part(base.chance(x), x) }

  /// The chances of being below `x`, and at or above it.
  package func chanceBelow(_ x: Double) -> Chance { part(base.chanceBelow(x), x) }

  /// The share that a chance of the base at `x` is of the chance between the bounds.
  private func part(_ chance: Chance, _ x: Double) -> Chance {
    if x < low { return Chance(lower: 0, upper: 1) }
    if x > high { return Chance(lower: 1, upper: 0) }
    let lower =
      before.lower > 0.5 ? before.upper - chance.upper : chance.lower - before.lower
    let upper =
      behind.upper < 0.5 ? chance.upper - behind.upper : behind.lower - chance.lower
    return Chance(
      lower: min(max(lower / inside, 0), 1), upper: min(max(upper / inside, 0), 1))
  }

  /// The smallest value that `chance` of the draws are at or below.
  package func quantile(_ chance: Chance) -> Double {
    // Sums of what lies outside and a share of what lies inside: nothing cancels in either tail.
    let sought = Chance(
      lower: min(before.lower + chance.lower * inside, 1),
      upper: min(behind.upper + chance.upper * inside, 1))
    return min(max(base.quantile(sought), low), high)
  }

  /// The mean.
  package var mean: Double? { discrete?.mean ?? Moments.mean(self) }

  /// The variance.
  package var variance: Double? { discrete?.variance ?? Moments.variance(self) }

  /// A list of values leaves out what is very rare, and so it is of use only if more than this is inside.
  private static let leastOfList = 1e-3

  /// The distribution as a list of values, where there is one.
  package var discrete: DiscreteDistribution? {
    guard inside > TruncatedDistribution.leastOfList, let list = base.discrete else { return nil }
    let pairs = zip(list.values, list.chances).filter { low <= $0.0 && $0.0 <= high }
    return DiscreteDistribution(sorted: pairs.map { (value: $0, chance: $1 / inside) })
  }

  /// How blocks of draws are made.
  package var kernel: QuantileKernel {
    if let discrete { return discrete.kernel }
    return base.discrete == nil ? .pieces : .direct
  }

}
