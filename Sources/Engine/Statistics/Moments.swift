import CKernels

/// The count, mean and central moments of some draws.
///
/// Two are put together by the formulas of Chan, Golub and LeVeque (1979) and their extension to the third moment:
/// nothing is subtracted that is much larger than the result, which sums of squares would do.
package struct Moments: Equatable, Sendable {

  /// The number of draws.
  package var count = 0.0

  /// Their mean; NaN where one of them has no value.
  package var mean = 0.0

  /// The sum of the squares of their distances from the mean.
  package var squares = 0.0

  /// The sum of the cubes of their distances from the mean.
  package var cubes = 0.0

  /// The moments of nothing.
  package init() {}

  /// The moments of `count` numbers from `values` on; at least one.
  package init(_ values: UnsafePointer<Double>, count: Int) {
    self.count = Double(count)
    mean = yk_sum(values, count) / self.count
    yk_central_sums(values, count, mean, &squares, &cubes)
  }

  /// The moments of all that `lhs` and `rhs` are of.
  package static func + (lhs: Moments, rhs: Moments) -> Moments {
    if lhs.count == 0 { return rhs }
    if rhs.count == 0 { return lhs }
    var sum = Moments()
    sum.count = lhs.count + rhs.count
    let difference = rhs.mean - lhs.mean
    let share = rhs.count / sum.count
    sum.mean = lhs.mean + difference * share
    sum.squares = lhs.squares + rhs.squares + difference * difference * lhs.count * share
    let cubed = difference * difference * difference
    sum.cubes =
      lhs.cubes + rhs.cubes
      + cubed * lhs.count * share * (lhs.count - rhs.count) / sum.count
      + 3 * difference * share * (lhs.count / rhs.count * rhs.squares - lhs.squares)
    return sum
  }

  /// The variance of what was drawn from, estimated without bias; 0 for a single draw.
  package var variance: Double {
    if mean.isNaN { return .nan }
    return count > 1 ? squares / (count - 1) : 0
  }

  /// The skewness of what was drawn from; none for fewer than three draws or draws that are all alike.
  package var skewness: Double {
    guard count > 2, squares > 0 else { return .nan }
    let biased = (cubes / count) / (squares / count * (squares / count).squareRoot())
    return biased * (count * (count - 1)).squareRoot() / (count - 2)
  }

}

/// Moments of neighbouring blocks, put together along a fixed binary tree.
///
/// Floating-point sums depend on their order. Here a node of the tree covers 2^level blocks, and is made of its two halves
/// only: whoever has computed which blocks, and in which order they come in, the result has the same bits.
package struct MomentTree: Equatable, Sendable {

  /// A part of the tree whose halves are all there.
  package struct Node: Equatable, Sendable {

    /// The number of blocks is 2 to this.
    package let level: Int

    /// Which of the nodes of its level it is.
    package let index: Int

    /// The moments of its blocks.
    package let moments: Moments

    /// Creates a node.
    package init(level: Int, index: Int, moments: Moments) {
      self.level = level
      self.index = index
      self.moments = moments
    }

  }

  /// The largest complete nodes of the blocks so far, in their order.
  package private(set) var nodes: [Node] = []

  /// A tree without blocks.
  package init() {}

  /// Adds `node`, which lies behind all that are there.
  package mutating func append(_ node: Node) {
    var node = node
    while let last = nodes.last, last.level == node.level, node.index == last.index + 1,
      node.index % 2 == 1
    {
      nodes.removeLast()
      node = Node(
        level: node.level + 1, index: last.index / 2, moments: last.moments + node.moments)
    }
    nodes.append(node)
  }

  /// The moments of all blocks, from the last node of the replicate to its first.
  package var moments: Moments {
    nodes.dropLast().reversed().reduce(nodes.last?.moments ?? Moments()) { $1.moments + $0 }
  }

}
