import CKernels

/// The registers of one step while it runs, each a block of lanes.
struct RegisterFile {

  /// A block of lanes.
  typealias Block = UnsafeMutablePointer<Double>

  /// The program.
  private let program: Program

  /// Where each register's block is: in `storage`, or in an array that is read in place.
  private let blocks: UnsafeMutablePointer<Block>

  /// The memory of the registers.
  private let storage: Block

  /// The lanes of a block.
  private let blockSize: Int

  /// The arrays of the plan.
  private let arrays: [UnsafeMutableBufferPointer<Double>]

  /// The registers that lie in an array, those of contiguous loads and of sinks in place, and where the first lane is; plain
  /// data, which is walked over for each block without counting references.
  private let inPlace: [(register: Int, first: Block, turnStride: Int, lag: Int)]

  /// How the elements of each load that is neither uniform nor contiguous lie, and the register that takes them.
  private let spreadLoads: [(cursor: Cursor, array: Block, register: Int)]

  /// The sinks that are not in place, and how their elements lie.
  private let copiedSinks: [(sink: Sink, cursor: Cursor)]

  /// The bytes of a vector register and of a cache line: what is aligned to them is read with one access.
  static let alignment = 64

  /// Memory for `count` numbers.
  static func allocate(_ count: Int) -> UnsafeMutableBufferPointer<Double> {
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: max(1, count) * MemoryLayout<Double>.stride, alignment: alignment)
    return UnsafeMutableBufferPointer(
      start: memory.bindMemory(to: Double.self, capacity: max(1, count)), count: count)
  }

  /// Creates the registers of `step`, with its constants and uniform loads in them; `isDrawn` tells of an array whether its
  /// numbers change under the registers.
  init(
    _ step: Plan.Step, arrays: [UnsafeMutableBufferPointer<Double>], blockSize: Int,
    isDrawn: (Int) -> Bool = { _ in false }
  ) {
    program = step.program
    self.arrays = arrays
    self.blockSize = blockSize
    let count = max(1, program.registerCount)
    storage = RegisterFile.start(of: RegisterFile.allocate(count * blockSize))
    storage.initialize(repeating: 0, count: count * blockSize)
    blocks = UnsafeMutablePointer<Block>.allocate(capacity: count)
    for register in 0..<count {
      (blocks + register).initialize(to: storage + register * blockSize)
    }
    let loads = program.instructions.filter { $0.opcode == .load }.map { instruction in
      let access = step.program.loads[Int(instruction.a.index)]
      return (
        cursor: Cursor(access, extents: step.extents, isFixed: !isDrawn(access.array)),
        array: RegisterFile.start(of: arrays[access.array]),
        register: Int(instruction.destination.index)
      )
    }
    let cursors = program.sinks.map { Cursor($0.access, extents: step.extents) }
    let sinks = zip(program.sinks, cursors)
    let isInPlace = RegisterFile.sinksInPlace(step.program, cursors)
    inPlace =
      loads.filter { $0.cursor.pattern == .contiguous }
      .map { load in
        let access = load.cursor.access
        return (load.register, load.array + access.offset, access.turnStride, access.lag)
      }
      + zip(sinks, isInPlace).filter { $0.1 }.map { sink, _ in
        let array = RegisterFile.start(of: arrays[sink.0.access.array])
        let access = sink.0.access
        return (
          Int(sink.0.register.index), array + access.offset, access.turnStride, access.lag
        )
      }
    spreadLoads = loads.filter { $0.cursor.pattern == .strided }
    copiedSinks = zip(sinks, isInPlace).filter { !$0.1 }.map { (sink: $0.0.0, cursor: $0.0.1) }
    for constant in program.constants {
      blocks[Int(constant.register.index)].update(repeating: constant.value, count: blockSize)
    }
    guard step.laneCount > 0 else { return }
    for load in loads where load.cursor.pattern == .uniform {
      blocks[load.register].update(repeating: load.array[load.cursor.offset], count: blockSize)
    }
  }

  /// Where `buffer` starts.
  private static func start(of buffer: UnsafeMutableBufferPointer<Double>) -> Block {
    guard let address = buffer.baseAddress else {
      preconditionFailure("unreachable: the verifier lets no step meet an array without memory")
    }
    return address
  }

  /// Gives the memory back.
  func deallocate() {
    storage.deallocate()
    blocks.deallocate()
  }

  /// The block of `register`.
  @inline(__always)
  func block(_ register: Register) -> Block { blocks[Int(register.index)] }

  /// The value of `register` in the first lane.
  func value(of register: Register) -> Double { blocks[Int(register.index)][0] }

  /// Brings the elements that `count` lanes from `start` on meet in `turn` into their registers.
  func load(from start: Int, count: Int, turn: Int = 0) {
    for (register, first, turnStride, lag) in inPlace {
      blocks[register] = first + max(0, turn - lag) * turnStride + start
    }
    for load in spreadLoads {
      let array = load.array + load.cursor.access.shift(in: turn)
      if let element = load.cursor.elementOfRow(from: start, count: count) {
        blocks[load.register] = array + element
        continue
      }
      let block = storage + load.register * blockSize
      blocks[load.register] = block
      load.cursor.forEachRun(from: start, count: count) { lane, length, element, stride in
        if stride == 0 {
          (block + lane).update(repeating: array[element], count: length)
        } else if stride == 1 {
          (block + lane).update(from: array + element, count: length)
        } else {
          for index in 0..<length { block[lane + index] = array[element + index * stride] }
        }
      }
    }
  }

  /// Which sinks of `program` can have their register in their array: those that store one element a lane from a register
  /// that an operation writes and no other sink reads.
  private static func sinksInPlace(_ program: Program, _ cursors: [Cursor]) -> [Bool] {
    var written = Set(program.instructions.filter { $0.opcode != .load }.map(\.destination))
    written.subtract(program.constants.map(\.register))
    return program.sinks.indices.map { index in
      let sink = program.sinks[index]
      let isAlone = program.sinks.filter { $0.register == sink.register }.count == 1
      return isAlone && written.contains(sink.register) && sink.accumulation == .store
        && cursors[index].pattern == .contiguous
    }
  }

  /// Puts the results of `count` lanes from `start` on in `turn` into their arrays.
  func store(from start: Int, count: Int, turn: Int = 0) {
    for (sink, cursor) in copiedSinks {
      let block = blocks[Int(sink.register.index)]
      let array =
        RegisterFile.start(of: arrays[sink.access.array]) + sink.access.shift(in: turn)
      if sink.accumulation == .store, cursor.pattern == .contiguous {
        (array + cursor.offset + start).update(from: block, count: count)
        continue
      }
      cursor.forEachRun(from: start, count: count) { lane, length, element, stride in
        RegisterFile.accumulate(
          sink.accumulation, array + element, stride, block + lane, length)
      }
    }
  }

  /// Puts `count` values together with the elements from `element` on.
  private static func accumulate(
    _ accumulation: Accumulation, _ element: Block, _ stride: Int, _ values: Block, _ count: Int
  ) {
    switch accumulation {
    case .store:
      for index in 0..<count { element[index * stride] = values[index] }
    case .sum where stride == 0:
      // One element takes the whole run: its sum stays in a register, in the same order.
      var sum = element[0]
      for index in 0..<count { sum += values[index] }
      element[0] = sum
    case .sum:
      for index in 0..<count { element[index * stride] += values[index] }
    case .product:
      for index in 0..<count { element[index * stride] *= values[index] }
    case .minimum:
      for index in 0..<count {
        yk_minimum(element + index * stride, element + index * stride, values + index, 1)
      }
    case .maximum:
      for index in 0..<count {
        yk_maximum(element + index * stride, element + index * stride, values + index, 1)
      }
    }
  }

}
