/// All units and dimensions that a model knows: the standard ones and its own.
package struct UnitRegistry: Sendable {

  /// The names of the base dimensions, by their number.
  package private(set) var baseNames: [String] = []

  /// The named dimensions, in the order in which they were declared.
  package private(set) var dimensions: [(name: String, dimension: Dimension)] = []

  /// The dimension known by each name.
  private var dimensionsByName: [String: Dimension] = [:]

  /// The units, in the order in which they were declared.
  package private(set) var units: [Unit] = []

  /// The number of the unit known by each name.
  private var unitsByName: [String: Int] = [:]

  /// The base dimensions that are currencies.
  private var currencies: Set<BaseDimension> = []

  /// Creates a registry without units.
  init() {}

  /// Declares the base dimension `name` and returns it.
  package mutating func addBaseDimension(_ name: String) -> Dimension {
    baseNames.append(name)
    let dimension = Dimension(BaseDimension(index: baseNames.count - 1))
    addDimension(name, as: dimension)
    return dimension
  }

  /// `true` iff `name` is that of a base dimension.
  package func isBaseDimension(_ name: String) -> Bool { baseNames.contains(name) }

  /// Declares that `base` is a currency.
  package mutating func addCurrency(_ base: BaseDimension) { currencies.insert(base) }

  /// `true` iff `base` is a currency.
  package func isCurrency(_ base: BaseDimension) -> Bool { currencies.contains(base) }

  /// Declares `name` as a name of `dimension`.
  package mutating func addDimension(_ name: String, as dimension: Dimension) {
    dimensions.append((name, dimension))
    dimensionsByName[name] = dimension
  }

  /// Declares `unit`.
  package mutating func add(_ unit: Unit) {
    units.append(unit)
    for name in unit.names { unitsByName[name] = units.count - 1 }
  }

  /// The dimension known as `name`.
  package func dimension(named name: String) -> Dimension? {
    dimensionsByName[name]
  }

  /// The unit that `name` stands for, with the prefix it carries.
  ///
  /// A whole name goes before a prefixed one: `min` is a minute.
  package func unit(named name: String) -> PrefixedUnit? {
    if let index = unitsByName[name] { return PrefixedUnit(prefix: nil, unit: units[index]) }
    for prefix in UnitPrefix.allCases {
      let spellings = prefix == .micro ? ["µ", "μ", "u"] : [prefix.rawValue]
      for spelling in spellings where name.hasPrefix(spelling) {
        guard let index = unitsByName[String(name.dropFirst(spelling.count))] else { continue }
        if units[index].prefixes.contains(prefix.group) {
          return PrefixedUnit(prefix: prefix, unit: units[index])
        }
      }
    }
    return nil
  }

  /// All names of units, with the prefixes that they take.
  package var unitNames: [String] {
    units.flatMap { unit in
      unit.names.flatMap { name in
        [name]
          + UnitPrefix.allCases.filter { unit.prefixes.contains($0.group) }
          .map { $0.rawValue + name }
      }
    }
  }

}
