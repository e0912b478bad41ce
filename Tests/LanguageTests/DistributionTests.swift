import TestSupport
import Testing

/// Distributions in the language against those of scipy (`distribution_reference.py` wrote the file).
///
/// What is compared is what a script's reader sees: statistics of draws. The families themselves are compared to
/// ten digits in `SamplingTests`.
@Suite struct DistributionTests {

  /// The rows of the reference.
  private static let rows: [[String]] = {
    let text = (try? ProjectFiles.text("Tests/LanguageTests/distribution_reference.csv")) ?? ""
    return text.split(separator: "\n").dropFirst(2).map { row in
      row.split(separator: ";").map(String.init)
    }
  }()

  @Test func theReferenceIsThere() { #expect(Self.rows.count >= 20) }

  /// Scrambled Sobol draws of one input are so even that its quantiles are off by less than their neighbours' distance; how far
  /// out the last draws of a long tail lie is left to chance, and counts for its standard deviation.
  @Test(arguments: rows) func statisticsAreThoseOfScipy(_ row: [String]) throws {
    let script = """
      input drawn ~ \(row[0])
      let x = drawn
      let width = \(row[2])
      expect mean(x) - \(row[1]) == 0 ± width * 0.003
      expect sd(x) == \(row[2]) ± 3%
      expect p(x, 10%) - \(row[3]) == 0 ± width * 0.005
      expect p(x, 50%) - \(row[4]) == 0 ± width * 0.005
      expect p(x, 90%) - \(row[5]) == 0 ± width * 0.005

      """.replacing("- -", with: "+ ")
    let result = Script.run(script)
    #expect(result.status == 0, "\(script)\(result.diagnostics)")
  }

}
