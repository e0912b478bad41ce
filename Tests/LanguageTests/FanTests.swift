import TestSupport
import Testing

/// The pictures beside uncertain series.
@Suite struct FanTests {

  /// The lines of the answers of `script`.
  private func lines(_ script: String) -> [Substring] {
    Script.run(script).output.split(separator: "\n")
  }

  @Test func aSeriesHasALineForEachRow() {
    let lines = lines(
      """
      axis year = 2024..2026
      input a ~ uniform(0, 1)
      show a + 2 * (year - 2024)

      """)
    let pictures = lines.dropFirst(3).map { $0.drop { $0 != "─" && $0 != "●" } }
    #expect(pictures.count == 3)
    #expect(pictures.allSatisfy { $0.contains("─●─") })
    // Each row lies as far to the right of the one above as its values are greater.
    let starts = lines.dropFirst(3).map { $0.count - $0.drop { $0 != "─" }.count }
    #expect(starts == starts.sorted() && Set(starts).count == 3)
  }

  @Test func twoAxesAndKnownValuesHaveNone() {
    let table = lines(
      "axis a = 1..2\naxis b = 1..2\ninput x ~ uniform(0, 1)\nshow x * a * b\nshow a * 2\n")
    #expect(!table.contains { $0.contains("●") })
  }

}
