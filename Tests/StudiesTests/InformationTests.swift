import Checker
import Foundation
import Studies
import Testing

/// What knowing more is worth, against closed forms and a published example.
@Suite struct InformationTests {

  /// What the first question of `text` finds.
  private func information(_ text: String, draws: Int = 16384, seed: UInt64 = 1) throws
    -> InformationStudy.Result
  {
    let script = try StudyScript(text, draws: draws, seed: seed)
    guard case .information(let decision)? = script.questions.first?.kind else {
      throw NoInformation()
    }
    return try #require(try InformationStudy(decision, evaluator: script.evaluator).run())
  }

  /// The script asks for something else.
  private struct NoInformation: Error {}

  /// What knowing a normal gain with this mean and deviation is worth to who may take it or leave it: the unit normal loss (Raiffa
  /// and Schlaifer, 1961).
  private func loss(_ mean: Double, _ deviation: Double) -> Double {
    let z = abs(mean) / deviation
    let density = exp(-z * z / 2) / (2 * Double.pi).squareRoot()
    return deviation * (density - z * erfc(z / 2.0.squareRoot()) / 2)
  }

  /// `worth` is `wanted`, as far as its error says.
  private func expect(_ worth: InformationWorth.Worth, _ wanted: Double, _ note: String) {
    #expect(abs(worth.value - wanted) <= 1.6 * worth.error, "\(note): \(worth), not \(wanted)")
    #expect(worth.error < 0.03 * max(wanted, 0.3), "\(note): \(worth)")
  }

  /// Two actions and a linear gain of normal inputs, known one by one, together, and altogether.
  @Test(arguments: UInt64(1)...5) func linearGains(_ seed: UInt64) throws {
    let found = try information(
      "input a ~ normal(0, 3)\ninput b ~ normal(0, 4)\ninput c ~ normal(0, 1)\n"
        + "value of information in max(a + b + c + 1, 0) for a, b, bc = (b, c), c", seed: seed)
    let cell = found.cells[0]
    #expect(found.groups.map(\.name) == ["a", "b", "bc", "c"])
    #expect(cell.best == 0)
    expect(cell.everything, loss(1, 26.0.squareRoot()), "everything, seed \(seed)")
    let wanted = [loss(1, 3), loss(1, 4), loss(1, 17.0.squareRoot()), loss(1, 1)]
    for (index, wanted) in wanted.enumerated() {
      expect(cell.groups[index], wanted, "\(found.groups[index].name), seed \(seed)")
    }
  }

  /// Where inputs are correlated, knowing one tells of the other.
  @Test func correlatedInputs() throws {
    let found = try information(
      "input a ~ normal(0, 3)\ninput b ~ normal(0, 4)\ncorrelate a, b = 0.5\n"
        + "value of information in min(0, a + b - 1)")
    let rho = 2 * sin(Double.pi / 6 * 0.5)
    let cell = found.cells[0]
    #expect(cell.best == 1)
    expect(cell.everything, loss(1, (25 + 24 * rho).squareRoot()), "everything")
    expect(cell.groups[0], loss(1, 3 + 4 * rho), "a")
    expect(cell.groups[1], loss(1, 4 + 3 * rho), "b")
  }

  /// A product of normal inputs with means: what is known of one is how the other's mean counts.
  @Test func aProduct() throws {
    let found = try information(
      "input a ~ normal(1, 2)\ninput b ~ normal(3, 1)\n"
        + "value of information in max(a * b, 2) for a, b")
    // Given a, the mean is 3 a; given b, it is b.
    expect(found.cells[0].groups[0], loss(1, 6), "a")
    expect(found.cells[0].groups[1], loss(1, 1), "b")
  }

  /// H. Raiffa's oil wildcatter ("Decision Analysis", 1968): to drill costs 70, and the hole is dry, wet or soaking.
  @Test func theOilWildcatter() throws {
    let found = try information(
      "input oil ~ discrete(50%: 0, 30%: 120, 20%: 270)\naxis act = [\"drill\", \"leave\"]\n"
        + "value of information in max(if act == \"drill\" then oil - 70 else 0 over act)")
    let cell = found.cells[0]
    #expect(found.alternatives == ["drill", "leave"])
    #expect(abs(cell.means[0] - 20) < 0.1 && cell.means[1] == 0)
    #expect(abs(cell.everything.value - 35) < 0.1)
    #expect(abs(cell.groups[0].value - 35) < 0.1)
    #expect(abs(cell.shares[1] - 0.5) < 1e-3)
  }

  /// Few draws leave much noise in the means of blocks; what is taken off for it leaves no bias that twenty samples show.
  @Test func noiseIsTakenOff() throws {
    let wanted = loss(0, 1)
    let worths = try (1...20).map { seed in
      try information(
        "input a ~ normal(0, 1)\ninput b ~ normal(0, 1)\ninput c ~ normal(0, 1)\n"
          + "value of information in max(a + b * c, 0) for a", draws: 1024, seed: UInt64(seed)
      ).cells[0].groups[0]
    }
    let mean = worths.reduce(0) { $0 + $1.value } / 20
    let error = (worths.reduce(0) { $0 + $1.error * $1.error }).squareRoot() / 20
    let correction = worths.reduce(0) { $0 + $1.correction } / 20
    #expect(abs(mean - wanted) < 1.5 * error + 0.01, "\(mean), not \(wanted)")
    #expect(correction > 0.003)
  }

  /// Each cell of a choice is one of its own, and one that never changes is worth nothing.
  @Test func cellsAndIdleKnowledge() throws {
    let found = try information(
      "axis year = 1..3\ninput a ~ normal(0, 1)\ninput idle ~ normal(0, 1)\n"
        + "value of information in max(a + 5 * (year - 2), 0 * idle) for a, idle")
    #expect(found.cells.count == 3)
    expect(found.cells[1].groups[0], loss(0, 1), "in the middle")
    #expect(found.cells[0].groups[0].value < 1e-6 && found.cells[2].groups[0].value < 1e-6)
    for cell in found.cells {
      #expect(abs(cell.groups[1].value) <= max(1e-9, 1.6 * cell.groups[1].error))
    }
  }

}
