import Synchronization

/// The loop over draws of one round.
///
/// Threads take tasks, neighbouring blocks of one replicate, until none is left. Which thread takes which is left to chance; what
/// a task leaves behind has a place of its own or is a count, so that chance never shows.
final class DrawRun: @unchecked Sendable {

  /// What is drawn and computed.
  let drawing: Drawing

  /// The plan.
  private let plan: Plan

  /// The arrays that are not drawn.
  private let memory: [UnsafeMutableBufferPointer<Double>]

  /// The lanes of a block.
  private let blockSize: Int

  /// What is kept, collection by collection.
  let collectors: [DrawCollector]

  /// The next task that nobody has taken.
  private let nextTask = Atomic(0)

  /// Lanes times operations from which on a thread of its own pays: it takes some ten microseconds to start.
  private static let workOfThread = 200_000

  /// Creates a run of `drawing` of `plan` over the plan's `memory`, in which results have theirs already.
  init(
    _ drawing: Drawing, of plan: Plan, over memory: [UnsafeMutableBufferPointer<Double>],
    blockSize: Int
  ) {
    self.drawing = drawing
    self.plan = plan
    self.memory = memory
    self.blockSize = blockSize
    collectors = drawing.collections.map {
      DrawCollector($0, plan.schedule, results: memory)
    }
  }

  /// Makes all draws, with `threads` at the most.
  func draw(threads: Int, _ signal: StopSignal) throws(Machine.Stopped) {
    let count = plan.schedule.taskCount
    let work = drawing.steps.compactMap(\.nest).reduce(0.0) { sum, step in
      sum + Double(step.laneCount) * Double(step.program.instructions.count + 4)
    }
    let blocks = Double(plan.schedule.replicates * plan.schedule.blocksPerReplicate)
    let worth = Int(min(1e6, work * blocks / Double(DrawRun.workOfThread))) + 1
    Threads.run(min(threads, count, worth)) { number in
      try? self.work(upTo: count, signal, asking: number == 0)
    }
    try signal.check(asking: true)
  }

  /// Takes tasks below `count` until none is left.
  private func work(upTo count: Int, _ signal: StopSignal, asking: Bool) throws(Machine.Stopped) {
    let worker = DrawWorker(drawing, of: plan, over: memory, blockSize: blockSize)
    defer { worker.deallocate() }
    while true {
      let (number, _) = nextTask.add(1, ordering: .relaxed)
      let task = number
      guard task < count else { return }
      let range = plan.schedule.task(task)
      var records = collectors.map { $0.record() }
      for block in range.blocks {
        try worker.compute(block, of: range.replicate, signal, asking: asking)
        for (index, collector) in collectors.enumerated() {
          collector.take(
            worker.memory[collector.collection.source], block, of: range.replicate,
            &records[index])
        }
      }
      for (collector, record) in zip(collectors, records) {
        collector.put(record, of: range.replicate, task: task)
      }
    }
  }

  /// Makes statistics of what was kept.
  func finish() {
    for collector in collectors { collector.finish() }
  }

  /// A worker that has computed the block with draw `draw`, and the place of the draw in the block.
  func worker(at draw: Int) -> (worker: DrawWorker, lane: Int) {
    let schedule = plan.schedule
    let worker = DrawWorker(drawing, of: plan, over: memory, blockSize: blockSize)
    let (replicate, index) = draw.quotientAndRemainder(dividingBy: schedule.drawsPerReplicate)
    let (block, lane) = index.quotientAndRemainder(dividingBy: schedule.blockSize)
    try? worker.compute(block, of: replicate, StopSignal { false }, asking: false)
    return (worker, lane)
  }

}
