import Calendars
import DataFiles
import Diagnostics
import TestSupport
import Testing

/// Tables that are written and read again.
@Suite struct RoundTripTests {

  /// A value of a generated table.
  private enum Value: Equatable {
    case number(Double)
    case truth(Bool)
    case text(String)
    case day(Int)
    case nothing
  }

  /// `text` as a cell: in quotes where it needs them, or by chance.
  private func cell(_ text: String, isQuoted: Bool) -> String {
    let needs =
      text.unicodeScalars.contains { $0 == "," || $0 == "\"" || $0 == "\r" || $0 == "\n" }
      || text.hasPrefix(" ") || text.hasSuffix(" ")
    return needs || isQuoted
      ? "\""
        + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
        + "\""
      : text
  }

  /// A text that cannot be read as anything else.
  private func text(_ generator: inout SeededGenerator) -> String {
    let pieces = ["a", " ", ",", "\"", "\n", "\r\n", "中文", "é", "1", "-", "😀", "\t", "x,y"]
    let middle = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
      pieces[Int.random(in: 0..<pieces.count, using: &generator)]
    }
    return "q" + middle.joined() + "z"
  }

  /// A value of the kind with number `kind`, or none.
  private func value(_ kind: Int, _ generator: inout SeededGenerator) -> Value {
    if Int.random(in: 0..<6, using: &generator) == 0 { return .nothing }
    switch kind {
    case 0:
      return .number(
        Double(bitPattern: UInt64.random(in: 0...0x7FEF_FFFF_FFFF_FFFF, using: &generator))
          * (Bool.random(using: &generator) ? 1 : -1))
    case 1: return .truth(Bool.random(using: &generator))
    case 2: return .day(Int.random(in: -30_000...30_000, using: &generator))
    default: return .text(text(&generator))
    }
  }

  /// `value` as a cell.
  private func cell(_ value: Value, _ generator: inout SeededGenerator) -> String {
    let isQuoted = Int.random(in: 0..<4, using: &generator) == 0
    switch value {
    case .number(let number): return cell("\(number)", isQuoted: isQuoted)
    case .truth(let truth): return cell("\(truth)", isQuoted: isQuoted)
    case .text(let text): return cell(text, isQuoted: isQuoted)
    case .day(let day): return cell(PeriodKind(.day).text(of: day), isQuoted: isQuoted)
    case .nothing: return ""
    }
  }

  /// The values of `column`.
  private func values(of column: DataColumn) -> [Value] {
    column.values.map { value in
      if value.isNaN { return .nothing }
      switch column.kind {
      case .numbers: return .number(value)
      case .truths: return .truth(value == 1)
      case .texts(let texts): return .text(texts[Int(value)])
      case .periods: return .day(Int(value))
      }
    }
  }

  @Test func whatIsWrittenIsRead() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<400 {
      let kinds = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
        Int.random(in: 0..<4, using: &generator)
      }
      let rows = (0..<Int.random(in: 1...12, using: &generator)).map { _ in
        kinds.map { value($0, &generator) }
      }
      let end = ["\n", "\r\n", "\r"][Int.random(in: 0..<3, using: &generator)]
      let lines =
        [(["row"] + kinds.indices.map { "c\($0)" }).joined(separator: ",")]
        + rows.enumerated().map { number, row in
          (["r\(number)"] + row.map { cell($0, &generator) }).joined(separator: ",")
        }
      let text = lines.joined(separator: end) + (Bool.random(using: &generator) ? end : "")
      var sources = SourceMap()
      let source = SourceFile(name: "t.csv", text: text)
      let file = DataFile(source, as: sources.add(source), isByRow: false)
      #expect(file.diagnostics.isEmpty, "\(text)")
      #expect(file.rowStarts.count == rows.count)
      for (index, column) in file.columns.dropFirst().enumerated() {
        #expect(values(of: column) == rows.map { $0[index] }, "\(text)")
      }
    }
  }

  /// Whatever the bytes, reading ends, and every diagnostic can be shown.
  @Test func nothingStopsTheReader() {
    var generator = SeededGenerator(seed: 6)
    let pieces = [
      "a", ",", ",", "\n", "\r\n", "\"", "1", "1,2", "(MW)", "（", "）", ")", "(", "%", "$", "NA",
      "true", " ", "中", "2024-11-30", "30/11/2024", "2024Q3", "FY2026(", "Nov ", "年", "月", "2024",
      "\u{FEFF}", "\0", "-", "1e9", "(text)", "k",
    ]
    for _ in 0..<3000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0...40, using: &generator) {
        bytes += Array(pieces[Int.random(in: 0..<pieces.count, using: &generator)].utf8)
      }
      if Int.random(in: 0..<20, using: &generator) == 0 { bytes.append(0xFF) }
      var sources = SourceMap()
      let source = SourceFile(name: "t.csv", bytes: bytes)
      let file = DataFile(source, as: sources.add(source), isByRow: Bool.random(using: &generator))
      let renderer = DiagnosticRenderer(sources: sources)
      for diagnostic in file.diagnostics { _ = renderer.render(diagnostic) }
      for column in file.columns { #expect(column.values.count == file.rowStarts.count) }
    }
  }

}
