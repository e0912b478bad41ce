import CKernels

/// What the draws of one value say of its shape: its tails, its lean and its peak.
extension Sample {

  /// The mean of the draws beyond the quantile at `share`, on the side away from the middle: the greatest 5 % for
  /// 95 %, the least 5 % for 5 %; one half belongs to the greatest.
  ///
  /// The tail is just that share of the draws, the last one of it in part (C. Acerbi, D. Tasche, "On the coherence of
  /// expected shortfall", 2002). All draws at or beyond the quantile can be far more where many are alike: of a loss
  /// that happens in 3 % of the draws, the worst 5 % are that loss in three cases out of five.
  package func tailMean(_ share: Double) -> Double {
    if draws.contains(where: \.isNaN) { return .nan }
    let sorted = share < 0.5 ? draws.sorted() : draws.sorted(by: >)
    let count = Double(sorted.count) * (share < 0.5 ? share : 1 - share)
    let whole = min(Int(count.rounded(.down)), sorted.count)
    let rest = whole < sorted.count ? (count - Double(whole)) * sorted[whole] : 0
    return (Sample.sum(sorted[..<whole]) + rest) / count
  }

  /// The share of draws in each of `count` parts, of which `part` tells the one that a draw is in; NaN where a draw is.
  package func shares(of count: Int, _ part: (Double) -> Int) -> [Double] {
    if draws.contains(where: \.isNaN) { return [Double](repeating: .nan, count: count) }
    var counts = [Int](repeating: 0, count: count)
    for draw in draws { counts[part(draw)] += 1 }
    return counts.map { Double($0) / Double(draws.count) }
  }

  /// A value that so small a share of the draws have is drawn twice by chance.
  private static let leastShareOfAtom = 0.001

  /// The most likely value; NaN where a draw has none.
  ///
  /// Where more than one draw in a thousand are alike, values have chances of their own and the most frequent one is
  /// it. Otherwise it is where the density is highest, estimated with a Gaussian kernel whose bandwidth is
  /// Silverman's (1986, equation 3.31), which R's `density` takes too.
  package var mode: Double {
    if draws.contains(where: \.isNaN) { return .nan }
    let frequent = mostFrequent
    let count = draws.count { $0 == frequent }
    if count > 1, Double(count) > Double(draws.count) * Sample.leastShareOfAtom { return frequent }
    let ends = quantiles([0.25, 0.75])
    let spread = min(variance.squareRoot(), (ends[1] - ends[0]) / 1.349)
    guard draws.count > 1, spread > 0, spread.isFinite else { return frequent }
    let bandwidth = 0.9 * spread / Sample.fifthRoot(Double(draws.count))
    return Density(draws.sorted(), bandwidth: bandwidth).peak
  }

  /// The fifth root of `number`, which is above 0, by Newton's method.
  private static func fifthRoot(_ number: Double) -> Double {
    var root = max(1, number)
    while true {
      let fourth = root * root * root * root
      let next = (4 * root + number / fourth) / 5
      if next >= root { return root }
      root = next
    }
  }

}

/// An estimate of a density by a Gaussian around each draw.
private struct Density {

  /// The draws in order.
  private let sorted: [Double]

  /// The standard deviation of the Gaussians.
  private let bandwidth: Double

  /// Gaussians are nothing beyond so many standard deviations: 2e-14 of their height.
  private static let reach = 8.0

  /// The places among the draws at which a peak is looked for first: near it, they lie much nearer to each other
  /// than the bandwidth.
  private static let places = 256

  /// The estimate around `sorted` draws.
  init(_ sorted: [Double], bandwidth: Double) {
    self.sorted = sorted
    self.bandwidth = bandwidth
  }

  /// The height at `x`, up to a factor.
  private func height(_ x: Double) -> Double {
    let first = firstIndex(notBelow: x - Density.reach * bandwidth)
    let end = firstIndex(notBelow: x + Density.reach * bandwidth)
    var exponents = sorted[first..<max(first, end)].map { draw in
      let distance = (draw - x) / bandwidth
      return -distance * distance / 2
    }
    exponents.withUnsafeMutableBufferPointer { exponents in
      guard let base = exponents.baseAddress else { return }
      yk_exponential(base, base, exponents.count)
    }
    return Sample.sum(exponents[...])
  }

  /// The number of the first draw that is not below `bound`, by bisection.
  private func firstIndex(notBelow bound: Double) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < bound { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Where it is highest.
  var peak: Double {
    let last = sorted.count - 1
    let places = (0...Density.places).map { sorted[$0 * last / Density.places] }
    var (best, height) = (sorted[0], -Double.infinity)
    for place in places {
      let found = self.height(place)
      if found > height { (best, height) = (place, found) }
    }
    return climb(from: best - bandwidth, to: best + bandwidth)
  }

  /// The highest place between `start` and `end`, by golden sections.
  private func climb(from start: Double, to end: Double) -> Double {
    let ratio = (5.0.squareRoot() - 1) / 2
    var (low, high) = (start, end)
    var inner = (high - ratio * (high - low), low + ratio * (high - low))
    var heights = (height(inner.0), height(inner.1))
    // Heights are flat around the peak: beyond a millionth of the bandwidth they are alike.
    while high - low > 1e-6 * bandwidth {
      if heights.0 >= heights.1 {
        (high, inner.1, heights.1) = (inner.1, inner.0, heights.0)
        inner.0 = high - ratio * (high - low)
        heights.0 = height(inner.0)
      } else {
        (low, inner.0, heights.0) = (inner.0, inner.1, heights.1)
        inner.1 = low + ratio * (high - low)
        heights.1 = height(inner.1)
      }
      guard inner.0 > low, inner.1 < high else { break }
    }
    return (low + high) / 2
  }

}
