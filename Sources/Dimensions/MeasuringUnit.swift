/// The unit in which a value is shown: its label, and how many coherent units it is.
package struct MeasuringUnit: Hashable, Sendable {

  /// One named unit and the power it is raised to.
  package struct Factor: Hashable, Sendable {

    /// The name with its prefix.
    package let name: String

    /// The power.
    package let exponent: Rational

    /// Creates the factor `name` to the power `exponent`.
    package init(name: String, exponent: Rational) {
      self.name = name
      self.exponent = exponent
    }

  }

  /// The units it is made of.
  package let factors: [Factor]

  /// What it measures.
  package let dimension: Dimension

  /// How many coherent units it is, the magnitude included.
  package let scale: UnitScale

  /// The word before the label, as in `million device`.
  package let magnitude: String?

  /// Creates a unit.
  package init(
    factors: [Factor], dimension: Dimension, scale: UnitScale, magnitude: String? = nil
  ) {
    self.factors = factors
    self.dimension = dimension
    self.scale = scale
    self.magnitude = magnitude
  }

  /// The unit of plain numbers.
  package static let one = MeasuringUnit(factors: [], dimension: .one, scale: .one)

  /// Hundredths of a plain number.
  package static let percent = MeasuringUnit(
    factors: [Factor(name: "%", exponent: .one)], dimension: .one, scale: UnitScale(1, per: 100))

  /// `true` iff it has nothing to show beside the number.
  package var isPlain: Bool { factors.isEmpty && magnitude == nil }

  /// `true` iff it is a percentage or percentage points.
  package var isPercentage: Bool {
    factors.count == 1 && (factors[0].name == "%" || factors[0].name == "pp")
  }

  /// The currency sign that stands before amounts in this unit, if one does.
  package var currencySign: String? {
    guard let first = factors.first, first.exponent == .one, first.name == "$" else { return nil }
    return first.name
  }

  /// The unit as a heading has it: `million $/MWh`.
  package var label: String {
    [magnitude, symbol].compactMap { $0?.isEmpty == true ? nil : $0 }.joined(separator: " ")
  }

  /// The unit without its magnitude: `$/MWh`.
  package var symbol: String { MeasuringUnit.symbol(of: factors) }

  /// The text of the product of `factors`, in the form in which quantities are written.
  package static func symbol(of factors: [Factor]) -> String {
    let upper = factors.filter { $0.exponent > .zero }.map { power($0.name, $0.exponent) }
    let lower = factors.filter { $0.exponent < .zero }.map { power($0.name, -$0.exponent) }
    let above = upper.joined(separator: "·")
    if lower.isEmpty { return above }
    let below = lower.count == 1 ? lower[0] : "(" + lower.joined(separator: "·") + ")"
    return upper.isEmpty ? "per " + lower.joined(separator: "·") : above + "/" + below
  }

  /// The text of `name` raised to `exponent`.
  private static func power(_ name: String, _ exponent: Rational) -> String {
    if exponent == .one { return name }
    return exponent.denominator == 1 ? "\(name)^\(exponent)" : "\(name)^(\(exponent))"
  }

}
