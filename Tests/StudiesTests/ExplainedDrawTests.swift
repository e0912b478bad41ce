import Checker
import Engine
import Studies
import Testing

/// The draw that `explain … at` chooses, and what it tells of it.
@Suite struct ExplainedDrawTests {

  private static let model = """
    input a ~ lognormal(p5 = 2, p95 = 9)
    input b ~ normal(10, 3)
    input c ~ uniform(1, 2)
    axis year = 2024..2026
    let inner = a * b + year - 2024
    let value = inner * c - b^2

    """

  /// The derivation of `value[year = 2025]` at `draw`, by the names of its definitions.
  private func explain(_ draw: String, draws: Int = 1024) throws -> (
    script: StudyScript, result: DerivationStudy.Result, values: [String: Double]
  ) {
    let script = try StudyScript(
      Self.model + "explain value[year = 2025] at \(draw)\nshow value[year = 2025]\n", draws: draws)
    guard case .explain(let derivation) = script.questions[0].kind else { throw NoDerivation() }
    let result = try DerivationStudy(derivation, evaluator: script.evaluator).run()
    var values: [String: Double] = [:]
    for (node, value) in zip(derivation.nodes, result.nodes) {
      values[script.evaluator.model[node.definition].name] = value.cells[0]
    }
    return (script, result, values)
  }

  /// The script asks for something else.
  private struct NoDerivation: Error {}

  @Test(arguments: ["p0", "p5", "p50", "p95", "p100", "mean", "draw 1", "draw 1024", "draw 77"])
  func allValuesAreThoseOfOneDraw(_ draw: String) throws {
    let (script, result, values) = try explain(draw)
    let (a, b, c) = try (
      #require(values["a"]), #require(values["b"]), #require(values["c"])
    )
    let number = try #require(result.draw).number
    #expect(result.root.cells == [try script.values(1)[number]])
    #expect(abs(try #require(values["inner"]) - (a * b + 1)) < 1e-9)
    #expect(abs(result.root.cells[0] - ((a * b + 1) * c - b * b)) < 1e-9)
    // What a hundredth more of one input does in this draw.
    let slope = try #require(result.elasticities.values.max())
    let exact = [a * b * c, a * b * c - 2 * b * b, (a * b + 1) * c].map {
      $0 / result.root.cells[0]
    }
    #expect(
      abs(slope - exact[0]) < 1e-5 || abs(slope - exact[1]) < 1e-5 || abs(slope - exact[2]) < 1e-5)
  }

  @Test(arguments: [0.0, 0.05, 0.5, 0.95, 1]) func theDrawIsNearestToThePercentile(_ share: Double)
    throws
  {
    let (script, result, _) = try explain("p\(Int((share * 100).rounded()))")
    let draws = try script.values(1)
    let wanted = Sample(draws).quantile(share)
    let distance = abs(result.root.cells[0] - wanted)
    #expect(draws.allSatisfy { abs($0 - wanted) >= distance })
    let rank = try #require(result.draw?.ranks[0])
    #expect(rank == Double(draws.count { $0 < result.root.cells[0] }) / Double(draws.count))
  }

  @Test func thePartsAddUpToTheDistance() throws {
    let (script, result, _) = try explain("p95")
    let parts = try #require(result.parts)
    #expect(parts.shares.count == 3)
    #expect(abs(parts.shares.values.reduce(0, +) - (parts.end - parts.start)) < 1e-9)
    #expect(abs(parts.end - result.root.cells[0]) < 1e-9)
    let means = try StudyScript(Self.model + "show mean(a)\nshow mean(b)\nshow mean(c)")
    let (a, b, c) = try (means.values(0)[0], means.values(1)[0], means.values(2)[0])
    #expect(abs(parts.start - ((a * b + 1) * c - b * b)) < 1e-9)
    #expect(script.questions.count == 2)
  }

  /// A draw is taken as it is made, so its number may lie beyond what is kept.
  @Test func aDrawFarOutIsFound() throws {
    let script = try StudyScript(
      "input a ~ normal(1, 1)\naxis x = 1..40\nlet y = a * x\nlet z = sum(y over x)\n"
        + "explain z at draw 70000 depth 2\nshow z", draws: 1 << 17)
    guard case .explain(let derivation) = script.questions[0].kind else { throw NoDerivation() }
    let result = try DerivationStudy(derivation, evaluator: script.evaluator).run()
    let wanted = try script.values(1)[69_999]
    #expect(result.root.cells == [wanted])
    let cells = try #require(result.nodes.first { $0.cells.count == 40 }).cells
    #expect(abs(cells.reduce(0, +) - wanted) < 1e-9)
  }

}
