import Sampling

/// How uncertain values are drawn.
package struct SamplingPlan: Equatable, Sendable {

  /// The number of draws; Sobol points want a power of two.
  package var draws: Int

  /// What all random numbers follow from, beside the names of the inputs.
  package var seed: UInt64

  /// How the numbers that draws are made of fill (0, 1).
  package var method: SamplingMethod

  /// The independent randomisations that the draws are split into, from whose differences standard errors are known. With
  /// eight, a standard error is known to a quarter of itself; more of them would be shorter nets, each worse by more
  /// than their number makes good.
  package var replicates: Int { draws % 8 == 0 ? 8 : 1 }

  /// Creates a plan; with 16384 draws, the 95 % point of a product of two inputs moved by a thousandth between eight
  /// seeds, and a mean by a hundred-thousandth.
  package init(draws: Int = 16_384, seed: UInt64 = 1, method: SamplingMethod = .sobol) {
    self.draws = draws
    self.seed = seed
    self.method = method
  }

  /// The number of draws that are made where so many are asked for: Sobol points fill (0, 1) evenly by powers of two.
  package static func draws(atLeast count: Int, _ method: SamplingMethod) -> Int {
    switch method {
    case .sobol: count < 2 ? count : 1 << (Int.bitWidth - (count - 1).leadingZeroBitCount)
    case .latin, .plain: count
    }
  }

}
