import Checker
import TestSupport
import Testing

@testable import Studies

/// Bridges against the definition of a Shapley value, and their sums.
@Suite struct BridgeTests {

  /// The bridges that the first question of `script` finds.
  private func bridges(_ script: StudyScript) throws -> [Bridge] {
    guard case .bridge(let bridge) = script.questions[0].kind else { return [] }
    return try BridgeStudy(bridge, evaluator: script.evaluator).run().cells
  }

  /// A script with a bridge over `count` inputs of a formula, from `seed`.
  private func script(_ count: Int, _ seed: UInt64) -> String {
    var generator = SeededGenerator(seed: seed)
    let inputs = (0..<count).map {
      "input x\($0) = \(Int.random(in: 1...999, using: &generator)) GW\n"
    }
    let changes = (0..<count).map {
      "  x\($0) = \(Int.random(in: 1...999, using: &generator)).\($0) MW\n"
    }
    let terms = (0..<2 * count).map { _ -> String in
      let a = Int.random(in: 0..<count, using: &generator)
      let b = Int.random(in: 0..<count, using: &generator)
      return ["x\(a) * x\(b) / 7 GW", "max(x\(a), x\(b))", "x\(a) / (1 + x\(b) / 3 MW)"]
        .randomElement(using: &generator) ?? ""
    }
    let formula = terms.joined(separator: " - ")
    return inputs.joined() + "scenario other {\n" + changes.joined() + "}\n"
      + "bridge \(formula) from base to other\nshow \(formula)\nshow (\(formula)) under other\n"
  }

  /// The parts add up to the difference to the last bit, whatever the model is.
  @Test(arguments: [1, 2, 3, 5, 8, 12, 13, 20], UInt64(0)..<8)
  func partsAddUpExactly(_ count: Int, _ seed: UInt64) throws {
    let script = try StudyScript(script(count, seed))
    let bridge = try #require(try bridges(script).first)
    #expect([bridge.start] == (try script.values(1)))
    #expect([bridge.end] == (try script.values(2)))
    let sum = bridge.order.map { bridge.parts[$0].share }.reduce(0, +)
    #expect(sum == bridge.end - bridge.start, "seed \(seed)")
  }

  /// A part is the mean over all orders of what its driver adds, computed here order by order.
  @Test func partsAreMeansOverAllOrders() {
    var generator = SeededGenerator(seed: 3)
    let values = (0..<16).map { _ in Double.random(in: -5...5, using: &generator) }
    let found = ShapleyDesign(players: 4, seed: 1).shares(values[...])
    var sums = [Double](repeating: 0, count: 4)
    func visit(_ order: [Int]) {
      guard order.count < 4 else {
        var coalition = 0
        for player in order {
          sums[player] += values[coalition | 1 << player] - values[coalition]
          coalition |= 1 << player
        }
        return
      }
      for player in 0..<4 where !order.contains(player) { visit(order + [player]) }
    }
    visit([])
    for (share, sum) in zip(found, sums) { #expect(abs(share.share - sum / 24) < 1e-12) }
  }

  /// The gloves game: who has the only left glove gets two thirds, each of two right ones a sixth.
  @Test func theGlovesGame() {
    let values = (0..<8).map { $0 & 1 == 1 && $0 > 1 ? 1.0 : 0.0 }
    let found = ShapleyDesign(players: 3, seed: 1).shares(values[...]).map(\.share)
    for (share, wanted) in zip(found, [2.0 / 3, 1.0 / 6, 1.0 / 6]) {
      #expect(abs(share - wanted) < 1e-15)
    }
  }

  /// Drawn orders come within their errors of the shares that a sum of products of pairs is known to have.
  @Test func drawnOrdersComeWithinTheirErrors() throws {
    let names = (0..<14).map { "x\($0)" }
    let inputs = names.map { "input \($0) = 0\n" }.joined()
    let changes = names.enumerated().map { "  \($1) = \($0 + 1)\n" }.joined()
    let pairs = stride(from: 0, to: 14, by: 2).map { "x\($0) * x\($0 + 1)" }
    let script = try StudyScript(
      inputs + "scenario all {\n" + changes + "}\nbridge \(pairs.joined(separator: " + ")) "
        + "from base to all")
    let bridge = try #require(try bridges(script).first)
    for (index, part) in bridge.parts.enumerated() {
      let first = index / 2 * 2
      let wanted = Double((first + 1) * (first + 2)) / 2
      // An order and its reverse give a product's gain to each of the two once: no error is left.
      #expect(abs(part.share - wanted) < 1e-9)
    }
    #expect(bridge.order.first == 12 || bridge.order.first == 13)
  }

  /// What rounding leaves is found a place also where the terms are of very different sizes.
  @Test func restsAreSettled() {
    var generator = SeededGenerator(seed: 9)
    for _ in 0..<2000 {
      let shares = (0..<6).map { place in
        Double.random(in: -1...1, using: &generator)
          * (0..<place).reduce(1e6) { size, _ in size / 50 }
      }
      let sum = shares.reduce(0, +) * (1 + Double.random(in: -4e-16...4e-16, using: &generator))
      #expect(BridgeStudy.settled(shares, sum: sum).reduce(0, +) == sum)
    }
  }

}
