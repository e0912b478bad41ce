import DataFiles
import Foundation
import TestSupport
import Testing

/// Fields and records, against Python's csv module.
@Suite struct ScannerTests {

  /// A text and what Python makes of it.
  private struct Case: Decodable {

    /// The text.
    let text: String

    /// Its records, or `nil` where it is malformed.
    let records: [[String]]?

  }

  /// The records of `text`, or `nil` where its quotes do not come in pairs.
  private func records(of text: String) -> [[String]]? {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      var scanner = CSVScanner(bytes)
      var records: [[String]] = []
      var fields: [CSVScanner.Field] = []
      while !scanner.isAtEnd {
        scanner.takeRecord(into: &fields)
        if fields.contains(where: { $0.fault != nil }) { return nil }
        records.append(
          fields.map { field in
            let content = String(decoding: bytes[field.bytes], as: UTF8.self)
            return field.hasDoubledQuotes
              ? content.replacingOccurrences(of: "\"\"", with: "\"") : content
          })
      }
      return records
    }
  }

  @Test func recordsAreThoseOfPython() throws {
    let lines = try ProjectFiles.text("Tests/DataFilesTests/csv_reference.txt")
      .split(separator: "\n")
    #expect(lines.count > 400)
    for line in lines {
      let expected = try JSONDecoder().decode(Case.self, from: Data(line.utf8))
      #expect(records(of: expected.text) == expected.records, "\(line)")
    }
  }

  @Test func aByteOrderMarkIsNoPartOfTheFirstField() {
    #expect(records(of: "\u{FEFF}a,b\n") == [["a", "b"]])
    #expect(records(of: "\u{FEFF}\"a\",b\n") == [["a", "b"]])
  }

}
