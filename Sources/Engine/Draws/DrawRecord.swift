/// What some tasks of a loop over draws have left behind: all that is needed to go on elsewhere.
///
/// Records of all tasks, put together in the order of tasks, give the bits of one run: moments are nodes of a fixed tree, draws
/// have their places, and counts add up in any order.
package struct DrawRecord: Equatable, Sendable {

  /// What one collection has kept.
  package struct Kept: Equatable, Sendable {

    /// The moments, by replicate and cell.
    package var moments: [[MomentTree.Node]]

    /// The first draw without a value, by cell.
    package var missing: [Int: Int]

    /// All draws of the tasks, cell by cell; empty where they are not kept.
    package var draws: [Double]

    /// The buckets of sketches with their positions, by replicate and cell; empty where there are none.
    package var sketches: [[Bucket]]

    /// Creates what a collection has kept.
    package init(
      moments: [[MomentTree.Node]], missing: [Int: Int], draws: [Double], sketches: [[Bucket]]
    ) {
      self.moments = moments
      self.missing = missing
      self.draws = draws
      self.sketches = sketches
    }

  }

  /// A bucket of a sketch.
  package struct Bucket: Equatable, Sendable {

    /// Its position.
    package let position: Int

    /// What it holds.
    package let content: SampleSketch.Bucket

    /// Creates a bucket.
    package init(position: Int, content: SampleSketch.Bucket) {
      self.position = position
      self.content = content
    }

  }

  /// The tasks.
  package let tasks: Range<Int>

  /// What each collection has kept.
  package let kept: [Kept]

  /// Creates a record.
  package init(tasks: Range<Int>, kept: [Kept]) {
    self.tasks = tasks
    self.kept = kept
  }

}

/// Divides loops over draws between runs.
///
/// Only the last loop of a plan is divided: one before it makes statistics that all parts need, so each part makes all of its
/// draws. A ledger goes along with the questions of one script, in their order.
package final class DrawLedger: @unchecked Sendable {

  /// What a ledger is for.
  package enum Purpose: Sendable {

    /// To draw one of so many parts, counted from 0, and to record it.
    case part(Int, of: Int)

    /// To take what all parts have recorded, instead of drawing: for each loop, the records in the order of parts.
    case whole([[DrawRecord]])

  }

  /// What the ledger is for.
  package let purpose: Purpose

  /// What was recorded, loop by loop.
  package private(set) var records: [DrawRecord] = []

  /// The loops that came up so far.
  private var loopCount = 0

  /// Creates a ledger.
  package init(_ purpose: Purpose) {
    self.purpose = purpose
  }

  /// Notes the record of the next loop.
  func note(_ record: DrawRecord) { records.append(record) }

  /// The records of the next loop; none where there are no more.
  func next() -> [DrawRecord] {
    guard case .whole(let records) = purpose, loopCount < records.count else { return [] }
    loopCount += 1
    return records[loopCount - 1]
  }

}
