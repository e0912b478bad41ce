/// A scale on which quantities of one dimension are measured.
package struct Unit: Equatable, Sendable {

  /// Its names; the first is the one shown.
  package let names: [String]

  /// What it measures.
  package let dimension: Dimension

  /// How many coherent units it is.
  package let scale: UnitScale

  /// The prefixes it takes.
  package let prefixes: UnitPrefix.Set

  /// Creates a unit.
  package init(
    names: [String], dimension: Dimension, scale: UnitScale = .one, prefixes: UnitPrefix.Set = []
  ) {
    self.names = names
    self.dimension = dimension
    self.scale = scale
    self.prefixes = prefixes
  }

}

/// A unit with a prefix, as one name in a text stands for it.
package struct PrefixedUnit: Sendable {

  /// The prefix, if any.
  package let prefix: UnitPrefix?

  /// The unit.
  package let unit: Unit

  /// How many coherent units it is.
  package var scale: UnitScale { (prefix?.scale ?? .one) * unit.scale }

}
