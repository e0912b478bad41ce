import Engine
import TestSupport
import Testing

/// Statistics that are put together from parts.
@Suite struct SketchTests {

  /// Numbers of several kinds: even, with long tails, of few values, far from zero.
  private func numbers(_ kind: Int, _ count: Int) -> [Double] {
    var random = SeededGenerator(seed: UInt64(kind) + 9)
    return (0..<count).map { _ in
      let u = Double.random(in: 0..<1, using: &random)
      return switch kind {
      case 0: u
      case 1: 1 / (u * u * u + 1e-12) - 3
      case 2: (u * 5).rounded(.down)
      case 3: 1e9 + u * 1e-3
      case 4: u < 0.5 ? -u * 1e300 : u * 1e-300
      default: 7
      }
    }
  }

  @Test(arguments: 0...5) func quantilesAreThoseOfSortedNumbers(_ kind: Int) {
    let numbers = numbers(kind, 30_000)
    let sorted = numbers.sorted()
    let shares = [0, 1e-4, 0.05, 0.25, 0.5, 0.9, 0.99, 1]
    for (share, found) in zip(shares, Sample(numbers).quantiles(shares)) {
      let place = share * Double(numbers.count - 1)
      let low = sorted[Int(place)]
      let high = sorted[min(Int(place) + 1, numbers.count - 1)]
      #expect(found == low + (high - low) * (place - place.rounded(.down)), "\(share)")
    }
  }

  @Test(arguments: 0...5) func sketchesAreWithinTheirError(_ kind: Int) {
    let numbers = numbers(kind, 20_000)
    var sketch = SampleSketch(bits: 8)
    var rest = SampleSketch(bits: 8)
    numbers.prefix(5000).withUnsafeBufferPointer { rest.add($0) }
    numbers.dropFirst(5000).withUnsafeBufferPointer { sketch.add($0) }
    sketch.add(rest)
    #expect(sketch.count == UInt64(numbers.count))
    let shares = [0, 0.05, 0.5, 0.75, 0.99, 1]
    for (exact, found) in zip(Sample(numbers).quantiles(shares), sketch.quantiles(shares)) {
      #expect(abs(found - exact) <= 2.001 * sketch.relativeError * abs(exact), "\(exact) \(found)")
    }
    let tail = Sample(numbers).tailMean(0.9)
    #expect(abs(sketch.tailMean(0.9) - tail) <= 0.02 * abs(tail))
  }

  @Test func aSketchOfFewValuesIsExact() {
    let numbers = numbers(2, 10_000)
    var sketch = SampleSketch(bits: 3)
    numbers.withUnsafeBufferPointer { sketch.add($0) }
    let shares = [0.1, 0.3, 0.5, 0.95]
    #expect(sketch.quantiles(shares) == Sample(numbers).quantiles(shares))
    #expect(sketch.mode == Sample(numbers).mode)
  }

  /// However blocks are dealt out, the tree has the same bits.
  @Test func momentsDoNotDependOnWhoComputesThem() {
    let numbers = numbers(0, 37 * 64)
    let nodes = (0..<37).map { block in
      numbers[block * 64..<block * 64 + 64].withUnsafeBufferPointer {
        MomentTree.Node(
          level: 0, index: block, moments: $0.baseAddress.map { Moments($0, count: 64) } ?? .init())
      }
    }
    var whole = MomentTree()
    for node in nodes { whole.append(node) }
    for cut in 1..<37 {
      var (first, second) = (MomentTree(), MomentTree())
      for node in nodes[..<cut] { first.append(node) }
      for node in nodes[cut...] { second.append(node) }
      for node in second.nodes { first.append(node) }
      #expect(first == whole && first.moments == whole.moments)
    }
    let moments = whole.moments
    #expect(abs(moments.variance - Sample(numbers).variance) < 1e-14)
    #expect(abs(moments.skewness - Sample(numbers).moments.skewness) < 1e-12)
  }

  /// `scipy.stats.skew([3.5, -1, 8.25, 4, 4, 12.5, .75, 6], bias=False)`.
  @Test func skewnessIsThatOfSciPy() {
    let skewness = Sample([3.5, -1.0, 8.25, 4.0, 4.0, 12.5, 0.75, 6.0]).moments.skewness
    #expect(abs(skewness - 0.634_879_006_559_562_6) < 1e-14, "\(skewness)")
  }

  /// Far from zero, sums of squares would lose all digits.
  @Test func aVarianceFarFromZeroKeepsItsDigits() {
    let numbers = (0..<4096).map { 1e9 + Double($0 % 16) }
    #expect(abs(Sample(numbers).variance - 21.25 * 4096 / 4095) < 1e-9)
  }

}
