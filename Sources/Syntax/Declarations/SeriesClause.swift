/// What a series measures, which decides how it goes from one frequency to another.
package enum SeriesClause: Sendable {

  /// An amount of each period.
  case flow

  /// A level at the end of each period.
  case stock

  /// A ratio in each period, with the name of what it is weighted by, if any.
  case rate(weight: Name?)

}
