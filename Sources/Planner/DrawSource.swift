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

  /// For each cell, the number of its stream among those of the input.
  let streams: [Int]

  /// What the draws are made of.
  let law: Law

  /// For each stream, the numbers in (0, 1) that take the place of random ones, where a study chooses them.
  let chosen: [[Double]]?

  /// What draws are made of.
  enum Law {

    /// What makes the draws of each cell; none where a parameter has no value.
    case samplers([QuantileSampler?])

    /// The distribution of a cell, another one for each draw's parameters.
    case varied(@Sendable (_ cell: Int, _ parameters: [Double]) throws -> any Distribution)

  }

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
        sampling.method, name: name, dimension: input.index + cell * definitions.count,
        seed: sampling.seed, replicate: replicate, draws: drawSchedule.drawsPerReplicate)
    }
  }

  /// The streams of `numbers`, which are those of all replicates in their order.
  func streams(of numbers: [Double]) -> [RandomStream] {
    let count = drawSchedule.drawsPerReplicate
    return (0..<sampling.replicates).map { replicate in
      RandomStream(Array(numbers[replicate * count..<(replicate + 1) * count]))
    }
  }

  /// What draws the cell with number `cell` of `inputs`, all that are correlated with them included, with what each is for.
  ///
  /// The numbers of correlated inputs are made together, whatever world asks and whatever it sets: so an input keeps its
  /// draws where another of its group is fixed.
  func drawGroup(
    _ cell: Int, of destinations: [DefinitionID: [DrawGroup.Destination]]
  ) -> DrawGroup {
    let group = correlations.first { group in
      group.members.contains { destinations[$0] != nil }
    }
    let members = group?.members ?? destinations.keys.sorted { $0.index < $1.index }
    let columns = members.map { member in
      DrawGroup.Column(
        streams: streams(of: member, cell: cell), destinations: destinations[member] ?? [])
    }
    return DrawGroup(columns: columns, copula: group?.copula)
  }

}
