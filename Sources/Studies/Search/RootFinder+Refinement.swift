import Glibc

/// What is looked at once the places are known: how far stretches reach, where a cell without a place is nearest to zero, and
/// how well places are known.
extension RootFinder {

  /// Finds the ends of stretches to neighbouring numbers.
  func refineStretches(_ cells: inout [Cell]) throws(EvaluationError) {
    var ends: [(cell: Int, place: Int, isLower: Bool, outside: Double, inside: Double)] = []
    for (number, cell) in cells.enumerated() {
      for (index, place) in cell.roots.places.enumerated() where place.kind == .stretch {
        if let outside = cell.sweep.last(where: { $0.position < place.lower }) {
          ends.append((number, index, true, outside.position, place.lower))
        }
        if let outside = cell.sweep.first(where: { $0.position > place.upper }) {
          ends.append((number, index, false, outside.position, place.upper))
        }
      }
    }
    // Eleven cuts into sixteen take a step of the sweep to neighbouring numbers.
    for _ in 0..<11 where !ends.isEmpty {
      let parts = RootFinder.parts
      let samples = try evaluate(
        ends.flatMap { end in
          (0...parts).map {
            (end.cell, end.outside + (end.inside - end.outside) * (Double($0) / Double(parts)))
          }
        })
      for index in ends.indices {
        let run = samples[index * (parts + 1)..<(index + 1) * (parts + 1)]
        guard let first = run.firstIndex(where: { $0.difference == 0 }), first > run.startIndex
        else { continue }
        (ends[index].outside, ends[index].inside) = (run[first - 1].position, run[first].position)
      }
    }
    for end in ends {
      let place = cells[end.cell].roots.places[end.place]
      cells[end.cell].roots.places[end.place] = Roots.Place(
        end.isLower ? end.inside : place.lower, through: end.isLower ? place.upper : end.inside,
        .stretch, place.valueError)
    }
  }

  /// Looks closer at where each cell without a place is nearest to zero.
  func refineClosest(_ cells: inout [Cell]) throws(EvaluationError) {
    var ends: [(cell: Int, low: Double, high: Double)] = cells.indices.compactMap { number in
      let cell = cells[number]
      guard cell.roots.places.isEmpty, !cell.roots.isIdentity, !cell.roots.isFixed,
        let best = cell.best
      else { return nil }
      let low = cell.sweep.last { $0.position < best.position } ?? best
      let high = cell.sweep.first { $0.position > best.position } ?? best
      return (number, low.position, high.position)
    }
    // Eight rounds leave half the digits of a number, which is what the place of a least value has.
    for _ in 0..<8 where !ends.isEmpty {
      let parts = RootFinder.parts
      let samples = try evaluate(
        ends.flatMap { cell, low, high in
          (0...parts).map { (cell, low + (high - low) * (Double($0) / Double(parts))) }
        })
      for (index, end) in ends.enumerated() {
        for sample in samples[index * (parts + 1)..<(index + 1) * (parts + 1)] {
          cells[end.cell].see(sample)
        }
        let best = cells[end.cell].best?.position ?? end.low
        let step = (end.high - end.low) / Double(parts)
        ends[index] = (end.cell, max(end.low, best - step), min(end.high, best + step))
      }
    }
  }

  /// Finds how far around each root rounding hides whether the value is zero, and drops valleys that stay above it.
  ///
  /// Rounding shows in the fourth differences of the values at neighbours, from which a smooth value is gone (J. J. Moré
  /// and S. M. Wild, "Estimating computational noise", 2011): a root at which the value is so flat that it stays below ten
  /// times that over a noticeable distance may be several. So may zeros all along a stretch, if they are rounding's.
  func addNoise(_ cells: inout [Cell]) throws(EvaluationError) {
    let width = range.upperBound - range.lowerBound
    // Around a stretch rounding shows only where its zeros end.
    let steps = [1e-9, 1e-8, 1e-7].map { $0 * width }
    // From where six digits are right anyway up to a sixteenth of the range.
    let distances = (4...23).reversed().map { width * pow(0.5, Double($0)) }
    func positions(around root: Double) -> [Double] {
      let stencils = steps.flatMap { step in
        let middle = min(range.upperBound - 4 * step, max(range.lowerBound + 4 * step, root))
        return (-4...4).map { middle + Double($0) * step }
      }
      return [root] + stencils + distances.flatMap { [root - $0, root + $0] }
    }
    let places = cells.indices.flatMap { cell in
      cells[cell].roots.places.indices.filter {
        let place = cells[cell].roots.places[$0]
        switch place.kind {
        case .touching: return true
        case .crossing: return !place.isUncertain
        case .stretch: return !place.isUncertain && place.upper - place.lower < 1e-3 * width
        case .jump, .cluster: return false
        }
      }.map { (cell: cell, place: $0) }
    }
    if places.isEmpty { return }
    let samples = try evaluate(
      places.flatMap { cell, place in
        positions(around: cells[cell].roots.places[place].middle).map {
          (cell, min(range.upperBound, max(range.lowerBound, $0)))
        }
      })
    let count = 1 + 9 * steps.count + 2 * distances.count
    // From the last one on, so that what is dropped leaves the numbers of those before as they are.
    for (index, (cell, place)) in places.enumerated().reversed() {
      let values = samples[index * count..<(index + 1) * count].map(\.difference)
      let noises = steps.indices.map { 10 * RootFinder.noise(in: values[$0 * 9 + 1...$0 * 9 + 9]) }
      let root = cells[cell].roots.places[place]
      let noise = root.kind == .stretch ? noises.max() ?? 0 : noises[0]
      if root.kind == .touching {
        let bottom = abs(values[0])
        let isRoot = bottom <= noise || bottom <= 1e-3 * min(abs(values[1]), abs(values[9]))
        if !isRoot { cells[cell].roots.places.remove(at: place) }
        continue
      }
      func reach(_ side: Int) -> Double {
        let flat = distances.indices.prefix { number in
          let end = root.middle + (side == 0 ? -1 : 1) * distances[number]
          return range.contains(end)
            && abs(values[1 + 9 * steps.count + 2 * number + side]) <= noise
        }
        // Some more than the last distance at which nothing shows: the edge of the noise is ragged.
        return flat.last.map { 4 * distances[$0] } ?? 0
      }
      let (below, above) = (reach(0), reach(1))
      guard noise > 0, below > 0 || above > 0 else { continue }
      cells[cell].roots.places[place] = Roots.Place(
        max(range.lowerBound, min(root.lower, root.middle - below)),
        through: min(range.upperBound, max(root.upper, root.middle + above)), .cluster, 0)
    }
  }

  /// How far rounding scatters `values`, those of neighbours.
  private static func noise(in values: some Collection<Double>) -> Double {
    var differences = Array(values)
    for _ in 0..<4 { differences = zip(differences, differences.dropFirst()).map { $1 - $0 } }
    let square = differences.map { $0 * $0 }.reduce(0, +) / Double(differences.count)
    // Fourth differences of independent errors have 8! / (4!)^2 = 70 times their variance.
    return (square / 70).squareRoot()
  }

  /// Finds the standard errors of places at which the value has one.
  func addErrors(_ cells: inout [Cell]) throws(EvaluationError) {
    // From a quarter of the range down to where even a steep chance is a staircase.
    let distances = (1...12).map { (range.upperBound - range.lowerBound) * pow(0.25, Double($0)) }
    let uncertain = cells.indices.flatMap { cell in
      cells[cell].roots.places.indices.filter { cells[cell].roots.places[$0].valueError > 0 }
        .map { (cell: cell, place: $0) }
    }
    if uncertain.isEmpty { return }
    let samples = try evaluate(
      uncertain.flatMap { cell, place in
        let position = cells[cell].roots.places[place].middle
        return distances.flatMap { distance in
          [-distance, distance].map {
            (cell, min(range.upperBound, max(range.lowerBound, position + $0)))
          }
        }
      })
    for (index, (cell, place)) in uncertain.enumerated() {
      let error = cells[cell].roots.places[place].valueError
      for number in distances.indices.reversed() {
        let start = index * 2 * distances.count + 2 * number
        let (below, above) = (samples[start], samples[start + 1])
        let change = abs(above.difference - below.difference)
        guard change >= 2 * error else { continue }
        cells[cell].roots.places[place].error =
          error * (above.position - below.position) / change
        break
      }
    }
  }

}
