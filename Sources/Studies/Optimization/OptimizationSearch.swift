import Sampling

/// Looks for the best place of an `OptimizationProblem`.
///
/// Where all coordinates have levels and their combinations are not too many, all are looked at: what is found is the
/// optimum. Combinations of levels beside coordinates without are looked at through a small sample each and some steps
/// from its best place, and the best of them are searched. Coordinates without levels are searched from the best of a sample: along the conditions by
/// `SequentialSearch`, which takes the function for smooth, and from where that ends, and the rest of the sample, by
/// `BoxSearch`, which does not.
struct OptimizationSearch {

  /// Combinations of levels at the most of which all are looked at.
  private static let combinations = 1 << 16

  /// Combinations that are sampled beside coordinates without levels, places in each sample, and combinations searched.
  private static let mixed = (combinations: 1024, samples: 48, searched: 8)

  /// Starts of a search along conditions, and how far apart they are in some coordinate: near ones lead to one place.
  private static let (starts, distance) = (8, 0.15)

  /// The price of what conditions miss, by which combinations are compared.
  private static let price = 1000.0

  /// What was found.
  struct Result {

    /// The best place, with its cost; `nil` where none is allowed.
    var best: (point: [Double], cost: Double)?

    /// `true` iff all places there are were looked at.
    var isComplete = false

  }

  /// What is looked at.
  let problem: OptimizationProblem

  /// What is drawn follows from this.
  let seed: UInt64

  /// Searches.
  func run() throws(EvaluationError) -> Result {
    let levels = problem.levels
    let discrete = levels.indices.filter { levels[$0] != nil }
    let count = discrete.reduce(1) { product, place in
      min(OptimizationSearch.combinations + 1, product * (levels[place] ?? 1))
    }
    if discrete.count == levels.count {
      return count <= OptimizationSearch.combinations
        ? try all(discrete, levels, count) : try searched(levels)
    }
    if discrete.isEmpty { return Result(best: try continuous([:], count: levels.count)) }
    return try mixed(discrete, levels, count)
  }

  /// The best of all `count` combinations of `levels`.
  private func all(_ discrete: [Int], _ levels: [Int?], _ count: Int) throws(EvaluationError)
    -> Result
  {
    let points = combinations(of: discrete, levels, count).map { places in
      discrete.map { places[$0] ?? 0 }
    }
    var best: (point: [Double], cost: Double)?
    for start in stride(from: 0, to: count, by: 4096) {
      let part = Array(points[start..<min(count, start + 4096)])
      for (point, sight) in zip(part, try problem.look(at: part))
      where sight.value.isAllowed && sight.value.cost < best?.cost ?? .infinity {
        best = (point, sight.value.cost)
      }
    }
    return Result(best: best, isComplete: true)
  }

  /// The first `count` combinations of the levels of the coordinates `discrete`, as their places.
  private func combinations(of discrete: [Int], _ levels: [Int?], _ count: Int) -> [[Int: Double]] {
    (0..<count).map { number in
      var rest = number
      var places: [Int: Double] = [:]
      for coordinate in discrete.reversed() {
        let own = levels[coordinate] ?? 1
        places[coordinate] = Double(rest % own) / Double(max(1, own - 1))
        rest /= own
      }
      return places
    }
  }

  /// The best place of a search over coordinates with `levels`, which are too many to look at all of them.
  private func searched(_ levels: [Int?]) throws(EvaluationError) -> Result {
    let found = try BoxSearch(levels: levels) { points throws(EvaluationError) in
      try problem.look(at: points).map { $0.value.isAllowed ? $0.value.cost : .nan }
    }.run(seed: seed)
    return Result(best: found.point.map { ($0, found.value) })
  }

  /// The best place where some coordinates have levels, of which there are `count` combinations.
  private func mixed(_ discrete: [Int], _ levels: [Int?], _ count: Int) throws(EvaluationError)
    -> Result
  {
    var candidates: [[Int: Double]] = []
    if count <= OptimizationSearch.mixed.combinations {
      let places = combinations(of: discrete, levels, count)
      let samples = OptimizationSearch.mixed.samples
      let sample = BoxSearch.sample(of: levels.count, samples, seed: seed)
      let points = places.flatMap { fixed in sample.map { filled($0, fixed) } }
      let sights = try problem.look(at: points)
      let sizes = self.sizes(of: sights)
      let starts = places.indices.map {
        number -> (point: [Double], value: SequentialSearch.Value) in
        let own = number * samples..<(number + 1) * samples
        let merits = own.map { merit(sights[$0].value, sizes) }
        let least = merits.indices.min { merits[$0] < merits[$1] } ?? 0
        return (points[own.lowerBound + least], sights[own.lowerBound + least].value)
      }
      let free = levels.indices.filter { levels[$0] == nil }
      let ends = try sequential(free, sizes) { $0 }.run(from: starts, isRough: true).last
      let merits = ends.map { merit($0.value, sizes, price: OptimizationSearch.price) }
      let order = places.indices.sorted {
        merits[$0] < merits[$1] || merits[$0] == merits[$1] && $0 < $1
      }
      candidates = order.prefix(OptimizationSearch.mixed.searched).map { places[$0] }
    } else if let found = try searched(levels).best {
      candidates = [
        Dictionary(uniqueKeysWithValues: discrete.map { ($0, found.point[$0]) })
      ]
    }
    var best: (point: [Double], cost: Double)?
    for fixed in candidates {
      guard let found = try continuous(fixed, count: levels.count),
        found.cost < best?.cost ?? .infinity
      else { continue }
      best = found
    }
    return Result(best: best)
  }

  /// `point` with the coordinates in `fixed` where these are.
  private func filled(_ point: [Double], _ fixed: [Int: Double]) -> [Double] {
    var point = point
    for (place, value) in fixed { point[place] = value }
    return point
  }

  /// The best place, of `count` coordinates, where some are `fixed` and the others take all places.
  private func continuous(_ fixed: [Int: Double], count: Int) throws(EvaluationError)
    -> (point: [Double], cost: Double)?
  {
    let free = (0..<count).filter { fixed[$0] == nil }
    /// The whole place whose free coordinates are `part`.
    func whole(_ part: [Double]) -> [Double] {
      var point = filled([Double](repeating: 0, count: count), fixed)
      for (place, value) in zip(free, part) { point[place] = value }
      return point
    }
    let box = BoxSearch(levels: free.map { _ in nil }) { points throws(EvaluationError) in
      try problem.look(at: points.map(whole)).map { $0.value.isAllowed ? $0.value.cost : .nan }
    }
    let sample = box.starts(seed: seed)
    let sights = try problem.look(at: sample.map(whole))
    let sizes = self.sizes(of: sights)
    let merits = sights.map { merit($0.value, sizes) }
    let order = sample.indices.filter { merits[$0].isFinite }
      .sorted { merits[$0] < merits[$1] || merits[$0] == merits[$1] && $0 < $1 }
    problem.scales = sizes.margins
    var starts: [Int] = []
    for candidate in order where starts.count < OptimizationSearch.starts {
      let isNear = starts.contains { start in
        zip(sample[start], sample[candidate]).allSatisfy {
          abs($0 - $1) < OptimizationSearch.distance
        }
      }
      if !isNear { starts.append(candidate) }
    }
    let search = sequential(Array(free.indices), sizes, whole)
    var ends = try search.run(from: starts.map { (sample[$0], sights[$0].value) }).best
    // Along an equality there is nothing that steps without slopes could find.
    if !problem.margins.contains(where: \.isEquality) {
      let known = ends + sample.indices.map { (point: sample[$0], value: sights[$0].value) }
      let found = try box.run(
        from: known.map(\.point), known.map { $0.value.isAllowed ? $0.value.cost : .nan },
        seed: seed)
      if let point = found.point {
        ends.append(
          (
            point,
            SequentialSearch.Value(cost: found.value, margins: [], isAllowed: true)
          ))
      }
    }
    return ends.min { $0.value.cost < $1.value.cost }.map { (whole($0.point), $0.value.cost) }
  }

  /// The search along conditions in which the coordinates `free` may move, and a place means what `whole` makes of it.
  private func sequential(
    _ free: [Int], _ sizes: (cost: Double, margins: [Double]),
    _ whole: @escaping ([Double]) -> [Double]
  ) -> SequentialSearch {
    SequentialSearch(
      evaluate: { points throws(EvaluationError) in
        try problem.look(at: points.map(whole)).map(\.value)
      }, equalities: problem.margins.map(\.isEquality), free: free, sizes: sizes)
  }

  /// The sizes of the cost and of the margins among `sights`: how far apart they lie.
  private func sizes(of sights: [OptimizationProblem.Sight]) -> (cost: Double, margins: [Double]) {
    /// The distance between the tenth and the ninetieth percentile of `numbers`, or one where there is none.
    func size(_ numbers: [Double]) -> Double {
      let sorted = numbers.filter(\.isFinite).sorted()
      guard let first = sorted.first, let last = sorted.last else { return 1 }
      let spread = sorted[sorted.count * 9 / 10] - sorted[sorted.count / 10]
      let width = spread > 0 ? spread : last - first
      return width > 0 ? width : max(abs(first), abs(last)) > 0 ? max(abs(first), abs(last)) : 1
    }
    return (
      size(sights.map(\.value.cost)),
      problem.margins.indices.map { index in size(sights.map { $0.value.margins[index] }) }
    )
  }

  /// What `value` costs where what its conditions miss has this `price`; not finite where it has no value.
  private func merit(
    _ value: SequentialSearch.Value, _ sizes: (cost: Double, margins: [Double]),
    price: Double = 10
  ) -> Double {
    var missing = 0.0
    for (index, margin) in problem.margins.enumerated() {
      let share = value.margins[index] / sizes.margins[index]
      missing += margin.isEquality ? abs(share) : max(0, -share)
    }
    // A condition without a margin is all there is to say.
    let isOutside = !value.isAllowed && problem.margins.isEmpty
    let merit = value.cost / sizes.cost + price * missing + (isOutside ? 1e6 : 0)
    return merit.isNaN ? .infinity : merit
  }

}
