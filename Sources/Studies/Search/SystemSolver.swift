import Glibc
import Sampling

/// Finds the points of a box at which several functions of as many numbers are zero together.
///
/// Input: what evaluates all functions, in each cell of an answer, at many points at once. Output: for each cell the points,
/// or where the functions are nearest to zero together.
///
/// The box is cut into a grid of even boxes, and the functions are evaluated at all corners. A box stays where each
/// function may reach zero in it: its values at the corners lie on both sides of zero, or nearer to it than half of how far
/// they lie apart. What stays is halved along each coordinate and looked at again, as long as there are not too many. From
/// the middle of each box that is left goes a Newton iteration with differences for derivatives (J. E. Dennis and
/// R. B. Schnabel, "Numerical Methods for Unconstrained Optimization and Nonlinear Equations", 1983): of the full step and
/// parts of it, kept inside of the box, the best is taken. All boxes of all cells take a step together, as lanes of one run.
/// With more than six numbers a grid is too coarse to say anything, and the iterations start from a scrambled Sobol sequence.
///
/// An iteration has found a point where the next step is less than a billionth of the box, or what is left of each function is
/// a billionth of a thousandth of its greatest size. Where the derivatives there do not tell the functions apart the point is
/// called singular: it may be one of a curve of answers. A box on whose corners all functions change
/// their sign, and in which the iteration has come to a halt without a zero, is not decided: a function jumps there, or
/// two pass each other closely. Points that no box shows, since a function dips to zero and back inside of one, are
/// not found; intervals would be needed to prove that there are none.
package struct SystemSolver {

  /// A point of a cell to be evaluated, each coordinate from 0 to 1.
  package typealias Request = (cell: Int, point: [Double])

  /// What the functions come to at a point.
  package struct Sample: Sendable {

    /// The values, which are to be zero.
    package let values: [Double]

    /// For each, the greatest of the numbers that it is the difference of, in size.
    package let sizes: [Double]

    /// The standard errors of the values; 0 where they are certain.
    package let errors: [Double]

    /// Creates a sample.
    package init(values: [Double], sizes: [Double], errors: [Double]) {
      (self.values, self.sizes, self.errors) = (values, sizes, errors)
    }

    /// `true` iff all functions have a value.
    var isDefined: Bool { values.allSatisfy(\.isFinite) }
  }

  /// A zero that was found.
  package struct Root: Sendable {

    /// Where it is, each coordinate from 0 to 1.
    package let point: [Double]

    /// The standard errors of the coordinates; empty where the functions are certain.
    package let errors: [Double]

    /// `true` iff the derivatives do not tell the functions apart there.
    package let isSingular: Bool

  }

  /// What was found in one cell.
  package struct Result: Sendable {

    /// The zeros, in the order of their coordinates.
    package var roots: [Root] = []

    /// Boxes that may hold a zero but could not be decided, by their middles.
    package var undecided: [[Double]] = []

    /// Where the functions are nearest to zero together; `nil` where they have no values anywhere.
    package var closest: [Double]?

    /// How many points were tried first, and how many of them had no values.
    package var undefined: (count: Int, of: Int) = (0, 0)

  }

  /// Points of the first grid at the most: a few milliseconds' work.
  private static let gridLimit = 1400

  /// Boxes from which iterations start at the most, over all cells.
  private static let startLimit = 512

  /// Times that boxes are halved at the most: with two unknowns that is 256 boxes along each.
  private static let halvings = 3

  /// Steps of an iteration at the most: ten are many for a smooth function, and a singular zero halves the way each time.
  private static let steps = 60

  /// Zeros nearer to each other than this share of the box are one.
  private static let separation = 1e-6

  /// The share of its greatest size below which a function counts as zero.
  private static let zero = 1e-12

  /// The number of coordinates and functions.
  let count: Int

  /// The number of cells.
  private let cellCount: Int

  /// What is drawn follows from this.
  private let seed: UInt64

  /// Evaluates points.
  private let evaluate: ([Request]) throws(EvaluationError) -> [Sample]

  /// Creates a solver for functions of `count` numbers.
  package init(
    count: Int, cellCount: Int, seed: UInt64,
    evaluate: @escaping ([Request]) throws(EvaluationError) -> [Sample]
  ) {
    (self.count, self.cellCount, self.seed) = (count, cellCount, seed)
    // A round in which nothing is left to look at runs no plan.
    self.evaluate = { requests throws(EvaluationError) in
      requests.isEmpty ? [] : try evaluate(requests)
    }
  }

  /// What is known of a cell.
  private struct Cell {
    var result = Result()
    var scales: [Double] = []
    var isUncertain = false
    var best: (point: [Double], merit: Double)?
  }

  /// An iteration on its way.
  private struct Track {
    let cell: Int
    let start: Box
    var point: [Double]
    var sample: Sample
    var isStuck = false
  }

  /// Searches the whole box.
  package func run() throws(EvaluationError) -> [Result] {
    var cells = [Cell](repeating: Cell(), count: cellCount)
    var tracks = try starts(&cells)
    for _ in 0..<SystemSolver.steps where !tracks.isEmpty {
      tracks = try step(tracks, &cells)
    }
    return cells.map { cell in
      var result = cell.result
      result.closest = cell.best?.point
      result.roots.sort { $0.point.lexicographicallyPrecedes($1.point) }
      result.undecided.removeAll { box in
        result.roots.contains { SystemSolver.distance($0.point, box) < 0.05 }
      }
      return result
    }
  }

  /// The greatest distance between `first` and `second` along a coordinate.
  private static func distance(_ first: [Double], _ second: [Double]) -> Double {
    zip(first, second).map { abs($0 - $1) }.max() ?? 0
  }

  /// How far `sample` is from zero, each function in its own measure.
  private func merit(_ sample: Sample, _ cell: Cell) -> Double {
    guard sample.isDefined else { return .infinity }
    return zip(sample.values, cell.scales).map { ($0 / $1) * ($0 / $1) }.reduce(0, +)
  }

  // MARK: - Where iterations start

  /// Evaluates the grid, and returns the iterations that start in what is left of it.
  private func starts(_ cells: inout [Cell]) throws(EvaluationError) -> [Track] {
    let parts = (1...).first { number in
      pow(Double(number + 2), Double(count)) > Double(SystemSolver.gridLimit)
    }
    guard count <= 6, let parts, parts > 1 else { return try drawnStarts(&cells) }
    let boxes = Box.grid(parts, count)
    var left = try keep(cells.indices.map { (cell: $0, boxes: boxes) }, &cells, isFirst: true)
    let limit = max(32, SystemSolver.startLimit / cells.count)
    for _ in 0..<SystemSolver.halvings {
      guard left.allSatisfy({ $0.boxes.count << count <= 4 * limit }) else { break }
      left = try keep(left.map { ($0.cell, $0.boxes.flatMap { $0.halves() }) }, &cells)
    }
    return try tracks(
      left.flatMap { cell, boxes in
        boxes.sorted { $0.doubt < $1.doubt }.prefix(limit).map { (cell, $0) }
      }, &cells)
  }

  /// Iterations that start from points drawn all over the box.
  private func drawnStarts(_ cells: inout [Cell]) throws(EvaluationError) -> [Track] {
    var columns: [[Double]] = []
    let draws = SystemSolver.startLimit
    for coordinate in 0..<count {
      var numbers = [Double](repeating: 0, count: draws)
      RandomStream(
        .sobol, name: StreamName(input: "solve", cell: coordinate), dimension: coordinate,
        seed: seed, draws: draws
      ).fill(into: &numbers, start: 0, count: draws)
      columns.append(numbers)
    }
    let boxes = (0..<draws).map { draw in Box(middle: columns.map { $0[draw] }) }
    let samples = try evaluate(
      cells.indices.flatMap { cell in boxes.map { (cell: cell, point: $0.middle) } })
    for cell in cells.indices {
      note(samples[cell * draws..<(cell + 1) * draws], &cells[cell])
    }
    return try tracks(
      cells.indices.flatMap { cell in
        boxes.prefix(max(32, draws / cells.count)).map { (cell, $0) }
      }, &cells)
  }

  /// Takes the scales of `cell` from the first `samples` of it.
  private func note(_ samples: some Collection<Sample>, _ cell: inout Cell) {
    let defined = samples.filter(\.isDefined)
    cell.result.undefined = (samples.count - defined.count, samples.count)
    cell.scales = (0..<count).map { index in
      let scale = defined.map { $0.sizes[index] }.filter(\.isFinite).max() ?? 0
      return scale > 0 ? scale : 1
    }
    cell.isUncertain = defined.contains { $0.errors.contains { $0 > 0 } }
  }

  /// The `boxes` of each cell in which all functions may be zero.
  private func keep(
    _ boxes: [(cell: Int, boxes: [Box])], _ cells: inout [Cell], isFirst: Bool = false
  ) throws(EvaluationError) -> [(cell: Int, boxes: [Box])] {
    let corners = boxes.map { $0.boxes.map { $0.corners() } }
    let distinct = corners.map { DistinctPoints($0.joined()) }
    let samples = try evaluate(
      zip(boxes, distinct).flatMap { entry, points in
        points.points.map { (cell: entry.cell, point: $0) }
      })
    var start = 0
    var left: [(cell: Int, boxes: [Box])] = []
    for (entry, points) in zip(boxes, distinct) {
      let own = samples[start..<start + points.points.count]
      start += points.points.count
      if isFirst { note(own, &cells[entry.cell]) }
      for (point, sample) in zip(points.points, own) { see(point, sample, &cells[entry.cell]) }
      let width = 1 << count
      left.append(
        (
          entry.cell,
          entry.boxes.enumerated().compactMap { index, box in
            let numbers = points.numbers[index * width..<(index + 1) * width]
            return box.kept(with: numbers.map { own[own.startIndex + $0] })
          }
        ))
    }
    return left
  }

  /// Takes notice of `sample` at `point`.
  private func see(_ point: [Double], _ sample: Sample, _ cell: inout Cell) {
    let merit = merit(sample, cell)
    if merit < cell.best?.merit ?? .infinity { cell.best = (point, merit) }
  }

  /// The iterations that start in the middles of `boxes`.
  private func tracks(_ boxes: [(cell: Int, box: Box)], _ cells: inout [Cell])
    throws(EvaluationError) -> [Track]
  {
    let samples = try evaluate(boxes.map { ($0.cell, $0.box.middle) })
    return zip(boxes, samples).compactMap { entry, sample in
      see(entry.box.middle, sample, &cells[entry.cell])
      guard sample.isDefined else { return nil }
      return Track(cell: entry.cell, start: entry.box, point: entry.box.middle, sample: sample)
    }
  }

  // MARK: - Steps

  /// Takes a step on each of `tracks`, and returns those that go on.
  private func step(_ tracks: [Track], _ cells: inout [Cell]) throws(EvaluationError) -> [Track] {
    let slopes = try derivatives(tracks, cells)
    let shares = [1.0, 0.5, 0.25, 1 / 16.0, 1 / 256.0]
    let directions = tracks.indices.map { slopes[$0].solution(of: tracks[$0].sample.values) }
    let tried = tracks.indices.map { index in
      shares.map { share in
        zip(tracks[index].point, directions[index]).map { min(1, max(0, $0 - share * $1)) }
      }
    }
    let samples = try evaluate(
      tracks.indices.flatMap { index in
        tried[index].map { (cell: tracks[index].cell, point: $0) }
      })
    var left: [Track] = []
    for (index, track) in tracks.enumerated() {
      let own = Array(samples[index * shares.count..<(index + 1) * shares.count])
      for (point, sample) in zip(tried[index], own) { see(point, sample, &cells[track.cell]) }
      if let track = advance(track, to: tried[index], own, slopes[index], &cells[track.cell]) {
        left.append(track)
      }
    }
    return left
  }

  /// `track` after the best of the steps to `points`, at which the functions are `samples`; `nil` where it is at its end.
  private func advance(
    _ track: Track, to points: [[Double]], _ samples: [Sample], _ slopes: LinearSystem,
    _ cell: inout Cell
  ) -> Track? {
    let merits = samples.map { merit($0, cell) }
    let best = merits.indices.min { merits[$0] < merits[$1] } ?? 0
    let before = merit(track.sample, cell)
    var next = track
    if merits[best] < before { (next.point, next.sample) = (points[best], samples[best]) }
    let reach = SystemSolver.distance(track.point, points[0])
    let isSmall = zip(next.sample.values, cell.scales).allSatisfy {
      abs($0) <= SystemSolver.zero * $1
    }
    let isAtRest = merits[best] >= before * 0.999_999
    // A staircase may leave a step; what is left moves the zero by a part of its own standard error.
    let isWithinErrors = zip(next.sample.values, next.sample.errors).allSatisfy {
      abs($0) <= (isAtRest ? 0.5 : 0.02) * $1
    }
    let isInside = slopes.solution(of: track.sample.values).indices.allSatisfy {
      let target = track.point[$0] - slopes.solution(of: track.sample.values)[$0]
      return target >= -1e-9 && target <= 1 + 1e-9
    }
    let isFound =
      isSmall && (isAtRest || before == 0) || cell.isUncertain && isWithinErrors
      || reach <= 1e-9 && isInside && !slopes.isSingular && merits[best] <= 1e-6
    if isFound {
      add(next, slopes, &cell)
      return nil
    }
    if cell.result.roots.contains(where: {
      !$0.isSingular && SystemSolver.distance($0.point, next.point) < SystemSolver.separation
    }) {
      return nil
    }
    guard isAtRest else { return next }
    if track.start.changesSign, track.start.contains(next.point) {
      cell.result.undecided.append(track.start.middle)
    }
    return nil
  }

  /// Adds the end of `track`, where the derivatives are `slopes`, to the zeros of `cell`.
  private func add(_ track: Track, _ slopes: LinearSystem, _ cell: inout Cell) {
    let errors = cell.isUncertain ? slopes.errors(of: track.sample.errors) : []
    // A singular zero is known to half the digits, an uncertain one to its standard error.
    let reach = slopes.isSingular ? 1e-4 : max(SystemSolver.separation, 4 * (errors.max() ?? 0))
    let isKnown = cell.result.roots.contains {
      SystemSolver.distance($0.point, track.point) < max(reach, $0.isSingular ? 1e-4 : 0)
    }
    if isKnown { return }
    cell.result.roots.append(
      Root(
        point: track.point, errors: errors, isSingular: slopes.isSingular))
  }

  /// The derivatives of all functions at the ends of `tracks`, each function in its own measure.
  private func derivatives(_ tracks: [Track], _ cells: [Cell]) throws(EvaluationError)
    -> [LinearSystem]
  {
    // The root of the precision for what is smooth; for a statistic, a distance over which its steps even out.
    let steps = tracks.map { cells[$0.cell].isUncertain ? 0.01 : 1e-7 }
    let requests = tracks.indices.flatMap { index in
      (0..<count).map { coordinate -> Request in
        var point = tracks[index].point
        point[coordinate] += point[coordinate] > 0.5 ? -steps[index] : steps[index]
        return (tracks[index].cell, point)
      }
    }
    let samples = try evaluate(requests)
    return tracks.indices.map { index in
      let scales = cells[tracks[index].cell].scales
      let rows = (0..<count).map { equation in
        (0..<count).map { coordinate -> Double in
          let number = index * count + coordinate
          let moved = requests[number].point[coordinate] - tracks[index].point[coordinate]
          let change = samples[number].values[equation] - tracks[index].sample.values[equation]
          return change.isFinite ? change / moved / scales[equation] : 0
        }
      }
      return LinearSystem(rows, scales: scales)
    }
  }

}
