import CKernels

extension RegisterFile {

  /// Carries out `instruction` on `count` lanes; one arm for each opcode, each one kernel.
  func execute(_ instruction: Instruction, count: Int) {
    let d = block(instruction.destination)
    let a = block(instruction.a)
    let b = block(instruction.b)
    switch instruction.opcode {
    case .load: break
    case .negate: yk_negate(d, a, count)
    case .not: yk_not(d, a, count)
    case .absolute: yk_absolute(d, a, count)
    case .known: yk_known(d, a, count)
    case .squareRoot: yk_square_root(d, a, count)
    case .exponential: yk_exponential(d, a, count)
    case .logarithm: yk_logarithm(d, a, count)
    case .logarithm2: yk_logarithm2(d, a, count)
    case .logarithm10: yk_logarithm10(d, a, count)
    case .floor: yk_floor(d, a, count)
    case .ceiling: yk_ceiling(d, a, count)
    case .round: yk_round(d, a, count)
    case .sine: yk_sine(d, a, count)
    case .cosine: yk_cosine(d, a, count)
    case .tangent: yk_tangent(d, a, count)
    case .wholeNumber: yk_whole_number(d, a, count)
    case .monthOfDay: yk_month_of_day(d, a, count)
    case .firstDayOfMonth: yk_first_day_of_month(d, a, count)
    case .add: yk_add(d, a, b, count)
    case .subtract: yk_subtract(d, a, b, count)
    case .multiply: yk_multiply(d, a, b, count)
    case .divide: yk_divide(d, a, b, count)
    case .power: yk_power(d, a, b, count)
    case .minimum: yk_minimum(d, a, b, count)
    case .maximum: yk_maximum(d, a, b, count)
    case .equal: yk_equal(d, a, b, count)
    case .notEqual: yk_not_equal(d, a, b, count)
    case .less: yk_less(d, a, b, count)
    case .lessOrEqual: yk_less_or_equal(d, a, b, count)
    case .and: yk_and(d, a, b, count)
    case .or: yk_or(d, a, b, count)
    case .select: yk_select(d, a, b, block(instruction.c), count)
    }
  }

}
