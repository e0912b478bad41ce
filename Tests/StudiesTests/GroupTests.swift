import Checker
import Sampling
import TestSupport
import Testing

@testable import Studies

/// Groups of inputs, and many correlated ones, against SALib and closed forms.
@Suite struct GroupTests {

  /// The rows of the reference of one `kind`, which `attribution_reference.py` has written.
  private func reference(_ kind: String) throws -> [[Double]] {
    let text = try ProjectFiles.text("Tests/StudiesTests/attribution_reference.csv")
    return text.split(separator: "\n").map { $0.split(separator: ",") }
      .filter { $0[0] == kind }.map { $0.dropFirst().compactMap { Double($0) } }
  }

  /// What the first question of `text` finds.
  private func importance(_ text: String, seed: UInt64 = 1) throws -> ImportanceStudy.Result {
    let script = try StudyScript(text, draws: 16384, seed: seed)
    guard case .importance(let study, let ignores) = script.questions[0].kind else {
      throw NoImportance()
    }
    let importance = ImportanceStudy(
      study, ignoresCorrelations: ignores, evaluator: script.evaluator)
    return try #require(try importance.run())
  }

  /// The script asks for something else.
  private struct NoImportance: Error {}

  /// Shares and effects of three groups of five inputs are SALib's, made of eight times as many runs.
  @Test(arguments: UInt64(1)...3) func groupsOfIndependentInputs(_ seed: UInt64) throws {
    let inputs =
      (1...3).map { "input x\($0) = 0 in -3.141592653589793..3.141592653589793\n" }
      + (4...5).map { "input x\($0) = 1 in 0..2\n" }
    let result = try importance(
      inputs.joined() + "importance sin(x1) + 7 * sin(x2)^2 + 0.1 * x3^4 * sin(x1) + x4 * x5 * x2 "
        + "for A = (x1, x3), B = (x2), C = (x4, x5)", seed: seed)
    #expect(result.groups.map(\.name) == ["A", "B", "C"])
    let cell = result.cells[0]
    for (index, wanted) in zip(cell.indices ?? [], try reference("groups")) {
      #expect(abs(index.first - wanted[0]) < 0.01, "seed \(seed)")
      #expect(abs(index.total - wanted[1]) < 0.01, "seed \(seed)")
      #expect(abs(index.first - wanted[0]) <= index.firstError, "seed \(seed)")
      #expect(abs(index.total - wanted[1]) <= index.totalError, "seed \(seed)")
    }
    for (effect, wanted) in zip(cell.effects, try reference("screen")) {
      #expect(abs(effect.size - wanted[0]) <= 2 * effect.sizeError, "seed \(seed)")
    }
    #expect(cell.effects.map(\.spread.isNaN) == [true, false, true])
    #expect(cell.ranks.map(\.isNaN) == [true, false, true])
  }

  /// The share of a group of correlated normal inputs is its part of the variance: no input outside knows of it.
  @Test func aGroupOfCorrelatedInputs() throws {
    let result = try importance(
      "input a ~ normal(0, 1)\ninput b ~ normal(0, 2)\ninput c ~ normal(0, 3)\n"
        + "correlate a, b = 0.6\nimportance a + b + c for ab = (a, b), c")
    let rho = GaussianCopula.pearson(spearman: 0.6)
    let together = 1 + 4 + 2 * 2 * rho
    let index = try #require(result.cells[0].indices?[0])
    #expect(result.correlated.isEmpty)
    #expect(abs(index.first - together / (together + 9)) < 0.01)
    #expect(abs(index.total - together / (together + 9)) < 0.01)
  }

  /// Thirteen correlated normal inputs of a sum: beyond what all coalitions are looked at of, effects come within their
  /// errors of the closed form; those that are a tenth off are none of them.
  @Test(arguments: UInt64(1)...4) func manyCorrelatedInputs(_ seed: UInt64) throws {
    let (beta, load) = (try reference("beta")[0], try reference("load")[0])
    let wanted = try reference("shapley")[0]
    let names = beta.indices.map { "x\($0)" }
    var text = names.map { "input \($0) ~ normal(0, 1)\n" }.joined()
    for i in names.indices {
      for j in 0..<i {
        text += "correlate x\(j), x\(i) = \(GaussianCopula.spearman(pearson: load[i] * load[j]))\n"
      }
    }
    let terms = names.indices.map { "(\(beta[$0])) * x\($0)" }.joined(separator: " + ")
    let result = try importance(text + "importance \(terms)", seed: seed)
    let effects = try #require(result.cells[0].shapley)
    #expect(result.orders == 16384)
    #expect(abs(effects.reduce(0) { $0 + $1.share } - 1) < 1e-9)
    for (effect, wanted) in zip(effects, wanted) {
      #expect(abs(effect.share - wanted) <= 1.6 * effect.error, "seed \(seed)")
      #expect(effect.error < 0.02)
    }
    let covered = zip(effects, wanted).count { abs($0.share - $1) <= $0.error }
    #expect(covered >= 11, "seed \(seed)")
  }

  /// Drawn orders and all coalitions give the same effects, here of eight inputs and of as many and one that does nothing.
  @Test func drawnOrdersAgreeWithAllCoalitions() throws {
    let names = (0..<8).map { "x\($0)" }
    let inputs = names.map { "input \($0) ~ uniform(0, 1)\n" }.joined()
    let text =
      inputs + "input idle ~ normal(0, 1)\ncorrelate x0, x1 = 0.7\ncorrelate x2, x3 = -0.5\n"
    let value = "x0 * x1 + x2^2 + 2 * x3 * x4 + x5 - x6 * x7"
    let exact = try #require(try importance(text + "importance \(value)").cells[0].shapley)
    let sampled = try #require(
      try importance(text + "importance \(value) + 0 * idle").cells[0].shapley)
    #expect(exact.count == 8 && sampled.count == 9)
    for (one, other) in zip(exact, sampled) {
      #expect(abs(one.share - other.share) <= one.error + other.error)
    }
    #expect(abs(sampled[8].share) <= sampled[8].error + 1e-12)
  }

}
