import TestSupport
import Testing

/// Series at other frequencies against pandas (`resampling_reference.py` wrote the file).
@Suite struct ResamplingTests {

  @Test func summariesAgreeWithPandas() throws {
    let rows = try ProjectFiles.text("Tests/LanguageTests/resampling_reference.csv")
      .split(separator: "\n").dropFirst()
    #expect(rows.count == 28)
    for row in rows {
      let cells = row.split(separator: ",").map(String.init)
      let result = Script.run(Self.script(cells))
      let title = cells[..<3].joined(separator: " ")
      #expect(result.status == 0 && result.codes.isEmpty, "\(title)\n\(result.diagnostics)")
      let count = cells[4].split(separator: " ").count
      #expect(result.output.split(separator: "\n").count == count, "\(title)")
    }
  }

  /// A script that expects the results of a line with `cells`.
  private static func script(_ cells: [String]) -> String {
    var script = "calendar c = fiscal year ending January\ntable \(cells[0]) {\n"
    script += "  period value weight\n"
    for (index, pair) in pairs(cells[3]).enumerated() {
      script += "  \(pair.period) \(pair.value) \(1 + index % 5)\n"
    }
    let kind = cells[1] == "weighted" ? "rate weighted by weight" : cells[1]
    script += "}\nlet weight = \(cells[0]).weight\nlet x \(kind) = \(cells[0]).value\n"
    let axis = cells[2].prefix { $0 != "(" }
    for pair in pairs(cells[4]) {
      script += "expect (x by \(cells[2]))[\(axis) = \(pair.period)] == \(pair.value)\n"
    }
    return script
  }

  /// The periods and values of `text`.
  private static func pairs(_ text: String) -> [(period: Substring, value: Substring)] {
    text.split(separator: " ").map { pair in
      let parts = pair.split(separator: "=")
      return (parts[0], parts[1])
    }
  }

  /// What is taken apart comes together again, in every way there is.
  @Test func refinementsComeBack() {
    let script = """
      axis year = [2023, 2024, 2028]
      let sales flow = 12 * (year - 2022)
      let price rate = 3 * (year - 2022)
      let installed stock = 5 * (year - 2020)^2
      expect sales by month spread by year == sales
      expect sales by day spread by year == sales
      expect price by month spread by year == price
      expect installed by month interpolated by year == installed
      expect (installed by month interpolated)[month = 2024M06] == (45 + 80) / 2
      expect (sales by month spread)[month = 2024M02] == 2
      expect (sales by day spread)[day = 2024-02-29] == 24 / 366

      """
    let result = Script.run(script)
    #expect(result.status == 0, "\(result.diagnostics)")
  }

  /// A hundred thousand days become years without a table of each with each.
  @Test func aLongAxisIsCheap() {
    let script = """
      axis day = 1800-01-01..2073-12-31
      let x flow = (if day == 1900-01-01 then ln(-1) else 1)
      show (x by year)[year = 2072]
      show (x by year)[year = 1901]

      """
    let result = Script.run(script)
    #expect(result.output == "(x by year)[year = 2072] = 366\n(x by year)[year = 1901] = 365\n")
  }

}
