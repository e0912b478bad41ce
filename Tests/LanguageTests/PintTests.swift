import TestSupport
import Testing

/// Scales of units against those of pint, an independent library (`pint_reference.py` wrote the file).
///
/// The year is left out: pint's has 365.25 days, ours 365, which is what the energy business reckons with.
@Suite struct PintTests {

  @Test func scalesAgreeWithPint() throws {
    let rows = try ProjectFiles.text("Tests/LanguageTests/pint_reference.csv")
      .split(separator: "\n").dropFirst(2)
    #expect(rows.count > 40)
    for row in rows {
      let cells = row.split(separator: ",").map(String.init)
      let base = Self.coherentUnit(of: cells[0])
      let script = "expect 1 \(cells[0]) == \(cells[1]) \(base)\n"
      let result = Script.run(script)
      #expect(result.status == 0, "\(script)\(result.diagnostics)")
    }
  }

  /// The product of SI base units, or bytes, that pint gives the scale of `unit` in.
  private static func coherentUnit(of unit: String) -> String {
    switch unit {
    case "s", "min", "h", "day", "week", "ms", "µs", "ns": "s"
    case "m", "km", "cm", "mm", "nm": "m"
    case "kg", "g", "t": "kg"
    case "K": "K"
    case "L": "m^3"
    case "Hz", "GHz": "per s"
    case "J", "kJ", "Wh", "kWh", "TWh": "kg·m^2/s^2"
    case "W", "MW", "GW": "kg·m^2/s^3"
    case "kW/m^2", "W/m^2": "kg/s^3"
    case "GJ/t", "kWh/kg": "m^2/s^2"
    case "L/min": "m^3/s"
    case "m/s", "km/h": "m/s"
    case "kg·m/s^2": "kg·m/s^2"
    default: "B"
    }
  }

}
