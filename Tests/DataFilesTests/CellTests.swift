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
    "1e999", "1e-999", "2024-11-30", "2024Q3", "H100", "inf", "0x10", "1,234,", "½", "１２", "一",
  ]) func theseAreTexts(_ text: String) {
    #expect(cell(text) == .text)
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
