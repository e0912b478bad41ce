import Sampling

/// The coalitions whose values share a difference out among players, and the shares that follow from them.
///
/// A player's share is what it adds to those who came before it, averaged over all orders of coming (L. S. Shapley, "A
/// value for n-person games", 1953): the one way of sharing that adds up, treats equals alike, gives nothing to
/// who changes nothing, and does not depend on an order. Up to a dozen players all coalitions are evaluated; beyond,
/// some orders are drawn, each with its reverse, and the shares have an error. Either way each order's shares add up to
/// the difference.
package struct ShapleyDesign: Sendable {

  /// Players at the most of whom all coalitions are evaluated: 4096 of them.
  package static let exactLimit = 12

  /// Runs at the least where orders are drawn.
  package static let sampledRuns = 8192

  /// The number of players.
  private let players: Int

  /// The orders that are drawn, each followed by its reverse; none where all coalitions are evaluated.
  private let orders: [[Int]]

  /// For each player, whether it is in the coalition of each run: 1 or 0.
  package let members: [[Double]]

  /// `true` iff the shares have an error.
  package var isSampled: Bool { !orders.isEmpty }

  /// The number of orders that are drawn.
  package var orderCount: Int { orders.count }

  /// The number of runs; the first one has no player.
  package var runCount: Int { members.first?.count ?? 1 }

  /// The design for so many `players`, whose orders follow from `seed` where they are drawn: beyond `exactLimit`, and then
  /// of at least so many `runs`.
  package init(
    players: Int, seed: UInt64, exactLimit: Int = ShapleyDesign.exactLimit,
    runs: Int = ShapleyDesign.sampledRuns
  ) {
    self.players = players
    guard players > exactLimit else {
      orders = []
      members = (0..<players).map { player in
        (0..<1 << players).map { Double($0 >> player & 1) }
      }
      return
    }
    let pairs = max(2, runs / (2 * players))
    orders = ShapleyDesign.orders(players, pairs: pairs, seed: seed)
    var members = [[Double]](repeating: [0], count: players)
    for order in orders {
      var present = [Double](repeating: 0, count: players)
      for player in order {
        present[player] = 1
        for index in 0..<players { members[index].append(present[index]) }
      }
    }
    self.members = members
  }

  /// So many `pairs` of random orders of `players` and their reverses.
  static func orders(_ players: Int, pairs: Int, seed: UInt64) -> [[Int]] {
    var numbers = [Double](repeating: 0, count: pairs * players)
    RandomStream(
      .plain, name: StreamName(input: "Shapley"), dimension: 0, seed: seed, draws: numbers.count
    ).fill(into: &numbers, start: 0, count: numbers.count)
    return (0..<pairs).flatMap { pair -> [[Int]] in
      var order = Array(0..<players)
      for place in order.indices.reversed() {
        let number = numbers[pair * players + place]
        order.swapAt(place, min(place, Int(number * Double(place + 1))))
      }
      return [order, order.reversed()]
    }
  }

  /// The share of each player where the runs have these `values`, and half the width of its 95 % interval: 0 where it is exact.
  package func shares(_ values: ArraySlice<Double>) -> [(share: Double, error: Double)] {
    let values = Array(values)
    return isSampled ? sampled(values) : exact(values)
  }

  /// The shares from the values of all coalitions.
  private func exact(_ values: [Double]) -> [(share: Double, error: Double)] {
    // The weight of a coalition of this size is one over the number of such coalitions and over the number of players.
    var weights = [Double](repeating: 1 / Double(players), count: players)
    for size in 1..<max(1, players) where size < players {
      weights[size] = weights[size - 1] * Double(size) / Double(players - size)
    }
    return (0..<players).map { player in
      var share = 0.0
      for coalition in 0..<1 << players where coalition >> player & 1 == 0 {
        let gain = values[coalition | 1 << player] - values[coalition]
        share += weights[coalition.nonzeroBitCount] * gain
      }
      return (share, 0)
    }
  }

  /// The shares from the orders that were drawn; an order and its reverse are one observation.
  private func sampled(_ values: [Double]) -> [(share: Double, error: Double)] {
    var gains = [[Double]](
      repeating: [Double](repeating: 0, count: orders.count / 2), count: players)
    var run = 1
    for (number, order) in orders.enumerated() {
      var last = values[0]
      for player in order {
        gains[player][number / 2] += (values[run] - last) / 2
        last = values[run]
        run += 1
      }
    }
    return gains.map { gains in
      let count = Double(gains.count)
      let mean = gains.reduce(0, +) / count
      let squares = gains.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let error = (squares / (count - 1) / count).squareRoot()
      return (mean, SobolEstimator.quantile * error)
    }
  }

}
