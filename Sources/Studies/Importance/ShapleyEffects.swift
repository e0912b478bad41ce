import Checker
import Sampling

/// The share of a value's variance that one of several correlated inputs makes.
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
/// that is exact: in normal scores, what is drawn anew has a normal distribution given the rest.
struct ShapleyEffects {

  /// Inputs at the most: each more doubles the worlds.
  static let inputLimit = 8

  /// The values of all draws in one cell, less their mean.
  private let base: [Double]

  /// The number of inputs.
  private let count: Int

  /// For each input, the sum of its terms draw by draw.
  private var terms: [[Double]]

  /// The weight of a coalition by its size.
  private let weights: [Double]

  /// Creates effects of so many inputs on a value with the draws `values`.
  init(_ values: [Double], inputs: Int) {
    let mean = values.reduce(0, +) / Double(values.count)
    base = values.map { $0 - mean }
    self.mean = mean
    count = inputs
    var weights = [Double](repeating: 1 / Double(inputs), count: inputs)
    for size in 1..<inputs {
      weights[size] = weights[size - 1] * Double(size) / Double(inputs - size)
    }
    self.weights = weights
    terms = Array(repeating: Array(repeating: 0, count: values.count), count: inputs)
    add(Array(values), coalition: 1 << inputs - 1)
  }

  /// The mean of the values.
  private let mean: Double

  /// Adds the pairs in which the inputs of `coalition` are the same as in the draws, and the values are `values`.
  mutating func add(_ values: [Double], coalition: Int) {
    let size = coalition.nonzeroBitCount
    for input in 0..<count {
      let isMember = coalition >> input & 1 == 1
      if !isMember, size == count { continue }
      let weight = isMember ? weights[size - 1] : -weights[size]
      for draw in base.indices { terms[input][draw] += weight * base[draw] * (values[draw] - mean) }
    }
  }

  /// The effects, once all coalitions are added but the empty one, whose worth is nothing.
  var effects: [ShapleyEffect] {
    let size = Double(base.count)
    let variance = base.reduce(0) { $0 + $1 * $1 } / size
    return terms.map { terms in
      let share = terms.reduce(0, +) / size / variance
      var squares = 0.0
      for draw in base.indices {
        let rest = terms[draw] - share * base[draw] * base[draw]
        squares += rest * rest
      }
      return ShapleyEffect(
        share: share, error: SobolEstimator.quantile * squares.squareRoot() / (size * variance))
    }
  }

}
