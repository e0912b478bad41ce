/// Tags, which keep apart what has the same dimension: `W[IT]` and `W[facility]`.
///
/// A tag is a base dimension of its own that multiplies the tagged one. So `W[IT] * h` is `Wh[IT]`, tagged
/// values never meet untagged ones, and a value measured in `W[facility]/W[IT]` is the one bridge
/// between two tags: all of that follows from the algebra of dimensions, without a rule for tags.
extension UnitRegistry {

  /// The dimension that stands for the tag `name`, which is declared by its first use.
  package mutating func tag(_ name: String) -> Dimension {
    let marked = "[\(name)]"
    if let dimension = dimension(named: marked) { return dimension }
    return addBaseDimension(marked)
  }

  /// `true` iff `base` stands for a tag.
  func isTag(_ base: BaseDimension) -> Bool {
    !base.isVariable && baseNames[base.index].hasPrefix("[")
  }

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
    var units = factors.filter { !$0.name.hasPrefix("[") }
    for tag in factors where tag.name.hasPrefix("[") {
      let place = units.firstIndex { $0.exponent == tag.exponent && !$0.name.hasSuffix("]") }
      if let place {
        units[place] = MeasuringUnit.Factor(
          name: units[place].name + tag.name, exponent: tag.exponent)
      } else {
        units.append(tag)
      }
    }
    return units
  }

}
