import Checker
import Sampling

/// The share of a value's variance that one of several correlated inputs, or groups of them, makes.
package struct ShapleyEffect: Equatable, Sendable {

  /// The share; all shares add up to one.
  package let share: Double

  /// Half the width of the interval that holds it with a chance of 95 %.
  package let error: Double

}

/// Shares of the variance where inputs are correlated (A. B. Owen, "Sobol' indices and Shapley value", 2014; E. Song,
/// B. L. Nelson, J. Staum, "Shapley effects for global sensitivity analysis", 2016).
///
/// Where inputs are correlated, the variance has no split into parts of single inputs and their interactions, so Sobol' indices
/// do not add up and may mean little. Shapley's rule still shares it out: the worth of some inputs is the variance
/// of what is to be expected once they are known. That is estimated by one pair of values for each draw: in the
/// second of the two these inputs are the same and all others are drawn anew, given them. The copula is Gaussian, so
/// that is exact: in normal scores, what is drawn anew has a normal distribution given the rest. Where there are many
/// players, not all coalitions are looked at, but those of `ShapleyOrders`.
struct ShapleyEffects {

  /// Players at the most of whom all coalitions are looked at: each more doubles the worlds.
  static let exactLimit = 8

  /// The values of all draws in one cell, less their mean.
  private let base: [Double]

  /// The number of players.
  private let count: Int

  /// For each player, the sum of its terms draw by draw.
  private var terms: [[Double]]

  /// The weight of a coalition by its size.
  private let weights: [Double]

  /// For each draw, the number of those that belong with it; `nil` where all draws are independent.
  private var pairs: [Int]?

  /// Creates effects of so many `players` on a value with the draws `values`.
  init(_ values: [Double], players: Int) {
    let mean = values.reduce(0, +) / Double(values.count)
    base = values.map { $0 - mean }
    self.mean = mean
    count = players
    var weights = [Double](repeating: 1 / Double(players), count: players)
    for size in 1..<players {
      weights[size] = weights[size - 1] * Double(size) / Double(players - size)
    }
    self.weights = weights
    terms = Array(repeating: Array(repeating: 0, count: values.count), count: players)
  }

  /// The mean of the values.
  private let mean: Double

  /// Adds the pairs in which all players are the same as in the draws, once those of all other coalitions are added.
  mutating func addAll() { add(base.map { $0 + mean }, coalition: 1 << count - 1) }

  /// Adds the pairs in which those who come first in the order of each draw are the same as in the draws: `steps` has the
  /// values for each number of players from one to all but one.
  mutating func add(_ steps: [[Double]], in orders: ShapleyOrders) {
    pairs = orders.pairs
    for draw in base.indices {
      // Nobody's worth is nothing, and everybody's is the whole variance.
      var last = 0.0
      for step in 0..<count {
        let next = step < steps.count ? steps[step][draw] - mean : base[draw]
        terms[orders.player(step, of: draw)][draw] = base[draw] * (next - last)
        last = next
      }
    }
  }

  /// Adds the pairs in which the players of `coalition` are the same as in the draws, and the values are `values`.
  mutating func add(_ values: [Double], coalition: Int) {
    let size = coalition.nonzeroBitCount
    for player in 0..<count {
      let isMember = coalition >> player & 1 == 1
      if !isMember, size == count { continue }
      let weight = isMember ? weights[size - 1] : -weights[size]
      for draw in base.indices {
        terms[player][draw] += weight * base[draw] * (values[draw] - mean)
      }
    }
  }

  /// The effects, once all coalitions are added but the empty one, whose worth is nothing.
  var effects: [ShapleyEffect] {
    let size = Double(base.count)
    let variance = base.reduce(0) { $0 + $1 * $1 } / size
    return terms.map { terms in
      let share = terms.reduce(0, +) / size / variance
      var rests = base.indices.map { terms[$0] - share * base[$0] * base[$0] }
      if let pairs {
        var sums = [Double](repeating: 0, count: (pairs.max() ?? 0) + 1)
        for (pair, rest) in zip(pairs, rests) { sums[pair] += rest }
        rests = sums
      }
      let squares = rests.reduce(0) { $0 + $1 * $1 }
      return ShapleyEffect(
        share: share, error: SobolEstimator.quantile * squares.squareRoot() / (size * variance))
    }
  }

}
