import Glibc

/// Finds all places in a range at which functions of one number are zero or change their sign.
///
/// Input: what evaluates functions, one for each cell of an answer, at many places at once. Output: for each cell its places,
/// or where it is nearest to zero.
///
/// A first sweep evaluates all cells at the same even steps. What may hold a place goes on as an interval: those over which
/// the sign changes, and the valleys of the absolute value without a change of sign, for a pair of roots or a root that
/// only touches zero shows as one. Each is cut into sixteen twice, and what shows in the parts goes on by itself: that
/// tells roots apart that are a millionth of the range from each other. Then an interval over which the sign
/// changes is closed by the secant through its ends: three points around the secant's root and the middle are evaluated, and
/// if they do not shrink it to an eighth, as at a kink or a jump, it is cut into sixteen instead, so that no
/// interval takes more than a dozen rounds. All intervals of all cells take a round together, as lanes of one run.
///
/// What still differs by much over neighbouring numbers is a jump. A valley is followed down until it is plain that its
/// floor lies above zero, or as far as numbers go; then it touches zero if its floor is within what rounding scatters the
/// value there, or a thousandth of what it is a few billionths of the range away. Where rounding hides over a
/// noticeable distance whether the value is zero, the place is reported as all of that distance, for how many roots there
/// are in it cannot be told. A dip that is narrower than a step of the
/// first sweep and shows at neither of its ends is not found; only bounds of derivatives could tell.
///
/// A value that is a statistic of draws has a standard error. It is a function like any other, for all places see
/// the same draws; a chance is a staircase, whose steps are smaller than its error. A place is closed
/// when what is left is a thousandth of that error or one step, and its own standard error is that of the value divided by the
/// slope, taken over a distance at which the value moves by at least two of its errors.
package struct RootFinder {

  /// A place to be evaluated.
  package typealias Request = (cell: Int, position: Double)

  /// A place of a cell, and what the functions come to there.
  package struct Sample: Sendable {

    /// The place.
    package let position: Double

    /// The value, which is to be zero.
    package let difference: Double

    /// The greatest of the numbers that it is the difference of, in size.
    package let size: Double

    /// The standard error of the value; 0 where it is certain.
    package let error: Double

    /// Creates a sample.
    package init(position: Double, difference: Double, size: Double, error: Double = 0) {
      (self.position, self.difference, self.size) = (position, difference, size)
      self.error = error
    }

    /// `true` iff its value and that of `other` lie on different sides of zero.
    func isOpposite(_ other: Sample) -> Bool {
      difference < 0 && other.difference > 0 || difference > 0 && other.difference < 0
    }

    /// `true` iff its value and that of `other` lie on the same side of zero.
    func isAlike(_ other: Sample) -> Bool {
      difference < 0 && other.difference < 0 || difference > 0 && other.difference > 0
    }
  }

  /// Intervals of the first sweep: fine enough for the curves of a market model, and a millisecond's work.
  package static let intervals = 1024

  /// Parts into which an interval is cut.
  static let parts = 16

  /// Rounds in which intervals are cut whatever they look like, so that roots near to each other come apart.
  private static let cuts = 2

  /// Rounds in which a valley is followed: each leaves an eighth, and half the digits of a number are enough.
  private static let valleyRounds = 10

  /// Intervals of a cell that are pursued at the most: a function that oscillates so much has no answer of use.
  private static let intervalLimit = 256

  /// The share of the greatest value below which rounding says more than the function: sixteen units in the last place.
  private static let zero = 4e-15

  /// The share of the greatest value below which the floor of a valley is looked at closely.
  private static let floor = 1e-6

  /// The range.
  let range: ClosedRange<Double>

  /// The number of cells.
  let cellCount: Int

  /// The intervals of the first sweep.
  private let intervals: Int

  /// Evaluates places.
  let evaluate: ([Request]) throws(EvaluationError) -> [Sample]

  /// Creates a finder that sweeps `range` in so many `intervals`.
  package init(
    range: ClosedRange<Double>, cellCount: Int, intervals: Int = RootFinder.intervals,
    evaluate: @escaping ([Request]) throws(EvaluationError) -> [Sample]
  ) {
    (self.range, self.cellCount, self.intervals) = (range, cellCount, intervals)
    // A round in which nothing is left to look at runs no plan.
    self.evaluate = { requests throws(EvaluationError) in
      requests.isEmpty ? [] : try evaluate(requests)
    }
  }

  /// An interval that may hold a place.
  private struct Interval {
    let cell: Int
    let lower: Sample, upper: Sample
    /// The greatest value at the ends of the interval of the sweep that it is a part of.
    let initial: Double
    let isValley: Bool
    /// How often it was cut.
    var depth = 0
    /// How often in a row the secant has done well.
    var secants = 0

    var width: Double { upper.position - lower.position }
  }

  /// What is known of a cell.
  struct Cell {
    var roots = Roots()
    var scale = 0.0
    var best: Sample?
    var sweep: [Sample] = []

    /// Takes notice of `sample`.
    mutating func see(_ sample: Sample) {
      guard !sample.difference.isNaN else { return }
      if let best, abs(best.difference) <= abs(sample.difference) { return }
      best = sample
    }
  }

  /// Searches the whole range.
  package func run() throws(EvaluationError) -> [Roots] {
    var cells = [Cell](repeating: Cell(), count: cellCount)
    var open = try sweep(&cells)
    while !open.isEmpty { open = try follow(open, &cells) }
    try refineStretches(&cells)
    merge(&cells)
    try addNoise(&cells)
    merge(&cells)
    try refineClosest(&cells)
    for index in cells.indices { cells[index].roots.closest = cells[index].best?.position }
    try addErrors(&cells)
    return cells.map(\.roots)
  }

  /// Makes one of places that are one but for rounding.
  private func merge(_ cells: inout [Cell]) {
    for index in cells.indices {
      cells[index].roots.merge(within: 1e-9 * (range.upperBound - range.lowerBound))
    }
  }

  /// The values tried first: evenly spaced, by ratio where the range spans more than three orders of magnitude.
  package static func grid(over range: ClosedRange<Double>, intervals: Int) -> [Double] {
    let (low, high) = (range.lowerBound, range.upperBound)
    guard low < high else { return [low] }
    let isWide = low > 0 && high / low > 1000
    return (0...intervals).map { index in
      let share = Double(index) / Double(intervals)
      if index == intervals { return high }
      return isWide ? low * pow(high / low, share) : low + (high - low) * share
    }
  }

  /// Evaluates the first sweep, and returns the intervals that it leaves open.
  private func sweep(_ cells: inout [Cell]) throws(EvaluationError) -> [Interval] {
    let grid = RootFinder.grid(over: range, intervals: intervals)
    let samples = try evaluate(
      cells.indices.flatMap { cell in grid.map { (cell: cell, position: $0) } })
    var open: [Interval] = []
    for cell in cells.indices {
      let run = Array(samples[cell * grid.count..<(cell + 1) * grid.count])
      let defined = run.filter { !$0.difference.isNaN }
      for sample in defined { cells[cell].see(sample) }
      cells[cell].sweep = run
      cells[cell].scale = defined.map(\.size).filter(\.isFinite).max() ?? 0
      cells[cell].roots.undefined = (run.count - defined.count, run.count)
      if let first = defined.first?.difference, defined.count > 1,
        defined.allSatisfy({ $0.difference == first })
      {
        cells[cell].roots.isIdentity = first == 0
        cells[cell].roots.isFixed = first != 0
        continue
      }
      open += harvest(run, of: cell, nil, &cells[cell])
    }
    return open
  }

  /// The intervals that the neighbours in `run` of `cell` leave open, which are parts of `whole`; zeros become places.
  private func harvest(
    _ run: [Sample], of number: Int, _ whole: Interval?, _ cell: inout Cell
  ) -> [Interval] {
    var found: [Interval] = []
    for index in run.indices.dropLast() {
      let (lower, upper) = (run[index], run[index + 1])
      guard lower.isOpposite(upper) else { continue }
      found.append(interval(number, lower, upper, whole, isValley: false))
    }
    addZeros(in: run, of: number, &cell, &found, whole)
    if whole.map({ $0.depth < RootFinder.cuts }) ?? true {
      found += valleys(in: run).map { interval(number, $0, $1, whole, isValley: true) }
    }
    if found.count > RootFinder.intervalLimit { cell.roots.isCutShort = true }
    return Array(found.prefix(RootFinder.intervalLimit))
  }

  /// The interval from `lower` to `upper`, which is a part of `whole`.
  private func interval(
    _ cell: Int, _ lower: Sample, _ upper: Sample, _ whole: Interval?, isValley: Bool
  ) -> Interval {
    Interval(
      cell: cell, lower: lower, upper: upper,
      initial: whole?.initial ?? max(abs(lower.difference), abs(upper.difference)),
      isValley: isValley, depth: whole.map { $0.depth + 1 } ?? 0)
  }

  /// Adds the zeros of `run` to the places of `cell`; where neighbours are zero alike, the whole stretch is one.
  private func addZeros(
    in run: [Sample], of number: Int, _ cell: inout Cell, _ open: inout [Interval],
    _ whole: Interval?
  ) {
    var start: Int?
    for index in run.indices {
      let isZero = run[index].difference == 0
      if isZero, start == nil { start = index }
      guard let first = start, !isZero || index == run.count - 1 else { continue }
      let last = isZero ? index : index - 1
      start = nil
      let isTouching =
        first > 0 && last < run.count - 1
        && run[first - 1].isAlike(run[last + 1])
      cell.roots.places.append(
        Roots.Place(
          run[first].position, through: run[last].position,
          // A staircase is zero along a step or not at all.
          last > first || run[first].error > 0 ? .stretch : isTouching ? .touching : .crossing,
          run[first].error))
    }
  }

  /// The ends of the intervals of `run` around a least absolute value without a change of sign that may reach zero.
  ///
  /// Where the next value has the other sign or none, nothing speaks against a valley on this side of it: a pair of roots
  /// beside a third one shows in no other way.
  private func valleys(in run: [Sample]) -> [(Sample, Sample)] {
    run.indices.compactMap { index in
      let here = run[index]
      guard here.difference != 0, !here.difference.isNaN else { return nil }
      let before = index > 0 && run[index - 1].isAlike(here) ? run[index - 1] : nil
      let after = index < run.count - 1 && run[index + 1].isAlike(here) ? run[index + 1] : nil
      let size = abs(here.difference)
      guard before != nil || after != nil, before.map({ size <= abs($0.difference) }) ?? true,
        after.map({ size < abs($0.difference) }) ?? true,
        !RootFinder.isHopeless([before, here, after].compactMap { $0?.difference })
      else { return nil }
      // Where values end, one may lie in between.
      let start = index > 0 && run[index - 1].difference.isNaN ? run[index - 1] : here
      let end = index < run.count - 1 && run[index + 1].difference.isNaN ? run[index + 1] : here
      return (before ?? start, after ?? end)
    }
  }

  /// `true` iff a smooth curve through `values`, which have one sign, stays clear of zero.
  ///
  /// Between even steps a parabola dips below the lowest of three by no more than an eighth of their spread.
  private static func isHopeless(_ values: [Double]) -> Bool {
    let sizes = values.filter { !$0.isNaN }.map(abs)
    guard let least = sizes.min(), let greatest = sizes.max(), greatest.isFinite else {
      return false
    }
    return least > 4 * (greatest - least)
  }

  /// Evaluates points inside of all `intervals`, and returns what is left of them.
  private func follow(_ intervals: [Interval], _ cells: inout [Cell]) throws(EvaluationError)
    -> [Interval]
  {
    let inner = intervals.map(points)
    let samples = try evaluate(
      zip(intervals, inner).flatMap { interval, points in
        points.map { (cell: interval.cell, position: $0) }
      })
    var next: [Interval] = []
    var start = 0
    var counts = [Int](repeating: 0, count: cells.count)
    for (interval, points) in zip(intervals, inner) {
      let tried = samples[start..<start + points.count]
      start += points.count
      for sample in tried { cells[interval.cell].see(sample) }
      let run = [interval.lower] + tried + [interval.upper]
      let rest =
        interval.isValley
        ? descend(interval, run, &cells[interval.cell])
        : close(interval, run, &cells[interval.cell])
      counts[interval.cell] += rest.count
      if counts[interval.cell] > RootFinder.intervalLimit {
        cells[interval.cell].roots.isCutShort = true
      } else {
        next += rest
      }
    }
    return next
  }

  /// The places inside of `interval` that are tried next, in order.
  private func points(_ interval: Interval) -> [Double] {
    let (low, high, width) = (interval.lower.position, interval.upper.position, interval.width)
    let isCut = interval.isValley || interval.depth < RootFinder.cuts || interval.secants == 0
    if isCut {
      let parts = RootFinder.parts
      return (1..<parts).map { low + width * Double($0) / Double(parts) }
        .filter { $0 > low && $0 < high }
    }
    let (left, right) = (abs(interval.lower.difference), abs(interval.upper.difference))
    let root = low + width * (left / (left + right))
    let reach = max(width * pow(1e-3, Double(interval.secants)), 2 * resolution(interval))
    return Set([root - reach, root, root + reach, low + width / 2])
      .filter { $0 > low && $0 < high }.sorted()
  }

  /// The distance below which nothing useful lies between the ends of `interval`.
  private func resolution(_ interval: Interval) -> Double {
    max(
      abs(interval.lower.position), abs(interval.upper.position),
      range.upperBound - range.lowerBound
    ).ulp
  }

  /// What is left of `interval`, over which the sign changes, after `run` was evaluated in it.
  private func close(_ interval: Interval, _ run: [Sample], _ cell: inout Cell) -> [Interval] {
    let changes = run.indices.dropLast().filter {
      run[$0].isOpposite(run[$0 + 1])
    }
    let greatest = run.map { abs($0.difference) }.max() ?? 0
    if changes.count > 1, greatest <= RootFinder.zero * cell.scale,
      let first = changes.first, let last = changes.last
    {
      cell.roots.places.append(
        Roots.Place(
          run[first].position, through: run[last + 1].position, .cluster, run[first].error))
      return []
    }
    return harvest(run, of: interval.cell, interval, &cell).compactMap { part in
      var part = part
      if part.isValley { return part }
      let isShrunk = part.depth >= RootFinder.cuts && part.width <= interval.width / 8
      part.secants = isShrunk ? interval.secants + 1 : 0
      guard isClosed(part, run) else { return part }
      cell.roots.places.append(place(of: part))
      return nil
    }
  }

  /// `true` iff what `interval`, a part of `run`, holds is known as well as it can be.
  private func isClosed(_ interval: Interval, _ run: [Sample]) -> Bool {
    if interval.width <= 4 * resolution(interval) { return true }
    let rest = abs(interval.lower.difference) + abs(interval.upper.difference)
    let error = max(interval.lower.error, interval.upper.error)
    guard error > 0, rest <= error, interval.depth >= RootFinder.cuts else { return false }
    let isStep = run.allSatisfy {
      $0.difference == interval.lower.difference || $0.difference == interval.upper.difference
    }
    return isStep || rest <= 1e-3 * error
  }

  /// The place that the closed `interval` holds.
  ///
  /// Across a root the value shrinks with the interval; across a jump or a pole it does not.
  private func place(of interval: Interval) -> Roots.Place {
    let (left, right) = (abs(interval.lower.difference), abs(interval.upper.difference))
    let error = max(interval.lower.error, interval.upper.error)
    let isJump = left + right > 1e-4 * interval.initial && left + right > error
    let nearest = left <= right ? interval.lower.position : interval.upper.position
    let position =
      error > 0 && !isJump
      ? interval.lower.position + interval.width * (left / (left + right)) : nearest
    return Roots.Place(position, through: position, isJump ? .jump : .crossing, error)
  }

  /// What is left of `interval`, a valley, after `run` was evaluated in it.
  private func descend(_ interval: Interval, _ run: [Sample], _ cell: inout Cell) -> [Interval] {
    let parts = harvest(run, of: interval.cell, interval, &cell)
    if parts.contains(where: { !$0.isValley }) || run.contains(where: { $0.difference == 0 }) {
      return parts
    }
    let defined = run.indices.filter { !run[$0].difference.isNaN }
    guard let bottom = defined.min(by: { abs(run[$0].difference) < abs(run[$1].difference) }) else {
      return []
    }
    let floor = abs(run[bottom].difference)
    let isLast = interval.depth >= RootFinder.valleyRounds
    if isLast, floor <= RootFinder.floor * cell.scale {
      cell.roots.places.append(
        Roots.Place(
          run[bottom].position, through: run[bottom].position, .touching, run[bottom].error))
      return []
    }
    if isLast || RootFinder.isHopeless(run.map(\.difference)) { return [] }
    return [
      self.interval(
        interval.cell, run[max(0, bottom - 1)], run[min(run.count - 1, bottom + 1)], interval,
        isValley: true)
    ]
  }

}
