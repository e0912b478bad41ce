// The metalog distribution: T. Keelin, "The metalog distributions", Decision Analysis 13 (2016), 243-277.
//
// Its quantile is a sum of terms in the chance u and its logit: a1 + a2 logit + a3 (u - 1/2) logit
// + a4 (u - 1/2) + a5 (u - 1/2)^2. Three to five quantiles fix as many coefficients exactly. With one bound the
// sum is the logarithm of the distance from it, with two it is the logit of the place between them.
//
// Not every set of quantiles gives a distribution: the sum must rise with u. Its derivative in the logit,
// h = a2 + a3 (u - 1/2 + u (1 - u) logit) + u (1 - u) (a4 + 2 a5 (u - 1/2)), has the sign of the density and tends
// to a2 - a3 / 2 and a2 + a3 / 2 at the ends, so a scan over the logit finds where it is negative.

/// A distribution through three to five given quantiles.
package struct MetalogDistribution: Distribution {

  /// The coefficients of the five terms, the last of them perhaps zero.
  private let terms: [Double]

  /// The lower bound; minus infinity where there is none.
  private let low: Double

  /// The upper bound; infinity where there is none.
  private let high: Double

  /// The distribution with `quantiles` between `low` and `high`, either of which may be infinite.
  package init(
    quantiles: [QuantilePoint], low: Double = -.infinity, high: Double = .infinity
  ) throws(ParameterError) {
    guard (3...5).contains(quantiles.count) else {
      throw ParameterError("quantiles", Double(quantiles.count), .count(3, 5))
    }
    try QuantilePoint.require(quantiles)
    if let first = quantiles.first, !(first.value > low) {
      throw ParameterError(first.name, first.value, .aboveParameter("low", low))
    }
    if let last = quantiles.last, !(last.value < high) {
      throw ParameterError(last.name, last.value, .belowParameter("high", high))
    }
    self.low = low
    self.high = high
    let rows = quantiles.map { point in
      Array(MetalogDistribution.basis(Chance(lower: point.chance)).prefix(quantiles.count))
        + [MetalogDistribution.transformed(point.value, low, high)]
    }
    guard let solved = LinearSystem.solution(rows) else {
      throw ParameterError("quantiles", Double(quantiles.count), .feasible)
    }
    terms = solved + [Double](repeating: 0, count: 5 - solved.count)
    if let (from, to) = negativeDensity() {
      throw ParameterError("quantiles", Double(quantiles.count), .density(from: from, to: to))
    }
  }

  /// The five terms at `chance`.
  private static func basis(_ chance: Chance) -> [Double] {
    let logit = log(chance.lower / chance.upper)
    let center = (chance.lower - chance.upper) / 2
    return [1, logit, center * logit, center, center * center]
  }

  /// The value of the sum of terms that belongs to `x`.
  private static func transformed(_ x: Double, _ low: Double, _ high: Double) -> Double {
    switch (low > -.infinity, high < .infinity) {
    case (false, false): x
    case (true, false): log(x - low)
    case (false, true): -log(high - x)
    case (true, true): log((x - low) / (high - x))
    }
  }

  /// The derivative of the sum in the logit `w`.
  private func slope(_ w: Double) -> Double {
    let chance = MetalogDistribution.chance(logit: w)
    let center = (chance.lower - chance.upper) / 2
    let product = chance.lower * chance.upper
    return terms[1] + terms[2] * (center + product * w)
      + product * (terms[3] + 2 * terms[4] * center)
  }

  /// The chance with logit `w`.
  private static func chance(logit w: Double) -> Chance {
    let tail = exp(-w.magnitude) / (1 + exp(-w.magnitude))
    return w < 0 ? Chance(lower: tail) : Chance(upper: tail)
  }

  /// The chances between which the density would be negative, if there are such.
  private func negativeDensity() -> (from: Double, to: Double)? {
    // Beyond a logit of 40 the derivative is what it tends to; it varies on a scale of 1, so steps of 1/16 miss
    // nothing but dips that rounding could make.
    let step = 1.0 / 16
    let places = stride(from: -40.0, through: 40, by: step)
    guard let first = places.first(where: { slope($0) < 0 }) else { return nil }
    let last = places.first { $0 > first && slope($0) >= 0 } ?? .infinity
    let from = first > -40 ? border(first - step, first) : -.infinity
    let to = last < .infinity ? border(last - step, last) : .infinity
    return (
      MetalogDistribution.chance(logit: from).lower, MetalogDistribution.chance(logit: to).lower
    )
  }

  /// Where the slope changes its sign between two logits.
  private func border(_ start: Double, _ end: Double) -> Double {
    var (low, high) = (start, end)
    let isNegative = slope(low) < 0
    for _ in 0..<50 {
      let middle = (low + high) / 2
      if (slope(middle) < 0) == isNegative { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// The smallest value that `chance` of the draws are at or below.
  package func quantile(_ chance: Chance) -> Double {
    if chance.lower <= 0 { return low }
    if chance.upper <= 0 { return high }
    let sum = zip(MetalogDistribution.basis(chance), terms).reduce(0) { $0 + $1.0 * $1.1 }
    switch (low > -.infinity, high < .infinity) {
    case (false, false): return sum
    case (true, false): return low + exp(sum)
    case (false, true): return high - exp(-sum)
    case (true, true):
      return sum < 0
        ? low + (high - low) * exp(sum) / (1 + exp(sum)) : high - (high - low) / (1 + exp(sum))
    }
  }

  /// The chances of being at or below `x`, and above it.
  package func chance(_ x: Double) -> Chance {
    if x <= low { return Chance(lower: 0, upper: 1) }
    if x >= high { return Chance(lower: 1, upper: 0) }
    let target = MetalogDistribution.transformed(x, low, high)
    func excess(_ w: Double) -> Double {
      let basis = MetalogDistribution.basis(MetalogDistribution.chance(logit: w))
      return zip(basis, terms).reduce(-target) { $0 + $1.0 * $1.1 }
    }
    // Logits beyond 700 are of chances that are no numbers any more.
    var (left, right, w) = (-700.0, 700.0, 0.0)
    for _ in 0..<200 {
      let above = excess(w)
      if above < 0 { left = w } else { right = w }
      let newton = w - above / slope(w)
      let next = newton > left && newton < right ? newton : (left + right) / 2
      let isEnd = (next - w).magnitude <= 0x1p-50 * max(1, w.magnitude)
      w = next
      if isEnd { break }
    }
    return MetalogDistribution.chance(logit: w)
  }

  /// The mean.
  package var mean: Double? { Moments.mean(self) }

  /// The variance.
  package var variance: Double? { Moments.variance(self) }

  /// How blocks of draws are made.
  package var kernel: QuantileKernel { .pieces }

}
