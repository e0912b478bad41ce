import Checker
import Foundation
import Studies
import TestSupport
import Testing

/// Searches of whole scripts: axes, uncertainty and contests.
@Suite struct SearchTests {

  /// What the first question of `script`, a `solve`, has found.
  private func solve(_ script: StudyScript) throws -> SolveStudy.Result {
    let question = try #require(script.questions.first?.kind)
    guard case .solve(let solve) = question else { preconditionFailure("no `solve`") }
    return try SolveStudy(solve, evaluator: script.evaluator).run()
  }

  /// What the first question of `script`, a `flip`, has found.
  private func flip(_ script: StudyScript) throws -> [FlipStudy.Cell] {
    guard case .flip(let flip) = script.questions[0].kind else {
      Issue.record("no `flip`")
      return []
    }
    return try FlipStudy(flip, evaluator: script.evaluator).run().cells
  }

  /// Each cell has the roots that the same question about it alone has.
  @Test func cellsAreSearchedLikeSingleValues() throws {
    let model = """
      axis year = 2024..2031
      input x = 0.3 in 0..2

      """
    let formula = "x^(year - 2023) - 0.5 * x"
    let all = try solve(StudyScript(model + "solve \(formula) == 0.2 for x")).cells
    for (index, year) in (2024...2031).enumerated() {
      let one = try solve(
        StudyScript(model + "solve (\(formula))[year = \(year)] == 0.2 for x")
      ).cells[0]
      #expect(all[index].answers.map(\.place) == one.answers.map(\.place), "\(year)")
      #expect(!one.answers.isEmpty || one.closest != nil)
    }
  }

  /// The exact root of a percentile, a mean or a chance of a normal value lies within the standard errors that are told, which
  /// are neither far too wide nor too narrow.
  @Test(arguments: ["p(load, 90%) == 20", "mean(load) == 20", "chance(load > 20) == 10%"])
  func standardErrorsOfRootsAreRight(_ equation: String) throws {
    let exact = equation.hasPrefix("mean") ? 20 : 20 - 2 * 1.2815515655446004
    var squares: [Double] = []
    for seed in UInt64(1)...24 {
      let script = try StudyScript(
        """
        input load ~ normal(base, 2)
        input base = 9 in 0..30
        solve \(equation) for base
        """, draws: 4096, seed: seed)
      let answer = try #require(try solve(script).cells[0].answers.first)
      let error = try #require(answer.errors.first)
      // A staircase has steps of a thousandth here.
      let distance = abs(answer.place[0] - exact)
      #expect(distance <= 6 * error + 2e-3, "seed \(seed): \(answer)")
      squares.append(pow(distance / max(error, 1e-4), 2))
    }
    let mean = (squares.reduce(0, +) / Double(squares.count)).squareRoot()
    #expect(mean > 0.2 && mean < 3, "\(mean)")
  }

  /// The regions of lines are those of a look at many places.
  @Test(arguments: UInt64(0)..<30) func regionsAreThoseOfALookEverywhere(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let lines = (0..<6).map { _ in
      (
        Double(Int.random(in: -50...50, using: &generator)),
        Double(Int.random(in: -20...20, using: &generator))
      )
    }
    let rows = lines.indices.map { "  \"c\($0)\"  \(lines[$0].0)  \(lines[$0].1)\n" }.joined()
    let script = try StudyScript(
      """
      table t {
        name  a  b
      \(rows)}
      input x = 0 in -7..9
      flip argmin(t.a + t.b * x over t) along x
      """)
    let stretches = try flip(script)[0].stretches
    #expect(stretches.first?.lower == -7)
    #expect(stretches.last?.upper == 9)
    for step in 1..<400 {
      let x = -7 + 16 * (Double(step) / 400)
      let costs = lines.map { $0.0 + $0.1 * x }
      let least = costs.min() ?? 0
      guard let stretch = stretches.first(where: { $0.lower + 1e-9 < x && x < $0.upper - 1e-9 })
      else { continue }
      if let winner = stretch.winner {
        #expect(costs[winner] <= least + 1e-9, "seed \(seed), x = \(x)")
      }
    }
  }

  /// The points of a border in two dimensions lie on it, and their winners on the right sides.
  @Test func bordersLieWhereCostsAreEqual() throws {
    let script = try StudyScript(
      """
      input x = 0 in 0..4
      input y = 0 in 0..3
      flip x^2 + y^2 against 4 along x, y
      """)
    let border = try flip(script)[0].border
    #expect(border.count > 40)
    for point in border {
      let radius = point.place[0] * point.place[0] + point.place[1] * point.place[1]
      #expect(abs(radius - 4) < 1e-9)
      #expect(point.before == 0 && point.after == 1)
    }
    let picture = try flip(script)[0].picture
    #expect(picture.last?.first == 0)
    #expect(picture.first?.last == 1)
  }

  /// Where contenders are uncertain, the border is where each wins as often, and the chances are those of the normal law.
  @Test func uncertainBordersAreWhereChancesAreEqual() throws {
    let script = try StudyScript(
      """
      input a ~ normal(10, 3)
      input b ~ normal(8, 4)
      input x = 0 in 0..6
      flip a against b + x along x
      """, draws: 16384)
    let cell = try flip(script)[0]
    #expect(cell.stretches.map(\.winner) == [1, 0])
    let error = try #require(cell.stretches[0].error)
    #expect(abs(cell.stretches[0].upper - 2) < 5 * error + 1e-3)
    for (position, chances, errors) in cell.chances {
      let exact = 0.5 * erfc(-(position - 2) / 5 / 2.0.squareRoot())
      #expect(abs(chances[0] - exact) < 6 * errors[0] + 1e-3, "\(position)")
    }
  }

}
