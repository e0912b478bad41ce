import Checker
import Studies
import TestSupport
import Testing

/// Tornados against the same values asked for one by one.
@Suite struct TornadoTests {

  /// The tornado of the first question of `script`.
  private func tornado(_ script: StudyScript) throws -> [Tornado] {
    guard case .tornado(let study) = script.questions[0].kind else { return [] }
    return try TornadoStudy(study, evaluator: script.evaluator).run().cells
  }

  /// A formula of four inputs, from `seed`.
  private func formula(_ seed: UInt64) -> String {
    var generator = SeededGenerator(seed: seed)
    let terms = (0..<4).map { _ in
      let a = Int.random(in: 0..<4, using: &generator)
      let b = Int.random(in: 0..<4, using: &generator)
      return ["x\(a) * x\(b)", "max(x\(a), x\(b))", "x\(a) / (5 + x\(b))", "(x\(a) - 2)^2"]
        .randomElement(using: &generator) ?? ""
    }
    return terms.joined(separator: " - ")
  }

  /// Each end of a bar is the value under the override that it stands for.
  @Test(arguments: UInt64(0)..<20) func endsAreValuesUnderOverrides(_ seed: UInt64) throws {
    let formula = formula(seed)
    let inputs = (0..<4).map { "input x\($0) = \($0 + 1) in -1..5\n" }.joined()
    let asked = (0..<4).map {
      "show (\(formula)) with x\($0) = -1\nshow (\(formula)) with x\($0) = 5\n"
    }
    let script = try StudyScript(
      inputs + "tornado \(formula)\nshow \(formula)\n" + asked.joined())
    let tornado = try #require(try tornado(script).first)
    #expect([tornado.base] == (try script.values(1)))
    for bar in tornado.bars {
      let number = try #require(Int(bar.reach.mover.target.text.dropFirst()))
      #expect([bar.atLow] == (try script.values(2 + 2 * number)), "seed \(seed)")
      #expect([bar.atHigh] == (try script.values(3 + 2 * number)), "seed \(seed)")
      #expect(bar.ends.least <= min(bar.atLow, bar.atHigh))
      #expect(bar.ends.greatest >= max(bar.atLow, bar.atHigh))
    }
    #expect(zip(tornado.bars, tornado.bars.dropFirst()).allSatisfy { $0.swing >= $1.swing })
  }

  /// A sum has no interaction: all inputs together do what the bars add up to.
  @Test func aSumHasNoInteraction() throws {
    let script = try StudyScript(
      "input a = 1 in 0..3\ninput b = 2 in -4..4\ninput c = 5 in 5..6\ntornado a - 2 * b + c^2")
    let tornado = try #require(try tornado(script).first)
    #expect(tornado.together.least == tornado.base + tornado.sums.below)
    #expect(tornado.together.greatest == tornado.base + tornado.sums.above)
  }

  /// A product of two has the interaction that arithmetic gives it.
  @Test func aProductHasInteraction() throws {
    let script = try StudyScript("input a = 1 in 1..3\ninput b = 2 in 2..4\ntornado a * b")
    let tornado = try #require(try tornado(script).first)
    #expect(tornado.base == 2)
    #expect(tornado.sums.above == 4 + 2)
    #expect(tornado.together.greatest == 12)
  }

  /// The other inputs stay uncertain: a convex value has a higher mean than it has at the means.
  @Test func othersStayUncertain() throws {
    let script = try StudyScript(
      "input a ~ normal(0, 2)\ninput b = 1 in 0..3\ntornado a^2 + b for b", draws: 16384)
    let tornado = try #require(try tornado(script).first)
    #expect(abs(tornado.base - 5) < 5e-3)
    #expect(abs(tornado.bars[0].atHigh - tornado.bars[0].atLow - 3) < 1e-12)
  }

  /// Runs that do not fit at once come out as those that do.
  @Test func manyDrawsAreDoneInParts() throws {
    let names = (0..<40).map { "x\($0)" }
    let inputs = names.map { "input \($0) ~ uniform(0, 1)\n" }.joined()
    let script = try StudyScript(inputs + "tornado \(names.joined(separator: " + "))", draws: 32768)
    let tornado = try #require(try tornado(script).first)
    #expect(tornado.bars.count == 40)
    #expect(tornado.bars.allSatisfy { abs($0.swing - 0.9) < 1e-3 && $0.turn == nil })
  }

}
