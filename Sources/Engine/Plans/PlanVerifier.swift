/// A plan that would read or write outside of its registers or arrays: a mistake of the planner.
package struct InvalidPlan: Error, CustomStringConvertible {

  /// What is wrong.
  package let description: String

}

/// Proves, once for each plan, that running it stays inside its registers and arrays.
///
/// The machine relies on it: its kernels check nothing.
package enum PlanVerifier {

  /// Throws where `plan` is not sound.
  package static func verify(_ plan: Plan) throws(InvalidPlan) {
    var isFilled = plan.arrays.map { contents in
      if case .given = contents { true } else { false }
    }
    for (number, step) in plan.steps.enumerated() {
      try verify(step, number, of: plan, isFilled)
      for array in step.fills { isFilled[array] = true }
    }
    for result in plan.results where !(isFilled.indices.contains(result) && isFilled[result]) {
      throw InvalidPlan(description: "result \(result) is never computed")
    }
  }

  /// Throws where `step`, which has the given `number`, is not sound.
  private static func verify(_ step: Plan.Step, _ number: Int, of plan: Plan, _ isFilled: [Bool])
    throws(InvalidPlan)
  {
    if let mapping = step.mapping { try verify(mapping, in: step, number, of: plan, isFilled) }
    let program = step.program
    var isDefined = [Bool](repeating: false, count: program.registerCount)
    var isFixed = isDefined
    func define(_ register: Register, isFinal: Bool = false) throws(InvalidPlan) {
      let isFree = Int(register.index) < program.registerCount && !isFixed[Int(register.index)]
      guard isFree, !isFinal || !isDefined[Int(register.index)] else {
        throw InvalidPlan(description: "step \(number) writes register \(register.index)")
      }
      isFixed[Int(register.index)] = isFinal
      isDefined[Int(register.index)] = true
    }
    func use(_ register: Register) throws(InvalidPlan) {
      guard Int(register.index) < program.registerCount, isDefined[Int(register.index)] else {
        throw InvalidPlan(description: "step \(number) reads register \(register.index) unset")
      }
    }
    for constant in program.constants { try define(constant.register, isFinal: true) }
    for instruction in program.instructions {
      if instruction.opcode == .load {
        guard Int(instruction.a.index) < program.loads.count else {
          throw InvalidPlan(description: "step \(number) has no load \(instruction.a.index)")
        }
      }
      for operand in instruction.operands { try use(operand) }
      try define(instruction.destination, isFinal: instruction.opcode == .load)
    }
    for load in program.loads {
      try verify(load, in: step, number, of: plan)
      guard isFilled[load.array] else {
        throw InvalidPlan(description: "step \(number) reads array \(load.array) unset")
      }
    }
    for sink in program.sinks {
      try use(sink.register)
      try verify(sink.access, in: step, number, of: plan)
    }
  }

  /// Throws where `mapping` would meet an element outside of its arrays.
  private static func verify(
    _ mapping: AxisMapping, in step: Plan.Step, _ number: Int, of plan: Plan, _ isFilled: [Bool]
  ) throws(InvalidPlan) {
    let count = mapping.divisors.count
    guard mapping.starts.count == count + 1, mapping.starts.first == 0,
      zip(mapping.starts, mapping.starts.dropFirst()).allSatisfy({ $0 <= $1 }),
      mapping.starts.last == mapping.sources.count,
      mapping.weights.count == mapping.sources.count, mapping.sources.allSatisfy({ $0 >= 0 }),
      mapping.sourceStride > 0, mapping.destinationStride > 0
    else { throw InvalidPlan(description: "step \(number) has no sound table") }
    let isFull = plan.arrays.indices.contains(mapping.source.array)
    guard isFull, isFilled[mapping.source.array] else {
      throw InvalidPlan(description: "step \(number) reads array \(mapping.source.array) unset")
    }
    for (access, stride, last) in [
      (mapping.source, mapping.sourceStride, mapping.sources.max() ?? 0),
      (mapping.destination, mapping.destinationStride, max(0, count - 1)),
    ] {
      let end = ArrayAccess(
        array: access.array, offset: access.offset + stride * last, strides: access.strides)
      try verify(access, in: step, number, of: plan)
      try verify(end, in: step, number, of: plan)
    }
  }

  /// Throws where a lane of `step` would meet an element outside of its array.
  private static func verify(
    _ access: ArrayAccess, in step: Plan.Step, _ number: Int, of plan: Plan
  )
    throws(InvalidPlan)
  {
    guard plan.arrays.indices.contains(access.array), access.strides.count == step.extents.count
    else { throw InvalidPlan(description: "step \(number) meets array \(access.array)") }
    if step.laneCount == 0 { return }
    var last = access.offset
    for (extent, stride) in zip(step.extents, access.strides) {
      guard stride >= 0 else { throw InvalidPlan(description: "step \(number) walks backwards") }
      last += (extent - 1) * stride
    }
    guard access.offset >= 0, last < plan.arrays[access.array].count else {
      throw InvalidPlan(
        description: "step \(number) meets element \(last) of array \(access.array)")
    }
  }

}
