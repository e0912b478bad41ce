import CKernels

/// Draws of one value, and what can be said of them as a whole.
///
/// A draw without a value makes every statistic NaN: leaving it out would say more than is known.
package struct Sample {

  /// The draws, in their order.
  let draws: [Double]

  /// The sample of `draws`, which is not empty.
  package init(_ draws: [Double]) {
    self.draws = draws
  }

  /// The count, mean and central moments.
  package var moments: Moments {
    draws.withUnsafeBufferPointer { draws in
      draws.baseAddress.map { Moments($0, count: draws.count) } ?? Moments()
    }
  }

  /// The mean.
  package var mean: Double { moments.mean }

  /// The variance of what was drawn from, estimated without bias; 0 for a single draw.
  package var variance: Double { moments.variance }

  /// The value below which `share` of the draws lie, between neighbours in proportion (Hyndman and Fan's seventh
  /// definition, which numpy and spreadsheets use).
  package func quantile(_ share: Double) -> Double { quantiles([share])[0] }

  /// The quantiles at `shares`.
  package func quantiles(_ shares: [Double]) -> [Double] {
    if draws.contains(where: \.isNaN) { return shares.map { _ in .nan } }
    let places = shares.map { $0 * Double(draws.count - 1) }
    let below = places.map { Int($0.rounded(.down)) }
    let above = below.map { min($0 + 1, draws.count - 1) }
    let ranks = Set(below + above).sorted()
    let numbers = draws.withUnsafeBufferPointer { Selection.numbers(at: ranks, in: $0) }
    let found = Dictionary(uniqueKeysWithValues: zip(ranks, numbers))
    return shares.indices.map { index in
      let (low, high) = (found[below[index]] ?? .nan, found[above[index]] ?? .nan)
      return low + (high - low) * (places[index] - Double(below[index]))
    }
  }

  /// The value that was drawn most often, the least of several; NaN where a draw has none.
  package var mostFrequent: Double {
    if draws.contains(where: \.isNaN) { return .nan }
    var counts: [Double: Int] = [:]
    for draw in draws { counts[draw, default: 0] += 1 }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? .nan
  }

  /// The counts of draws in `parts` of equal width between the quantiles at `share` and at 1 - `share`, with those two;
  /// `nil` where a draw has no value or all are one.
  ///
  /// A few draws far out would leave all others in one part; they are not counted.
  package func shape(parts: Int, leavingOut share: Double) -> (ClosedRange<Double>, [Int])? {
    let ends = quantiles([share, 1 - share])
    guard ends[0] < ends[1] else { return nil }
    var counts = [Int](repeating: 0, count: parts)
    for draw in draws where draw >= ends[0] && draw <= ends[1] {
      let place = (draw - ends[0]) / (ends[1] - ends[0]) * Double(parts)
      counts[min(parts - 1, Int(place))] += 1
    }
    return (ends[0]...ends[1], counts)
  }

  /// The sum of `numbers`.
  static func sum(_ numbers: ArraySlice<Double>) -> Double {
    numbers.withUnsafeBufferPointer { yk_sum($0.baseAddress, $0.count) }
  }

}
