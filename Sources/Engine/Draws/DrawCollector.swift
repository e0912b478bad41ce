import Synchronization

/// Keeps what is asked for of the draws of one array, and makes statistics of it.
///
/// Moments are kept as trees (see `MomentTree`). What needs the order of draws needs the draws themselves: all of them
/// where memory allows, and else a sketch of each cell and replicate.
final class DrawCollector: @unchecked Sendable {

  /// What is asked for.
  let collection: DrawCollection

  /// How draws are split.
  let schedule: DrawSchedule

  /// The arrays that take statistics.
  private let results: [UnsafeMutableBufferPointer<Double>]

  /// All draws, cell by cell, where they are kept.
  let draws: UnsafeMutableBufferPointer<Double>?

  /// `true` iff the draws belong to the collector, and are no result.
  private let ownsDraws: Bool

  /// The sketches, by replicate and cell; none where draws are kept or order does not matter.
  let sketches: [SharedSketch]

  /// A sketch to which threads add in turns; each has a lock of its own, because they seldom meet at one.
  final class SharedSketch: Sendable {

    /// The sketch.
    let sketch: Mutex<SampleSketch>

    /// Creates an empty sketch of so many bits.
    init(bits: Int) { sketch = Mutex(SampleSketch(bits: bits)) }

    /// What it holds by now.
    var contents: SampleSketch { sketch.withLock { $0 } }

  }

  /// The draws that are kept for the sake of order at the most: 16 MB of them.
  static let keptDraws = 1 << 21

  /// What tasks have left behind, by task.
  let records: Mutex<Records>

  /// What tasks have left behind.
  struct Records {

    /// The moments of each cell, by task.
    var moments: [[MomentTree]]

    /// The first draw without a value, by cell.
    var missing: [Int: Int] = [:]

    /// How many draws have no value, by cell.
    var missingCounts: [Int: Int] = [:]

    /// The moments that other runs have left behind, by cell and replicate; none where there are no other runs.
    var taken: [[MomentTree]] = []

  }

  /// What one task has seen so far.
  struct Record {

    /// The moments of each cell.
    fileprivate var moments: [MomentTree]

    /// The first draw without a value, by cell.
    fileprivate var missing: [Int: Int] = [:]

    /// How many draws have no value, by cell.
    fileprivate var missingCounts: [Int: Int] = [:]

  }

  /// Creates a collector of what `collection` asks for, which puts it into `results`.
  init(
    _ collection: DrawCollection, _ schedule: DrawSchedule,
    results: [UnsafeMutableBufferPointer<Double>]
  ) {
    self.collection = collection
    self.schedule = schedule
    self.results = results
    let needsOrder = collection.statistics.contains(where: \.statistic.needsOrder)
    let total = collection.cells * schedule.draws
    ownsDraws =
      collection.draws == nil
      && (collection.isCompared || needsOrder && total <= DrawCollector.keptDraws)
    draws = collection.draws.map { results[$0] } ?? (ownsDraws ? RegisterFile.allocate(total) : nil)
    let sketchCount = needsOrder && draws == nil ? schedule.replicates * collection.cells : 0
    let bits = DrawCollector.bits(for: sketchCount)
    sketches = (0..<sketchCount).map { _ in SharedSketch(bits: bits) }
    records = Mutex(Records(moments: Array(repeating: [], count: schedule.taskCount)))
  }

  /// The bits of a sketch where there are `count`: fewer where all of them would take too much memory.
  private static func bits(for count: Int) -> Int {
    count <= 512 ? 11 : count <= 8192 ? 8 : 5
  }

  deinit {
    if ownsDraws { draws?.deallocate() }
  }

  /// An empty record.
  func record() -> Record {
    Record(moments: Array(repeating: MomentTree(), count: collection.cells))
  }

  /// Takes `values`, those of `block` of `replicate`, into `record`.
  func take(
    _ values: UnsafeMutableBufferPointer<Double>, _ block: Int, of replicate: Int,
    _ record: inout Record
  ) {
    guard let base = values.baseAddress else { return }
    let count = schedule.draws(in: block)
    let first = replicate * schedule.drawsPerReplicate + block * schedule.blockSize
    for cell in 0..<collection.cells {
      let start = base + cell * schedule.blockSize
      let moments = Moments(start, count: count)
      record.moments[cell].append(MomentTree.Node(level: 0, index: block, moments: moments))
      if moments.mean.isNaN {
        let lanes = (0..<count).filter { start[$0].isNaN }
        record.missing[cell] = record.missing[cell] ?? lanes.first.map { first + $0 }
        record.missingCounts[cell, default: 0] += lanes.count
      }
      if let kept = draws?.baseAddress {
        (kept + cell * schedule.draws + first).update(from: start, count: count)
      }
    }
    pick(base, draws: first..<first + count)
    if !sketches.isEmpty { sketch(base, count: count, replicate) }
  }

  /// Writes those of the draws numbered `draws`, which lie from `base` on, that are asked for by their numbers.
  private func pick(_ base: UnsafeMutablePointer<Double>, draws: Range<Int>) {
    for request in collection.statistics {
      guard case .draw(let number) = request.statistic, draws.contains(number) else { continue }
      for cell in 0..<collection.cells {
        let value = base[cell * schedule.blockSize + number - draws.lowerBound]
        let start = cell * schedule.statisticCount
        for place in 0..<schedule.statisticCount { results[request.result][start + place] = value }
      }
    }
  }

  /// Adds `count` draws of each cell from `base` on to the sketches of `replicate`.
  private func sketch(_ base: UnsafeMutablePointer<Double>, count: Int, _ replicate: Int) {
    for cell in 0..<collection.cells {
      let start = base + cell * schedule.blockSize
      sketches[replicate * collection.cells + cell].sketch.withLock {
        $0.add(UnsafeBufferPointer(start: start, count: count))
      }
    }
  }

  /// Puts `record` away, that of the task with number `task` of `replicate`.
  func put(_ record: Record, of replicate: Int, task: Int) {
    records.withLock { records in
      records.moments[task] = record.moments
      records.missing.merge(record.missing) { min($0, $1) }
      records.missingCounts.merge(record.missingCounts) { $0 + $1 }
    }
  }

  /// The first draw of `cell` without a value, if there is one.
  func firstMissing(in cell: Int) -> Int? {
    records.withLock { $0.missing[cell] }
  }

  /// How many draws of `cell` have no value, of those that this run has made.
  func missingCount(in cell: Int) -> Int {
    records.withLock { $0.missingCounts[cell] ?? 0 }
  }

  /// Writes all statistics to their arrays.
  func finish() {
    let moments = records.withLock { self.moments($0) }
    let sketches = self.sketches.map(\.contents)
    for cell in 0..<collection.cells {
      let isMissing = moments[cell][0].mean.isNaN
      let sets = isMissing ? [] : drawSets(of: cell, sketches)
      for number in 0..<schedule.statisticCount {
        let set = sets.isEmpty ? DrawSet.none : sets[number]
        write(
          isMissing ? nil : set.numbers(of: collection.statistics, moments[cell][number]),
          cell: cell, number: number)
      }
    }
  }

  /// Writes `numbers`, those of each statistic, to the place of `cell` and `number` in their arrays.
  private func write(_ numbers: [[Double]]?, cell: Int, number: Int) {
    for (index, request) in collection.statistics.enumerated() {
      // A single draw was written when it was made.
      if case .draw = request.statistic { continue }
      let (target, width) = (results[request.result], request.statistic.width)
      if width == 1 {
        target[cell * schedule.statisticCount + number] = numbers?[index][0] ?? .nan
      } else if number == 0 {
        for place in 0..<width { target[cell * width + place] = numbers?[index][place] ?? .nan }
      }
    }
  }

  /// For each cell, the moments of all draws and of each replicate.
  private func moments(_ records: Records) -> [[Moments]] {
    (0..<collection.cells).map { cell in
      let replicates = trees(records, of: cell).map(\.moments)
      return [replicates.reduce(Moments(), +)] + replicates
    }
  }

  /// The trees of the moments of `cell`, by replicate.
  func trees(_ records: Records, of cell: Int) -> [MomentTree] {
    var trees = records.taken.isEmpty ? [] : records.taken[cell]
    if trees.isEmpty { trees = Array(repeating: MomentTree(), count: schedule.replicates) }
    for (task, moments) in records.moments.enumerated() where !moments.isEmpty {
      let replicate = schedule.task(task).replicate
      for node in moments[cell].nodes { trees[replicate].append(node) }
    }
    return trees
  }

  /// The draws of `cell` that are kept: all of them and those of each replicate; none where they are not kept.
  func samples(of cell: Int) -> [Sample] {
    guard let draws else { return [] }
    let all = UnsafeBufferPointer(draws)[cell * schedule.draws..<(cell + 1) * schedule.draws]
    let parts = (0..<schedule.replicates).map { replicate in
      all.dropFirst(replicate * schedule.drawsPerReplicate).prefix(schedule.drawsPerReplicate)
    }
    return ([all] + parts).map { Sample(Array($0)) }
  }

  /// The draws of `cell`, all of them and those of each replicate, where order matters.
  private func drawSets(of cell: Int, _ sketches: [SampleSketch]) -> [DrawSet] {
    guard collection.statistics.contains(where: \.statistic.needsOrder) else { return [] }
    if draws != nil { return samples(of: cell).map { DrawSet.sample($0) } }
    let parts = (0..<schedule.replicates).map { sketches[$0 * collection.cells + cell] }
    var all = parts[0]
    for part in parts.dropFirst() { all.add(part) }
    return ([all] + parts).map { DrawSet.sketch($0) }
  }

}
