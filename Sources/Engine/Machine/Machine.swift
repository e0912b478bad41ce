/// Runs plans.
///
/// Input: a verified `Plan`. Output: the numbers of its results.
///
/// The steps are run in order. A step's lanes are taken in blocks, and a block goes through the whole program
/// before the next one starts, so that all registers stay in the first-level cache; the cost of dispatch
/// is shared by a block's lanes. Arrays that lie as the lanes do are read in place; others are spread into
/// a register first, and those that are the same for all lanes once per step. Reductions put lanes together in
/// their order, so that block size never changes a bit. An array is given back as soon as no later
/// step reads it.
package final class Machine {

  /// Lanes of a block: eight registers of it take 32 KB, the first-level cache of common processors;
  /// 256 to 1024 were measured to be alike, 16384 a quarter slower.
  package static let standardBlockSize = 512

  /// Stops a run from outside.
  package struct Stopped: Error {}

  /// The plan.
  let plan: Plan

  /// The lanes of a block.
  private let blockSize: Int

  /// Asked once a block whether to stop.
  private let shouldStop: () -> Bool

  /// The memory of each array; empty for those not needed yet or any more.
  private var memory: [UnsafeMutableBufferPointer<Double>]

  /// For each array, the last step that reads it; results are never given back.
  private let lastUses: [Int]

  /// Creates a machine for `plan`, which is sound.
  package init(
    _ plan: Plan, blockSize: Int = standardBlockSize,
    shouldStop: @escaping () -> Bool = { false }
  ) throws(InvalidPlan) {
    try PlanVerifier.verify(plan)
    self.plan = plan
    self.blockSize = blockSize
    self.shouldStop = shouldStop
    memory = plan.arrays.map { contents in
      guard case .given(let numbers) = contents else {
        return UnsafeMutableBufferPointer(start: nil, count: 0)
      }
      let buffer = UnsafeMutableBufferPointer<Double>.allocate(capacity: numbers.count)
      _ = buffer.initialize(from: numbers)
      return buffer
    }
    var lastUses = [Int](repeating: -1, count: plan.arrays.count)
    for (number, step) in plan.steps.enumerated() {
      for array in step.reads { lastUses[array] = number }
    }
    for result in plan.results { lastUses[result] = .max }
    self.lastUses = lastUses
  }

  deinit {
    for buffer in memory { buffer.deallocate() }
  }

  /// Runs all steps and returns the numbers of each result; a machine runs once.
  package func run() throws(Stopped) -> [NumberBuffer] {
    for (number, step) in plan.steps.enumerated() {
      try run(step)
      for array in step.reads where lastUses[array] == number {
        memory[array].deallocate()
        memory[array] = UnsafeMutableBufferPointer(start: nil, count: 0)
      }
    }
    return handOver()
  }

  /// The results, whose memory is the machine's no more.
  private func handOver() -> [NumberBuffer] {
    var buffers: [Int: NumberBuffer] = [:]
    return plan.results.map { array in
      if let buffer = buffers[array] { return buffer }
      let buffer = NumberBuffer(owning: memory[array])
      memory[array] = UnsafeMutableBufferPointer(start: nil, count: 0)
      buffers[array] = buffer
      return buffer
    }
  }

  /// Runs all steps without giving arrays back, for a tracer to look at.
  func runKeepingArrays() throws(Stopped) {
    for step in plan.steps { try run(step) }
  }

  /// Runs `step`.
  private func run(_ step: Plan.Step) throws(Stopped) {
    if let mapping = step.mapping { return try run(mapping, extents: step.extents) }
    for sink in step.program.sinks where memory[sink.access.array].baseAddress == nil {
      let count = plan.arrays[sink.access.array].count
      let buffer = UnsafeMutableBufferPointer<Double>.allocate(capacity: count)
      // What is stored is written once for every element, and needs no value before.
      if sink.accumulation != .store { buffer.initialize(repeating: sink.accumulation.identity) }
      memory[sink.access.array] = buffer
    }
    let size = min(blockSize, max(1, step.laneCount))
    let registers = RegisterFile(step, arrays: memory, blockSize: size)
    defer { registers.deallocate() }
    var start = 0
    while start < step.laneCount {
      if shouldStop() { throw Stopped() }
      let count = min(size, step.laneCount - start)
      registers.load(from: start, count: count)
      for instruction in step.program.instructions { registers.execute(instruction, count: count) }
      registers.store(from: start, count: count)
      start += count
    }
    for sink in step.program.sinks { settle(sink) }
  }

  /// Carries out `mapping` for all lanes of `extents`, asking now and then whether to stop.
  private func run(_ mapping: AxisMapping, extents: [Int]) throws(Stopped) {
    let array = mapping.destination.array
    if memory[array].baseAddress == nil {
      memory[array] = .allocate(capacity: plan.arrays[array].count)
    }
    let sources = Cursor(mapping.source, extents: extents)
    let targets = Cursor(mapping.destination, extents: extents)
    let lanes = extents.reduce(1, *)
    for lane in 0..<lanes {
      if lane % blockSize == 0, shouldStop() { throw Stopped() }
      mapping.fill(
        memory[array], at: targets.element(of: lane), from: memory[mapping.source.array],
        at: sources.element(of: lane))
    }
  }

  /// Replaces what a reduction could not compute by NaN: sums beyond all numbers, extremes of nothing.
  private func settle(_ sink: Sink) {
    switch sink.accumulation {
    case .store:
      return
    case .sum, .product, .minimum, .maximum:
      let buffer = memory[sink.access.array]
      for index in buffer.indices where buffer[index].isInfinite { buffer[index] = .nan }
    }
  }

  /// The number at `element` of `array`, as it is.
  func number(_ element: Int, in array: Int) -> Double { memory[array][element] }

  /// The registers of `step` for one lane, over the arrays as they are.
  func registers(of step: Plan.Step) -> RegisterFile {
    RegisterFile(step, arrays: memory, blockSize: 1)
  }

}
