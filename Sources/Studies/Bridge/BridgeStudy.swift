import Checker

/// What makes the difference of one cell of a value between two worlds.
package struct Bridge: Sendable {

  /// The value in the first and in the second world.
  package let start: Double, end: Double

  /// What each player makes of the difference, in the order of the study's groups.
  package let parts: [(share: Double, error: Double)]

  /// The players, the one that makes most first.
  package let order: [Int]

  /// Creates a bridge.
  package init(
    start: Double, end: Double, parts: [(share: Double, error: Double)], order: [Int]
  ) {
    (self.start, self.end, self.parts, self.order) = (start, end, parts, order)
  }

}

/// Shares a difference between two worlds out among what they set.
///
/// Each driver, or each group of them, is a player of a game whose value is the formula: a run takes some players as they
/// are in the second world and the others as in the first. All runs are lanes of one plan; where a value is
/// uncertain, its mean is shared out. The parts add up to the difference to the last bit: what rounding leaves goes to
/// the greatest part.
package struct BridgeStudy {

  /// Evaluates the formula.
  private let evaluator: Evaluator

  /// What is studied.
  private let bridge: WorldBridge

  /// Creates a study.
  package init(_ bridge: WorldBridge, evaluator: Evaluator) {
    (self.bridge, self.evaluator) = (bridge, evaluator)
  }

  /// What was found.
  package struct Result: Sendable {

    /// The axes of the formula.
    package let axes: [AxisID]

    /// A bridge for each cell.
    package let cells: [Bridge]

    /// The worlds of the two ends.
    package let start: WorldID, end: WorldID

    /// The number of orders that were drawn; 0 where the parts are exact.
    package let orders: Int

    /// `true` iff the values are means over draws.
    package let areMeans: Bool

  }

  /// Shares the difference out.
  package func run() throws(EvaluationError) -> Result {
    let start = evaluator.inference.world(after: .steps(bridge.start), in: evaluator.world)
    let end = evaluator.inference.world(after: .steps(bridge.end), in: evaluator.world)
    let design = ShapleyDesign(
      players: bridge.groups.count, seed: evaluator.model.sampling.seed)
    let columns = bridge.groups.indices.flatMap { player in
      bridge.groups[player].members.map {
        RunDesign.Column(bridge.drivers[$0], .worlds(design.members[player], start, end))
      }
    }
    let values = try evaluator.evaluate(
      bridge.shown.formula, in: RunDesign(count: design.runCount, columns: columns), of: start)
    let cells = (0..<values.cellCount).map { cell -> Bridge in
      let first = values.value(cell, 0)
      let last = values.value(cell, design.runCount - 1)
      var parts = design.shares(values.values(cell))
      let order = parts.indices.sorted { abs(parts[$0].share) > abs(parts[$1].share) }
      let shares = BridgeStudy.settled(order.map { parts[$0].share }, sum: last - first)
      for (index, share) in zip(order, shares) { parts[index].share = share }
      return Bridge(start: first, end: last, parts: parts, order: order)
    }
    return Result(
      axes: values.axes, cells: cells, start: start, end: end,
      orders: design.isSampled ? design.orderCount : 0,
      areMeans: evaluator.central(bridge.shown.formula, in: start).isUncertain)
  }

  /// `shares`, the greatest first, changed in their last bits so that they add up to `sum` in their order.
  package static func settled(_ shares: [Double], sum: Double) -> [Double] {
    guard sum.isFinite, shares.allSatisfy(\.isFinite), !shares.isEmpty else { return shares }
    var shares = shares
    for index in shares.indices {
      // A change of the first may be rounded away on the way; then the next one takes what is left.
      for _ in 0..<4 {
        let rest = sum - shares.reduce(0, +)
        if rest == 0 { return shares }
        shares[index] += rest
      }
      for candidate in [shares[index].nextUp, shares[index].nextDown] {
        var changed = shares
        changed[index] = candidate
        if changed.reduce(0, +) == sum { return changed }
      }
    }
    return shares
  }

}
