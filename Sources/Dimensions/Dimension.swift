/// A dimension that is not made of others, or an unknown one that the checker is to find.
package struct BaseDimension: Hashable, Comparable, Sendable {

  /// The number of the dimension in its registry; unknown ones count from `firstVariable`.
  package let index: Int

  /// The number of the first unknown dimension: no registry has as many known ones.
  private static let firstVariable = 1 << 20

  /// Creates the base dimension known as `index`.
  package init(index: Int) {
    self.index = index
  }

  /// The unknown dimension number `index`.
  package static func variable(_ index: Int) -> BaseDimension {
    BaseDimension(index: firstVariable + index)
  }

  /// `true` iff the dimension is unknown.
  package var isVariable: Bool { index >= BaseDimension.firstVariable }

  /// `true` iff `lhs` comes before `rhs` in the order of a product's factors.
  package static func < (lhs: BaseDimension, rhs: BaseDimension) -> Bool {
    lhs.index < rhs.index
  }

}

/// What kind of thing a quantity measures: a product of powers of base dimensions.
///
/// Dimensions form an abelian group under multiplication, with rational powers. A value is its exponent
/// vector, kept as the non-zero exponents in the order of their bases, so that equal dimensions are equal
/// values.
package struct Dimension: Hashable, Sendable {

  /// A base dimension and the power it is raised to, which is not zero.
  package struct Factor: Hashable, Sendable {

    /// The base.
    package let base: BaseDimension

    /// The power.
    package let exponent: Rational

    /// The factor that makes one with this.
    var inverted: Factor { Factor(base: base, exponent: -exponent) }

  }

  /// The factors, in the order of their bases.
  package private(set) var factors: [Factor]

  /// The dimension of plain numbers.
  package static let one = Dimension(factors: [])

  /// Creates the dimension with `factors`, which are in order.
  private init(factors: [Factor]) {
    self.factors = factors
  }

  /// Creates the dimension `base`.
  package init(_ base: BaseDimension) {
    factors = [Factor(base: base, exponent: .one)]
  }

  /// `true` iff plain numbers have this dimension.
  package var isDimensionless: Bool { factors.isEmpty }

  /// The product of `lhs` and `rhs`.
  package static func * (lhs: Dimension, rhs: Dimension) -> Dimension {
    if lhs.factors.isEmpty { return rhs }
    if rhs.factors.isEmpty { return lhs }
    var factors: [Factor] = []
    factors.reserveCapacity(lhs.factors.count + rhs.factors.count)
    var (i, j) = (0, 0)
    while i < lhs.factors.count || j < rhs.factors.count {
      if j == rhs.factors.count
        || i < lhs.factors.count && lhs.factors[i].base < rhs.factors[j].base
      {
        factors.append(lhs.factors[i])
        i += 1
      } else if i == lhs.factors.count || rhs.factors[j].base < lhs.factors[i].base {
        factors.append(rhs.factors[j])
        j += 1
      } else {
        let exponent = lhs.factors[i].exponent + rhs.factors[j].exponent
        if exponent != .zero {
          factors.append(Factor(base: lhs.factors[i].base, exponent: exponent))
        }
        (i, j) = (i + 1, j + 1)
      }
    }
    return Dimension(factors: factors)
  }

  /// The quotient of `lhs` and `rhs`.
  package static func / (lhs: Dimension, rhs: Dimension) -> Dimension {
    lhs * rhs.raised(to: Rational(-1))
  }

  /// This dimension raised to `exponent`.
  package func raised(to exponent: Rational) -> Dimension {
    if exponent == .zero { return .one }
    if exponent == .one { return self }
    return Dimension(
      factors: factors.map { Factor(base: $0.base, exponent: $0.exponent * exponent) })
  }

  /// The power to which `base` is raised in this dimension.
  package func exponent(of base: BaseDimension) -> Rational {
    factors.first { $0.base == base }?.exponent ?? .zero
  }

}
