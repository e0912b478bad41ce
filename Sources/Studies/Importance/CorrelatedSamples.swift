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

  /// The world of the sample.
  let world: WorldID

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
    guard
      let known = CorrelatedSamples.columns(
        correlations, given: [], scores.map { $0[0] }, scores.map { $0[0] })
    else { return nil }
    (self.samples, self.correlations, self.evaluator) = (samples, correlations, evaluator)
    self.known = known
    world = CorrelatedSamples.world(known, of: samples, evaluator)
  }

  /// The world in which the inputs of `coalition` are those of the sample, and all others are drawn anew, given them.
  func world(keeping coalition: Int) -> WorldID? {
    let given = samples.all.indices.filter { coalition >> $0 & 1 == 1 }
    return CorrelatedSamples.columns(correlations, given: given, known, fresh)
      .map { CorrelatedSamples.world($0, of: samples, evaluator) }
  }

  /// The scores of all inputs, by cell: those of `given` as `known`, others made of `fresh` ones.
  ///
  /// Cells of one number are correlated with each other; an input with fewer cells is not part of the later ones.
  private static func columns(
    _ correlations: CorrelationMatrix, given: [Int], _ known: [[[Double]]], _ fresh: [[[Double]]]
  ) -> [[[Double]]]? {
    var result = known
    for cell in 0..<(known.map(\.count).max() ?? 0) {
      let present = known.indices.filter { known[$0].count > cell }
      var part = CorrelationMatrix(count: present.count)
      for i in present.indices {
        for j in 0..<i { part[i, j] = correlations[present[i], present[j]] }
      }
      let fixed = present.indices.filter { given.contains(present[$0]) }
      guard let normal = ConditionalNormal(part, given: fixed) else { return nil }
      let columns = normal.numbers(present.map { known[$0][cell] }, present.map { fresh[$0][cell] })
      for (place, input) in present.enumerated() { result[input][cell] = columns[place] }
    }
    return result
  }

  /// The world in which the inputs of `samples` have these `scores`.
  private static func world(
    _ scores: [[[Double]]], of samples: PairedSamples, _ evaluator: Evaluator
  ) -> WorldID {
    PairedSamples.world(
      setting: samples.all.indices.map { index in
        (samples.all[index], scores[index].map { ConditionalNormal.chances($0) })
      }, in: evaluator.world, evaluator)
  }

}
