/// A fraction in lowest terms: an exponent of a dimension.
package struct Rational: Hashable, Sendable, Comparable {

  /// The number above the line; it carries the sign.
  package let numerator: Int

  /// The number below the line; it is positive.
  package let denominator: Int

  /// Creates the fraction `numerator / denominator` in lowest terms.
  ///
  /// - Requires: `denominator` is not zero.
  package init(_ numerator: Int, _ denominator: Int = 1) {
    let divisor = max(1, Rational.greatestCommonDivisor(numerator, denominator))
    let sign = denominator < 0 ? -1 : 1
    self.numerator = sign * numerator / divisor
    self.denominator = sign * denominator / divisor
  }

  /// The fraction with a denominator up to 12 that `value` is, or `nil` where it is none.
  ///
  /// Exponents beyond a thousand name no quantity that anyone measures, and could overflow a product.
  package init?(exactly value: Double) {
    guard abs(value) <= 1000 else { return nil }
    for denominator in 1...12 {
      let numerator = (value * Double(denominator)).rounded()
      if numerator / Double(denominator) == value {
        self.init(Int(numerator), denominator)
        return
      }
    }
    return nil
  }

  /// Zero.
  package static let zero = Rational(0)

  /// One.
  package static let one = Rational(1)

  /// The value as a floating-point number.
  package var value: Double { Double(numerator) / Double(denominator) }

  /// The largest number that divides both `a` and `b`.
  private static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
    var (a, b) = (abs(a), abs(b))
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }

  /// The sum of `lhs` and `rhs`.
  package static func + (lhs: Rational, rhs: Rational) -> Rational {
    Rational(
      lhs.numerator * rhs.denominator + rhs.numerator * lhs.denominator,
      lhs.denominator * rhs.denominator)
  }

  /// The product of `lhs` and `rhs`.
  package static func * (lhs: Rational, rhs: Rational) -> Rational {
    Rational(lhs.numerator * rhs.numerator, lhs.denominator * rhs.denominator)
  }

  /// The quotient of `lhs` and `rhs`, which is not zero.
  package static func / (lhs: Rational, rhs: Rational) -> Rational {
    Rational(lhs.numerator * rhs.denominator, lhs.denominator * rhs.numerator)
  }

  /// The negative of `value`.
  package static prefix func - (value: Rational) -> Rational {
    Rational(-value.numerator, value.denominator)
  }

  /// `true` iff `lhs` is less than `rhs`.
  package static func < (lhs: Rational, rhs: Rational) -> Bool {
    lhs.numerator * rhs.denominator < rhs.numerator * lhs.denominator
  }

}

extension Rational: CustomStringConvertible {

  /// The fraction as it stands in an exponent: `2`, `-1` or `1/2`.
  package var description: String {
    denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)"
  }

}
