import Engine

/// Puts a program together: values first, registers at the end.
///
/// Values are numbered as they are made, each made once. When the program is complete, a linear scan gives
/// registers to them: one whose last use is past is free for the next, which keeps the working set of a block in
/// the first-level cache. Constants and loads keep a register of their own, because the machine
/// fills them outside of the program.
struct ProgramBuilder {

  /// The number of a value.
  struct Value: Hashable {

    /// The position of the value.
    let index: Int

  }

  /// An instruction whose registers are still values.
  private struct Draft {
    let opcode: Opcode
    let result: Value
    let operands: [Value]
    let place: Int
  }

  /// A sink whose register is still a value.
  private struct SinkDraft {
    let value: Value
    let access: ArrayAccess
    let accumulation: Accumulation
    let place: Int
  }

  /// The number of values so far.
  private var count = 0

  /// The instructions.
  private var drafts: [Draft] = []

  /// The sinks.
  private var sinks: [SinkDraft] = []

  /// The value of each node.
  private var values: [NodeID: Value] = [:]

  /// The value of each constant, by its bits.
  private var constants: [UInt64: Value] = [:]

  /// The value of each load.
  private var loads: [ArrayAccess: Value] = [:]

  /// The accesses of loads, in order.
  private var accesses: [ArrayAccess] = []

  /// A value that is not made yet.
  private mutating func fresh() -> Value {
    count += 1
    return Value(index: count - 1)
  }

  /// The value of `node`, which is made already.
  func value(of node: NodeID) -> Value {
    guard let value = values[node] else {
      preconditionFailure("unreachable: operands are made before those that use them")
    }
    return value
  }

  /// The value that is `number` throughout.
  mutating func constant(_ number: Double) -> Value {
    if let value = constants[number.bitPattern] { return value }
    let value = fresh()
    constants[number.bitPattern] = value
    return value
  }

  /// The value that is read through `access`.
  mutating func load(_ access: ArrayAccess, place: Int) -> Value {
    if let value = loads[access] { return value }
    let value = fresh()
    loads[access] = value
    accesses.append(access)
    drafts.append(Draft(opcode: .load, result: value, operands: [], place: place))
    return value
  }

  /// Makes the value of `node` by `opcode`.
  mutating func emit(_ opcode: Opcode, _ operands: [Value], as node: NodeID, place: Int) {
    let result = fresh()
    drafts.append(Draft(opcode: opcode, result: result, operands: operands, place: place))
    values[node] = result
  }

  /// Makes `node` another name of `value`.
  mutating func alias(_ node: NodeID, to value: Value) {
    values[node] = value
  }

  /// Sends the value of `node` to `access`.
  mutating func sink(
    _ node: NodeID, _ access: ArrayAccess, _ accumulation: Accumulation, place: Int
  ) {
    sinks.append(
      SinkDraft(
        value: value(of: node), access: access, accumulation: accumulation, place: place))
  }

  /// The complete program.
  func program() -> Program {
    var allocation = RegisterAllocation(count: count)
    for value in constants.values.sorted(by: { $0.index < $1.index }) { allocation.pin(value) }
    for value in loads.values.sorted(by: { $0.index < $1.index }) { allocation.pin(value) }
    for sink in sinks { allocation.keep(sink.value) }
    for (position, draft) in drafts.enumerated() {
      for operand in draft.operands { allocation.use(operand, at: position) }
    }
    var instructions: [Instruction] = []
    var loadNumber: UInt16 = 0
    let zero = Register(index: 0)
    for (position, draft) in drafts.enumerated() {
      if draft.opcode == .load {
        let number = Register(index: loadNumber)
        instructions.append(Instruction(.load, allocation.register(of: draft.result), number))
        loadNumber += 1
        continue
      }
      let operands = draft.operands.map { allocation.register(of: $0) }
      allocation.release(after: position, draft.operands)
      let result = allocation.register(of: draft.result)
      instructions.append(
        Instruction(
          draft.opcode, result, operands[0], operands.count > 1 ? operands[1] : zero,
          operands.count > 2 ? operands[2] : zero))
    }
    return Program(
      instructions: instructions, places: drafts.map(\.place),
      constants: constants.sorted { $0.value.index < $1.value.index }.map {
        (allocation.register(of: $0.value), Double(bitPattern: $0.key))
      },
      loads: accesses,
      sinks: sinks.map {
        Sink(
          register: allocation.register(of: $0.value), access: $0.access,
          accumulation: $0.accumulation, place: $0.place)
      },
      registerCount: allocation.registerCount)
  }

}

/// The linear scan that gives registers to values.
private struct RegisterAllocation {

  /// The register of each value, once it has one.
  private var registers: [Int?]

  /// The last instruction that reads each value; values that are never given back have none.
  private var lastUses: [Int]

  /// The registers that are free.
  private var free: [Int] = []

  /// The number of registers.
  private(set) var registerCount = 0

  /// Creates an allocation for `count` values.
  init(count: Int) {
    registers = Array(repeating: nil, count: count)
    lastUses = Array(repeating: -1, count: count)
  }

  /// Gives `value` a register of its own.
  mutating func pin(_ value: ProgramBuilder.Value) {
    registers[value.index] = registerCount
    registerCount += 1
    keep(value)
  }

  /// Keeps the register of `value` to the end.
  mutating func keep(_ value: ProgramBuilder.Value) {
    lastUses[value.index] = .max
  }

  /// Notes that the instruction at `position` reads `value`.
  mutating func use(_ value: ProgramBuilder.Value, at position: Int) {
    lastUses[value.index] = max(lastUses[value.index], position)
  }

  /// The register of `value`, which gets one now where it has none.
  mutating func register(of value: ProgramBuilder.Value) -> Register {
    if let index = registers[value.index] { return Register(index: UInt16(index)) }
    let index = free.popLast() ?? registerCount
    if index == registerCount { registerCount += 1 }
    registers[value.index] = index
    return Register(index: UInt16(index))
  }

  /// Gives back the registers of those `values` that no instruction after `position` reads.
  mutating func release(after position: Int, _ values: [ProgramBuilder.Value]) {
    for value in values where lastUses[value.index] == position {
      if let register = registers[value.index] { free.append(register) }
      lastUses[value.index] = -1
    }
  }

}
