extension UnitRegistry {

  /// The name of `dimension` in words: `Power`, `Money / Energy`, or a product of base dimensions.
  ///
  /// A named dimension goes first, then a quotient or product of two named ones, then the factors one by one.
  package func name(of dimension: Dimension) -> String {
    if dimension.isDimensionless { return "a plain number" }
    if let name = exactName(of: dimension) { return name }
    for (name, numerator) in dimensions {
      if let other = exactName(of: numerator / dimension) { return "\(name) / \(other)" }
    }
    for (name, factor) in dimensions {
      if let other = exactName(of: dimension / factor) { return "\(name) * \(other)" }
    }
    for (name, denominator) in dimensions {
      if exactName(of: (dimension * denominator).raised(to: Rational(-1))) == nil { continue }
      let other = exactName(of: (dimension * denominator).raised(to: Rational(-1))) ?? ""
      return "1 / (\(name) * \(other))"
    }
    return product(of: dimension)
  }

  /// The name that is declared for `dimension` or, where its inverse has one, `1 / name`.
  private func exactName(of dimension: Dimension) -> String? {
    if let known = dimensions.first(where: { $0.dimension == dimension }) { return known.name }
    let inverse = dimension.raised(to: Rational(-1))
    return dimensions.first { $0.dimension == inverse }.map { "1 / \($0.name)" }
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
