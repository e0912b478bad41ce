import KernelReference
import TestSupport

/// An elementary function of the engine, with what its tests know of it.
enum ElementaryFunction: String, CaseIterable {

  case exponential
  case exponentialMinus1 = "exponential_minus_1"
  case logarithm
  case logarithmPlus1 = "logarithm_plus_1"
  case logarithm2
  case logarithm10
  case power
  case sine
  case cosine
  case tangent
  case hyperbolicTangent = "hyperbolic_tangent"
  case normalProbability = "normal_probability"
  case normalQuantile = "normal_quantile"

  /// The function in the tables of the C target.
  var reference: ReferenceFunction {
    switch self {
    case .exponential: reference_exponential
    case .exponentialMinus1: reference_exponential_minus_1
    case .logarithm: reference_logarithm
    case .logarithmPlus1: reference_logarithm_plus_1
    case .logarithm2: reference_logarithm2
    case .logarithm10: reference_logarithm10
    case .power: reference_power
    case .sine: reference_sine
    case .cosine: reference_cosine
    case .tangent: reference_tangent
    case .hyperbolicTangent: reference_hyperbolic_tangent
    case .normalProbability: reference_normal_probability
    case .normalQuantile: reference_normal_quantile
    }
  }

  /// The largest error that is allowed, in units of the last place.
  var allowedError: Double {
    switch self {
    case .normalProbability, .normalQuantile: 4
    default: 1.5
    }
  }

  /// The value at `x` (and `y`), infinities included.
  func callAsFunction(_ x: Double, _ y: Double = 0) -> Double { reference_core(reference, x, y) }

  /// Arguments of every kind: both ends of the range, the middle, neighbours of where the result cancels, any bits.
  func arguments(_ generator: inout SeededGenerator) -> (x: Double, y: Double) {
    let kind = Int.random(in: 0...3, using: &generator)
    if kind == 0 && self != .power && self != .normalQuantile {
      return (Double(bitPattern: generator.next()), 0)
    }
    func number(_ range: ClosedRange<Double>) -> Double { .random(in: range, using: &generator) }
    func sized(_ exponents: ClosedRange<Int>) -> Double {
      let size = Double(
        sign: .plus, exponent: .random(in: exponents, using: &generator), significand: number(1...2)
      )
      return Bool.random(using: &generator) ? size : -size
    }
    switch self {
    case .exponential, .exponentialMinus1:
      return (kind == 1 ? number(-746...711) : kind == 2 ? sized(-60...9) : number(-2...2), 0)
    case .logarithm, .logarithm2, .logarithm10:
      return (
        kind == 1 ? number(0.5...2) : kind == 2 ? 1 + sized(-52 ... -2) : abs(sized(-1074...1022)),
        0
      )
    case .logarithmPlus1:
      return (
        kind == 1 ? number(-1...3) : kind == 2 ? sized(-1074 ... -1) : abs(sized(-53 ... -1)) - 1, 0
      )
    case .power: return powerArguments(kind, number, sized)
    case .sine, .cosine, .tangent:
      let turns = Double(Int.random(in: 1...1 << 24, using: &generator))
      return (kind == 1 ? number(-10...10) : kind == 2 ? sized(-1074...31) : turns * .pi / 2, 0)
    case .hyperbolicTangent: return (kind == 1 ? number(-23...23) : sized(-1074...3), 0)
    case .normalProbability:
      return (kind == 1 ? number(-39...9) : kind == 2 ? sized(-60...3) : number(-2...2), 0)
    case .normalQuantile:
      let tail = abs(sized(-1074 ... -1))
      return (
        kind == 0
          ? number(0...1) : kind == 1 ? tail : kind == 2 ? 1 - tail : 0.5 + sized(-53 ... -3), 0
      )
    }
  }

  /// A base and an exponent: the whole range of results, whole exponents, bases near one.
  private func powerArguments(
    _ kind: Int, _ number: (ClosedRange<Double>) -> Double, _ sized: (ClosedRange<Int>) -> Double
  ) -> (x: Double, y: Double) {
    switch kind {
    case 0: (abs(sized(-1074...1022)), sized(-10...4))
    case 1: (number(0.5...2), number(-2000...2000))
    case 2: (number(-100...100), number(-20...20).rounded())
    default: (1 + sized(-40 ... -2), sized(-5...40))
    }
  }

}
