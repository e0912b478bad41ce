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

  /// Fills the targets of one lane, whose elements begin at `first` in `target` and at `start` in `values`.
  ///
  /// What no number holds becomes NaN, never an infinity.
  func fill(
    _ target: UnsafeMutableBufferPointer<Double>, at first: Int,
    from values: UnsafeMutableBufferPointer<Double>, at start: Int
  ) {
    for position in divisors.indices {
      var sum = 0.0
      for entry in starts[position]..<starts[position + 1] {
        sum += values[start + sources[entry] * sourceStride] * weights[entry]
      }
      let value = sum / divisors[position]
      target[first + position * destinationStride] = value.isFinite ? value : .nan
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
