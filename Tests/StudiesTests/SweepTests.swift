import Checker
import Foundation
import Studies
import Testing

/// Sweeps against their definitions: which runs a design has, and what each run comes to.
@Suite struct SweepTests {

  /// The script asks for something else.
  private struct NoSweep: Error {}

  /// What the question with number `index` of `script` finds.
  private func run(_ script: StudyScript, _ index: Int = 0) throws -> SweepStudy.Result {
    guard case .sweep(let sweep) = script.questions[index].kind else { throw NoSweep() }
    return try SweepStudy(sweep, evaluator: script.evaluator).run()
  }

  /// A grid has the values of a table over two swept inputs, the last of them changing first.
  @Test func aGridIsTheTableOfItsInputs() throws {
    let script = try StudyScript(
      """
      input a = 1
      input b = 2
      let c = a^2 + 10 * b
      sweep c, c > 40 for a in 1..3, b in [1, 4, 2] by grid
      show c with a = [1, 2, 3], b = [1, 4, 2]
      """)
    let found = try run(script)
    #expect(found.settings[0].values == [1, 1, 1, 2, 2, 2, 3, 3, 3])
    #expect(found.settings[1].values == [1, 4, 2, 1, 4, 2, 1, 4, 2])
    #expect(Array(found.values[0].values(0)) == (try script.values(1)))
    #expect(Array(found.values[1].values(0)) == [0, 1, 0, 0, 1, 0, 0, 1, 0])
  }

  /// In a Latin hypercube, each of as many equal parts of a range, or of a distribution, has one run.
  @Test func aLatinDesignHasARunInEachStratum() throws {
    let script = try StudyScript(
      "input a = 1 in 10..20\ninput b ~ normal(5, 2)\nsweep a * b for a, b by latin 100 runs")
    let found = try run(script)
    let places = [
      found.settings[0].values.map { ($0 - 10) / 10 },
      found.settings[1].values.map { 0.5 * erfc(-($0 - 5) / 2 / 2.0.squareRoot()) },
    ]
    for places in places {
      #expect(Set(places.map { Int($0 * 100) }) == Set(0..<100))
    }
    for run in 0..<100 {
      let product = found.settings[0].values[run] * found.settings[1].values[run]
      #expect(found.values[0].value(0, run) == product)
    }
  }

  /// 256 points of a scrambled net have 16 in each quarter by quarter of a square, and each level of eight 32 times.
  @Test func sobolPointsFillTheRoom() throws {
    let script = try StudyScript(
      """
      input a = 0 in 0..1
      input b = 0 in 0..1
      input c = 1
      sweep a + b + c for a, b, c in 1..8 step 1 by sobol
      """)
    let found = try run(script)
    var boxes = [Int](repeating: 0, count: 16)
    for (a, b) in zip(found.settings[0].values, found.settings[1].values) {
      boxes[Int(a * 4) * 4 + Int(b * 4)] += 1
    }
    #expect(boxes == [Int](repeating: 16, count: 16))
    let levels = Dictionary(grouping: found.settings[2].values) { $0 }.mapValues(\.count)
    #expect(levels == Dictionary(uniqueKeysWithValues: (1...8).map { (Double($0), 32) }))
  }

  /// Labels pick rows, periods move dates, and cells of a column are set alone.
  @Test func labelsPeriodsAndCellsAreSet() throws {
    let script = try StudyScript(
      """
      table chip {
        name   price
        "H100" $25_000
        "B200" $40_000
      }
      input 型号 = "H100"
      input start = 2024Q1
      let cost = chip.price[chip = 型号] + $1_000 * (start - 2024Q1)
      sweep cost for 型号 in ["H100", "B200"], start in 2024Q1..2024Q3 by grid
      sweep cost for chip.price[chip = "H100"] in $1_000..$3_000 step $1_000
      """)
    let found = try run(script)
    #expect(Array(found.values[0].values(0)) == [25e3, 26e3, 27e3, 40e3, 41e3, 42e3])
    #expect(Array(try run(script, 1).values[0].values(0)) == [1000, 2000, 3000])
  }

  /// Inputs that the model correlates are as much correlated in a design; the ranks of 1024 runs tell it within 0.03.
  @Test func correlatedInputsStayCorrelated() throws {
    let script = try StudyScript(
      """
      input a ~ lognormal(p5 = 8, p95 = 15)
      input b ~ uniform(0, 1)
      correlate a, b = 0.6
      sweep a * b for a, b by sobol 1024 runs
      """)
    let columns = try run(script).settings.map(\.values)
    let ranks = columns.map { column in
      let order = column.indices.sorted { column[$0] < column[$1] }
      var ranks = [Double](repeating: 0, count: column.count)
      for (rank, index) in order.enumerated() { ranks[index] = Double(rank) }
      return ranks
    }
    let distances = zip(ranks[0], ranks[1]).map { ($0 - $1) * ($0 - $1) }.reduce(0, +)
    let correlation = 1 - 6 * distances / (1024 * (1024 * 1024 - 1))
    #expect(abs(correlation - 0.6) < 0.03)
  }

  /// What no run sets stays uncertain: its mean is taken in each run, and the runs' axes stay apart.
  @Test func theRestStaysUncertain() throws {
    let script = try StudyScript(
      """
      axis year = 2024..2025
      input a = 1
      input noise ~ uniform(-1, 1)
      sweep a * (year - 2023) + noise for a in 1..3 step 1
      """)
    let found = try run(script).values[0]
    #expect(found.isUncertain)
    #expect(found.cellCount == 2)
    for run in 0..<3 {
      #expect(abs(found.value(0, run) - Double(run + 1)) < 1e-3)
      #expect(abs(found.value(1, run) - 2 * Double(run + 1)) < 1e-3)
    }
  }

}
