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

  /// A script with a bridge over `count` inputs of a formula, some of them in so many `groups`, from `seed`.
  private func script(_ count: Int, _ seed: UInt64, groups: Int = 0) -> String {
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
    // What is in a group has to move the value.
    let all = groups > 0 ? (0..<count).map { " + x\($0)" }.joined() : ""
    let formula = terms.joined(separator: " - ") + all
    var members = [[String]](repeating: [], count: groups + 1)
    for input in 0..<count { members[input % (groups + 1)].append("x\(input)") }
    let parts = members.dropLast().enumerated().map { number, names in
      "g\(number) = (\(names.shuffled(using: &generator).joined(separator: ", ")))"
    }
    let clause = parts.isEmpty ? "" : " for " + parts.joined(separator: ", ")
    return inputs.joined() + "scenario other {\n" + changes.joined() + "}\n"
      + "bridge \(formula) from base to other\(clause)\nshow \(formula)\nshow (\(formula)) under other\n"
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

  /// So do those of groups and of the drivers left alone, be their orders all or drawn.
  @Test(arguments: [(5, 2), (9, 3), (24, 4), (30, 2), (40, 39)], UInt64(0)..<4)
  func partsOfGroupsAddUpExactly(_ size: (count: Int, groups: Int), _ seed: UInt64) throws {
    let script = try StudyScript(script(size.count, seed, groups: size.groups))
    let bridge = try #require(try bridges(script).first)
    #expect([bridge.start] == (try script.values(1)))
    #expect([bridge.end] == (try script.values(2)))
    let alone = size.count / (size.groups + 1)
    #expect(bridge.parts.count == size.groups + alone)
    #expect(bridge.parts.contains { $0.error > 0 } == (size.groups + alone > 12))
    let sum = bridge.order.map { bridge.parts[$0].share }.reduce(0, +)
    #expect(sum == bridge.end - bridge.start, "seed \(seed)")
  }

  /// Shares over drawn orders come within their errors of those over all coalitions of fourteen players: of 280, all but some.
  @Test func errorsOfDrawnOrdersHold() {
    let players = 14
    var generator = SeededGenerator(seed: 5)
    var outside = 0
    for seed in UInt64(1)...20 {
      let triples = (0..<20).map { _ in
        (
          weight: Double.random(in: -3...5, using: &generator),
          members: (0..<3).map { _ in 1 << Int.random(in: 0..<players, using: &generator) }
        )
      }
      /// Each triple gives its weight to whoever completes it, by a product and a maximum.
      func value(_ coalition: Int) -> Double {
        triples.reduce(0) { sum, triple in
          let count = triple.members.count { coalition & $0 != 0 }
          return sum + (count == 3 ? triple.weight : count > 0 ? triple.weight / 3 : 0)
        }
      }
      let values = (0..<1 << players).map(value)
      var exact = [Double](repeating: 0, count: players)
      for player in 0..<players {
        for coalition in values.indices where coalition >> player & 1 == 0 {
          let size = coalition.nonzeroBitCount
          let orders = (0..<size).reduce(Double(players)) { product, k in
            product * Double(players - 1 - k) / Double(k + 1)
          }
          exact[player] += (values[coalition | 1 << player] - values[coalition]) / orders
        }
      }
      let design = ShapleyDesign(players: players, seed: seed)
      let runs = (0..<design.runCount).map { run in
        value((0..<players).reduce(0) { $0 | Int(design.members[$1][run]) << $1 })
      }
      let found = design.shares(runs[...])
      #expect(abs(found.reduce(0) { $0 + $1.share } - values[values.count - 1]) < 1e-9)
      for (share, wanted) in zip(found, exact) {
        if abs(share.share - wanted) > share.error + 1e-9 { outside += 1 }
        #expect(abs(share.share - wanted) <= 2.5 * share.error + 1e-9)
      }
    }
    // A twentieth of 280 is 14, give or take four.
    #expect(outside <= 26)
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
