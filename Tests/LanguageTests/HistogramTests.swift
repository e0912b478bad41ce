import Session
import TestSupport
import Testing

/// Histograms as they are shown.
@Suite struct HistogramTests {

  /// What `script` prints.
  private func output(_ script: String, settings: [String] = []) -> String {
    var options = RunOptions()
    options.settings = settings
    let result = Script.run(script, options: options)
    #expect(result.codes.isEmpty, "\(result.diagnostics)")
    return result.output
  }

  @Test func binsHaveRoundEndsAndHoldAllDraws() {
    let shown = output("input x ~ uniform(0.5 GW, 4.5 GW)\nhistogram x in 5 bins\n")
    #expect(
      shown == """
        histogram of x (%)
          from
          0 GW  12.5
          1 GW  25.0
          2 GW  25.0
          3 GW  25.0
          4 GW  12.5

        """)
  }

  /// Cells share their bins, so that they can be compared.
  @Test func cellsAreCountedInTheSameBins() {
    let shown = output(
      """
      axis year = 2024..2025
      input x ~ uniform(1 GW * (year - 2024), 1 GW * (year - 2023))
      histogram x in 2 bins

      """)
    #expect(shown.contains("2024   100     0\n") && shown.contains("2025     0   100\n"))
  }

  @Test func aBoundaryInsideNeedsTwoBins() {
    let shown = output("input x ~ discrete(50%: -1, 50%: 1)\nhistogram x in 1 bins\n")
    #expect(shown.contains("-1  50\n") && shown.contains(" 0  50\n"))
  }

  /// Where the input is set from outside, what is left is one value.
  @Test func aSettingLeavesOneValue() {
    #expect(output("input x ~ uniform(0, 1)\nhistogram x\n", settings: ["x=3"]) == "x = 3\n")
  }

}
