/// Tags, which keep apart what has the same dimension: `W[IT]` and `W[facility]`.
///
/// A tag is a base dimension of its own that multiplies the tagged one. So `W[IT] * h` is `Wh[IT]`, tagged
/// values never meet untagged ones, and a value measured in `W[facility]/W[IT]` is the one bridge
/// between two tags: all of that follows from the algebra of dimensions, without a rule for tags.
extension UnitRegistry {

  /// The dimension that stands for the tag `name`, which is declared by its first use.
  ///
  /// The year of prices, `@2024`, is one that belongs to money.
  package mutating func tag(_ name: String) -> Dimension {
    let marked = UnitRegistry.mark(ofTag: name)
    if let dimension = dimension(named: marked) { return dimension }
    return addBaseDimension(marked)
  }

  /// The tag `name` as it is written against a unit: `[IT]`, `@2024`.
  package static func mark(ofTag name: String) -> String {
    name.hasPrefix("@") ? name : "[\(name)]"
  }

  /// `true` iff `base` stands for a tag.
  func isTag(_ base: BaseDimension) -> Bool {
    !base.isVariable && isMark(baseNames[base.index])
  }

  /// `true` iff `name` is that of a tag.
  private func isMark(_ name: String) -> Bool { name.hasPrefix("[") || name.hasPrefix("@") }

  /// `dimension` without its tags, and the tags, each to its power.
  func separatingTags(of dimension: Dimension) -> (rest: Dimension, tags: [Dimension.Factor]) {
    let tags = dimension.factors.filter { isTag($0.base) }
    if tags.isEmpty { return (dimension, []) }
    let rest = tags.reduce(dimension) { rest, tag in
      rest / Dimension(tag.base).raised(to: tag.exponent)
    }
    return (rest, tags)
  }

  /// `factors` with the tags among them written against the units that they belong to.
  ///
  /// A tag goes to the first unit above the line, or below it where its own power is negative; one without such a unit
  /// stands alone.
  func attachingTags(_ factors: [MeasuringUnit.Factor]) -> [MeasuringUnit.Factor] {
    var units = factors.filter { !isMark($0.name) }
    for tag in factors where isMark(tag.name) {
      let free = units.indices.filter {
        units[$0].exponent == tag.exponent && !units[$0].name.contains { $0 == "[" || $0 == "@" }
      }
      let money = tag.name.hasPrefix("@") ? free.first { isMoney(units[$0].name) } : nil
      if let place = money ?? free.first {
        units[place] = MeasuringUnit.Factor(
          name: UnitRegistry.name(units[place].name, marked: tag.name), exponent: tag.exponent)
      } else {
        units.append(tag)
      }
    }
    return units
  }

  /// The unit `name` with `mark` against it; a dollar of some year is written as a word.
  package static func name(_ name: String, marked mark: String) -> String {
    (name == "$" && mark.hasPrefix("@") ? "USD" : name) + mark
  }

  /// `true` iff `name` is that of a currency.
  private func isMoney(_ name: String) -> Bool {
    guard let factors = unit(named: name)?.unit.dimension.factors, factors.count == 1 else {
      return false
    }
    return isCurrency(factors[0].base)
  }

  /// The year of prices that `base` stands for, where it is one.
  package func priceYear(of base: BaseDimension) -> Int? {
    guard !base.isVariable, baseNames[base.index].hasPrefix("@") else { return nil }
    return Int(baseNames[base.index].dropFirst())
  }

}
