import Dimensions
import Testing

/// Units, prefixes and the forms in which values are shown.
@Suite struct UnitTests {

  /// Scales against the definitions of the SI and, for the year, of 365 days.
  @Test(arguments: [
    ("MW", 1e6), ("kWh", 3.6e6), ("TWh", 3.6e15), ("h", 3600), ("min", 60), ("yr", 31_536_000),
    ("GB", 1e9), ("GiB", 1_073_741_824), ("bit", 0.125), ("TFLOP", 1e12), ("Mtoken", 1e6),
    ("%", 0.01),
    ("pp", 0.01), ("mm", 1e-3), ("µm", 1e-6), ("um", 1e-6), ("kg", 1), ("t", 1000), ("$", 1),
    ("USD", 1), ("nm", 1e-9), ("cm", 0.01), ("ms", 1e-3), ("Hz", 1),
  ])
  func scalesAreThoseOfTheStandards(_ name: String, _ scale: Double) throws {
    let unit = try #require(UnitRegistry.standard.unit(named: name))
    #expect(unit.scale.coherent(1) == scale)
  }

  @Test(arguments: ["kmin", "k$", "Mh", "GPUs", "GiW", "mB", "kyr", "", "k", "WM", "kkW"])
  func prefixesAreAllowedPerUnit(_ name: String) {
    #expect(UnitRegistry.standard.unit(named: name) == nil)
  }

  @Test func everyUnitConvertsThereAndBack() throws {
    for name in UnitRegistry.standard.unitNames {
      let unit = try #require(UnitRegistry.standard.unit(named: name), "\(name)")
      for value in [1.0, 19, 28_240, 0.1, 835, 7.2e6] {
        let back = unit.scale.measured(unit.scale.coherent(value))
        #expect(abs(back - value) <= 2 * value.ulp, "\(name) \(value)")
      }
    }
  }

  @Test func decimalPercentagesAreRoundedOnce() {
    let percent = UnitScale(1, per: 100)
    for hundredths in 0...10_000 {
      let text = "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
      guard let expected = Double("0.\(String(10_000 + hundredths).dropFirst())"),
        let written = Double(text)
      else { continue }
      if hundredths < 10_000 { #expect(abs(percent.coherent(written) - expected) <= expected.ulp) }
    }
  }

  @Test(arguments: [
    (28.24, "28.24"), (28_240, "28_240"), (1.0 / 3, "0.3333"), (0, "0"), (-0.0001234, "-0.0001234"),
    (1e20, "1e20"), (1.5e-9, "1.5e-9"), (1234.5678, "1235"), (99.994, "99.99"), (.nan, "undefined"),
    (-12_345.6, "-12_346"), (1e6, "1_000_000"), (0.5, "0.5"), (9999.5, "10_000"),
  ])
  func numbersReadWell(_ value: Double, _ text: String) {
    #expect(NumberFormat.significant(value) == text)
  }

  @Test(arguments: [
    ([28.24e9, 80.19e9], 2), ([1, 2, 3], 0), ([0.2618, 1.2418, 19.878], 2), ([0, 0], 0), ([0.1], 1),
    ([1e-5, 1000], 0),
  ])
  func columnsShareTheirDigits(_ values: [Double], _ decimals: Int) {
    let scaled = values.map { $0 > 1e6 ? $0 / 1e9 : $0 }
    #expect(NumberFormat.decimals(forAll: scaled) == decimals)
  }

  @Test func amountsAreWrittenAsTheLanguageReadsThem() throws {
    let registry = UnitRegistry.standard
    let money = try #require(registry.dimension(named: "Money"))
    let energy = try #require(registry.dimension(named: "Energy"))
    let tokens = try #require(registry.dimension(named: "Tokens"))
    let time = try #require(registry.dimension(named: "Time"))
    let power = try #require(registry.dimension(named: "Power"))
    func reading(_ value: Double, _ dimension: Dimension) -> String {
      registry.readableUnit(for: dimension, magnitude: abs(value)).reading(value)
    }
    #expect(reading(28.24e9, power) == "28.24 GW")
    #expect(reading(2.4e9, money) == "$2.4 billion")
    #expect(reading(-1500, money) == "-$1500")
    #expect(reading(40 / 3.6e9, money / energy) == "$40/MWh")
    #expect(reading(1.2e-6, money / tokens) == "$1.2/Mtoken")
    #expect(reading(90 * 86_400, time) == "90 day")
    #expect(reading(0.032, time) == "32 ms")
    #expect(registry.name(of: money / energy) == "Money / Energy")
    #expect(registry.name(of: power * time) == "Energy")
  }

}
