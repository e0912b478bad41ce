import Studies
import Testing

/// Comparisons of worlds, and mixtures of them.
@Suite struct ComparisonTests {

  /// What the first question of `text` finds in its first cell, with the mixture.
  private func comparison(_ text: String) throws -> (cell: [Comparison.Entry], Comparison.Entry?) {
    let script = try StudyScript(text, draws: 16384)
    guard case .compare(let comparison) = script.questions[0].kind else { return ([], nil) }
    let found = try ComparisonStudy(comparison, evaluator: script.evaluator).run(0)
    return (found.cells[0], found.weighted?[0])
  }

  /// The mean of a mixture is the mean of the means, by weight; base takes the rest.
  @Test func aMixtureHasTheMeanOfMeans() throws {
    let (cell, mixture) = try comparison(
      "input a = 10\nscenario up (20%) { a = 20 }\nscenario down (50%) { a = -6 }\n"
        + "compare a across scenarios")
    #expect(cell.map(\.mean) == [10, 20, -6])
    #expect(abs(try #require(mixture).mean - (0.3 * 10 + 0.2 * 20 - 0.5 * 6)) < 1e-12)
    #expect(try #require(mixture).low == -6)
    #expect(try #require(mixture).high == 20)
  }

  /// The percentiles of a mixture of uniform distributions, which are known.
  @Test func aMixtureHasItsOwnPercentiles() throws {
    let (_, mixture) = try comparison(
      "input a ~ uniform(0, 1)\ninput b = 0\nscenario far (50%) { b = 10 }\n"
        + "compare a + b across scenarios")
    #expect(abs(try #require(mixture).low - 0.1) < 0.002)
    #expect(abs(try #require(mixture).high - 10.9) < 0.002)
    #expect(abs(try #require(mixture).mean - 5.5) < 0.002)
  }

  /// Worlds without a weight leave no mixture.
  @Test func noMixtureWithoutAllWeights() throws {
    let (_, mixture) = try comparison(
      "input a = 1\nscenario x (20%) { a = 2 }\nscenario y { a = 3 }\ncompare a across scenarios")
    #expect(mixture == nil)
  }

}
