import Studies
import Testing

/// Ends of values against known ones, from the literature of optimisation.
@Suite struct StressTests {

  /// What the first question of `text` finds in its first cell.
  private func stress(_ text: String) throws -> Stress {
    let script = try StudyScript(text)
    guard case .stress(let study) = script.questions[0].kind else { throw NoStress() }
    return try #require(try StressStudy(study, evaluator: script.evaluator).run().cells.first)
  }

  /// The script asks for something else.
  private struct NoStress: Error {}

  /// H. H. Rosenbrock's valley (1960) has its least value, zero, at (1, 1), and its greatest on an edge.
  @Test func rosenbrock() throws {
    let found = try stress(
      "input x = 0 in -2..2\ninput y = 0 in -1..3\nstress (1 - x)^2 + 100 * (y - x^2)^2")
    let least = try #require(found.least)
    #expect(least.value < 1e-3)
    #expect(abs(least.inputs[0] - 1) < 0.03 && abs(least.inputs[1] - 1) < 0.06)
    #expect(abs(try #require(found.greatest).value - 2509) < 1e-9)
  }

  /// D. M. Himmelblau's function (1972) is zero at four places.
  @Test func himmelblau() throws {
    let found = try stress(
      "input x = 0 in -5..5\ninput y = 0 in -5..5\nstress (x^2 + y - 11)^2 + (x + y^2 - 7)^2")
    #expect(try #require(found.least).value < 1e-12)
    #expect(abs(try #require(found.greatest).value - 890) < 1e-9)
  }

  /// A maximum in the middle of a range, where neither end shows it, and a step.
  @Test func endsInsideOfRanges() throws {
    let found = try stress(
      "input x = 0 in -1..5\nstress -(x - 1.25)^2 + (if x > 3 then 100 else 0)")
    let greatest = try #require(found.greatest)
    #expect(abs(greatest.inputs[0] - 3) < 1e-6 && greatest.inputs[0] > 3)
    #expect(abs(try #require(found.least).inputs[0] + 1) < 1e-9 || found.base > 0)
  }

  /// The chance of the worst of two uniform inputs: both in their last twentieth.
  @Test func chancesAreSharesOfDraws() throws {
    let script = "input a ~ uniform(0, 1)\ninput b ~ uniform(0, 1)\nstress min(a, b)"
    let found = try #require(try stress(script).greatest)
    #expect(abs(found.value - 0.95) < 0.01)
    #expect(abs(found.chance - 0.0025) < 0.0015)
  }

}
