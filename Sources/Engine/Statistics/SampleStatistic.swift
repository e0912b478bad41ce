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

  /// The mean of the draws beyond a quantile: those at or above it for a share of a half or more, those at or below it for less.
  case tailMean(Double)

  /// The most likely value.
  case mode

  /// How many draws lie in each of some parts of equal width between the quantiles at a share and at 1 less it; the two
  /// ends stand before the counts.
  case shape(parts: Int, leavingOut: Double)

  /// The numbers that it has for each cell.
  package var width: Int {
    switch self {
    case .mean, .variance, .deviation, .skewness, .quantile, .tailMean, .mode: 1
    case .shape(let parts, _): parts + 2
    }
  }

  /// `true` iff sums over the draws are enough to know it.
  var isOfMoments: Bool {
    switch self {
    case .mean, .variance, .deviation, .skewness: true
    case .quantile, .tailMean, .mode, .shape: false
    }
  }

}
