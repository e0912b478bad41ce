import Calendars
import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import DataFiles

/// What single cells say.
@Suite struct CellTests {

  /// What the cell `text` says.
  private func cell(_ text: String) -> Cell {
    Array(text.utf8).withUnsafeBufferPointer { Cell($0) }
  }

  @Test(arguments: [
    ("0", 0), ("-0.5", -0.5), ("+3", 3), ("12.", 12), (".5", 0.5), ("1e3", 1000),
    ("1.5E-3", 0.0015),
    ("1,234", 1234), ("12,345,678.9", 12_345_678.9), ("1_234", 1234), ("−7", -7), ("1.2k", 1200),
    ("3M", 3e6), ("2B", 2e9), ("2bn", 2e9), ("1T", 1e12), ("4170亿", 4.17e11), ("1.2 万", 12000),
    ("3万亿", 3e12), ("1.2 million", 1.2e6), ("0.1k", 100),
    ("123456789012345678901234567890", 1.2345678901234568e29),
  ]) func numbersAreRead(_ text: String, _ value: Double) {
    #expect(cell(text) == .number(value, .none))
  }

  @Test(arguments: [
    ("12%", 12, CellMark.percent), ("-3.5 %", -3.5, .percent), ("$40", 40, .dollar),
    ("-$1,234.5", -1234.5, .dollar), ("$-2", -2, .dollar), ("$1.2bn", 1.2e9, .dollar),
    ("€3", 3, .euro),
    ("¥3", 3, .yen), ("￥3", 3, .yen), ("£3k", 3000, .pound),
  ]) func marksAreTold(_ text: String, _ value: Double, _ mark: CellMark) {
    #expect(cell(text) == .number(value, mark))
  }

  @Test(arguments: [
    "007", "1,5", "12,34", "1,2345", "1234,567", "1 234", "5 MW", "12x", "1.2 M", "1e", "1.2.3",
    "--1", "$", "%", "$5%",
    "1e999", "1e-999", "H100", "inf", "0x10", "1,234,", "½", "１２", "一", "2024-1",
    "2024-11-30 12:30",
    "2024-11/30", "11/30/24", "FY2026Q3", "Q3", "2024年冬", "Nov", "May be", "2024-11-30-1",
    "1.2.3.4",
  ]) func theseAreTexts(_ text: String) {
    #expect(cell(text) == .text)
  }

  /// Dates and periods are those that pandas reads (`date_reference.py` wrote the file).
  @Test func datesAreThoseOfTheReference() throws {
    for line in try ProjectFiles.text("Tests/DataFilesTests/date_reference.csv").split(
      separator: "\n")
    {
      let parts = line.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
      guard let ordinal = Int(parts[2]) else {
        #expect(cell(parts[0]) == .impossiblePeriod(isCertain: true), "\(line)")
        continue
      }
      let frequency = try #require(Frequency(rawValue: parts[1]))
      let origin = PeriodKind(frequency).ordinal(ofYear: 1970)
      #expect(
        cell(parts[0])
          == .period(
            CellPeriod(form: .period(frequency, calendar: nil), ordinal: origin + ordinal)),
        "\(line)")
    }
  }

  @Test func fiscalPeriodsBearTheNameOfTheirCalendar() {
    let quarter = CellPeriod(form: .period(.quarter, calendar: "英伟达"), ordinal: 2026 * 4 + 2)
    #expect(cell("FY2026Q3(英伟达)") == .period(quarter))
    let year = CellPeriod(form: .period(.year, calendar: "nvidia"), ordinal: 2026)
    #expect(cell("FY2026(nvidia)") == .period(year))
    #expect(cell("2024年第三季度") == cell("2024Q3"))
    #expect(cell("2024年") == .number(2024, .none))
  }

  @Test func whatMayBeASeasonIsNoMistakeByItself() {
    for text in ["2023-24", "2024-00", "2024.13.1"] {
      #expect(cell(text) == .impossiblePeriod(isCertain: false), "\(text)")
    }
    for text in ["2024Q5", "2024M13", "31.04.2024", "13/13/2024", "FY2026Q5(a)", "2023-02-29"] {
      #expect(cell(text) == .impossiblePeriod(isCertain: true), "\(text)")
    }
  }

  /// A day with its year last is told by its column, as far as one of its cells can be read in one way only.
  @Test func anOrderIsThatOfTheColumn() throws {
    func days(_ cells: [String], heading: String = "day") -> ([String], [DiagnosticCode]) {
      var sources = SourceMap()
      let source = SourceFile(
        name: "t.csv", text: ([heading] + cells).map { $0 + "\n" }.joined())
      let file = DataFile(source, as: sources.add(source), isByRow: true)
      let values = file.columns[0].values
      return (
        values.map { PeriodKind(.day).text(of: $0) ?? "" }, file.diagnostics.map(\.code)
      )
    }
    #expect(days(["30/11/2024", "03/04/2024"]) == (["2024-11-30", "2024-04-03"], []))
    #expect(days(["3/4/2024", "11-30-2024"]) == (["2024-03-04", "2024-11-30"], []))
    #expect(days(["03/04/2024"]).1 == [.ambiguousDate])
    #expect(days(["04/04/2024"]) == (["2024-04-04"], []))
    #expect(days(["03/04/2024"], heading: "day (d/m/y)") == (["2024-04-03"], []))
    #expect(days(["03/04/2024"], heading: "day (m/d/y)") == (["2024-03-04"], []))
    #expect(days(["30/11/2024"], heading: "day (m/d/y)").1 == [.impossibleDate])
    #expect(days(["30/11/2024", "11/30/2024"]).1 == [.ambiguousDate])
  }

  @Test(arguments: ["NA", "n/a", "#N/A", "NaN", "null", "-", "–", "—", "..", "...", "…", "n.a."])
  func theseAreMissing(_ text: String) {
    #expect(cell(text) == .missing)
  }

  @Test func truthsAndNothing() {
    for text in ["true", "TRUE", "True"] { #expect(cell(text) == .truth(true)) }
    for text in ["false", "FALSE"] { #expect(cell(text) == .truth(false)) }
    #expect(cell("") == .empty)
  }

  /// Whatever the digits, the number is the nearest `Double`, as the C library has it.
  @Test func numbersAreTheNearest() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<20_000 {
      let whole = UInt64.random(in: 0...(.max >> UInt64.random(in: 1...63)), using: &generator)
      let fraction = UInt64.random(in: 0...(.max >> UInt64.random(in: 1...63)), using: &generator)
      let text = "\(whole).\(fraction)e\(Int.random(in: -40...40, using: &generator))"
      #expect(cell(text) == .number(strtod(text, nil), .none), "\(text)")
    }
  }

}
