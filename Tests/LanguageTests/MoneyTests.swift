import Diagnostics
import TestSupport
import Testing

/// The rates and price levels that ship, and what a script can ask with them.
@Suite struct MoneyTests {

  /// The model of rates.
  private func rates() throws -> String {
    try ProjectFiles.text("Sources/ModelLibrary/Models/money/rates.yarrow")
  }

  /// Figures as the sources print them, and conversions that come to them.
  @Test func theFiguresAreThoseOfTheSources() throws {
    let result = Script.run(
      try rates() + """

        expect ($1 to CNY at 2023) == 7.0809 CNY
        expect ($1 to JPY at 2022) == 131.4589 JPY
        expect ($1 to KRW at 2021) == 1144.8911 KRW
        expect ($1 to TWD at 2019) == 30.9049 TWD
        expect (€1 to USD at 2018) == $1.1817
        expect (£1 to USD at 2017) == $1.2890
        expect ($1 to CNY at 2024) == 7.1957 CNY
        expect ($1 to JPY at 2024) == 151.4551 JPY
        expect ($1 to KRW at 2024) == 1363.4381 KRW
        expect ($1 to TWD at 2025) == 31.1663 TWD
        expect (€1 to USD at 2024) == $1.0820
        expect (£1 to USD at 2025) == $1.3192
        expect (100 TWD to CNY at 2023) == 100 CNY / 31.1525 * 7.0809
        expect ($100 to USD@2024 at 2018) == 100 USD@2024 * 313.689 / 251.107
        """)
    #expect(result.status == 0, "\(result.diagnostics)")
  }

  /// Rates say of what year they are, and a year that they do not have is refused.
  @Test func aYearWithoutARateIsRefused() throws {
    let result = Script.run(try rates() + "\nshow $100 to CNY at 2031\n")
    #expect(result.codes == [.unknownLabel])
    let late = Script.run(try rates() + "\naxis year = 2025..2026\nshow $100 to CNY at year\n")
    #expect(late.codes == [.unknownLabel])
  }

  /// A rate may be drawn, and a conversion by it is uncertain.
  @Test func anUncertainRateMakesAnUncertainAmount() {
    let result = Script.run(
      """
      input usd_cny ~ uniform(6.5, 7.5)
      unit CNY = USD / usd_cny
      expect mean($100 to CNY) == 700 CNY ± 0.1 CNY
      expect mean(100 CNY to USD) == $14.31008436 ± $0.001
      """)
    #expect(result.status == 0, "\(result.diagnostics)")
  }

  /// What a conversion needs is told of like any other need: cycles, overrides, unused inputs.
  @Test func aConversionNeedsItsRate() {
    let cycle = Script.run(
      """
      unit CNY = USD / rate
      let rate = 7 * (5 CNY to USD) / $1
      show rate
      """)
    #expect(cycle.codes == [.cycle])
    let unused = Script.run("input rate = 7.1\nunit CNY = USD / rate\nshow 5 CNY\n")
    #expect(unused.codes == [.unusedInput])
    let moved = Script.run(
      "input rate = 7.1\nunit CNY = USD / rate\nshow (71 CNY to USD) with rate = [7.1, 14.2]\n")
    #expect(moved.codes.isEmpty)
    #expect(moved.output.contains("10") && moved.output.contains("5"))
  }

}
