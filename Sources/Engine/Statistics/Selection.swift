import CKernels

/// Numbers by their rank, without sorting all of them.
///
/// The numbers are counted in a few thousand buckets of equal width, and only the buckets that hold a wanted rank are
/// looked into; one that is still large is taken apart in the same way. That reads the numbers three times, where
/// sorting a million of them moves each twenty times. A long tail puts nearly all into one bucket, which
/// costs one more turn for each factor of a few thousand between the tail and the rest.
enum Selection {

  /// Numbers that are sorted at once.
  private static let fewNumbers = 2048

  /// The buckets of a turn: their counts take 16 KB.
  private static let bucketCount = 4096

  /// The numbers of `values` at `ranks`, which are counted from 0 and ascend; no number is NaN.
  static func numbers(at ranks: [Int], in values: UnsafeBufferPointer<Double>) -> [Double] {
    guard let base = values.baseAddress, !ranks.isEmpty else { return [] }
    if values.count <= fewNumbers {
      let sorted = values.sorted()
      return ranks.map { sorted[$0] }
    }
    var (least, greatest) = (0.0, 0.0)
    yk_range(base, values.count, &least, &greatest)
    let width = greatest - least
    let scale = Double(bucketCount) / width
    // Where the width overflows or is next to nothing, there is nothing to gain from buckets.
    guard width.isFinite, scale.isFinite else {
      if width == 0 { return ranks.map { _ in least } }
      let sorted = values.sorted()
      return ranks.map { sorted[$0] }
    }
    return numbers(at: ranks, in: values, from: least, scale: scale)
  }

  /// The numbers of `values` at `ranks` by buckets of width 1 / `scale` from `origin` on.
  private static func numbers(
    at ranks: [Int], in values: UnsafeBufferPointer<Double>, from origin: Double, scale: Double
  ) -> [Double] {
    let last = UInt32(bucketCount - 1)
    var counts = [UInt32](repeating: 0, count: bucketCount)
    yk_count_buckets(values.baseAddress, values.count, origin, scale, last, &counts)
    var places = [Int](repeating: -1, count: bucketCount)
    var wanted: [(start: Int, count: Int, ranks: [Int])] = []
    var (below, gathered, next) = (0, 0, 0)
    for bucket in 0..<bucketCount where next < ranks.count {
      let count = Int(counts[bucket])
      var inside: [Int] = []
      while next < ranks.count, ranks[next] < below + count {
        inside.append(ranks[next] - below)
        next += 1
      }
      if !inside.isEmpty {
        wanted.append((gathered, count, inside))
        places[bucket] = gathered
        gathered += count
      }
      below += count
    }
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: gathered) { buffer in
      yk_gather_buckets(
        buffer.baseAddress, values.baseAddress, values.count, origin, scale, last, &places)
      return wanted.flatMap { bucket in
        let part = UnsafeBufferPointer(rebasing: buffer[bucket.start..<bucket.start + bucket.count])
        // All in one bucket: buckets cannot tell these numbers apart.
        if bucket.count == values.count {
          let sorted = part.sorted()
          return bucket.ranks.map { sorted[$0] }
        }
        return numbers(at: bucket.ranks, in: part)
      }
    }
  }

}
