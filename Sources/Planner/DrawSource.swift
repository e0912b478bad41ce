import Checker
import Engine
import Sampling

/// The number of a drawn input in its planner.
package struct DrawSourceID: Hashable, Sendable {

  /// The position of the input in the planner's list.
  package let index: Int

}

/// An input that is drawn, with its parameters worked out.
struct DrawSource {

  /// The input.
  let input: DefinitionID

  /// The axes of its parameters.
  let cells: [AxisID]

  /// What makes the draws of each cell; none where a parameter has no value.
  let samplers: [QuantileSampler?]

}

extension CheckedModel {

  /// How the draws of this model are split.
  var drawSchedule: DrawSchedule {
    guard isUncertain else { return .certain }
    return DrawSchedule(
      replicates: sampling.replicates, drawsPerReplicate: sampling.draws / sampling.replicates)
  }

  /// The random numbers of `input` in the cell with number `cell`, for each replicate.
  ///
  /// Each input has a Sobol dimension of its own, and so has each of its cells: they never share one.
  func streams(of input: DefinitionID, cell: Int) -> [RandomStream] {
    let name = StreamName(input: self[input].name, cell: cell)
    return (0..<sampling.replicates).map { replicate in
      RandomStream(
        .sobol, name: name, dimension: input.index + cell * definitions.count,
        seed: sampling.seed, replicate: replicate, draws: drawSchedule.drawsPerReplicate)
    }
  }

}
