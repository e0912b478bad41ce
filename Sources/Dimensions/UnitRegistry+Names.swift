extension UnitRegistry {

  /// The name of `dimension` in words: `Power`, `Money / Energy`, or a product of base dimensions.
  ///
  /// A named dimension goes first, then a quotient or product of two named ones, then the factors one by one.
  package func name(of dimension: Dimension) -> String {
    if dimension.isDimensionless { return "a plain number" }
    let (rest, tags) = separatingTags(of: dimension)
    if !tags.isEmpty { return name(of: rest, tagged: tags) }
    if let name = declaredName(of: dimension) { return name }
    let inverse = dimension.raised(to: Rational(-1))
    if let name = declaredName(of: inverse) { return "1 / \(name)" }
    for (name, numerator) in dimensions {
      if let other = declaredName(of: numerator / dimension) { return "\(name) / \(other)" }
    }
    for (name, factor) in dimensions {
      if let other = declaredName(of: dimension / factor) { return "\(name) * \(other)" }
    }
    for (name, factor) in dimensions {
      if let other = declaredName(of: inverse / factor) { return "1 / (\(name) * \(other))" }
    }
    return product(of: dimension)
  }

  /// The name of `rest` with `tags`: `Power[IT]`, or a product where they are more than one to the first power.
  private func name(of rest: Dimension, tagged tags: [Dimension.Factor]) -> String {
    if tags.count == 1, tags[0].exponent == .one, let name = declaredName(of: rest) {
      return name + baseNames[tags[0].base.index]
    }
    let upper = tags.filter { $0.exponent > .zero }.map { power($0) }
    let lower = tags.filter { $0.exponent < .zero }.map { "/ " + power($0.inverted) }
    let name = rest.isDimensionless ? [] : [name(of: rest)]
    let above = (name + upper).joined(separator: " * ")
    return ([above.isEmpty ? "1" : above] + lower).joined(separator: " ")
  }

  /// `factor` as a power of its base.
  private func power(_ factor: Dimension.Factor) -> String {
    let name = baseNames[factor.base.index]
    return factor.exponent == .one ? name : "\(name)^\(factor.exponent)"
  }

  /// The name that is declared for `dimension`.
  private func declaredName(of dimension: Dimension) -> String? {
    dimensions.first { $0.dimension == dimension }?.name
  }

  /// `dimension` as a product of powers of base dimensions.
  package func product(of dimension: Dimension) -> String {
    dimension.factors.map { factor in
      let name =
        factor.base.isVariable
        ? "an unknown dimension" : baseNames[factor.base.index]
      return factor.exponent == .one ? name : "\(name)^\(factor.exponent)"
    }
    .joined(separator: " * ")
  }

}
