import Diagnostics
import Syntax
import TestSupport
import Testing

/// Numbers are read to the nearest `Double`, or refused.
@Suite struct NumberTests {

  /// The value of the one quantity `text`, or `nil` where it is refused.
  private func value(_ text: String) -> Double? {
    let parsed = ParsedText("show " + text)
    return parsed.codes.isEmpty ? parsed.result.tree.quantities.first?.value : nil
  }

  /// Suffixes, magnitudes, underscores and exponents come to exactly what they say.
  @Test(arguments: [
    ("0", 0), ("007", 7), ("28_240", 28_240), ("1_0_0.2_5", 100.25), ("0.5", 0.5),
    ("1e3", 1000), ("1E+3", 1000), ("1.5e-1", 0.15), ("0e999", 0), ("0.0e-999", 0),
    ("7.2M", 7_200_000), ("70B", 70_000_000_000), ("1.2bn", 1_200_000_000), ("3k", 3000),
    ("5T", 5e12), ("5tn", 5e12), ("2万", 20_000), ("4170亿", 417_000_000_000), ("2万亿", 2e12),
    ("1.5e3k", 1_500_000), ("900.3 million", 900_300_000), ("$900.3 million", 900_300_000),
    ("4 thousand", 4000), ("147.1 million phone", 147_100_000), ("2 billion", 2e9),
    ("2 trillion", 2e12), ("3 万", 30_000), ("4170 亿 kWh", 417_000_000_000), ("2 万亿", 2e12),
    ("5k million", 5e9), ("$7.2M", 7_200_000), ("€4170亿", 417_000_000_000),
  ]) func aNumberIsExact(_ text: String, _ expected: Double) {
    #expect(value(text) == expected, "\(text)")
  }

  /// Numbers at which roundings differ are read as Swift reads them.
  @Test(arguments: [
    "0.1", "0.2", "0.3", "0.7", "1e22", "1e23", "8.41e21", "9007199254740993", "5e-324",
    "1.7976931348623157e308", "2.2250738585072011e-308", "2.2250738585072014e-308",
    "0.500000000000000166533453693773481063544750213623046875", "9214843084008499",
    "123456789012345678901234567890", "0.000000000000000000000000000001", "179769313486231570e291",
    "1000000000000000000000000000000e-30", "3.518437208883201171875e13", "6.02214076e23",
  ]) func aHardNumberIsTheNearest(_ text: String) {
    #expect(value(text) == Double(text), "\(text)")
  }

  /// Random decimals are read as Swift reads them, and rounded once with their magnitudes.
  @Test func randomNumbersAreTheNearest() {
    var random = SeededGenerator(seed: 20_241_124)
    for _ in 0..<2000 {
      let whole =
        UInt64.random(in: 0...UInt64.max, using: &random)
        >> UInt64.random(in: 0...63, using: &random)
      let fraction =
        UInt64.random(in: 0...UInt64.max, using: &random)
        >> UInt64.random(in: 0...63, using: &random)
      let exponent = Int.random(in: -330...285, using: &random)
      let decimal = "\(whole).\(fraction)"
      let isNormal = Double("\(decimal)e\(exponent)").map { $0 > 0 } ?? false
      if isNormal {
        #expect(
          value("\(decimal)e\(exponent)") == Double("\(decimal)e\(exponent)"),
          "\(decimal)e\(exponent)")
      }
      for (words, power) in [("M", 6), (" billion", 9), ("万亿", 12), ("k 亿", 11)] {
        #expect(value(decimal + words) == Double("\(decimal)e\(power)"), "\(decimal)\(words)")
      }
    }
  }

  /// A number that no `Double` holds is refused on either side.
  @Test(arguments: [
    "1e400", "1e309", "1.7976931348623159e308", "1e308k", "1e-400", "1e99999999999999999999",
    "1e-99999999999999999999", "2e-324",
  ])
  func aNumberOutOfRangeIsRefused(_ text: String) {
    let parsed = ParsedText("show \(text)\nshow 1")
    #expect(parsed.codes == [.numberOutOfRange], "\(text)")
    #expect(parsed.result.tree.statements.count == 1, "\(text)")
  }

  /// Letters against a number that are no magnitude are refused, with the way to write what was meant.
  @Test(arguments: [
    ("5MW", "a unit stands after a blank: `5 MW`"), ("1e", "a unit stands after a blank: `1 e`"),
    ("1e3x", "a unit stands after a blank: `1e3 x`"),
    ("0x1F", "a unit stands after a blank: `0 x1F`"),
    ("5kk", "a unit stands after a blank: `5 kk`"),
    ("5m", "for the magnitude, write `5M`"), ("5K", "for the magnitude, write `5k`"),
    ("1.5Bn", "for the magnitude, write `1.5bn`"), ("7mm", "for the magnitude, write `7M`"),
    ("5千", "for the magnitude, write `5k`"),
  ]) func lettersOnANumberAreRefused(_ text: String, _ proposal: String) {
    let parsed = ParsedText("show \(text)\nshow 1")
    #expect(parsed.codes == [.lettersOnNumber], "\(text)")
    #expect(parsed.help.contains(proposal), "\(parsed.help)")
    #expect(parsed.result.tree.statements.count == 1, "\(text)")
  }

  /// A number has digits on both sides of its point.
  @Test(arguments: [".5", "5.", "1..2", "1.2.3"]) func aPointNeedsDigits(_ text: String) {
    #expect(!ParsedText("show \(text)").codes.isEmpty, "\(text)")
  }

}
