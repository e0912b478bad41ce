/// A step that makes the elements along one axis of an array out of those along one axis of another, such as years out
/// of quarters.
///
/// The step's extents are those of all other axes. Along the two, a sparse table says what each target is made of:
/// some sources, each times a weight, over a divisor. The cost is that of the table for each lane, and a source that is NaN
/// reaches only the targets that are made of it.
package struct AxisMapping: Sendable {

  /// The array that is read, with the distances of its elements along the step's extents.
  package let source: ArrayAccess

  /// The distance between the sources' neighbours along their axis.
  package let sourceStride: Int

  /// The array that is filled, with the distances of its elements along the step's extents.
  package let destination: ArrayAccess

  /// The distance between the targets' neighbours along their axis.
  package let destinationStride: Int

  /// Where the entries of each target begin; one more marks the end of the last.
  package let starts: [Int]

  /// The position of the source of each entry.
  package let sources: [Int]

  /// What the source of each entry is multiplied with.
  package let weights: [Double]

  /// What the sum of each target is divided by.
  package let divisors: [Double]

  /// The number of the formula that asks for it.
  package let place: Int

  /// Creates a mapping.
  package init(
    source: ArrayAccess, sourceStride: Int, destination: ArrayAccess, destinationStride: Int,
    starts: [Int], sources: [Int], weights: [Double], divisors: [Double], place: Int
  ) {
    self.source = source
    self.sourceStride = sourceStride
    self.destination = destination
    self.destinationStride = destinationStride
    self.starts = starts
    self.sources = sources
    self.weights = weights
    self.divisors = divisors
    self.place = place
  }

  /// Fills the targets of all lanes of a step of `extents`; where lanes lie side by side in both arrays, those of the innermost
  /// axis are filled together.
  func run(
    over extents: [Int], _ memory: [UnsafeMutableBufferPointer<Double>], _ signal: StopSignal,
    asking: Bool
  ) throws(Machine.Stopped) {
    let isJoined = source.strides.last == 1 && destination.strides.last == 1
    let width = isJoined ? extents.last ?? 1 : 1
    let sources = Cursor(source, extents: extents)
    let targets = Cursor(destination, extents: extents)
    for lane in stride(from: 0, to: extents.reduce(1, *), by: max(1, width)) {
      try signal.check(asking: asking)
      fill(
        memory[destination.array], at: targets.element(of: lane), from: memory[source.array],
        at: sources.element(of: lane), count: width)
    }
  }

  /// Fills the targets of `count` lanes, whose elements begin at `first` in `target` and at `start` in `values`.
  ///
  /// What no number holds becomes NaN, never an infinity.
  private func fill(
    _ target: UnsafeMutableBufferPointer<Double>, at first: Int,
    from values: UnsafeMutableBufferPointer<Double>, at start: Int, count: Int
  ) {
    guard let target = target.baseAddress, let values = values.baseAddress else {
      preconditionFailure("unreachable: the verifier lets no step meet an array without memory")
    }
    for position in divisors.indices {
      let sums = target + first + position * destinationStride
      sums.update(repeating: 0, count: count)
      for entry in starts[position]..<starts[position + 1] {
        let parts = values + start + sources[entry] * sourceStride
        for lane in 0..<count { sums[lane] += parts[lane] * weights[entry] }
      }
      for lane in 0..<count {
        let value = sums[lane] / divisors[position]
        sums[lane] = value.isFinite ? value : .nan
      }
    }
  }

  /// The elements of the source that the element `element` of the destination is made of, in a step of `extents`.
  func sources(of element: Int, extents: [Int]) -> [Int] {
    let lanes = extents.reduce(1, *)
    let targets = Cursor(destination, extents: extents)
    let starts = Cursor(source, extents: extents)
    for lane in 0..<lanes {
      let distance = element - targets.element(of: lane)
      guard distance >= 0, distance % destinationStride == 0 else { continue }
      let position = distance / destinationStride
      guard position < divisors.count else { continue }
      let start = starts.element(of: lane)
      return (self.starts[position]..<self.starts[position + 1])
        .map { start + sources[$0] * sourceStride }
    }
    return []
  }

}
