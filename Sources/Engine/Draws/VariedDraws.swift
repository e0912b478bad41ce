import Sampling

/// Draws each of which has a distribution of its own, because its parameters are drawn too.
///
/// Such a distribution is made for each draw and asked for one quantile: some microseconds instead of some nanoseconds.
package struct VariedDraws: Sendable {

  /// The drawn arrays with the parameters, over the same cells.
  package let parameters: [Int]

  /// The drawn array with the random numbers.
  package let numbers: Int

  /// The drawn array that takes the draws.
  package let destination: Int

  /// The number of cells.
  package let cells: Int

  /// The formula that asks for it.
  package let place: Int

  /// The distribution of a cell with these parameters.
  package let distribution:
    @Sendable (_ cell: Int, _ parameters: [Double]) throws -> any Distribution

  /// Creates draws.
  package init(
    parameters: [Int], numbers: Int, destination: Int, cells: Int, place: Int,
    distribution: @escaping @Sendable (Int, [Double]) throws -> any Distribution
  ) {
    self.parameters = parameters
    self.numbers = numbers
    self.destination = destination
    self.cells = cells
    self.place = place
    self.distribution = distribution
  }

  /// The parameters of the draw at `element` of the arrays in `memory`.
  func parameters(at element: Int, in memory: [UnsafeMutableBufferPointer<Double>]) -> [Double] {
    parameters.map { memory[$0][element] }
  }

  /// Makes a block of `size` draws of each cell; a draw whose parameters make no distribution has no value.
  func fill(
    _ memory: [UnsafeMutableBufferPointer<Double>], size: Int, _ signal: StopSignal, asking: Bool
  ) throws(Machine.Stopped) {
    for element in 0..<cells * size {
      if element % 256 == 0 { try signal.check(asking: asking) }
      let parameters = parameters(at: element, in: memory)
      let isKnown = !parameters.contains(where: \.isNaN)
      let distribution = isKnown ? try? distribution(element / size, parameters) : nil
      memory[destination][element] = distribution?.quantile(memory[numbers][element]) ?? .nan
    }
  }

}
