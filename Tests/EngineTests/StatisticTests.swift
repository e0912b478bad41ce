import Engine
import Foundation
import TestSupport
import Testing

/// Statistics of the shape of draws against scipy's (`statistic_reference.py` wrote the file).
@Suite struct StatisticTests {

  /// A sample with what scipy says of it.
  private struct Reference {

    /// The law that it was drawn from.
    let law: String

    /// The statistics, in the order of the file.
    let wanted: [Double]

    /// The sample.
    let sample: Sample

  }

  /// The samples of the file.
  private static func references() throws -> [Reference] {
    try ProjectFiles.text("Tests/EngineTests/statistic_reference.csv")
      .split(separator: "\n").dropFirst(2).map { row in
        let cells = row.split(separator: ";")
        let draws = try #require(cells.last).split(separator: " ").compactMap { Double($0) }
        return Reference(
          law: String(cells[0]), wanted: cells[1..<8].compactMap { Double($0) },
          sample: Sample(draws))
      }
  }

  /// `true` iff `found` is `wanted` within `tolerance` of its size.
  private func agree(_ found: Double, _ wanted: Double, within tolerance: Double = 1e-12) -> Bool {
    abs(found - wanted) <= tolerance * max(1, abs(wanted))
  }

  @Test func shapesAreThoseOfScipy() throws {
    let references = try Self.references()
    #expect(references.count == 5)
    for reference in references {
      let sample = reference.sample
      let found = [
        sample.moments.skewness, sample.tailMean(0.95), sample.tailMean(0.05), sample.tailMean(0.5),
      ]
      for (a, b) in zip(found, reference.wanted) { #expect(agree(a, b), "\(reference.law)") }
      // A peak is flat: a rounding error of the height moves it by the square root of that.
      #expect(agree(sample.mode, reference.wanted[4], within: 1e-6), "\(reference.law)")
    }
  }

  @Test func correlationsAreThoseOfScipy() throws {
    let references = try Self.references()
    for (last, next) in zip(references, references.dropFirst()) {
      #expect(agree(next.sample.rankCorrelation(with: last.sample), next.wanted[5]))
      #expect(agree(next.sample.linearCorrelation(with: last.sample), next.wanted[6]))
      #expect(agree(next.sample.rankCorrelation(with: next.sample), 1))
    }
  }

  /// A loss in three of a hundred draws: the worst five of them are that loss three times.
  @Test func aTailIsNoMoreThanItsShare() {
    let draws = (0..<1000).map { $0 % 100 < 3 ? 1.0 : 0.0 }
    #expect(agree(Sample(draws).tailMean(0.95), 0.6))
    #expect(Sample(draws).tailMean(0.05) == 0)
    #expect(agree(Sample([1, 2, 3, 4]).tailMean(0.9), 4))
  }

  @Test func whatDoesNotVaryHasNoShape() {
    let same = Sample([3, 3, 3])
    #expect(same.moments.skewness.isNaN && same.mode == 3 && same.tailMean(0.9) == 3)
    #expect(same.rankCorrelation(with: Sample([1, 2, 3])).isNaN)
    #expect(Sample([1, 2]).moments.skewness.isNaN)
    let gap = Sample([1, .nan, 3])
    #expect(gap.moments.skewness.isNaN && gap.mode.isNaN && gap.tailMean(0.9).isNaN)
    #expect(gap.rankCorrelation(with: Sample([1, 2, 3])).isNaN)
    #expect(Sample([1, 2, 3]).linearCorrelation(with: gap).isNaN)
  }

}
