import Checker
import Sampling

/// The numbers in (0, 1) that inputs are drawn from.
extension CheckedModel {

  /// The numbers from which `input` is drawn in the cell with number `cell`, one for each draw.
  ///
  /// Those of correlated inputs are made together, whatever world asks and whatever it sets: so an input keeps its
  /// draws where another of its group is fixed.
  func uniforms(of input: DefinitionID, cell: Int) -> [Double] {
    guard let group = correlations.first(where: { $0.members.contains(input) }),
      let place = group.members.firstIndex(of: input)
    else { return independentUniforms(of: input, cell: cell) }
    let count = sampling.draws
    let numbers = UnsafeMutableBufferPointer<Double>.allocate(capacity: group.members.count * count)
    defer { numbers.deallocate() }
    for (index, member) in group.members.enumerated() {
      _ = UnsafeMutableBufferPointer(rebasing: numbers[(index * count)..<((index + 1) * count)])
        .initialize(from: independentUniforms(of: member, cell: cell))
    }
    guard let first = numbers.baseAddress else { return [] }
    group.copula.correlate(group.members.indices.map { first + $0 * count }, count: count)
    return Array(numbers[(place * count)..<((place + 1) * count)])
  }

  /// The numbers of `input` in the cell with number `cell` where nothing is correlated with it.
  private func independentUniforms(of input: DefinitionID, cell: Int) -> [Double] {
    // Each input has a Sobol dimension of its own, and so has each of its cells: they never share one.
    let stream = RandomStream(
      sampling.method, name: StreamName(input: self[input].name, cell: cell),
      dimension: input.index + cell * definitions.count, seed: sampling.seed, draws: sampling.draws)
    var numbers = [Double](repeating: 0, count: sampling.draws)
    stream.fill(into: &numbers, start: 0, count: sampling.draws)
    return numbers
  }

}
