import Engine
import Testing

/// Statistics of draws, against what numpy says of the same numbers.
@Suite struct SampleTests {

  /// `numpy.array` of these gives the values below.
  private static let draws = [3.5, -1.0, 8.25, 4.0, 4.0, 12.5, 0.75, 6.0]

  @Test func momentsAreThoseOfNumpy() {
    let sample = Sample(Self.draws)
    #expect(sample.mean == 4.75)
    #expect(abs(sample.variance - 17.946428571428573) < 1e-13)
  }

  /// `numpy.quantile(draws, [0, .05, .25, .5, .9, 1])`.
  @Test func quantilesAreThoseOfNumpy() {
    let found = Sample(Self.draws).quantiles([0, 0.05, 0.25, 0.5, 0.9, 1])
    let wanted = [-1.0, -0.3875, 2.8125, 4.0, 9.525, 12.5]
    for (a, b) in zip(found, wanted) { #expect(abs(a - b) < 1e-12) }
  }

  @Test func aDrawWithoutValueLeavesNone() {
    let sample = Sample([1, .nan, 3])
    #expect(sample.mean.isNaN && sample.variance.isNaN && sample.quantile(0.5).isNaN)
    #expect(sample.mode.isNaN)
    #expect(sample.shape(parts: 4, leavingOut: 0) == nil)
  }

  @Test func shapesCountWhatLiesBetweenTheirEnds() throws {
    let sample = Sample((0..<1000).map { Double($0) })
    let shape = try #require(sample.shape(parts: 10, leavingOut: 0))
    #expect(shape.0 == 0...999)
    #expect(shape.1 == [Int](repeating: 100, count: 10))
  }

  @Test func oneDrawHasNoSpread() {
    #expect(Sample([2]).variance == 0)
    #expect(Sample([2]).quantile(0.9) == 2)
    #expect(Sample([5, 7, 7, 5, 1]).mostFrequent == 5)
  }

}
