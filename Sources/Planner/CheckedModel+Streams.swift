import Checker
import Sampling

/// The numbers in (0, 1) that inputs are drawn from.
extension CheckedModel {

  /// The numbers from which `input` is drawn in the cell with number `cell`, one for each draw.
  func uniforms(of input: DefinitionID, cell: Int) -> [Double] {
    independentUniforms(of: input, cell: cell)
  }

  /// The numbers of `input` in the cell with number `cell` where nothing is correlated with it.
  private func independentUniforms(of input: DefinitionID, cell: Int) -> [Double] {
    // Each input has a Sobol dimension of its own, and so has each of its cells: they never share one.
    let stream = RandomStream(
      .sobol, name: StreamName(input: self[input].name, cell: cell),
      dimension: input.index + cell * definitions.count, seed: sampling.seed, draws: sampling.draws)
    var numbers = [Double](repeating: 0, count: sampling.draws)
    stream.fill(into: &numbers, start: 0, count: sampling.draws)
    return numbers
  }

}
