/// Draws of one cell whose order matters.
enum DrawSet {

  /// Nothing was kept.
  case none

  /// All of them.
  case sample(Sample)

  /// How many came near each value.
  case sketch(SampleSketch)

  /// The numbers of each of the statistics that `requests` ask for, of draws with `moments`; none of a single draw, which a
  /// set does not know from others.
  func numbers(of requests: [DrawCollection.Request], _ moments: Moments) -> [[Double]] {
    var quantileShares: [Double] = []
    for request in requests {
      if case .quantile(let share) = request.statistic { quantileShares.append(share) }
    }
    // One look at the draws finds all quantiles.
    var quantiles = self.quantiles(quantileShares)[...]
    return requests.map { request in
      switch request.statistic {
      case .mean: [moments.mean]
      case .variance: [moments.variance]
      case .deviation: [moments.variance.squareRoot()]
      case .skewness: [moments.skewness]
      case .quantile: [quantiles.removeFirst()]
      case .tailMean(let share): [tailMean(share)]
      case .mode: [mode]
      case .mostFrequent: [mostFrequent]
      case .shares(let origin, let width, let bins):
        shares(bins) { min(max(Int((($0 - origin) / width).rounded(.down)), 0), bins - 1) }
      case .shape(let parts, let share): shape(parts: parts, leavingOut: share)
      case .draw: []
      }
    }
  }

  /// The quantiles at `shares`.
  private func quantiles(_ shares: [Double]) -> [Double] {
    switch self {
    case .none: shares.map { _ in .nan }
    case .sample(let sample): sample.quantiles(shares)
    case .sketch(let sketch): sketch.quantiles(shares)
    }
  }

  /// The mean beyond the quantile at `share`.
  private func tailMean(_ share: Double) -> Double {
    switch self {
    case .none: .nan
    case .sample(let sample): sample.tailMean(share)
    case .sketch(let sketch): sketch.tailMean(share)
    }
  }

  /// The most likely value.
  private var mode: Double {
    switch self {
    case .none: .nan
    case .sample(let sample): sample.mode
    case .sketch(let sketch): sketch.mode
    }
  }

  /// The value that was drawn most often.
  private var mostFrequent: Double {
    switch self {
    case .none: .nan
    case .sample(let sample): sample.mostFrequent
    case .sketch(let sketch): sketch.mode
    }
  }

  /// The shares of draws in so many `bins`, of which `bin` tells the one that a draw is in.
  private func shares(_ bins: Int, _ bin: (Double) -> Int) -> [Double] {
    switch self {
    case .none: Array(repeating: .nan, count: bins)
    case .sample(let sample): sample.shares(of: bins, bin)
    case .sketch(let sketch): sketch.shares(of: bins, bin)
    }
  }

  /// The ends and the counts of how the draws are spread; NaN where all are one.
  private func shape(parts: Int, leavingOut share: Double) -> [Double] {
    let shape: (ClosedRange<Double>, [Int])? =
      switch self {
      case .none: nil
      case .sample(let sample): sample.shape(parts: parts, leavingOut: share)
      case .sketch(let sketch): sketch.shape(parts: parts, leavingOut: share)
      }
    guard let (range, counts) = shape else { return Array(repeating: .nan, count: parts + 2) }
    return [range.lowerBound, range.upperBound] + counts.map { Double($0) }
  }

}
