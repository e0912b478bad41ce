import Checker
import Sampling

/// A sample of correlated inputs, and others in which some of them are drawn anew, given the rest, as worlds.
struct CorrelatedSamples {

  /// The inputs and the independent numbers that all is made of.
  private let samples: PairedSamples

  /// The correlations of the inputs' normal scores.
  private let correlations: CorrelationMatrix

  /// For each input and cell, the normal scores in the sample, and independent ones to draw anew from.
  private let known: [[[Double]]], fresh: [[[Double]]]

  /// The worlds of the sample, and of an independent one.
  let world: WorldID, second: WorldID

  /// Evaluates formulas.
  private let evaluator: Evaluator

  /// The correlations of the normal scores of the inputs of `samples`; `nil` where they are independent.
  static func correlations(in samples: PairedSamples, _ evaluator: Evaluator)
    -> CorrelationMatrix?
  {
    var matrix = CorrelationMatrix(count: samples.all.count)
    var isCorrelated = false
    for group in evaluator.model.correlations {
      let places = samples.all.map { mover in
        samples.isDrawn(mover) ? group.members.firstIndex(of: mover.target.definition) : nil
      }
      for i in places.indices {
        for j in 0..<i {
          guard let a = places[i], let b = places[j], group.correlations[a, b] != 0 else {
            continue
          }
          matrix[i, j] = GaussianCopula.pearson(spearman: group.correlations[a, b])
          isCorrelated = true
        }
      }
    }
    return isCorrelated ? matrix : nil
  }

  /// Creates samples from `samples` with these `correlations`; `nil` where they leave an input no freedom.
  init?(_ samples: PairedSamples, _ correlations: CorrelationMatrix, evaluator: Evaluator) {
    let scores = samples.numbers.map { $0.map { $0.map { ConditionalNormal.quantiles($0) } } }
    fresh = scores.map { $0[1] }
    let halves = [0, 1].compactMap { half in
      CorrelatedSamples.columns(
        correlations, given: [], scores.map { $0[half] }, scores.map { $0[half] })
    }
    guard halves.count == 2 else { return nil }
    (self.samples, self.correlations, self.evaluator) = (samples, correlations, evaluator)
    known = halves[0]
    world = CorrelatedSamples.world(halves[0], of: samples, evaluator)
    second = CorrelatedSamples.world(halves[1], of: samples, evaluator)
  }

  /// The world in which the `given` inputs are those of the sample, and all others are drawn anew, given them.
  func world(keeping given: [Int]) -> WorldID? {
    CorrelatedSamples.columns(correlations, given: given, known, fresh)
      .map { CorrelatedSamples.world($0, of: samples, evaluator) }
  }

  /// For each number of players from one to all but one, the world in which those who come first in the order of each draw
  /// are those of the sample, and all others are drawn anew, given them; `nil` where some have no freedom.
  func worlds(in orders: ShapleyOrders, of players: [[Int]]) -> [WorldID]? {
    var steps = [[[[Double]]]](repeating: known, count: players.count - 1)
    for cell in 0..<(known.map(\.count).max() ?? 0) {
      let present = known.indices.filter { known[$0].count > cell }
      let part = CorrelatedSamples.part(of: correlations, present)
      /// For each order, its numbers and how many of them its first players have.
      var normals: [(normal: OrderedNormal, kept: [Int])] = []
      for order in orders.pool {
        let places = order.map { player in
          players[player].compactMap { present.firstIndex(of: $0) }
        }
        guard let normal = OrderedNormal(part, order: places.flatMap { $0 }) else { return nil }
        let kept = places.map(\.count).reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
        normals.append((normal, kept))
      }
      for (draw, choice) in orders.choice.enumerated() {
        let own = present.map { known[$0][cell][draw] }
        let other = present.map { fresh[$0][cell][draw] }
        let (normal, kept) = normals[choice]
        for step in steps.indices {
          let numbers = normal.numbers(own, other, keeping: kept[step + 1])
          for (place, input) in present.enumerated() {
            steps[step][input][cell][draw] = numbers[place]
          }
        }
      }
    }
    return steps.map { CorrelatedSamples.world($0, of: samples, evaluator) }
  }

  /// The correlations of the inputs in `present` alone.
  private static func part(of correlations: CorrelationMatrix, _ present: [Int])
    -> CorrelationMatrix
  {
    var part = CorrelationMatrix(count: present.count)
    for i in present.indices {
      for j in 0..<i { part[i, j] = correlations[present[i], present[j]] }
    }
    return part
  }

  /// The scores of all inputs, by cell: those of `given` as `known`, others made of `fresh` ones.
  ///
  /// Cells of one number are correlated with each other; an input with fewer cells is not part of the later ones.
  static func columns(
    _ correlations: CorrelationMatrix, given: [Int], _ known: [[[Double]]], _ fresh: [[[Double]]]
  ) -> [[[Double]]]? {
    var result = known
    for cell in 0..<(known.map(\.count).max() ?? 0) {
      let present = known.indices.filter { known[$0].count > cell }
      let part = CorrelatedSamples.part(of: correlations, present)
      let fixed = present.indices.filter { given.contains(present[$0]) }
      guard let normal = ConditionalNormal(part, given: fixed) else { return nil }
      let columns = normal.numbers(present.map { known[$0][cell] }, present.map { fresh[$0][cell] })
      for (place, input) in present.enumerated() { result[input][cell] = columns[place] }
    }
    return result
  }

  /// The world in which the inputs of `samples` have these `scores`.
  static func world(
    _ scores: [[[Double]]], of samples: PairedSamples, _ evaluator: Evaluator
  ) -> WorldID {
    PairedSamples.world(
      setting: samples.all.indices.map { index in
        (samples.all[index], scores[index].map { ConditionalNormal.chances($0) })
      }, in: evaluator.world, evaluator)
  }

}
