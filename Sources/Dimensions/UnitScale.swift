/// How many coherent units one unit is, as a quotient of two numbers.
///
/// A percent is 1/100 and a millisecond 1/1000: kept as quotients, both turn decimal literals into the
/// nearest `Double` with one rounding, where a factor of 0.01 would round twice.
package struct UnitScale: Hashable, Sendable {

  /// The number that values are multiplied with.
  package let numerator: Double

  /// The number that values are divided by.
  package let denominator: Double

  /// Creates the scale `numerator / denominator`.
  package init(_ numerator: Double, per denominator: Double = 1) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// The scale of coherent units.
  package static let one = UnitScale(1)

  /// `value` of this unit in coherent units.
  package func coherent(_ value: Double) -> Double {
    denominator == 1 ? value * numerator : value * numerator / denominator
  }

  /// `value` coherent units in this unit.
  package func measured(_ value: Double) -> Double {
    numerator == 1 ? value * denominator : value * denominator / numerator
  }

  /// The scale of the product of two units.
  package static func * (lhs: UnitScale, rhs: UnitScale) -> UnitScale {
    UnitScale(lhs.numerator * rhs.numerator, per: lhs.denominator * rhs.denominator).reduced
  }

  /// The scale of this unit raised to `exponent`.
  package func raised(to exponent: Int) -> UnitScale {
    var result = UnitScale.one
    let factor = exponent < 0 ? UnitScale(denominator, per: numerator) : self
    for _ in 0..<abs(exponent) { result = result * factor }
    return result
  }

  /// The same scale without a common divisor, where both numbers are whole.
  private var reduced: UnitScale {
    if denominator == 1 { return self }
    let quotient = numerator / denominator
    if quotient >= 1, quotient == quotient.rounded(), quotient * denominator == numerator {
      return UnitScale(quotient)
    }
    let inverse = denominator / numerator
    if inverse == inverse.rounded(), inverse * numerator == denominator {
      return UnitScale(1, per: inverse)
    }
    return self
  }

}
