/// `unit phone, phones`, `unit rack = 120 kW`, or `unit CNY = USD / usd_cny`.
package struct UnitDeclaration: Sendable {

  /// Which prefixes a declared unit takes.
  package enum Prefixes: Sendable {

    /// None.
    case none

    /// `k`, `M`, `m` and the like.
    case metric

    /// Those and `Ki`, `Mi` and the like.
    case binary

  }

  /// Other names of the unit.
  package let aliases: [Name]

  /// The prefixes it takes.
  package let prefixes: Prefixes

  /// The dimension it measures, where that is said.
  package let dimension: DimensionExpression?

  /// The amount it stands for, where that is said: the index of a `Quantity` in the tree.
  package let definition: UInt32?

  /// The rate at which it is exchanged, where it is a currency.
  package let rate: Rate?

  /// `USD / usd_cny`: what one unit of a currency is worth in another.
  package struct Rate: Sendable {

    /// The other currency.
    package let reference: Name

    /// `true` iff the value is divided by, as amounts of this currency for one of the other are.
    package let isQuotient: Bool

    /// The formula of the value.
    package let value: ExpressionID

  }

}
