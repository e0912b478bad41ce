/// Follows a function of several numbers in [0, 1] downhill along the conditions that it is subject to.
///
/// Input: places to start at, and what evaluates points, many at once. Output: the best place seen where all conditions
/// hold, for each start.
///
/// Each turn looks a little to either side along each coordinate, makes straight models of the conditions and a bent one
/// of the function, and steps to where these are best (sequential quadratic programming, with the exact penalty of
/// S. P. Han, 1977, and R. Fletcher's second-order correction, 1982, without which steps along bent conditions
/// are refused). So it follows a bent condition to its end, where searches that only see whether a condition holds get
/// stuck. The looks get shorter in three rounds: the first ones see past the small steps that shares of draws make, the
/// last ones are as sharp as differences can be. It finds a local optimum; where to start is for others to say.
struct SequentialSearch {

  /// What a point comes to.
  struct Value {

    /// What is to be least; NaN where it is unknown.
    var cost: Double

    /// The margins of the conditions whose margins are known.
    var margins: [Double]

    /// `true` iff all conditions hold.
    var isAllowed: Bool

  }

  /// How far to either side a look goes, round by round.
  private static let looks = [1e-2, 1e-4, 1e-6]

  /// Turns of a round at the most.
  private static let turns = 60

  /// Steps back to the conditions at the most: each doubles the digits to which they hold.
  private static let restorations = 6

  /// The look and the turns that tell which of many starts are worth more.
  private static let (roughLook, roughTurns) = (1e-4, 15)

  /// Halvings of a step at the most: shorter ones are seen by the next turn.
  private static let halvings = 10

  /// How much of a condition's size is left as a margin, so that it holds in spite of rounding.
  private static let slack = 1e-10

  /// A start that is followed.
  private struct Track {
    var point: [Double]
    var value: Value
    var model: CurvatureModel
    var price = 10.0
    var last: (point: [Double], slopes: [[Double]], multipliers: [Double])?
    var isOpen = true
    var isFresh = true
  }

  /// What evaluates points.
  let evaluate: ([[Double]]) throws(EvaluationError) -> [Value]

  /// Which conditions are equalities.
  let equalities: [Bool]

  /// The coordinates that may move.
  let free: [Int]

  /// The sizes of the cost and of the margins: all are measured in these.
  let sizes: (cost: Double, margins: [Double])

  /// The places to which `starts`, with their values, lead: the last ones of all, and of each the best one that is allowed, if
  /// one is; with `isRough`, only the first looks are taken, and few of them.
  func run(from starts: [(point: [Double], value: Value)], isRough: Bool = false)
    throws(EvaluationError)
    -> (last: [(point: [Double], value: Value)], best: [(point: [Double], value: Value)])
  {
    var tracks = starts.map { start in
      Track(
        point: start.point, value: start.value, model: CurvatureModel(count: start.point.count))
    }
    var best = starts.map { $0.value.isAllowed ? $0 : nil }
    let looks = isRough ? [SequentialSearch.roughLook] : SequentialSearch.looks
    let turns = isRough ? SequentialSearch.roughTurns : SequentialSearch.turns
    for look in looks {
      for index in tracks.indices {
        (tracks[index].isOpen, tracks[index].isFresh, tracks[index].last) = (true, true, nil)
      }
      for _ in 0..<turns {
        let open = tracks.indices.filter { tracks[$0].isOpen }
        if open.isEmpty { break }
        try turn(&tracks, open, look, &best)
      }
    }
    if !isRough { try restore(tracks, &best) }
    return (tracks.map { ($0.point, $0.value) }, best.compactMap { $0 })
  }

  /// Takes the shortest way from the end of each track without an allowed place to where all conditions hold: near an optimum
  /// that is flat, following it ends before equalities are met to all digits.
  private func restore(
    _ tracks: [Track], _ best: inout [(point: [Double], value: Value)?]
  ) throws(EvaluationError) {
    var tracks = tracks
    for _ in 0..<SequentialSearch.restorations {
      let open = tracks.indices.filter { best[$0] == nil && tracks[$0].value.cost.isFinite }
      if open.isEmpty { return }
      let slopes = try self.slopes(at: open.map { tracks[$0] }, SequentialSearch.looks.last ?? 0)
      let points = zip(open, slopes).map { number, slopes -> [Double] in
        var track = tracks[number]
        (track.model, track.price) = (CurvatureModel(count: track.point.count), 1e6)
        var flat = slopes
        flat[0] = flat[0].map { _ in 0 }
        return moved(track.point, step(&track, flat, margins(track.value)).step, 1)
      }
      for ((number, point), value) in zip(zip(open, points), try evaluate(points)) {
        (tracks[number].point, tracks[number].value) = (point, value)
        if value.isAllowed { best[number] = (point, value) }
      }
    }
  }

  /// One turn of the `open` tracks.
  private func turn(
    _ tracks: inout [Track], _ open: [Int], _ look: Double,
    _ best: inout [(point: [Double], value: Value)?]
  ) throws(EvaluationError) {
    let slopes = try self.slopes(at: open.map { tracks[$0] }, look)
    var steps: [(track: Int, step: QuadraticStep, slopes: [[Double]])] = []
    for (number, slopes) in zip(open, slopes) {
      learn(&tracks[number], slopes)
      let step = self.step(&tracks[number], slopes, margins(tracks[number].value))
      let length = step.step.reduce(0) { max($0, abs($1)) }
      if length < max(1e-12, look * 1e-3) {
        tracks[number].isOpen = false
      } else {
        steps.append((number, step, slopes))
      }
    }
    let shares = (0...SequentialSearch.halvings).map { 1 / Double(1 << $0) }
    let tried = steps.flatMap { item in
      shares.map { moved(tracks[item.track].point, item.step.step, $0) }
    }
    var values = try evaluate(tried)[...]
    var points = tried[...]
    var corrections: [(item: Int, point: [Double])] = []
    var found = steps.map { _ in [(point: [Double], value: Value)]() }
    for (index, item) in steps.enumerated() {
      found[index] = Array(zip(points.prefix(shares.count), values.prefix(shares.count)))
      (points, values) = (points.dropFirst(shares.count), values.dropFirst(shares.count))
      let track = tracks[item.track]
      guard !track.value.margins.isEmpty, let whole = found[index].first,
        merit(whole.value, track.price) >= merit(track.value, track.price)
      else { continue }
      // The conditions as they are behind the whole step, moved back to here.
      let bent = margins(whole.value).enumerated().map { number, margin in
        margin - zip(item.slopes[number + 1], item.step.step).reduce(0) { $0 + $1.0 * $1.1 }
      }
      var copy = track
      let corrected = step(&copy, item.slopes, bent)
      corrections.append((index, moved(track.point, corrected.step, 1)))
    }
    let corrected = try evaluate(corrections.map(\.point))
    for (correction, value) in zip(corrections, corrected) {
      found[correction.item].insert((correction.point, value), at: 0)
    }
    for (item, candidates) in zip(steps, found) {
      for candidate in candidates where candidate.value.isAllowed {
        if let known = best[item.track], known.value.cost <= candidate.value.cost { continue }
        best[item.track] = candidate
      }
      advance(&tracks[item.track], candidates, item.step, item.slopes)
    }
  }

  /// Moves `track` to the first of `candidates` that is clearly better, or to the best one; where none is better, it forgets how
  /// the function bends, and ends where it has forgotten already.
  private func advance(
    _ track: inout Track, _ candidates: [(point: [Double], value: Value)], _ step: QuadraticStep,
    _ slopes: [[Double]]
  ) {
    let here = merit(track.value, track.price)
    let merits = candidates.map { merit($0.value, track.price) }
    // Rounding alone is no progress.
    let noise = 1e-15 * (1 + abs(here))
    guard let least = merits.indices.min(by: { merits[$0] < merits[$1] }),
      merits[least] < here - noise
    else {
      if track.isFresh { track.isOpen = false }
      track.model = CurvatureModel(count: track.point.count)
      (track.isFresh, track.last) = (true, nil)
      return
    }
    track.last = (track.point, slopes, step.multipliers)
    (track.point, track.value) = candidates[least]
    track.isFresh = false
  }

  /// Teaches the model of `track` what `slopes` say at its place.
  private func learn(_ track: inout Track, _ slopes: [[Double]]) {
    guard let last = track.last else { return }
    let step = zip(track.point, last.point).map { $0 - $1 }
    var change = zip(slopes[0], last.slopes[0]).map { $0 - $1 }
    for (number, multiplier) in last.multipliers.enumerated() where multiplier != 0 {
      for place in change.indices {
        change[place] -= multiplier * (slopes[number + 1][place] - last.slopes[number + 1][place])
      }
    }
    track.model.learn(step, change)
  }

  /// The step of `track`, where the function and the conditions have these `slopes` and the conditions these `margins`; conditions
  /// that stay broken get dearer.
  private func step(_ track: inout Track, _ slopes: [[Double]], _ margins: [Double])
    -> QuadraticStep
  {
    let conditions = margins.indices.map {
      QuadraticStep.Condition(
        slope: slopes[$0 + 1], margin: margins[$0], isEquality: equalities[$0])
    }
    let inverse: [[Double]]
    if let known = track.model.inverse {
      inverse = known
    } else {
      track.model = CurvatureModel(count: track.point.count)
      inverse = track.model.inverse ?? []
    }
    while true {
      let step = QuadraticStep(
        gradient: slopes[0], inverse: inverse, conditions, price: track.price,
        lower: track.point.indices.map { free.contains($0) ? -track.point[$0] : 0 },
        upper: track.point.indices.map { free.contains($0) ? 1 - track.point[$0] : 0 })
      let greatest = step.multipliers.reduce(0) { max($0, abs($1)) }
      if greatest < 0.9 * track.price || track.price >= 1e7 { return step }
      track.price *= 10
    }
  }

  /// The slopes of the cost, and behind it those of the margins, at the place of each of `tracks`.
  private func slopes(at tracks: [Track], _ look: Double) throws(EvaluationError) -> [[[Double]]] {
    let count = tracks.first?.point.count ?? 0
    let probes = tracks.flatMap { track in
      free.flatMap { place in
        [1.0, -1].map { side in
          var point = track.point
          point[place] = min(1, max(0, point[place] + side * look))
          return point
        }
      }
    }
    let values = try evaluate(probes)
    return tracks.indices.map { number in
      let here = [tracks[number].value.cost / sizes.cost] + margins(tracks[number].value)
      return here.indices.map { function in
        var slopes = [Double](repeating: 0, count: count)
        for (order, place) in free.enumerated() {
          let start = 2 * (number * free.count + order)
          var ends = [0, 1].map { side in
            let value = values[start + side]
            return (
              at: probes[start + side][place],
              value: function == 0 ? value.cost / sizes.cost : margins(value)[function - 1]
            )
          }
          // Where one side has no value, the other one has to do.
          for side in 0...1 where !ends[side].value.isFinite {
            ends[side] = (tracks[number].point[place], here[function])
          }
          let slope = (ends[0].value - ends[1].value) / (ends[0].at - ends[1].at)
          slopes[place] = slope.isFinite ? slope : 0
        }
        return slopes
      }
    }
  }

  /// The margins of `value` in their sizes, less what is left for rounding.
  private func margins(_ value: Value) -> [Double] {
    value.margins.indices.map { index in
      value.margins[index] / sizes.margins[index]
        - (equalities[index] ? 0 : SequentialSearch.slack)
    }
  }

  /// What `value` costs with a `price` on what its conditions miss.
  private func merit(_ value: Value, _ price: Double) -> Double {
    var missing = 0.0
    for (margin, isEquality) in zip(margins(value), equalities) {
      missing += isEquality ? abs(margin) : max(0, -margin)
    }
    let merit = value.cost / sizes.cost + price * missing
    return merit.isNaN ? .infinity : merit
  }

  /// `point` after a `share` of `step`.
  private func moved(_ point: [Double], _ step: [Double], _ share: Double) -> [Double] {
    zip(point, step).map { min(1, max(0, $0 + share * $1)) }
  }

}
