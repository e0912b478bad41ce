/// How the draws of a run are split.
///
/// The draws are some replicates, each an independent randomisation of the same points: how far a statistic
/// varies among them is its standard error, which one scrambled net cannot tell. A replicate is cut into blocks, which go
/// through the plan one after the other, and these into fixed places of a binary tree over the replicate, along which
/// moments are put together. Nothing here depends on threads, on the machine or on how a run is sharded, which is why none of
/// these changes a bit of a result.
package struct DrawSchedule: Equatable, Sendable {

  /// The number of replicates.
  package let replicates: Int

  /// The draws of each.
  package let drawsPerReplicate: Int

  /// The draws of a block at the most: a block of one value takes 4 KB, so that tens of values stay in the cache.
  package static let longestBlock = 512

  /// A schedule of `replicates` with `drawsPerReplicate` each.
  package init(replicates: Int, drawsPerReplicate: Int) {
    self.replicates = replicates
    self.drawsPerReplicate = drawsPerReplicate
  }

  /// The schedule of a plan without draws.
  package static let certain = DrawSchedule(replicates: 1, drawsPerReplicate: 1)

  /// The number of draws.
  package var draws: Int { replicates * drawsPerReplicate }

  /// The draws of a block; the last one of a replicate may have fewer that count.
  package var blockSize: Int { min(DrawSchedule.longestBlock, drawsPerReplicate) }

  /// The blocks of a replicate.
  package var blocksPerReplicate: Int { (drawsPerReplicate + blockSize - 1) / blockSize }

  /// The numbers that a statistic has in each cell: that of all draws, then that of each replicate.
  package var statisticCount: Int { replicates + 1 }

  /// The draws that count in `block` of a replicate.
  func draws(in block: Int) -> Int { min(blockSize, drawsPerReplicate - block * blockSize) }

  /// The blocks of a task, a power of two: enough tasks for all threads to end at the same time, and so few that what each
  /// leaves behind is little, however many draws there are.
  var blocksPerTask: Int {
    var size = 1
    while size * 64 < blocksPerReplicate, size < 4096 { size *= 2 }
    return max(size, min(4, blocksPerReplicate.nextPowerOfTwo))
  }

  /// The tasks of a replicate.
  private var tasksPerReplicate: Int {
    (blocksPerReplicate + blocksPerTask - 1) / blocksPerTask
  }

  /// The number of tasks.
  package var taskCount: Int { replicates * tasksPerReplicate }

  /// The draws of `tasks`, counted through all replicates.
  package func draws(of tasks: Range<Int>) -> Range<Int> {
    func start(_ number: Int) -> Int {
      if number == taskCount { return draws }
      let task = task(number)
      return task.replicate * drawsPerReplicate + task.blocks.lowerBound * blockSize
    }
    return start(tasks.lowerBound)..<start(tasks.upperBound)
  }

  /// The blocks of the task with number `task`.
  func task(_ task: Int) -> DrawTask {
    let first = task % tasksPerReplicate * blocksPerTask
    return DrawTask(
      replicate: task / tasksPerReplicate,
      blocks: first..<min(first + blocksPerTask, blocksPerReplicate))
  }

  /// The tasks of the `shard`-th of `count` parts of the run, counted from 0.
  package func tasks(ofShard shard: Int, of count: Int) -> Range<Int> {
    taskCount * shard / count..<taskCount * (shard + 1) / count
  }

}

/// Neighbouring blocks of one replicate, which one thread draws.
struct DrawTask {

  /// The replicate.
  let replicate: Int

  /// The blocks.
  let blocks: Range<Int>

}

extension Int {

  /// The least power of two from the number on.
  fileprivate var nextPowerOfTwo: Int {
    self <= 1 ? 1 : 1 << (Int.bitWidth - (self - 1).leadingZeroBitCount)
  }

}
