import Sampling

/// One thread's way through blocks of draws: arrays and registers of its own.
///
/// A block stays in the cache while it goes through the whole plan, all axes; what it leaves behind is in the collections.
struct DrawWorker {

  /// How draws are split.
  private let schedule: DrawSchedule

  /// The arrays: the plan's, and drawn ones of the worker's own.
  let memory: [UnsafeMutableBufferPointer<Double>]

  /// The steps.
  private let steps: [Step]

  /// A step, ready to run.
  private enum Step {

    /// A loop nest with its registers.
    case compute(StepRunner)

    /// Draws with drawn parameters.
    case draw(VariedDraws)

  }

  /// What draws the groups.
  private let fillers: [GroupFiller]

  /// The random numbers of a group's columns, one block each.
  private let numbers: UnsafeMutableBufferPointer<Double>

  /// The drawn arrays among `memory`.
  private let own: [Int]

  /// Creates a worker for `drawing` of `plan` over the plan's `memory`.
  init(
    _ drawing: Drawing, of plan: Plan, over memory: [UnsafeMutableBufferPointer<Double>],
    blockSize: Int
  ) {
    schedule = plan.schedule
    var used = Set(drawing.collections.map(\.source))
    for group in drawing.groups {
      used.formUnion(group.columns.flatMap { $0.destinations.map(\.array) })
    }
    for step in drawing.steps {
      switch step {
      case .compute(let nest): used.formUnion(nest.fills)
      case .draw(let draws): used.insert(draws.destination)
      }
    }
    var arrays = memory
    own = used.filter { plan.isDrawn($0) }.sorted()
    for array in own {
      arrays[array] = RegisterFile.allocate(plan.count(of: array))
      arrays[array].initialize(repeating: 0)
    }
    self.memory = arrays
    let columns = drawing.groups.map(\.columns.count).max() ?? 0
    let size = plan.schedule.blockSize
    let numbers = RegisterFile.allocate(columns * size)
    self.numbers = numbers
    fillers = drawing.groups.map { group in
      let columns = numbers.baseAddress.map { base in
        group.columns.indices.map { base + $0 * size }
      }
      return GroupFiller(group, columns ?? [], arrays, size: size)
    }
    steps = drawing.steps.map { step in
      switch step {
      case .compute(let nest):
        .compute(StepRunner(nest, in: plan, arrays, blockSize: blockSize))
      case .draw(let draws): .draw(draws)
      }
    }
  }

  /// Gives the worker's memory back.
  func deallocate() {
    for array in own { memory[array].deallocate() }
    numbers.deallocate()
    for filler in fillers { filler.deallocate() }
    for step in steps {
      if case .compute(let runner) = step { runner.deallocate() }
    }
  }

  /// Draws `block` of `replicate` and computes all that follows from it.
  func compute(_ block: Int, of replicate: Int, _ signal: StopSignal, asking: Bool)
    throws(Machine.Stopped)
  {
    let size = schedule.blockSize
    for filler in fillers { filler.fill(from: block * size, count: size, of: replicate) }
    for step in steps {
      switch step {
      case .compute(let runner): try runner.run(signal, asking: asking)
      case .draw(let draws):
        try draws.fill(memory, size: schedule.blockSize, signal, asking: asking)
      }
    }
  }

}
