/// How a value is shown whose author asked for no unit.
extension UnitRegistry {

  /// One unit of a compound that may still take a prefix.
  private struct Part {

    /// The unit.
    let unit: Unit

    /// The power it is raised to.
    let exponent: Rational

  }

  /// The units in which people speak of a dimension, before those of the base dimensions.
  private static let customary = ["W", "Wh", "B", "FLOP", "token", "parameter", "GPU", "$"]

  /// The unit without prefix in which values of `dimension` are shown.
  package func plainUnit(for dimension: Dimension) -> MeasuringUnit {
    measuringUnit(of: parts(of: dimension), dimension: dimension)
  }

  /// The unit in which values of `dimension` up to `magnitude` coherent units read best.
  ///
  /// Times step through seconds, hours, days and years; other units take the prefix that leaves one to
  /// three digits before the point; units without prefixes take a word from a million on.
  package func readableUnit(for dimension: Dimension, magnitude: Double) -> MeasuringUnit {
    let plain = plainUnit(for: dimension)
    guard magnitude > 0, magnitude.isFinite, !dimension.isDimensionless else { return plain }
    if dimension == self.dimension(named: "Time") { return timeUnit(for: magnitude) }
    let parts = parts(of: dimension)
    let measured = plain.scale.measured(magnitude)
    if let (index, prefix) = prefix(for: parts, measured: measured) {
      return measuringUnit(of: parts, dimension: dimension, prefix: prefix, at: index)
    }
    return withMagnitude(plain, measured: measured)
  }

  /// `unit` with the word that makes `measured` of it readable, where it has no prefixes to do that.
  package func withMagnitude(_ unit: MeasuringUnit, measured: Double) -> MeasuringUnit {
    let words: [(Double, String)] = [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")]
    let isCounted = unit.factors.allSatisfy { factor in
      self.unit(named: String(factor.name.prefix { $0 != "[" && $0 != "@" })).map {
        $0.prefix == nil && $0.unit.prefixes.isEmpty
      } ?? false
    }
    guard unit.magnitude == nil, !unit.isPlain, isCounted, !unit.dimension.isDimensionless,
      let (factor, word) = words.first(where: { measured >= $0.0 })
    else { return unit }
    return MeasuringUnit(
      factors: unit.factors, dimension: unit.dimension, scale: unit.scale * UnitScale(factor),
      magnitude: word)
  }

  /// The unit of time in which `seconds` reads best.
  private func timeUnit(for seconds: Double) -> MeasuringUnit {
    let ladder = ["yr", "day", "h", "min", "s", "ms", "µs", "ns"]
    let name = ladder.first { (unit(named: $0)?.scale.measured(seconds) ?? 0) >= 1 } ?? "ns"
    return MeasuringUnit(
      factors: [MeasuringUnit.Factor(name: name, exponent: .one)],
      dimension: dimension(named: "Time") ?? .one, scale: unit(named: name)?.scale ?? .one)
  }

  /// The customary units whose product measures `dimension`.
  ///
  /// A power or energy is taken out where that leaves fewer factors: $ per kilowatt-hour rather than
  /// $·s²/(kg·m²).
  private func parts(of dimension: Dimension) -> [Part] {
    var parts: [Part] = []
    var rest = dimension
    while let (part, without) = energyPart(of: rest) {
      parts.append(part)
      rest = without
    }
    for factor in rest.factors {
      if factor.exponent.denominator == 1, let unit = baseUnit(of: factor.base) {
        parts.append(Part(unit: unit, exponent: factor.exponent))
      } else {
        let name = coherentName(of: factor.base)
        let unit = Unit(names: [name], dimension: Dimension(factor.base))
        parts.append(Part(unit: unit, exponent: factor.exponent))
      }
    }
    return parts.sorted { rank(of: $0) < rank(of: $1) }
  }

  /// The power or energy that leaves the fewest factors of `dimension`, and those, where it leaves fewer by two.
  private func energyPart(of dimension: Dimension) -> (Part, Dimension)? {
    var best: (part: Part, rest: Dimension)?
    for name in ["Wh", "W"] {
      guard let unit = unit(named: name)?.unit else { continue }
      for exponent in [1, -1] {
        let rest = dimension / unit.dimension.raised(to: Rational(exponent))
        guard rest.factors.count < (best?.rest.factors.count ?? dimension.factors.count - 1) else {
          continue
        }
        best = (Part(unit: unit, exponent: Rational(exponent)), rest)
      }
    }
    return best.map { ($0.part, $0.rest) }
  }

  /// The place of `part` in a compound: what is counted first, then what it is counted by.
  private func rank(of part: Part) -> Int {
    let isTime = part.unit.dimension == dimension(named: "Time")
    return (part.exponent > .zero ? 0 : 2) + (isTime ? 1 : 0)
  }

  /// The unit in which amounts of `base` are shown.
  private func baseUnit(of base: BaseDimension) -> Unit? {
    let dimension = Dimension(base)
    for name in UnitRegistry.customary {
      if let unit = unit(named: name)?.unit, unit.dimension == dimension { return unit }
    }
    return units.first { $0.dimension == dimension && $0.scale == .one }
      ?? units.first { $0.dimension == dimension }
  }

  /// The name of the coherent unit of `base`, which alone can be raised to a fraction.
  private func coherentName(of base: BaseDimension) -> String {
    let dimension = Dimension(base)
    if let unit = units.first(where: { $0.dimension == dimension && $0.scale == .one }) {
      return unit.names[0]
    }
    for unit in units where unit.dimension == dimension && unit.prefixes.contains(.large) {
      let scaled = UnitPrefix.kilo.scale * unit.scale
      if scaled == .one { return UnitPrefix.kilo.rawValue + unit.names[0] }
    }
    return baseNames[base.index]
  }

  /// The part that takes a prefix, and the prefix, that leave one to three digits of `measured`.
  private func prefix(for parts: [Part], measured: Double) -> (Int, UnitPrefix)? {
    guard let index = parts.firstIndex(where: { !$0.unit.prefixes.isEmpty }) else { return nil }
    let part = parts[index]
    guard part.exponent == .one || part.exponent == Rational(-1) else { return nil }
    let steps = UnitPrefix.allCases.filter {
      part.unit.prefixes.contains($0.group) && ($0.group == .small || $0.group == .large)
    }
    let scaled = steps.map { prefix in
      (
        prefix,
        measured / (part.exponent == .one ? prefix.scale.coherent(1) : prefix.scale.measured(1))
      )
    }
    if (1..<1000).contains(measured) { return nil }
    let fit = scaled.first { (1..<1000).contains($0.1) }
    let closest = measured >= 1000 ? scaled.max { $0.1 > $1.1 } : scaled.max { $0.1 < $1.1 }
    guard let best = fit ?? closest, abs(best.1) >= 1e-3 else { return nil }
    return (index, best.0)
  }

  /// The product of `parts`, with `prefix` on the one at `index`.
  private func measuringUnit(
    of parts: [Part], dimension: Dimension, prefix: UnitPrefix? = nil, at index: Int = 0
  ) -> MeasuringUnit {
    var factors: [MeasuringUnit.Factor] = []
    var scale = UnitScale.one
    for (position, part) in parts.enumerated() {
      let mark = position == index ? prefix : nil
      let prefixed = PrefixedUnit(prefix: mark, unit: part.unit)
      factors.append(
        MeasuringUnit.Factor(
          name: (mark?.rawValue ?? "") + part.unit.names[0], exponent: part.exponent))
      if part.exponent.denominator == 1 {
        scale = scale * prefixed.scale.raised(to: part.exponent.numerator)
      }
    }
    return MeasuringUnit(
      factors: attachingTags(factors), dimension: dimension, scale: scale)
  }

}
