/// Runs plans.
///
/// Input: a verified `Plan`. Output: the numbers of its results.
///
/// The rounds are run in order: first the steps of a round that need no draw, then its loop over draws. A step's lanes are
/// taken in blocks, and a block goes through the whole program
/// before the next one starts, so that all registers stay in the first-level cache; the cost of dispatch
/// is shared by a block's lanes. Arrays that lie as the lanes do are read in place; others are spread into
/// a register first, and those that are the same for all lanes once per step. Reductions put lanes together in
/// their order, so that block size never changes a bit. An array is given back as soon as no later
/// round reads it.
package final class Machine {

  /// Ends a run because its draws are recorded, and its answer is for another to make.
  package struct Recorded: Error {}

  /// The records of draws are not those of this plan.
  package struct Unrecorded: Error {}

  /// Stops a run from outside.
  package struct Stopped: Error {

    /// Creates a stop.
    package init() {}

  }

  /// The plan.
  let plan: Plan

  /// How the machine works.
  private let options: MachineOptions

  /// What tells the run to stop.
  private let signal: StopSignal

  /// The memory of each array that is not drawn; empty for those not needed yet or any more.
  private(set) var memory: [UnsafeMutableBufferPointer<Double>]

  /// For each array, the last round that reads it; results are never given back.
  private let lastUses: [Int]

  /// The draws of each round, once they are through; what went wrong is looked for in them.
  private(set) var drawn: [DrawRun?] = []

  /// Creates a machine for `plan`, which is sound.
  package init(
    _ plan: Plan, _ options: MachineOptions = MachineOptions(),
    shouldStop: @escaping () -> Bool = { false }
  ) throws(InvalidPlan) {
    try PlanVerifier.verify(plan)
    self.plan = plan
    self.options = options
    signal = StopSignal(shouldStop)
    memory = plan.arrays.map { contents in
      guard case .given(let numbers) = contents else {
        return UnsafeMutableBufferPointer(start: nil, count: 0)
      }
      let buffer = RegisterFile.allocate(numbers.count)
      _ = buffer.initialize(from: numbers)
      return buffer
    }
    lastUses = Machine.lastUses(in: plan)
  }

  /// For each array of `plan`, the last round that reads it.
  private static func lastUses(in plan: Plan) -> [Int] {
    var lastUses = [Int](repeating: -1, count: plan.arrays.count)
    for (number, round) in plan.rounds.enumerated() {
      for step in round.steps + (round.drawing?.steps.compactMap(\.nest) ?? []) {
        for array in step.reads { lastUses[array] = number }
      }
    }
    for result in plan.results { lastUses[result] = .max }
    return lastUses
  }

  deinit {
    for buffer in memory { buffer.deallocate() }
  }

  /// Runs all rounds and returns the numbers of each result; a machine runs once.
  ///
  /// - Throws: `Stopped`, or `Recorded` where a ledger takes only a part of the draws.
  package func run() throws -> [NumberBuffer] {
    let last = plan.rounds.lastIndex { $0.drawing != nil }
    for (number, round) in plan.rounds.enumerated() {
      try run(round, ledger: number == last ? options.ledger : nil)
      drawn = []
      for array in lastUses.indices where lastUses[array] == number {
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

  /// Runs all rounds without giving anything back, for a tracer to look at.
  func runKeepingArrays() throws {
    for round in plan.rounds { try run(round, ledger: nil) }
  }

  /// Runs `round`, whose draws `ledger` divides.
  private func run(_ round: Plan.Round, ledger: DrawLedger?) throws {
    for step in round.steps {
      allocate(step.fills)
      let runner = StepRunner(step, in: plan, memory, blockSize: options.blockSize)
      defer { runner.deallocate() }
      try runner.run(signal, asking: true)
    }
    guard let drawing = round.drawing else {
      drawn.append(nil)
      return
    }
    allocate(drawing.collections.flatMap(\.results) + drawing.comparisons.map(\.result))
    let run = DrawRun(drawing, of: plan, over: memory, blockSize: options.blockSize)
    drawn.append(run)
    switch ledger?.purpose {
    case .part(let part, let count):
      let tasks = plan.schedule.tasks(ofShard: part, of: count)
      try run.draw(tasks, threads: options.threads, signal)
      ledger?.note(run.record(of: tasks))
      throw Recorded()
    case .whole:
      let records = ledger?.next() ?? []
      guard !records.isEmpty, records.allSatisfy({ run.take($0) }) else { throw Unrecorded() }
    case nil:
      try run.draw(0..<plan.schedule.taskCount, threads: options.threads, signal)
    }
    run.finish()
  }

  /// Gives memory to those of `arrays` that have none.
  private func allocate(_ arrays: [Int]) {
    for array in arrays where memory[array].baseAddress == nil {
      memory[array] = RegisterFile.allocate(plan.count(of: array))
    }
  }

}
