import Checker
import Sampling

/// Samples in two levels: what may be known is drawn once for each block of draws, and all else for each draw, given that.
///
/// Of N draws, blocks of about the square root of N belong together. The blocks are points of a scrambled Sobol sequence in
/// what is known, and each block is one in all else, as every stretch of such a sequence is that is as long as a
/// power of two. Several such samples, scrambled anew, tell how far one is off.
struct NestedSamples {

  /// The number of draws of one block, and of blocks.
  let inner: Int, outer: Int

  /// The inputs.
  private let samples: PairedSamples

  /// The correlations of their normal scores, where there are some.
  private let correlations: CorrelationMatrix?

  /// Evaluates formulas.
  private let evaluator: Evaluator

  /// Creates samples of the inputs of `samples`, of which some have `correlations`.
  init(_ samples: PairedSamples, _ correlations: CorrelationMatrix?, evaluator: Evaluator) {
    (self.samples, self.correlations, self.evaluator) = (samples, correlations, evaluator)
    var inner = 1
    while inner * inner < samples.count { inner *= 2 }
    // A number of draws that is no power of two makes one block of all.
    self.inner = samples.count % inner == 0 ? inner : samples.count
    outer = samples.count / self.inner
  }

  /// The world of the sample with the number `repeat` in which the inputs `known` are drawn once for each block; `nil` where
  /// correlations leave an input no freedom.
  func world(knowing known: [Int], repeat number: Int) -> WorldID? {
    let first = numbers("known \(number)", draws: outer).map { cells in
      cells.map { column in (0..<samples.count).map { column[$0 / inner] } }
    }
    let second = numbers("unknown \(number)", draws: samples.count)
    guard let correlations else {
      return PairedSamples.world(
        setting: samples.all.indices.map { index in
          (samples.all[index], known.contains(index) ? first[index] : second[index])
        }, in: evaluator.world, evaluator)
    }
    let scores = [first, second].map { half in
      half.map { $0.map { ConditionalNormal.quantiles($0) } }
    }
    guard
      let whole = CorrelatedSamples.columns(correlations, given: [], scores[0], scores[0]),
      let columns = CorrelatedSamples.columns(correlations, given: known, whole, scores[1])
    else { return nil }
    return CorrelatedSamples.world(columns, of: samples, evaluator)
  }

  /// Numbers in (0, 1) for all cells of all inputs, from the streams called `name`.
  private func numbers(_ name: String, draws: Int) -> [[[Double]]] {
    var dimension = 0
    return samples.all.map { mover in
      (0..<PairedSamples.cellCount(mover, evaluator)).map { cell in
        defer { dimension += 1 }
        var numbers = [Double](repeating: 0, count: draws)
        let input = evaluator.model[mover.target.definition].name
        // A blank is in no input's name, so these are streams of their own.
        RandomStream(
          .sobol, name: StreamName(input: "\(name) \(input)", cell: cell), dimension: dimension,
          seed: evaluator.model.sampling.seed, draws: draws
        ).fill(into: &numbers, start: 0, count: draws)
        return numbers
      }
    }
  }

}
