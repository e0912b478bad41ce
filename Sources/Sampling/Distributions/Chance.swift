/// A chance together with its complement, so that the digits of both tails are kept.
package struct Chance: Equatable, Sendable {

  /// The chance of being at or below a value.
  package let lower: Double

  /// The chance of being above it.
  package let upper: Double

  /// A chance by both its tails, which add up to 1.
  package init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  /// A chance by its lower tail.
  package init(lower: Double) { self.init(lower: min(lower, 1), upper: max(1 - lower, 0)) }

  /// A chance by its upper tail.
  package init(upper: Double) { self.init(lower: max(1 - upper, 0), upper: min(upper, 1)) }

  /// The same chance seen from the other side.
  var reversed: Chance { Chance(lower: upper, upper: lower) }

}
