/// A part of the unit cube that may hold a zero of some functions.
struct Box {

  /// Its middle.
  let middle: [Double]

  /// Half of its width along each coordinate; 0 where nothing is known around its middle.
  let reach: Double

  /// How far from zero the functions are at its corners, by how far they lie apart there.
  private(set) var doubt = 0.0

  /// `true` iff all functions change their sign between its corners.
  private(set) var changesSign = false

  /// Creates a box.
  init(middle: [Double], reach: Double = 0) {
    (self.middle, self.reach) = (middle, reach)
  }

  /// The boxes into which the unit cube with `count` coordinates falls when each is cut into so many `parts`.
  static func grid(_ parts: Int, _ count: Int) -> [Box] {
    let reach = 0.5 / Double(parts)
    let middles = (0..<parts).map { (2 * Double($0) + 1) * reach }
    return (0..<count).reduce([[]]) { points, _ in
      points.flatMap { point in middles.map { point + [$0] } }
    }.map { Box(middle: $0, reach: reach) }
  }

  /// Its corners; bit number k of a corner's number says on which side it lies along coordinate k.
  func corners() -> [[Double]] {
    (0..<1 << middle.count).map { corner in
      // Neighbours name a corner that they share alike: sums are rounded to what no box is as small as.
      middle.indices.map {
        let side = middle[$0] + (corner >> $0 & 1 == 1 ? reach : -reach)
        return (side * 0x1p30).rounded() / 0x1p30
      }
    }
  }

  /// Its halves along all coordinates.
  func halves() -> [Box] {
    (0..<1 << middle.count).map { corner in
      Box(
        middle: middle.indices.map {
          middle[$0] + (corner >> $0 & 1 == 1 ? reach : -reach) / 2
        }, reach: reach / 2)
    }
  }

  /// `true` iff `point` lies in it or in one of its neighbours.
  func contains(_ point: [Double]) -> Bool {
    zip(middle, point).allSatisfy { abs($0 - $1) <= 3 * reach }
  }

  /// The box with what `samples`, those of its corners, tell of it; `nil` where some function stays clear of zero in it.
  func kept(with samples: [SystemSolver.Sample]) -> Box? {
    let defined = samples.filter(\.isDefined)
    guard let first = defined.first else { return nil }
    var box = self
    box.changesSign = true
    for index in first.values.indices {
      let values = defined.map { $0.values[index] }
      let (least, greatest) = (values.min() ?? 0, values.max() ?? 0)
      let spread = greatest - least
      // Between its corners a smooth function goes beyond them by a part of what it does between them.
      if least > 0.5 * spread || greatest < -0.5 * spread { return nil }
      if least >= 0 || greatest <= 0 { box.changesSign = false }
      if spread > 0 { box.doubt += abs(least + greatest) / spread }
    }
    return box
  }

}
