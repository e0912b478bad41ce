/// How often draws came near each value, for more of them than memory should hold.
///
/// A bucket holds the numbers that agree in sign, exponent and the first bits of their fraction, so that its width is a
/// fixed share of its value (the log-linear histogram of G. Tene's HdrHistogram, here for all numbers). Counts of
/// two sketches just add up, in any order. A bucket that has met one value only remembers it, so counts, truths and
/// other lists of few values stay exact; elsewhere a quantile is off by half a bucket at the most.
package struct SampleSketch: Sendable {

  /// One bucket.
  package struct Bucket: Equatable, Sendable {

    /// The draws in it.
    package var count: UInt64

    /// The value of all of them, or NaN where they differ.
    package var value: Double

    /// Creates a bucket.
    package init(count: UInt64, value: Double) {
      self.count = count
      self.value = value
    }

    /// Adds `number` draws with `value`.
    mutating func add(_ number: UInt64, _ value: Double) {
      self.value = count == 0 || self.value == value ? value : .nan
      count &+= number
    }

  }

  /// The bits of the fraction that tell buckets apart.
  private let bits: Int

  /// Where in `buckets` the page of each sign and exponent starts, in the order of numbers; less than zero where no number has
  /// come near, so that empty pages take no memory.
  private var starts = [Int](repeating: -1, count: 4096)

  /// The buckets, page by page as they were first met; on a page, by the first bits of the fraction.
  private var buckets: [Bucket] = []

  /// The number of draws; those without a value are not among them.
  package private(set) var count: UInt64 = 0

  /// A sketch that tells numbers apart that differ by more than 2^-`bits` of themselves.
  package init(bits: Int) {
    self.bits = bits
  }

  /// How far a quantile may be off, as a share of itself.
  package var relativeError: Double { 1 / Double(2 << bits) }

  /// The position of `value` in the order of buckets that `bits` of the fraction tell apart.
  private static func position(of value: Double, bits: Int) -> Int {
    let pattern = value.bitPattern
    let ordered = pattern >> 63 == 0 ? pattern | 1 << 63 : ~pattern
    return Int(truncatingIfNeeded: ordered &>> UInt64(52 - bits))
  }

  /// The number whose order is `ordered`.
  private static func number(_ ordered: UInt64) -> Double {
    Double(bitPattern: ordered >> 63 == 1 ? ordered & ~(1 << 63) : ~ordered)
  }

  /// The least and the greatest number of the bucket at `position`.
  private func ends(of position: Int) -> (Double, Double) {
    let low = UInt64(position) << UInt64(52 - bits)
    let high = low | (1 << UInt64(52 - bits) - 1)
    return (SampleSketch.number(low), SampleSketch.number(high))
  }

  /// Adds `values`.
  package mutating func add(_ values: UnsafeBufferPointer<Double>) {
    var rest = values[...]
    while !rest.isEmpty {
      let added = addUntilNewPage(rest)
      rest = rest.dropFirst(added)
      if let value = rest.first {
        openPage(SampleSketch.position(of: value + 0, bits: bits) >> bits)
      }
    }
  }

  /// Adds `values` up to the first that falls on an empty page, and returns how many these are.
  private mutating func addUntilNewPage(_ values: Slice<UnsafeBufferPointer<Double>>) -> Int {
    let (bits, mask) = (bits, 1 << bits - 1)
    var (added, number) = (0, 0 as UInt64)
    starts.withUnsafeBufferPointer { starts in
      buckets.withUnsafeMutableBufferPointer { buckets in
        for value in values {
          if !value.isNaN {
            // A negative zero is counted as the other one.
            let value = value + 0
            let position = SampleSketch.position(of: value, bits: bits)
            let start = starts[position &>> bits]
            if start < 0 { break }
            buckets[start &+ position & mask].add(1, value)
            number &+= 1
          }
          added &+= 1
        }
      }
    }
    count += number
    return added
  }

  /// Makes room for the buckets of `page`.
  private mutating func openPage(_ page: Int) {
    guard starts[page] < 0 else { return }
    starts[page] = buckets.count
    buckets += repeatElement(Bucket(count: 0, value: .nan), count: 1 << bits)
  }

  /// Adds what `other` has counted with as many bits.
  package mutating func add(_ other: SampleSketch) {
    other.forEachBucket { add($1, at: $0) }
  }

  /// Adds `bucket` to the one at `position`.
  package mutating func add(_ bucket: Bucket, at position: Int) {
    openPage(position >> bits)
    buckets[starts[position >> bits] + position & (1 << bits - 1)].add(bucket.count, bucket.value)
    count += bucket.count
  }

  /// Calls `body` with each bucket that is not empty, and its position, from the least values to the greatest.
  package func forEachBucket(_ body: (Int, Bucket) -> Void) {
    for (page, start) in starts.enumerated() where start >= 0 {
      for place in 0..<1 << bits where buckets[start + place].count > 0 {
        body(page << bits | place, buckets[start + place])
      }
    }
  }

  /// Some draws that lie side by side: how many, and between which values.
  struct Run {

    /// How many there are.
    let count: UInt64

    /// The least and the greatest value that they may have.
    let ends: (low: Double, high: Double)

    /// The value of the draw with number `index` among them, as if they were spread evenly.
    func value(at index: UInt64) -> Double {
      ends.low + (ends.high - ends.low) * ((Double(index) + 0.5) / Double(count))
    }

    /// The mean of the draws, as if they were spread evenly.
    var mean: Double { ends.low + (ends.high - ends.low) / 2 }

  }

  /// The draws, bucket by bucket in ascending order.
  func runs() -> [Run] {
    var runs: [Run] = []
    forEachBucket { position, bucket in
      let ends = bucket.value.isNaN ? self.ends(of: position) : (bucket.value, bucket.value)
      runs.append(Run(count: bucket.count, ends: ends))
    }
    return runs
  }

  /// The quantiles at `shares`, as `Sample` has them.
  package func quantiles(_ shares: [Double]) -> [Double] {
    let runs = runs()
    var ends: [UInt64] = []
    for run in runs { ends.append((ends.last ?? 0) + run.count) }
    func value(_ rank: UInt64) -> Double {
      var (low, high) = (0, ends.count - 1)
      while low < high {
        let middle = (low + high) / 2
        if ends[middle] > rank { high = middle } else { low = middle + 1 }
      }
      return runs[low].value(at: rank - (ends[low] - runs[low].count))
    }
    return shares.map { share in
      let place = share * Double(count - 1)
      let below = UInt64(place.rounded(.down))
      let (low, high) = (value(below), value(min(below + 1, count - 1)))
      return low + (high - low) * (place - Double(below))
    }
  }

  /// The mean of the draws beyond the quantile at `share`, as `Sample` has it.
  package func tailMean(_ share: Double) -> Double {
    let whole = Double(count) * (share < 0.5 ? share : 1 - share)
    var (rest, sum) = (whole, 0.0)
    for run in share < 0.5 ? runs() : runs().reversed() where rest > 0 {
      let taken = min(rest, Double(run.count))
      sum += run.mean * taken
      rest -= taken
    }
    return sum / whole
  }

  /// The share of draws in each of `count` parts, as `Sample` has it.
  func shares(of count: Int, _ part: (Double) -> Int) -> [Double] {
    var counts = [UInt64](repeating: 0, count: count)
    for run in runs() { counts[part(run.mean)] += run.count }
    return counts.map { Double($0) / Double(self.count) }
  }

  /// The middle of the bucket with most draws for its width, or the value that most draws have.
  package var mode: Double {
    let runs = runs()
    let single = runs.filter { $0.ends.low == $0.ends.high }.max { $0.count < $1.count }
    if let single, single.count * 1000 > count { return single.ends.low }
    let densest = runs.max {
      Double($0.count) / ($0.ends.high - $0.ends.low)
        < Double($1.count) / ($1.ends.high - $1.ends.low)
    }
    return densest?.mean ?? .nan
  }

  /// The counts of draws in `parts` of equal width, as `Sample` has them.
  func shape(parts: Int, leavingOut share: Double) -> (ClosedRange<Double>, [Int])? {
    let ends = quantiles([share, 1 - share])
    guard ends[0] < ends[1] else { return nil }
    var counts = [Int](repeating: 0, count: parts)
    for run in runs() where run.mean >= ends[0] && run.mean <= ends[1] {
      let place = (run.mean - ends[0]) / (ends[1] - ends[0]) * Double(parts)
      counts[min(parts - 1, Int(place))] += Int(run.count)
    }
    return (ends[0]...ends[1], counts)
  }

}
