import Foundation
import Studies
import TestSupport
import Testing

/// Importance against published values, and against SALib and scipy on the same numbers.
@Suite struct ImportanceTests {

  /// The rows of the reference of one `kind`, which `importance_reference.py` has written.
  private func reference(_ kind: String) throws -> [[Double]] {
    let text = try ProjectFiles.text("Tests/StudiesTests/importance_reference.csv")
    return text.split(separator: "\n").map { $0.split(separator: ",") }
      .filter { $0[0] == kind }.map { $0.dropFirst().compactMap { Double($0) } }
  }

  /// The importances that the first question of `text` finds.
  private func importance(_ text: String, draws: Int, seed: UInt64 = 1) throws -> [Importance] {
    let script = try StudyScript(text, draws: draws, seed: seed)
    guard case .importance(let study, _) = script.questions[0].kind else { return [] }
    return try #require(try ImportanceStudy(study, evaluator: script.evaluator).run()).cells
  }

  /// The estimators are those of SALib, number for number.
  @Test func estimatorsAreThoseOfSALib() throws {
    for row in try reference("sobol") {
      let values = Array(row.dropFirst(2))
      let (a, b, mixed) = (Array(values[..<64]), Array(values[64..<128]), Array(values[128...]))
      let index = SobolEstimator(a, b).index(mixed)
      #expect(abs(index.first - row[0]) < 1e-12)
      #expect(abs(index.total - row[1]) < 1e-12)
    }
  }

  /// Rank correlations are those of scipy, with ties.
  @Test func rankCorrelationsAreThoseOfScipy() throws {
    for row in try reference("spearman") {
      let (x, y) = (Array(row[1..<41]), Array(row[41...]))
      #expect(abs(RankCorrelation.of(x, y) - row[0]) < 1e-12)
    }
    #expect(RankCorrelation.of([1, 1, 1], [1, 2, 3]).isNaN)
    #expect(RankCorrelation.of([1, .nan, 1], [1, 2, 3]).isNaN)
  }

  /// T. Ishigami and T. Homma, "An importance quantification technique in uncertainty analysis" (1990): a = 7, b = 0.1.
  @Test(arguments: UInt64(1)...5) func ishigami(_ seed: UInt64) throws {
    let inputs = (1...3).map { "input x\($0) ~ uniform(-3.141592653589793, 3.141592653589793)\n" }
    let found = try importance(
      inputs.joined() + "importance sin(x1) + 7 * sin(x2)^2 + 0.1 * x3^4 * sin(x1)",
      draws: 16384, seed: seed)[0]
    let wanted = [(0.313905, 0.557576), (0.442411, 0.442424), (0.0, 0.243684)]
    #expect(abs(found.mean - 3.5) < 0.01)
    #expect(abs(found.variance - 13.844588) < 0.1)
    for (index, wanted) in zip(found.indices ?? [], wanted) {
      #expect(abs(index.first - wanted.0) < 0.01, "seed \(seed)")
      #expect(abs(index.total - wanted.1) < 0.01, "seed \(seed)")
      #expect(abs(index.first - wanted.0) <= index.firstError, "seed \(seed)")
      #expect(abs(index.total - wanted.1) <= index.totalError, "seed \(seed)")
    }
  }

  /// The G-function of A. Saltelli and I. M. Sobol' (1995) with a = 0, 1, 4.5, 9, 99, 99, 99, 99.
  @Test func theGFunction() throws {
    let a = [0, 1, 4.5, 9, 99, 99, 99, 99]
    let inputs = a.indices.map { "input x\($0) ~ uniform(0, 1)\n" }.joined()
    let factors = a.indices.map { "(abs(4 * x\($0) - 2) + \(a[$0])) / (1 + \(a[$0]))" }
    let found = try importance(
      inputs + "importance " + factors.joined(separator: " * "), draws: 16384)[0]
    let parts = a.map { 1 / (3 * (1 + $0) * (1 + $0)) }
    let variance = parts.reduce(1) { $0 * (1 + $1) } - 1
    for (index, part) in zip(found.indices ?? [], parts) {
      #expect(abs(index.first - part / variance) < 0.01)
      let total = part * (variance + 1) / (1 + part) / variance
      #expect(abs(index.total - total) < 0.01)
    }
  }

  /// An input that is drawn only in some worlds, or not at all in the value, has no share.
  @Test func anIdleInputHasNoShareAtAll() throws {
    let found = try importance(
      "input a ~ normal(0, 1)\ninput b ~ normal(0, 1)\nimportance a + 0 * b", draws: 1024)[0]
    #expect(found.indices?[1].total == 0)
    #expect(found.effects[1].size == 0)
  }

  /// Morris' function of twenty inputs, against 20,000 trajectories of SALib: a hundred come within four errors.
  @Test func morris() throws {
    let w = (0..<20).map { i in
      i == 2 || i == 4 || i == 6
        ? "let w\(i) = 2 * (1.1 * x\(i) / (x\(i) + 0.1) - 0.5)\n"
        : "let w\(i) = 2 * (x\(i) - 0.5)\n"
    }
    var terms: [String] = []
    for i in 0..<20 {
      terms.append("\(i < 10 ? 20 : i % 2 == 0 ? -1 : 1) * w\(i)")
      for j in i + 1..<20 where j < 20 {
        terms.append("\(j < 6 ? -15 : (i + j) % 2 == 0 ? 1 : -1) * w\(i) * w\(j)")
        if j < 5 { for k in j + 1..<5 where k < 5 { terms.append("-10 * w\(i) * w\(j) * w\(k)") } }
      }
    }
    terms.append("5 * w0 * w1 * w2 * w3")
    let inputs = (0..<20).map { "input x\($0) = 0.5 in 0..1\n" }.joined()
    let parts = stride(from: 0, to: terms.count, by: 20).map { start in
      terms[start..<min(start + 20, terms.count)].joined(separator: " + ")
    }
    let sums = parts.indices.map { "let s\($0) = \(parts[$0])\n" }.joined()
    let found = try importance(
      inputs + w.joined() + sums + "importance "
        + parts.indices.map { "s\($0)" }.joined(separator: " + "), draws: 64)[0]
    for row in try reference("morris") {
      let effect = found.effects[Int(row[0])]
      #expect(abs(effect.size - row[1]) <= 2 * effect.sizeError + 1e-9, "x\(Int(row[0]))")
      #expect(abs(effect.spread - row[3]) <= 0.3 * row[3], "x\(Int(row[0]))")
    }
  }

  /// The effects of a sum are its coefficients over the reach of each input, without spread.
  @Test func effectsOfASumAreItsCoefficients() throws {
    let found = try importance(
      "input a = 1 in 0..2\ninput b = 0 in -1..4\nimportance 3 * a - b", draws: 64)[0]
    #expect(found.effects.map { ($0.mean * 1e9).rounded() / 1e9 } == [6, -5])
    #expect(found.effects.allSatisfy { $0.spread < 1e-12 })
  }

}

/// Shares of the variance of correlated inputs.
@Suite struct ShapleyEffectTests {

  /// The effects that the first question of `text` finds.
  private func effects(_ text: String, seed: UInt64 = 1) throws -> [ShapleyEffect] {
    let script = try StudyScript(text, draws: 16384, seed: seed)
    guard case .importance(let study, _) = script.questions[0].kind else { return [] }
    let result = try ImportanceStudy(study, evaluator: script.evaluator).run()
    return try #require(result?.cells[0].shapley)
  }

  /// The Pearson correlation of normal inputs whose ranks have `correlation`.
  private func pearson(_ correlation: Double) -> Double { 2 * sin(.pi / 6 * correlation) }

  /// A. B. Owen and C. Prieur, "On Shapley value for measuring importance of dependent inputs" (2017): for a sum of two
  /// normal inputs with deviations s, t and correlation r the effects are half the variance and a half of
  /// (1 - r^2) (s^2 - t^2).
  @Test(arguments: [-0.8, -0.3, 0.4, 0.9]) func twoNormalInputs(_ rank: Double) throws {
    let (s, t) = (1.0, 2.0)
    let r = pearson(rank)
    let found = try effects(
      "input a ~ normal(0, 1)\ninput b ~ normal(0, 2)\ncorrelate a, b = \(rank)\nimportance a + b")
    let variance = s * s + t * t + 2 * r * s * t
    let wanted = 0.5 + (1 - r * r) * (s * s - t * t) / (2 * variance)
    #expect(abs(found[0].share - wanted) < max(0.01, found[0].error))
    #expect(abs(found[0].share + found[1].share - 1) < 1e-9)
  }

  /// Three normal inputs, b and c correlated (B. Iooss and C. Prieur, "Shapley effects for sensitivity analysis with
  /// correlated inputs", 2019): y = a + b + c, where c has the deviation 2.
  @Test(arguments: UInt64(1)...3) func threeNormalInputs(_ seed: UInt64) throws {
    let (s, rank) = (2.0, 0.5)
    let r = pearson(rank)
    let found = try effects(
      "input a ~ normal(0, 1)\ninput b ~ normal(0, 1)\ninput c ~ normal(0, 2)\n"
        + "correlate b, c = \(rank)\nimportance a + b + c", seed: seed)
    let variance = 2 + s * s + 2 * r * s
    let half = r * r * (1 - s * s) / 2
    let wanted = [1, 1 + r * s - half, s * s + r * s + half].map { $0 / variance }
    for (effect, wanted) in zip(found, wanted) {
      #expect(abs(effect.share - wanted) < max(0.01, effect.error), "seed \(seed)")
    }
  }

  /// Where inputs that do not meet are correlated, one that the value does not name gets a share for what it tells.
  @Test func aCorrelatedInputHasAShare() throws {
    let found = try effects(
      "input a ~ normal(0, 1)\ninput b ~ uniform(0, 1)\ncorrelate a, b = 0.8\nimportance a + 0 * b")
    #expect(found[1].share > 0.2 && found[1].share < 0.5)
  }

}
