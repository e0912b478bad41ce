/// What can be said of all draws of a value.
package enum SampleStatistic: Hashable, Sendable {

  /// The mean.
  case mean

  /// The variance of what was drawn from, estimated without bias.
  case variance

  /// The square root of the variance.
  case deviation

  /// The third central moment over the cube of the standard deviation, estimated without bias to the first order (what
  /// spreadsheets and `scipy.stats.skew(bias=False)` give).
  case skewness

  /// The value below which such a share of the draws lie.
  case quantile(Double)

  /// The mean of the draws beyond a quantile, on the side away from the middle.
  case tailMean(Double)

  /// The most likely value.
  case mode

  /// The value that was drawn most often.
  case mostFrequent

  /// The shares of draws in so many bins of a width that lie side by side; those beyond the ends count for the first and the
  /// last.
  case shares(origin: Double, width: Double, bins: Int)

  /// How many draws lie in each of some parts of equal width between the quantiles at a share and at 1 less it; the two
  /// ends stand before the counts.
  case shape(parts: Int, leavingOut: Double)

  /// The value of the draw with this number, from 0: what other draws are does not matter.
  case draw(Int)

  /// The numbers that it has for each cell.
  package var width: Int {
    switch self {
    case .mean, .variance, .deviation, .skewness, .quantile, .tailMean, .mode, .mostFrequent, .draw:
      1
    case .shares(_, _, let bins): bins
    case .shape(let parts, _): parts + 2
    }
  }

  /// `true` iff all draws have to be kept, or sketched, to know it: neither sums over them nor one of them are enough.
  var needsOrder: Bool {
    switch self {
    case .mean, .variance, .deviation, .skewness, .draw: false
    case .quantile, .tailMean, .mode, .mostFrequent, .shape, .shares: true
    }
  }

}
