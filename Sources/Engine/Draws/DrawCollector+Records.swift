/// What a collector hands to other runs, and takes from them.
extension DrawCollector {

  /// What is kept so far, which is all of the draws in `range`.
  func kept(of range: Range<Int>) -> DrawRecord.Kept {
    records.withLock { records in
      let trees = (0..<collection.cells).map { self.trees(records, of: $0) }
      return DrawRecord.Kept(
        moments: (0..<schedule.replicates).flatMap { replicate in
          trees.map { $0[replicate].nodes }
        },
        missing: records.missing, draws: draws(in: range),
        sketches: sketches.map { shared in
          var buckets: [DrawRecord.Bucket] = []
          shared.contents.forEachBucket { position, bucket in
            buckets.append(DrawRecord.Bucket(position: position, content: bucket))
          }
          return buckets
        })
    }
  }

  /// The draws in `range`, cell by cell; none where they are not kept.
  private func draws(in range: Range<Int>) -> [Double] {
    guard let draws else { return [] }
    return (0..<collection.cells).flatMap { cell in
      range.map { draws[cell * schedule.draws + $0] }
    }
  }

  /// Takes what another run has kept of the draws in `range`, which lie behind all that were taken before.
  func take(_ kept: DrawRecord.Kept, of range: Range<Int>) {
    let cells = collection.cells
    records.withLock { records in
      if records.taken.isEmpty {
        let trees = Array(repeating: MomentTree(), count: schedule.replicates)
        records.taken = Array(repeating: trees, count: cells)
      }
      for (index, nodes) in kept.moments.enumerated() {
        for node in nodes { records.taken[index % cells][index / cells].append(node) }
      }
      records.missing.merge(kept.missing) { min($0, $1) }
    }
    for (shared, buckets) in zip(sketches, kept.sketches) {
      shared.sketch.withLock { sketch in
        for bucket in buckets { sketch.add(bucket.content, at: bucket.position) }
      }
    }
    guard let draws, kept.draws.count == cells * range.count else { return }
    for (index, value) in kept.draws.enumerated() {
      let (cell, draw) = index.quotientAndRemainder(dividingBy: range.count)
      draws[cell * schedule.draws + range.lowerBound + draw] = value
    }
  }

  /// `true` iff `kept` has the shape of what this collector keeps of the draws in `range`.
  func fits(_ kept: DrawRecord.Kept, of range: Range<Int>) -> Bool {
    kept.moments.count == collection.cells * schedule.replicates
      && kept.draws.count == (draws == nil ? 0 : collection.cells * range.count)
      && kept.sketches.count == sketches.count
  }

}
