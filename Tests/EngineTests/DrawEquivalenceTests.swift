import Checker
import Diagnostics
import Engine
import Studies
import Syntax
import TestSupport
import Testing

/// Draws and their statistics have the same bits whatever computes them.
@Suite struct DrawEquivalenceTests {

  /// A model with cells, a statistic beside draws, a scenario, and a condition.
  private static let script = """
    axis year = 2024..2028
    input base ~ normal(100, 15)
    input growth ~ triangular(-5%, 10%, 40%)
    input slip ~ gamma(mean = 2 + (year - 2024) / 10, sd = 1)
    scenario high { base = 130 }
    let size = base * (1 + growth)^(year - 2024) - slip
    let far = if size > mean(size) then size - mean(size) else 0
    show mean(size)
    show sd(size)
    show p(size, 90%)
    show median(far)
    show chance(far > 10)
    show mean(far) under high
    show sum(p(far, 75%) over year) * 2
    show size
    show max(far over year)

    """

  /// The model of `script` with so many draws.
  private func model(_ script: String, draws: Int) throws -> CheckedModel {
    let file = SourceFile(name: "script", text: script)
    let symbols = SymbolTable()
    var sources = SourceMap()
    let parsed = parse(file, as: sources.add(file), symbols: symbols)
    var text = ModelText()
    text.sampling = SamplingPlan(draws: draws)
    text.add(parsed.tree)
    let result = ModelChecker.check(text, symbols: symbols, sources: sources)
    try #require(!result.hasErrors && parsed.diagnostics.isEmpty)
    return result.model
  }

  /// The bits of all answers of `model`.
  private func bits(_ model: CheckedModel, _ options: MachineOptions) throws -> [[UInt64]] {
    let evaluator = Evaluator(model, options: options)
    return try model.questions.flatMap { question -> [[UInt64]] in
      guard case .show(let shown) = question.kind else { return [] }
      let statistics: [SampleStatistic] = [
        .mean, .deviation, .skewness, .quantile(0.05), .tailMean(0.95), .mode,
        .shape(parts: 7, leavingOut: 0.01),
      ]
      let evaluations =
        try evaluator.evaluate([shown.formula])
        + (evaluator.summary(of: shown.formula, statistics) ?? [])
      return evaluations.flatMap { evaluation in
        [
          evaluation.values.map(\.bitPattern), (evaluation.errors ?? []).map(\.bitPattern),
        ]
      }
    }
  }

  @Test(arguments: [1, 8, 24, 1000, 4096, 40_000])
  func threadsAndBlocksNeverChangeABit(_ draws: Int) throws {
    let model = try model(Self.script, draws: draws)
    let reference = try bits(model, MachineOptions(blockSize: 1, threads: 1))
    for (size, threads) in [(512, 1), (512, 2), (7, 3), (4096, 8)] {
      #expect(
        try bits(model, MachineOptions(blockSize: size, threads: threads)) == reference,
        "\(draws) draws, blocks of \(size), \(threads) threads")
    }
  }

  /// More draws than are kept: quantiles then come from sketches, which threads fill in any order.
  @Test func sketchesDoNotDependOnThreads() throws {
    let model = try model(
      "input a ~ lognormal(mean = 5, sd = 3)\nshow p(a, 90%)\nshow a > 9\n", draws: 1 << 22)
    let evaluator = { (threads: Int) in Evaluator(model, options: MachineOptions(threads: threads))
    }
    let formulas = model.questions.compactMap { question -> FormulaID? in
      if case .show(let shown) = question.kind { shown.formula } else { nil }
    }
    let one = try evaluator(1).evaluate([formulas[0]])[0].values[0]
    #expect(try evaluator(3).evaluate([formulas[0]])[0].values[0].bitPattern == one.bitPattern)
    // scipy.stats.lognorm(s, scale=exp(m)).ppf(.9) with s² = log(1 + .36), m = log 5 - s²/2
    #expect(abs(one - 8.726_222_8) < 8.727 / 4096 + 0.004)
    let chance = try evaluator(2).summary(of: formulas[1], [.mean, .quantile(0.5)])
    #expect(chance?[1].values[0] == 0)
  }

  /// A standard error that is told is how far answers lie apart from seed to seed.
  @Test func standardErrorsAreThoseBetweenSeeds() throws {
    var answers: [Double] = []
    var told: [Double] = []
    for seed in UInt64(1)...40 {
      let file = SourceFile(
        name: "script", text: "input a ~ normal(10, 2)\ninput b ~ gamma(3, 1)\nshow p(a * b, 95%)\n"
      )
      let symbols = SymbolTable()
      var sources = SourceMap()
      var text = ModelText()
      text.sampling = SamplingPlan(draws: 2048, seed: seed)
      text.add(parse(file, as: sources.add(file), symbols: symbols).tree)
      let model = ModelChecker.check(text, symbols: symbols, sources: sources).model
      guard case .show(let shown) = model.questions[0].kind else { continue }
      let evaluation = try Evaluator(model).evaluate([shown.formula])[0]
      answers.append(evaluation.values[0])
      told.append(evaluation.errors?[0] ?? .nan)
    }
    let spread = Sample(answers).variance.squareRoot()
    let mean = Sample(told.map { $0 * $0 }).mean.squareRoot()
    #expect(mean > spread / 2 && mean < spread * 2, "told \(mean), found \(spread)")
  }

  /// A cell has the same draws whether it is computed alone or with all others.
  @Test func aCellIsDrawnAlike() throws {
    let model = try model(
      """
      axis year = 2024..2028
      input a ~ normal(mean = year, sd = 1)
      show sd(a[year = 2026] - a)
      show sd(sum(a over year) - a[year = 2024] - sum(a where year > 2024 over year))

      """, draws: 512)
    let evaluator = Evaluator(model)
    let answers = try model.questions.map { question -> [Double] in
      guard case .show(let shown) = question.kind else { return [] }
      return try evaluator.evaluate([shown.formula])[0].values.map { $0 }
    }
    #expect(answers[0][2] == 0 && answers[0].filter { $0 > 1 }.count == 4)
    #expect(answers[1][0] < 1e-11)
  }

}
