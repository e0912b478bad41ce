/// Walks over the elements that the lanes of a step meet, run by run along the innermost axis.
struct Cursor {

  /// How the elements of a block lie.
  enum Pattern {

    /// All lanes of the step meet one element.
    case uniform

    /// Each lane meets the element behind that of the lane before.
    case contiguous

    /// Anything else.
    case strided

  }

  /// The extents of the step.
  private let extents: [Int]

  /// The distances between the elements of neighbours.
  private let strides: [Int]

  /// The element that the first lane meets.
  let offset: Int

  /// How the elements lie.
  let pattern: Pattern

  /// The access that it walks over.
  let access: ArrayAccess

  /// Creates a cursor over `access` in a nest of `extents`; where the elements are not `isFixed`, they are read anew for
  /// each block even if all lanes meet one.
  init(_ access: ArrayAccess, extents: [Int], isFixed: Bool = true) {
    self.extents = extents
    self.access = access
    strides = access.strides
    offset = access.offset
    var expected = 1
    var isContiguous = true
    var isUniform = true
    for (extent, stride) in zip(extents, access.strides).reversed() where extent != 1 {
      if stride != expected { isContiguous = false }
      if stride != 0 { isUniform = false }
      expected *= extent
    }
    pattern =
      isUniform && isFixed && access.turnStride == 0
      ? .uniform : isContiguous ? .contiguous : .strided
  }

  /// The element that `lane` meets.
  func element(of lane: Int) -> Int {
    var rest = lane
    var element = offset
    for axis in extents.indices.reversed() {
      element += rest % extents[axis] * strides[axis]
      rest /= extents[axis]
    }
    return element
  }

  /// The element that the first of `count` lanes from `start` on meets, if the others meet those behind it: so it is in a nest
  /// over cells and draws, whose blocks are rows.
  func elementOfRow(from start: Int, count: Int) -> Int? {
    guard let innermost = extents.last, strides.last == 1, start % innermost + count <= innermost
    else { return nil }
    return element(of: start)
  }

  /// Calls `body` for each run of `count` lanes from `start` on: its first lane, counted from `start`, its length,
  /// its first element and the distance between its elements.
  @inline(__always)
  func forEachRun(
    from start: Int, count: Int,
    _ body: (_ lane: Int, _ length: Int, _ element: Int, _ stride: Int) -> Void
  ) {
    let innermost = extents.last ?? 1
    let stride = strides.last ?? 0
    var lane = 0
    var position = start % innermost
    var rowElement = element(of: start - position)
    while lane < count {
      let length = min(innermost - position, count - lane)
      body(lane, length, rowElement + position * stride, stride)
      lane += length
      position = 0
      if lane < count { rowElement = element(of: start + lane) }
    }
  }

}
