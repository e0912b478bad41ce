extension UnitRegistry {

  /// The units and dimensions that every model starts with.
  ///
  /// The base units are those of the SI, with bytes, floating-point operations, dollars, tokens and the like
  /// beside them. A year has 365 days: 8,760 hours is what the energy business and the outlook reckon with.
  package static let standard: UnitRegistry = {
    var registry = UnitRegistry()
    registry.addPhysics()
    registry.addComputing()
    registry.addCounts()
    return registry
  }()

  /// Declares time, length, mass, energy and power.
  private mutating func addPhysics() {
    let time = addBaseDimension("Time")
    let length = addBaseDimension("Length")
    let mass = addBaseDimension("Mass")
    let temperature = addBaseDimension("Temperature")
    add(Unit(names: ["s", "second", "seconds"], dimension: time, prefixes: .small))
    add(Unit(names: ["min", "minute", "minutes"], dimension: time, scale: UnitScale(60)))
    add(Unit(names: ["h", "hour", "hours"], dimension: time, scale: UnitScale(3600)))
    add(Unit(names: ["day", "days", "d"], dimension: time, scale: UnitScale(86_400)))
    add(Unit(names: ["week", "weeks"], dimension: time, scale: UnitScale(604_800)))
    add(Unit(names: ["month", "months"], dimension: time, scale: UnitScale(2_628_000)))
    add(Unit(names: ["quarter", "quarters"], dimension: time, scale: UnitScale(7_884_000)))
    add(Unit(names: ["yr", "year", "years"], dimension: time, scale: UnitScale(31_536_000)))
    add(Unit(names: ["m"], dimension: length, prefixes: [.small, .centi, .large]))
    add(
      Unit(
        names: ["g"], dimension: mass, scale: UnitScale(1, per: 1000), prefixes: [.small, .large]))
    add(
      Unit(
        names: ["t", "tonne", "tonnes"], dimension: mass, scale: UnitScale(1000), prefixes: .large))
    add(Unit(names: ["K"], dimension: temperature))
    let energy = mass * length.raised(to: Rational(2)) / time.raised(to: Rational(2))
    let power = energy / time
    addDimension("Area", as: length.raised(to: Rational(2)))
    addDimension("Volume", as: length.raised(to: Rational(3)))
    addDimension("Speed", as: length / time)
    addDimension("Frequency", as: time.raised(to: Rational(-1)))
    addDimension("Energy", as: energy)
    addDimension("Power", as: power)
    add(
      Unit(
        names: ["L"], dimension: length.raised(to: Rational(3)), scale: UnitScale(1, per: 1000),
        prefixes: .small))
    add(Unit(names: ["Hz"], dimension: time.raised(to: Rational(-1)), prefixes: .large))
    add(Unit(names: ["J"], dimension: energy, prefixes: [.small, .large]))
    add(Unit(names: ["Wh"], dimension: energy, scale: UnitScale(3600), prefixes: [.small, .large]))
    add(Unit(names: ["W"], dimension: power, prefixes: [.small, .large]))
  }

  /// Declares data, computation, tokens and parameters.
  private mutating func addComputing() {
    let data = addBaseDimension("Data")
    let computation = addBaseDimension("Computation")
    let tokens = addBaseDimension("Tokens")
    let parameters = addBaseDimension("Parameters")
    let processors = addBaseDimension("Processors")
    let time = dimension(named: "Time") ?? .one
    addDimension("DataRate", as: data / time)
    addDimension("ComputeRate", as: computation / time)
    addDimension("TokenRate", as: tokens / time)
    add(Unit(names: ["B", "byte", "bytes"], dimension: data, prefixes: [.large, .binary]))
    add(
      Unit(
        names: ["bit", "bits"], dimension: data, scale: UnitScale(1, per: 8),
        prefixes: [.large, .binary]))
    add(Unit(names: ["FLOP"], dimension: computation, prefixes: .large))
    add(Unit(names: ["FLOPS"], dimension: computation / time, prefixes: .large))
    add(Unit(names: ["token", "tokens"], dimension: tokens, prefixes: .large))
    add(Unit(names: ["parameter", "parameters"], dimension: parameters, prefixes: .large))
    add(Unit(names: ["GPU"], dimension: processors))
  }

  /// Declares money and shares of a whole.
  private mutating func addCounts() {
    let money = addBaseDimension("Money")
    add(Unit(names: ["$", "USD"], dimension: money))
    for factor in money.factors { addCurrency(factor.base) }
    add(Unit(names: ["%"], dimension: .one, scale: UnitScale(1, per: 100)))
    add(Unit(names: ["pp"], dimension: .one, scale: UnitScale(1, per: 100)))
    add(Unit(names: ["bp"], dimension: .one, scale: UnitScale(1, per: 10_000)))
  }

}
