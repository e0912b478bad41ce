/// One step with its registers, over arrays that stay where they are; it can run again and again.
struct StepRunner {

  /// The step.
  private let step: Plan.Step

  /// The arrays of the plan.
  private let memory: [UnsafeMutableBufferPointer<Double>]

  /// The lanes of a block.
  private let blockSize: Int

  /// The registers.
  private let registers: RegisterFile

  /// The steps of each of the first turns, and behind them those of every further one, where the step is a recurrence.
  private let turns: [[StepRunner]]

  /// Creates a runner of `step` of `plan` over `memory`; the arrays `changing` are filled by what runs it again and again.
  init(
    _ step: Plan.Step, in plan: Plan, _ memory: [UnsafeMutableBufferPointer<Double>],
    blockSize: Int, changing: Set<Int> = []
  ) {
    self.step = step
    self.memory = memory
    self.blockSize = min(blockSize, max(1, step.laneCount))
    let changing = changing.union(step.recurrence == nil ? [] : step.fills)
    registers = RegisterFile(
      step, arrays: memory, blockSize: self.blockSize,
      isDrawn: { plan.isDrawn($0) || changing.contains($0) })
    let lists = step.recurrence.map { $0.beginnings + [$0.steps] } ?? []
    turns = lists.map { steps in
      steps.map { StepRunner($0, in: plan, memory, blockSize: blockSize, changing: changing) }
    }
  }

  /// Gives the memory of the registers back.
  func deallocate() {
    registers.deallocate()
    for runner in turns.joined() { runner.deallocate() }
  }

  /// Runs all lanes of the step, in `turn` of the recurrence around it.
  func run(_ signal: StopSignal, asking: Bool, turn: Int = 0) throws(Machine.Stopped) {
    if let recurrence = step.recurrence {
      for turn in 0..<recurrence.turnCount {
        for runner in turns[min(turn, turns.count - 1)] {
          try runner.run(signal, asking: asking, turn: turn)
        }
      }
      return
    }
    for sink in step.program.sinks where sink.accumulation != .store {
      // What is stored is written once for every element, and needs no value before.
      memory[sink.access.array].update(repeating: sink.accumulation.identity)
    }
    if let mapping = step.mapping {
      try mapping.run(over: step.extents, memory, signal, asking: asking)
      return
    }
    if let search = step.search {
      try search.run(over: step.extents, memory, signal, asking: asking)
      return
    }
    let laneCount = step.laneCount
    var start = 0
    while start < laneCount {
      try signal.check(asking: asking)
      let count = min(blockSize, laneCount - start)
      registers.load(from: start, count: count, turn: turn)
      for instruction in step.program.instructions { registers.execute(instruction, count: count) }
      registers.store(from: start, count: count, turn: turn)
      start += count
    }
    for sink in step.program.sinks { settle(sink) }
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

}
