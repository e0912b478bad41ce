import CSampling

/// The quantile function of finitely many values, as a search that starts near its end (H.-C. Chen, Y. Asau,
/// "On generating random variates from an empirical distribution", AIIE Transactions 6, 1974).
package struct GuideTable: Sendable {

  /// The chance of each value or a smaller one.
  private let cumulative: [Double]

  /// The values, in order.
  private let values: [Double]

  /// Where the search starts for each of equal parts of (0, 1).
  private let guide: [Int32]

  /// The table of `values` in order, with the chances that draws are at or below each.
  ///
  /// - Requires: there are values, as many as chances; chances do not fall and are below 2^31 in number.
  init(values: [Double], cumulative: [Double]) {
    self.values = values
    // Whatever rounding left of the sum, the search ends at the last value.
    self.cumulative = cumulative.dropLast() + [.infinity]
    var guide: [Int32] = []
    guide.reserveCapacity(values.count)
    var k = 0
    for part in 0..<values.count {
      while self.cumulative[k] < Double(part) / Double(values.count) { k += 1 }
      // One before: rounding may put a number into the part above its own.
      guide.append(Int32(max(k - 1, 0)))
    }
    self.guide = guide
  }

  /// Writes the quantiles of `count` numbers.
  func fill(
    _ draws: UnsafeMutablePointer<Double>, from numbers: UnsafePointer<Double>, count: Int
  ) {
    ys_search_quantiles(draws, numbers, count, cumulative, values, guide, guide.count)
  }

  /// The smallest value whose cumulative chance reaches `chance`.
  func quantile(_ chance: Chance) -> Double {
    var low = 0
    var high = cumulative.count - 1
    while low < high {
      let middle = (low + high) / 2
      if cumulative[middle] < chance.lower { low = middle + 1 } else { high = middle }
    }
    return values[low]
  }

}
