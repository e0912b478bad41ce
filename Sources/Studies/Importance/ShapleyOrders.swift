import Sampling

/// Orders in which players come, one for each draw, where there are too many players for all of their coalitions.
///
/// A Shapley value is a mean over all orders of coming, so drawn orders give it with an error (E. Song, B. L. Nelson,
/// J. Staum, "Shapley effects for global sensitivity analysis: theory and computation", 2016). Each draw has one of a
/// pool of orders, whatever its place in the sample; then as many worlds as there are players serve all orders
/// at once (T. Goda, "A simple algorithm for global sensitivity analysis with Shapley effects", 2021, has this for
/// independent inputs). Draws of one order and of its reverse are not independent, so errors are told from the sums of
/// such pairs.
struct ShapleyOrders {

  /// Pairs of an order and its reverse: enough to tell an error to some percent, few enough for a factor of each.
  private static let pairs = 512

  /// The orders, each followed by its reverse.
  let pool: [[Int]]

  /// The number of the order of each draw.
  let choice: [Int]

  /// The pair of orders that each draw belongs to.
  var pairs: [Int] { choice.map { $0 / 2 } }

  /// Orders of so many `players` for so many `draws`, which follow from `seed`.
  init(players: Int, draws: Int, seed: UInt64) {
    pool = ShapleyDesign.orders(players, pairs: ShapleyOrders.pairs, seed: seed)
    var numbers = [Double](repeating: 0, count: draws)
    RandomStream(
      .plain, name: StreamName(input: "Shapley orders"), dimension: 0, seed: seed, draws: draws
    ).fill(into: &numbers, start: 0, count: draws)
    let count = pool.count
    choice = numbers.map { min(count - 1, Int($0 * Double(count))) }
  }

  /// The player that comes as number `step` in the order of `draw`.
  func player(_ step: Int, of draw: Int) -> Int { pool[choice[draw]][step] }

}
