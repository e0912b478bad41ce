import Sampling

/// Finds where a function of several numbers in [0, 1] is least.
///
/// Input: what evaluates points, many at once. Output: the best point seen, and its value.
///
/// First a scrambled Sobol sequence, the middle and the corners look everywhere; then the best few points are followed
/// downhill: each tries a step either way along each coordinate and along as many drawn directions, and the sum of
/// the steps along coordinates that helped (R. Hooke and T. A. Jeeves, 1961); what helps doubles its steps, and where
/// nothing does they are halved. Directions that are new each time, dense on the sphere, are what leads along a bent
/// condition, where coordinates alone get stuck (C. Audet and J. E. Dennis, "Mesh adaptive direct search", 2006). All
/// points followed try their steps in one evaluation. It needs no derivatives, takes jumps and plateaus, and ends
/// where steps are below a billionth. A point without a value, or outside of what is allowed, counts as worse than all others.
package struct BoxSearch {

  /// Points looked at first.
  private static let samples = 512

  /// Points followed.
  private static let starts = 6

  /// Evaluations of all steps at the most: each halving takes some.
  private static let rounds = 600

  /// Steps below this are as good as none.
  private static let leastStep = 1e-9

  /// What was found.
  package struct Result: Sendable {

    /// The best point; `nil` where no point has a value.
    package let point: [Double]?

    /// Its value.
    package let value: Double

    /// The number of points that were evaluated.
    package let evaluations: Int

  }

  /// A point that is followed.
  private struct Track {
    var point: [Double]
    var value: Double
    var step: Double
  }

  /// The number of coordinates.
  private let count: Int

  /// For each coordinate the number of its values, evenly spaced; `nil` where it takes all.
  private let levels: [Int?]

  /// Evaluates points.
  private let evaluate: ([[Double]]) throws(EvaluationError) -> [Double]

  /// Creates a search over coordinates that take so many `levels`.
  package init(
    levels: [Int?], evaluate: @escaping ([[Double]]) throws(EvaluationError) -> [Double]
  ) {
    (self.levels, self.evaluate, count) = (levels, evaluate, levels.count)
  }

  /// Searches; what is drawn follows from `seed`.
  package func run(seed: UInt64) throws(EvaluationError) -> Result {
    let first = starts(seed: seed)
    return try run(from: first, try evaluate(first), seed: seed)
  }

  /// Searches from the best of the places `first`, which have these `values`.
  func run(from first: [[Double]], _ values: [Double], seed: UInt64) throws(EvaluationError)
    -> Result
  {
    var evaluations = first.count
    var tracks = first.indices.filter { !values[$0].isNaN }
      .sorted { values[$0] < values[$1] || values[$0] == values[$1] && $0 < $1 }
      .prefix(BoxSearch.starts)
      .map { Track(point: first[$0], value: values[$0], step: 0.25) }
    guard !tracks.isEmpty else {
      return Result(point: nil, value: .nan, evaluations: evaluations)
    }
    for round in 0..<BoxSearch.rounds {
      let open = tracks.indices.filter { tracks[$0].step >= BoxSearch.leastStep }
      if open.isEmpty { break }
      evaluations += try follow(&tracks, open, directions(round, seed: seed))
    }
    let best = tracks.min { $0.value < $1.value } ?? tracks[0]
    return Result(point: best.point, value: best.value, evaluations: evaluations)
  }

  /// Takes a step on each of the `open` tracks, and returns the number of points that were evaluated.
  private func follow(
    _ tracks: inout [Track], _ open: [Int], _ directions: [[Double]]
  ) throws(EvaluationError) -> Int {
    let tried = open.map { number in
      (0..<count).flatMap { coordinate in
        [-1.0, 1.0].map { moved(tracks[number], coordinate, by: $0) }
      } + directions.map { moved(tracks[number], along: $0) }
    }
    let width = 2 * count + directions.count
    let values = try evaluate(tried.flatMap { $0 })
    var combined: [[Double]] = []
    for (place, number) in open.enumerated() {
      var point = tracks[number].point
      for coordinate in 0..<count {
        let start = place * width + 2 * coordinate
        let best = values[start] < values[start + 1] || values[start + 1].isNaN ? 0 : 1
        if values[start + best] < tracks[number].value {
          point[coordinate] = tried[place][2 * coordinate + best][coordinate]
        }
      }
      combined.append(point)
    }
    let sums = try evaluate(combined)
    for (place, number) in open.enumerated() {
      var candidates = tried[place].indices.map {
        (tried[place][$0], values[place * width + $0])
      }
      candidates.append((combined[place], sums[place]))
      let best = candidates.filter { !$0.1.isNaN }.min { $0.1 < $1.1 }
      if let best, best.1 < tracks[number].value {
        (tracks[number].point, tracks[number].value) = best
        tracks[number].step = min(0.25, tracks[number].step * 2)
      } else {
        tracks[number].step /= 2
      }
    }
    return values.count + sums.count
  }

  /// The point of `track` after a step along `coordinate`, at least one level far.
  private func moved(_ track: Track, _ coordinate: Int, by sign: Double) -> [Double] {
    var point = track.point
    let least = levels[coordinate].map { 1 / Double(max(1, $0 - 1)) } ?? 0
    let moved = point[coordinate] + sign * max(track.step, least)
    point[coordinate] = settled(min(1, max(0, moved)), coordinate)
    return point
  }

  /// The point of `track` after a step along `direction`.
  private func moved(_ track: Track, along direction: [Double]) -> [Double] {
    track.point.indices.map { coordinate in
      let moved = track.point[coordinate] + direction[coordinate] * track.step
      return settled(min(1, max(0, moved)), coordinate)
    }
  }

  /// Directions to try in `round` beside the coordinates, each with its reverse.
  private func directions(_ round: Int, seed: UInt64) -> [[Double]] {
    if count < 2 { return [] }
    var numbers = [Double](repeating: 0, count: count * count)
    RandomStream(
      .plain, name: StreamName(input: "directions", cell: round), dimension: 0, seed: seed,
      draws: numbers.count
    ).fill(into: &numbers, start: 0, count: numbers.count)
    let normals = ConditionalNormal.quantiles(numbers)
    return (0..<count).flatMap { index -> [[Double]] in
      let part = normals[index * count..<(index + 1) * count]
      let length = part.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return [part.map { $0 / length }, part.map { -$0 / length }]
    }
  }

  /// `value` of `coordinate` at the nearest of its levels.
  private func settled(_ value: Double, _ coordinate: Int) -> Double {
    guard let levels = levels[coordinate] else { return value }
    let last = Double(max(1, levels - 1))
    return (value * last).rounded() / last
  }

  /// So many `points` of `count` coordinates, spread evenly.
  static func sample(of count: Int, _ points: Int, seed: UInt64) -> [[Double]] {
    var columns: [[Double]] = []
    for coordinate in 0..<count {
      var numbers = [Double](repeating: 0, count: points)
      RandomStream(
        .sobol, name: StreamName(input: "search", cell: coordinate), dimension: coordinate,
        seed: seed, draws: points
      ).fill(into: &numbers, start: 0, count: points)
      columns.append(numbers)
    }
    return (0..<points).map { index in columns.map { $0[index] } }
  }

  /// The points looked at first.
  func starts(seed: UInt64) -> [[Double]] {
    let drawn = BoxSearch.sample(of: count, BoxSearch.samples, seed: seed)
    let middle = [Double](repeating: 0.5, count: count)
    // With more than eight coordinates, corners would outnumber the sample.
    let corners =
      count > 8
      ? [[Double](repeating: 0, count: count), [Double](repeating: 1, count: count)]
      : (0..<1 << count).map { corner in (0..<count).map { Double(corner >> $0 & 1) } }
    return ([middle] + corners + drawn).map { point in
      point.indices.map { settled(point[$0], $0) }
    }
  }

}
