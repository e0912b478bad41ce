import Checker
import Session
import TestSupport
import Testing

/// Draws: what they follow from, and what they do not depend on.
@Suite struct UncertaintyTests {

  /// What `script` prints with so many draws from `seed`.
  private func output(_ script: String, draws: Int = 4096, seed: UInt64 = 1) -> String {
    var options = RunOptions()
    options.sampling = SamplingPlan(draws: draws, seed: seed)
    let result = Script.run(script, options: options)
    #expect(result.codes.isEmpty, "\(result.diagnostics)")
    return result.output
  }

  @Test func theSameSeedGivesTheSameAnswers() {
    let script =
      "input a ~ normal(10, 2)\ninput b ~ gamma(mean = 3, sd = 1)\nsolve p(a * b, 95%) + x == 0 for x in -99..99\ninput x = 0\n"
    #expect(output(script) == output(script))
    #expect(output(script, seed: 2) != output(script))
  }

  /// A stream is named by its input, so other inputs do not change its draws.
  @Test func anotherInputChangesNoDraw() {
    let alone = output("input a ~ normal(10, 2)\nshow p(a, 95%)\n")
    let beside = output(
      "input a ~ normal(10, 2)\ninput b ~ uniform(0, 1)\nshow p(a, 95%)\nshow b\n")
    #expect(beside.hasPrefix(alone))
  }

  @Test func inputsAreIndependentOfEachOther() {
    let text = output(
      """
      input a ~ normal(0, 1)
      input b ~ normal(0, 1)
      expect mean(a * b) == 0 ± 0.01
      expect variance(a + b) == 2 ± 0.02

      """)
    #expect(text.split(separator: "\n").count == 2)
  }

  @Test func aShownValueHasItsPercentilesAndAPicture() {
    let lines = output("input a ~ uniform(0, 1)\nshow a\n").split(separator: "\n")
    #expect(
      lines.map { $0.split(separator: " ").first } == [
        "a", "statistic", "mean", "5%", "50%", "95%", "0.005333",
      ])
    #expect(lines.last?.contains("▇▇") == true || lines.last?.contains("██") == true)
  }

  @Test func aConditionIsShownAsItsChance() {
    #expect(output("input a ~ uniform(0, 1)\nshow a < 25%\n") == "chance of a < 25% = 25%\n")
  }

  @Test func aSettingTakesThePlaceOfTheDraws() {
    var options = RunOptions()
    options.settings = ["a=3"]
    #expect(
      Script.run("input a ~ normal(10, 2)\nshow a * 2\n", options: options).output == "a * 2 = 6\n")
  }

}
