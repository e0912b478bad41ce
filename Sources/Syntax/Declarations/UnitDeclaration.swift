/// `unit phone, phones`, or `unit rack = 120 kW`.
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

}
