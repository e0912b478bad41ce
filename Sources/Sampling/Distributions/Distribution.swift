// Distributions: what an uncertain input can be said to be like.
//
// A draw is the quantile of a number in (0, 1): inverse distribution functions keep the order and the evenness
// of the numbers, which scrambled nets, Latin hypercubes and rank correlation all rest on; rejection would
// lose them. So a distribution is here its quantile function first of all, with its moments and its tails.
//
// Both tails of a chance are carried along (Chance): 1 - 1e-20 is 1 as a Double, yet the quantile of an upper
// tail of 1e-20 is as well defined as that of a lower one, and truncated or correlated inputs ask for it.
//
// A block of draws goes through a QuantileSampler. Where the quantile is a formula a C loop computes it; where it
// is the root of an equation (beta, gamma, Student's t ...) a table of polynomials is fitted once and looked up,
// and where the values are discrete a guided search finds them. Parameters that vary from draw to draw
// need none of this: make the distribution for the draw and ask for its `quantile`, whose result the tables
// repeat to 1e-10 or better.
//
// Every distribution is a value that exists only with parameters that make sense: each initialiser throws a
// ParameterError that names the parameter and the bound it breaks.

/// A distribution of real numbers.
package protocol Distribution: Sendable {

  /// The mean; none where there is none or it is infinite.
  var mean: Double? { get }

  /// The variance; none where there is none or it is infinite.
  var variance: Double? { get }

  /// The chances of being at or below `x`, and above it.
  func chance(_ x: Double) -> Chance

  /// The chances of being below `x`, and at or above it.
  func chanceBelow(_ x: Double) -> Chance

  /// The smallest value that `chance` of the draws are at or below.
  func quantile(_ chance: Chance) -> Double

  /// The distribution as a list of values, where it has one that is not too long.
  var discrete: DiscreteDistribution? { get }

  /// How blocks of draws are made.
  var kernel: QuantileKernel { get }

}

extension Distribution {

  /// The chance of being at or below `x`.
  package func cdf(_ x: Double) -> Double { chance(x).lower }

  /// The quantile of `u` in (0, 1).
  package func quantile(_ u: Double) -> Double { quantile(Chance(lower: u)) }

  /// A continuous distribution has no chance of being just `x`.
  package func chanceBelow(_ x: Double) -> Chance { chance(x) }

  /// A continuous distribution has no list of values.
  package var discrete: DiscreteDistribution? { nil }

  /// The square root of the variance.
  package var standardDeviation: Double? { variance.map { $0.squareRoot() } }

}

/// How the quantiles of a block of numbers are made.
package enum QuantileKernel: Sendable {

  /// offset + scale u.
  case affine(offset: Double, scale: Double)

  /// offset + scale z, where z is the normal quantile.
  case normal(offset: Double, scale: Double)

  /// exp(offset + scale u).
  case logAffine(offset: Double, scale: Double)

  /// exp(offset + scale z), where z is the normal quantile.
  case logNormal(offset: Double, scale: Double)

  /// -scale log(1 - u).
  case exponential(scale: Double)

  /// The two root branches of a triangular distribution.
  case triangular(low: Double, mode: Double, high: Double)

  /// The first of `values` whose cumulative chance reaches u.
  case search(GuideTable)

  /// Polynomial pieces, fitted to the distribution's own quantile.
  case pieces

  /// The distribution's own quantile for each number.
  case direct

}
