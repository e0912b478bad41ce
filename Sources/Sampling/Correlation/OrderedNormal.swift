/// Correlated standard normal numbers that come in an order: those after a place are drawn anew, given those before it.
///
/// With the correlation matrix in that order, R = L L', the numbers are z = L e with independent e, and each z depends on
/// the e that come no later. So what is drawn anew, given the first k numbers, are the e behind them: one factor serves
/// all places of the order, where `ConditionalNormal` needs one for each set.
package struct OrderedNormal: Sendable {

  /// The numbers' places in the matrix, in their order.
  private let order: [Int]

  /// The Cholesky factor of the matrix in that order.
  private let factor: [[Double]]

  /// Creates what draws numbers with these `correlations` in this `order`; `nil` where they do not leave them free.
  package init?(_ correlations: CorrelationMatrix, order: [Int]) {
    var ordered = CorrelationMatrix(count: order.count)
    for i in order.indices {
      for j in 0..<i { ordered[i, j] = correlations[order[i], order[j]] }
    }
    guard let factor = ordered.choleskyFactor() else { return nil }
    (self.order, self.factor) = (order, factor)
  }

  /// The numbers of one draw, by place: the first `kept` of the order as `known`, the others made of `fresh` independent
  /// ones.
  package func numbers(_ known: [Double], _ fresh: [Double], keeping kept: Int) -> [Double] {
    var result = known
    var independent = [Double](repeating: 0, count: order.count)
    for (i, place) in order.enumerated() {
      var sum = 0.0
      for k in 0..<i { sum += factor[i][k] * independent[k] }
      if i < kept {
        independent[i] = (known[place] - sum) / factor[i][i]
      } else {
        independent[i] = fresh[place]
        result[place] = sum + factor[i][i] * fresh[place]
      }
    }
    return result
  }

}
