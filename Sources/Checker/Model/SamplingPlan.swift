/// How uncertain values are drawn.
package struct SamplingPlan: Equatable, Sendable {

  /// The number of draws; Sobol points want a power of two.
  package var draws: Int

  /// What all random numbers follow from, beside the names of the inputs.
  package var seed: UInt64

  /// Creates a plan; 16384 draws know a percentile of a smooth value to four digits, in a few milliseconds.
  package init(draws: Int = 16_384, seed: UInt64 = 1) {
    self.draws = draws
    self.seed = seed
  }

}
