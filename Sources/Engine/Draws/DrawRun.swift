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

  /// Makes the draws of `tasks`, with `threads` at the most.
  func draw(_ tasks: Range<Int>, threads: Int, _ signal: StopSignal) throws(Machine.Stopped) {
    nextTask.store(tasks.lowerBound, ordering: .relaxed)
    let work = drawing.steps.compactMap(\.nest).reduce(0.0) { $0 + $1.work }
    let blocks = Double(plan.schedule.replicates * plan.schedule.blocksPerReplicate)
    let worth = Int(min(1e6, work * blocks / Double(DrawRun.workOfThread))) + 1
    Threads.run(max(1, min(threads, tasks.count, worth))) { number in
      try? self.work(upTo: tasks.upperBound, signal, asking: number == 0)
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

  /// What the collections have kept of `tasks`, and of no others.
  func record(of tasks: Range<Int>) -> DrawRecord {
    DrawRecord(
      tasks: tasks, kept: collectors.map { $0.kept(of: plan.schedule.draws(of: tasks)) })
  }

  /// Takes what other tasks have left behind in another run of the same plan, and tells whether it fits this plan.
  func take(_ record: DrawRecord) -> Bool {
    let range = plan.schedule.draws(of: record.tasks)
    guard record.kept.count == collectors.count,
      zip(collectors, record.kept).allSatisfy({ $0.fits($1, of: range) })
    else { return false }
    for (collector, kept) in zip(collectors, record.kept) {
      collector.take(kept, of: range)
    }
    return true
  }

  /// Makes statistics of what was kept.
  func finish() {
    for collector in collectors { collector.finish() }
    for comparison in drawing.comparisons {
      let compared = comparison.sources.compactMap { source in
        collectors.first { $0.collection.source == source }
      }
      var place = 0
      for cell in 0..<compared[0].collection.cells {
        let samples = compared.map { $0.samples(of: cell) }
        for (first, second) in zip(samples[0], samples[1]) {
          memory[comparison.result][place] = first.rankCorrelation(with: second)
          place += 1
        }
      }
    }
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
