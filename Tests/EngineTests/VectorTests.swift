import Engine
import TestSupport
import Testing

/// A program gives the same bits whatever the block size, and those of a scalar reference.
@Suite struct VectorTests {

  /// Lengths on both sides of the block size.
  private static let lengths = [1, 2, 511, 512, 513, 3 * 512 + 7]

  /// A program of every operation over two arrays, one value of each kept.
  private func plan(_ opcode: Opcode, _ inputs: [[Double]]) -> Plan {
    let count = inputs[0].count
    let registers = (0...3).map { Register(index: UInt16($0)) }
    var instructions = inputs.indices.map { Instruction(.load, registers[$0], registers[$0]) }
    instructions.append(
      Instruction(opcode, registers[3], registers[0], registers[1], registers[2]))
    let access = { (array: Int) in ArrayAccess(array: array, offset: 0, strides: [1]) }
    let program = Program(
      instructions: instructions, places: instructions.map { _ in 0 }, constants: [],
      loads: inputs.indices.map(access),
      sinks: [Sink(register: registers[3], access: access(3), accumulation: .store, place: 0)],
      registerCount: 4)
    return Plan(
      arrays: inputs.map { .given($0) } + [.computed(count)],
      steps: [Plan.Step(extents: [count], program: program)], results: [3])
  }

  /// Numbers of all kinds: small, large, whole, negative, zero and missing ones.
  private func numbers(_ count: Int, _ generator: inout SeededGenerator) -> [Double] {
    (0..<count).map { _ in
      switch Int.random(in: 0...9, using: &generator) {
      case 0: 0
      case 1: .nan
      case 2: Double(Int.random(in: -3...3, using: &generator))
      case 3: Double.random(in: -1e300...1e300, using: &generator)
      default: Double.random(in: -100...100, using: &generator)
      }
    }
  }

  @Test(arguments: Opcode.allCases.filter { $0 != .load })
  func blockSizeNeverChangesABit(_ opcode: Opcode) throws {
    var generator = SeededGenerator(seed: UInt64(opcode.rawValue) + 1)
    for length in Self.lengths {
      let truths = (0..<length).map { _ in
        Double([0.0, 1, .nan].randomElement(using: &generator) ?? 0)
      }
      let isLogic = opcode == .and || opcode == .or || opcode == .not
      let inputs = [
        isLogic ? truths : numbers(length, &generator),
        isLogic ? truths.reversed() : numbers(length, &generator), truths,
      ]
      let plan = plan(opcode, inputs)
      let reference = try Machine(plan, MachineOptions(blockSize: 1)).run()[0]
      for size in [7, 512, 4096] {
        let result = try Machine(plan, MachineOptions(blockSize: size)).run()[0]
        #expect(result.map(\.bitPattern) == reference.map(\.bitPattern), "\(length) \(size)")
      }
      #expect(reference.allSatisfy { !$0.isInfinite })
      for lane in 0..<length where opcode.operandCount < 3 && !isLogic && opcode != .known {
        let isMissing = inputs.prefix(opcode.operandCount).contains { $0[lane].isNaN }
        if isMissing { #expect(reference[lane].isNaN, "NaN is lost in lane \(lane)") }
      }
    }
  }

  @Test func reductionsAddInOrder() throws {
    var generator = SeededGenerator(seed: 5)
    for length in Self.lengths {
      let values = (0..<length).map { _ in Double.random(in: 0...1, using: &generator) }
      for accumulation in [Accumulation.sum, .minimum, .maximum] {
        let register = Register(index: 0)
        let program = Program(
          instructions: [Instruction(.load, register, register)], places: [0], constants: [],
          loads: [ArrayAccess(array: 0, offset: 0, strides: [1])],
          sinks: [
            Sink(
              register: register, access: ArrayAccess(array: 1, offset: 0, strides: [0]),
              accumulation: accumulation, place: 0)
          ], registerCount: 1)
        let plan = Plan(
          arrays: [.given(values), .computed(1)],
          steps: [Plan.Step(extents: [length], program: program)], results: [1])
        let expected: Double? =
          switch accumulation {
          case .sum: values.reduce(0, +)
          case .minimum: values.min()
          case .maximum: values.max()
          case .product, .store: nil
          }
        for size in [1, 512] {
          #expect(
            try Machine(plan, MachineOptions(blockSize: size)).run()[0].map { $0 } == [expected])
        }
      }
    }
  }

  @Test func anUnsoundPlanIsRefused() {
    let register = Register(index: 0)
    func plan(_ instruction: Instruction, load: ArrayAccess, count: Int = 4) -> Plan {
      let program = Program(
        instructions: [instruction], places: [0], constants: [], loads: [load],
        sinks: [
          Sink(
            register: register, access: ArrayAccess(array: 1, offset: 0, strides: [1]),
            accumulation: .store, place: 0)
        ], registerCount: 1)
      return Plan(
        arrays: [.given([1, 2, 3, 4]), .computed(count)],
        steps: [Plan.Step(extents: [4], program: program)], results: [1])
    }
    let load = Instruction(.load, register, register)
    let inside = ArrayAccess(array: 0, offset: 0, strides: [1])
    #expect(throws: Never.self) { try PlanVerifier.verify(plan(load, load: inside)) }
    #expect(throws: InvalidPlan.self) {
      try PlanVerifier.verify(plan(load, load: ArrayAccess(array: 0, offset: 1, strides: [1])))
    }
    #expect(throws: InvalidPlan.self) {
      try PlanVerifier.verify(plan(load, load: ArrayAccess(array: 1, offset: 0, strides: [1])))
    }
    #expect(throws: InvalidPlan.self) {
      try PlanVerifier.verify(plan(load, load: inside, count: 3))
    }
    let unset = Instruction(.negate, register, Register(index: 5))
    #expect(throws: InvalidPlan.self) { try PlanVerifier.verify(plan(unset, load: inside)) }
  }

}
