import Sampling

/// One thread's way through blocks of draws: arrays and registers of its own.
///
/// A block stays in the cache while it goes through the whole plan, all axes; what it leaves behind is in the collections.
struct DrawWorker {

  /// What is drawn and computed.
  private let drawing: Drawing

  /// How draws are split.
  private let schedule: DrawSchedule

  /// The arrays: the plan's, and drawn ones of the worker's own.
  let memory: [UnsafeMutableBufferPointer<Double>]

  /// The steps.
  private let steps: [StepRunner]

  /// The random numbers of a group's columns, one block each.
  private let numbers: UnsafeMutableBufferPointer<Double>

  /// The drawn arrays among `memory`.
  private let own: [Int]

  /// Creates a worker for `drawing` of `plan` over the plan's `memory`.
  init(
    _ drawing: Drawing, of plan: Plan, over memory: [UnsafeMutableBufferPointer<Double>],
    blockSize: Int
  ) {
    self.drawing = drawing
    schedule = plan.schedule
    var used = Set(drawing.collections.map(\.source))
    for group in drawing.groups { used.formUnion(group.columns.compactMap(\.destination?.array)) }
    for step in drawing.steps { used.formUnion(step.program.sinks.map(\.access.array)) }
    var arrays = memory
    own = used.filter { plan.isDrawn($0) }.sorted()
    for array in own {
      arrays[array] = RegisterFile.allocate(plan.count(of: array))
      arrays[array].initialize(repeating: 0)
    }
    self.memory = arrays
    let columns = drawing.groups.map(\.columns.count).max() ?? 0
    numbers = RegisterFile.allocate(columns * plan.schedule.blockSize)
    steps = drawing.steps.map { StepRunner($0, in: plan, arrays, blockSize: blockSize) }
  }

  /// Gives the worker's memory back.
  func deallocate() {
    for array in own { memory[array].deallocate() }
    numbers.deallocate()
    for step in steps { step.deallocate() }
  }

  /// Draws `block` of `replicate` and computes all that follows from it.
  func compute(_ block: Int, of replicate: Int, _ signal: StopSignal, asking: Bool)
    throws(Machine.Stopped)
  {
    for group in drawing.groups { fill(group, block, of: replicate) }
    for step in steps { try step.run(signal, asking: asking) }
  }

  /// Draws the numbers of `group`.
  private func fill(_ group: DrawGroup, _ block: Int, of replicate: Int) {
    guard let base = numbers.baseAddress else { return }
    let size = schedule.blockSize
    let columns = group.columns.indices.map { base + $0 * size }
    for (column, numbers) in zip(group.columns, columns) {
      column.streams[replicate].fill(into: numbers, start: block * size, count: size)
    }
    group.copula?.correlate(columns, count: size)
    for (column, numbers) in zip(group.columns, columns) {
      guard let (array, cell) = column.destination, let target = memory[array].baseAddress else {
        continue
      }
      guard let sampler = column.sampler else {
        (target + cell * size).update(repeating: .nan, count: size)
        continue
      }
      sampler.fill(target + cell * size, from: numbers, count: size)
    }
  }

}
