/// The number of a register of a program.
package struct Register: Hashable, Sendable {

  /// The position of the register in the machine's file.
  package let index: UInt16

  /// Creates the register at `index`.
  package init(index: UInt16) {
    self.index = index
  }

}

/// One operation and its registers.
package struct Instruction: Sendable {

  /// The operation.
  package let opcode: Opcode

  /// The register that takes the result.
  package let destination: Register

  /// The first operand, or the number of the load.
  package let a: Register

  /// The second operand.
  package let b: Register

  /// The third operand.
  package let c: Register

  /// Creates an instruction; operands that the operation does not have are left out.
  package init(
    _ opcode: Opcode, _ destination: Register, _ a: Register,
    _ b: Register = Register(index: 0), _ c: Register = Register(index: 0)
  ) {
    self.opcode = opcode
    self.destination = destination
    self.a = a
    self.b = b
    self.c = c
  }

  /// The registers that the instruction reads.
  package var operands: [Register] { Array([a, b, c].prefix(opcode.operandCount)) }

}

/// Which elements of an array the lanes of a step meet.
package struct ArrayAccess: Hashable, Sendable {

  /// The number of the array in its plan.
  package let array: Int

  /// The element that the first lane meets.
  package let offset: Int

  /// For each axis of the step, the distance between the elements of neighbours along it; 0 where they meet the same
  /// one.
  package let strides: [Int]

  /// In a recurrence, the distance between the elements of neighbouring turns.
  package let turnStride: Int

  /// In a recurrence, how many turns before the one at hand the elements are; those of the first turn where that is
  /// before it.
  package let lag: Int

  /// Creates an access to `array`.
  package init(array: Int, offset: Int, strides: [Int], turnStride: Int = 0, lag: Int = 0) {
    self.array = array
    self.offset = offset
    self.strides = strides
    self.turnStride = turnStride
    self.lag = lag
  }

  /// The distance of the elements in `turn` from those in the first one.
  func shift(in turn: Int) -> Int { max(0, turn - lag) * turnStride }

}

/// The ways in which lanes that meet the same element are put together.
package enum Accumulation: Sendable {

  /// The last lane's value stays; used where each element is met once.
  case store

  /// The sum.
  case sum

  /// The product.
  case product

  /// The least value.
  case minimum

  /// The greatest value.
  case maximum

  /// What an element holds before the first lane.
  var identity: Double {
    switch self {
    case .store, .sum: 0
    case .product: 1
    case .minimum: .infinity
    case .maximum: -.infinity
    }
  }

}

/// Where the value of a register goes.
package struct Sink: Sendable {

  /// The register.
  package let register: Register

  /// The elements.
  package let access: ArrayAccess

  /// How the lanes of one element are put together.
  package let accumulation: Accumulation

  /// The number of the formula that asks for it.
  package let place: Int

  /// Creates a sink.
  package init(register: Register, access: ArrayAccess, accumulation: Accumulation, place: Int) {
    self.register = register
    self.access = access
    self.accumulation = accumulation
    self.place = place
  }

}

/// Straight-line code that the machine runs on block after block of lanes.
package struct Program: Sendable {

  /// The instructions, each after those whose results it reads.
  package let instructions: [Instruction]

  /// For each instruction, the number of the formula it comes from.
  package let places: [Int]

  /// The registers that hold a constant throughout.
  package let constants: [(register: Register, value: Double)]

  /// The arrays that are read.
  package let loads: [ArrayAccess]

  /// Where results go.
  package let sinks: [Sink]

  /// The number of registers.
  package let registerCount: Int

  /// The program that does nothing.
  package static let empty = Program(
    instructions: [], places: [], constants: [], loads: [], sinks: [], registerCount: 0)

  /// Creates a program.
  package init(
    instructions: [Instruction], places: [Int], constants: [(register: Register, value: Double)],
    loads: [ArrayAccess], sinks: [Sink], registerCount: Int
  ) {
    self.instructions = instructions
    self.places = places
    self.constants = constants
    self.loads = loads
    self.sinks = sinks
    self.registerCount = registerCount
  }

}
