/// A way to spread the draws of an input over (0, 1).
package enum SamplingMethod: String, CaseIterable, Sendable {

  /// Scrambled Sobol points: the smallest error for a smooth model, at a power of two of draws.
  case sobol

  /// A Latin hypercube: each input has one draw in each of as many strata as there are draws.
  case latin

  /// Independent numbers.
  case plain

}
