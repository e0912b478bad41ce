/// Why a cell has no value: the first operation that had all its operands but no result.
package struct Failure: Sendable {

  /// The causes.
  package enum Cause: Sendable {

    /// A division by zero, or zero raised to a negative power.
    case divisionByZero

    /// An operation outside of its domain, such as the logarithm of a negative number.
    case outsideDomain(Opcode, operand: Double)

    /// A result greater than all numbers.
    case overflow

    /// The least or greatest of nothing.
    case emptyReduction

    /// A given number that is none.
    case missingValue

  }

  /// The cause.
  package let cause: Cause

  /// The number of the formula that failed.
  package let place: Int?

}

/// Finds out why a cell of a result has no value.
///
/// It runs the plan again, keeping all arrays, and then the one lane behind the cell instruction by instruction, noting
/// with each register where its NaN came from. Where that is an array, it goes on with the step that
/// filled it. This costs a second run, and only when something has failed.
package struct Tracer {

  /// The machine that ran the plan again.
  private let machine: Machine

  /// Creates a tracer of `plan`.
  package init(_ plan: Plan) throws(InvalidPlan) {
    machine = try Machine(plan)
    try? machine.runKeepingArrays()
  }

  /// Why the element `element` of `array` is NaN.
  package func failure(of array: Int, at element: Int) -> Failure {
    for step in machine.plan.steps {
      if let mapping = step.mapping, mapping.destination.array == array {
        for source in mapping.sources(of: element, extents: step.extents)
        where machine.number(source, in: mapping.source.array).isNaN {
          return failure(of: mapping.source.array, at: source)
        }
        return Failure(cause: .overflow, place: mapping.place)
      }
      for sink in step.program.sinks where sink.access.array == array {
        let cursor = Cursor(sink.access, extents: step.extents)
        let lanes = (0..<step.laneCount).filter { cursor.element(of: $0) == element }
        if lanes.isEmpty { continue }
        for lane in lanes {
          if let failure = trace(lane, of: step, to: sink) { return failure }
        }
        let isOfNothing = sink.accumulation == .minimum || sink.accumulation == .maximum
        return Failure(cause: isOfNothing ? .emptyReduction : .overflow, place: sink.place)
      }
    }
    let place = machine.plan.steps.flatMap(\.program.sinks).first { $0.access.array == array }?
      .place
    return Failure(cause: place == nil ? .missingValue : .emptyReduction, place: place)
  }

  /// Why `lane` of `step` brings NaN to `sink`, or `nil` where it brings a number.
  private func trace(_ lane: Int, of step: Plan.Step, to sink: Sink) -> Failure? {
    var origins = [Failure?](repeating: nil, count: max(1, step.program.registerCount))
    let registers = machine.registers(of: step)
    defer { registers.deallocate() }
    registers.load(from: lane, count: 1)
    for (instruction, place) in zip(step.program.instructions, step.program.places) {
      let operands = instruction.operands.map { registers.value(of: $0) }
      registers.execute(instruction, count: 1)
      let destination = Int(instruction.destination.index)
      origins[destination] =
        registers.value(of: instruction.destination).isNaN
        ? origin(instruction, operands, place, lane, step, origins) : nil
    }
    return origins[Int(sink.register.index)]
  }

  /// Why `instruction` makes NaN of `operands`.
  private func origin(
    _ instruction: Instruction, _ operands: [Double], _ place: Int, _ lane: Int, _ step: Plan.Step,
    _ origins: [Failure?]
  ) -> Failure {
    if instruction.opcode == .load {
      let access = step.program.loads[Int(instruction.a.index)]
      return failure(
        of: access.array, at: Cursor(access, extents: step.extents).element(of: lane))
    }
    var suspects = Array(zip(instruction.operands, operands))
    if instruction.opcode == .select, !operands[2].isNaN {
      suspects = [suspects[operands[2] == 1 ? 0 : 1]]
    }
    if let (register, _) = suspects.first(where: { $0.1.isNaN }) {
      return origins[Int(register.index)] ?? Failure(cause: .missingValue, place: place)
    }
    return Failure(cause: cause(instruction.opcode, operands), place: place)
  }

  /// Why `opcode` has no result for `operands`.
  private func cause(_ opcode: Opcode, _ operands: [Double]) -> Failure.Cause {
    switch opcode {
    case .divide:
      return operands[1] == 0 ? .divisionByZero : .overflow
    case .power:
      if operands[0] == 0 { return .divisionByZero }
      return operands[0] < 0 && operands[1] != operands[1].rounded()
        ? .outsideDomain(opcode, operand: operands[0]) : .overflow
    case .squareRoot, .logarithm, .logarithm2, .logarithm10, .sine, .cosine, .tangent,
      .wholeNumber:
      return .outsideDomain(opcode, operand: operands[0])
    case .load, .negate, .not, .absolute, .exponential, .floor, .ceiling, .round, .add,
      .subtract, .multiply, .minimum, .maximum, .equal, .notEqual, .less, .lessOrEqual, .and, .or,
      .select, .monthOfDay, .firstDayOfMonth:
      return .overflow
    }
  }

}
