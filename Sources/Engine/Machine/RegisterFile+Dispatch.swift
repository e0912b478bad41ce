import Glibc

extension RegisterFile {

  /// Carries out `instruction` on `count` lanes; one arm for each opcode, each one kernel.
  func execute(_ instruction: Instruction, count: Int) {
    let d = block(instruction.destination)
    let a = block(instruction.a)
    let b = block(instruction.b)
    switch instruction.opcode {
    case .load: break
    case .negate: Kernels.map(d, a, count) { -$0 }
    case .not: Kernels.map(d, a, count) { 1 - $0 }
    case .absolute: Kernels.map(d, a, count) { abs($0) }
    case .squareRoot: Kernels.map(d, a, count) { $0.squareRoot() }
    case .exponential: Kernels.map(d, a, count) { Kernels.finite(exp($0)) }
    case .logarithm: Kernels.map(d, a, count) { Kernels.finite(log($0)) }
    case .logarithm2: Kernels.map(d, a, count) { Kernels.finite(log2($0)) }
    case .logarithm10: Kernels.map(d, a, count) { Kernels.finite(log10($0)) }
    case .floor: Kernels.map(d, a, count) { $0.rounded(.down) }
    case .ceiling: Kernels.map(d, a, count) { $0.rounded(.up) }
    case .round: Kernels.map(d, a, count) { $0.rounded(.toNearestOrAwayFromZero) }
    case .sine: Kernels.map(d, a, count) { sin($0) }
    case .cosine: Kernels.map(d, a, count) { cos($0) }
    case .tangent: Kernels.map(d, a, count) { tan($0) }
    case .add: Kernels.map(d, a, b, count) { Kernels.finite($0 + $1) }
    case .subtract: Kernels.map(d, a, b, count) { Kernels.finite($0 - $1) }
    case .multiply: Kernels.map(d, a, b, count) { Kernels.finite($0 * $1) }
    case .divide: Kernels.map(d, a, b, count) { Kernels.quotient($0, $1) }
    case .power: Kernels.map(d, a, b, count) { Kernels.power($0, $1) }
    case .minimum: Kernels.map(d, a, b, count) { Kernels.minimum($0, $1) }
    case .maximum: Kernels.map(d, a, b, count) { Kernels.maximum($0, $1) }
    case .equal: Kernels.map(d, a, b, count) { Kernels.truth($0 == $1, $0, $1) }
    case .notEqual: Kernels.map(d, a, b, count) { Kernels.truth($0 != $1, $0, $1) }
    case .less: Kernels.map(d, a, b, count) { Kernels.truth($0 < $1, $0, $1) }
    case .lessOrEqual: Kernels.map(d, a, b, count) { Kernels.truth($0 <= $1, $0, $1) }
    case .and: Kernels.map(d, a, b, count) { Kernels.conjunction($0, $1) }
    case .or: Kernels.map(d, a, b, count) { Kernels.disjunction($0, $1) }
    case .select:
      let c = block(instruction.c)
      for lane in 0..<count { d[lane] = Kernels.choice(c[lane], a[lane], b[lane]) }
    }
  }

}
