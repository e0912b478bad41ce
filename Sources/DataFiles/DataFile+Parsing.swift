import Diagnostics
import Syntax

/// Reads a file of comma-separated values into columns.
///
/// Input: the bytes of the file. Output: a `DataFile`, with all its mistakes up to a limit.
///
/// One pass over the bytes: `CSVScanner` cuts a record into fields, and each field goes to the `ColumnBuilder` of its
/// column, which reads it where it lies. No cell becomes an object of its own. The first record has the headings;
/// a record without content is skipped, since spreadsheets write such at the end.
extension DataFile {

  /// Diagnostics of a file at the most: nobody reads more.
  static let diagnosticLimit = 100

  /// Reads `source`, known as `id`; with `isByRow`, no column has to tell the rows apart.
  package init(_ source: SourceFile, as id: SourceFileID, isByRow: Bool) {
    var reader = Reader(source, id)
    source.bytes.withUnsafeBufferPointer { reader.read($0) }
    let (columns, diagnostics) = reader.finish(isByRow: isByRow)
    self.init(
      source: source, file: id, columns: columns, rowStarts: reader.rowStarts,
      diagnostics: diagnostics, isPartial: reader.isPartial)
  }

  /// Where the cell of `row` and `column` stands.
  package func span(row: Int, column: Int) -> SourceSpan {
    source.bytes.withUnsafeBufferPointer { bytes in
      var scanner = CSVScanner(bytes, from: Int(rowStarts[row]))
      var fields: [CSVScanner.Field] = []
      scanner.takeRecord(into: &fields)
      return Reader.span(of: fields[column], in: file)
    }
  }

}

/// A file on its way to columns.
private struct Reader {

  /// The file.
  private let source: SourceFile

  /// Its number.
  private let id: SourceFileID

  /// The columns so far.
  private var builders: [ColumnBuilder] = []

  /// Where the rows begin.
  private(set) var rowStarts: [UInt32] = []

  /// What is wrong with the whole.
  private var diagnostics: [Diagnostic] = []

  /// `true` iff rows are left out.
  private(set) var isPartial = false

  /// Creates a reader of `source`.
  init(_ source: SourceFile, _ id: SourceFileID) {
    self.source = source
    self.id = id
  }

  /// Adds `diagnostic`, unless there are enough.
  private mutating func report(_ diagnostic: Diagnostic) {
    if !isFull { diagnostics.append(diagnostic) }
  }

  /// `true` iff there are so many diagnostics that no more need be put into words.
  private var isFull: Bool { diagnostics.count >= DataFile.diagnosticLimit }

  /// Where `field` stands, with its quotes.
  static func span(of field: CSVScanner.Field, in file: SourceFileID) -> SourceSpan {
    let edge = field.isQuoted ? 1 : 0
    let closing = field.fault == .unclosed ? 0 : edge
    return SourceSpan(
      file: file, start: UInt32(field.bytes.lowerBound - edge),
      end: UInt32(field.bytes.upperBound + closing))
  }

  /// Reads all of `bytes`.
  mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    if let bad = Encoding.firstInvalidByte(in: bytes) {
      report(.notText(at: SourceSpan(file: id, start: UInt32(bad), end: UInt32(bad + 1))))
      isPartial = true
      return
    }
    var scanner = CSVScanner(bytes)
    var fields: [CSVScanner.Field] = []
    while !scanner.isAtEnd {
      let start = scanner.position
      scanner.takeRecord(into: &fields)
      if fields.allSatisfy({ trimmed($0, bytes).isEmpty }) { continue }
      guard isSound(fields) else { continue }
      if builders.isEmpty {
        if let separator = strangeSeparator(fields, bytes) {
          report(.strangeSeparator(separator, at: Reader.span(of: fields[0], in: id)))
          return
        }
        takeHeadings(fields, bytes)
      } else {
        takeRow(fields, at: start, bytes)
      }
    }
    if builders.isEmpty, diagnostics.isEmpty {
      report(.emptyDataFile(at: SourceSpan(file: id, start: 0, end: 0)))
    }
  }

  /// `true` iff the quotes of `fields` come in pairs; reports the first that do not.
  @inline(__always)
  private mutating func isSound(_ fields: [CSVScanner.Field]) -> Bool {
    guard let bad = fields.first(where: { $0.fault != nil }), let fault = bad.fault else {
      return true
    }
    report(.strayQuote(fault, at: Reader.span(of: bad, in: id)))
    isPartial = true
    return false
  }

  /// The bytes of `field`, without the blanks around them where it is not quoted.
  @inline(__always)
  private func trimmed(_ field: CSVScanner.Field, _ bytes: UnsafeBufferPointer<UInt8>)
    -> UnsafeBufferPointer<UInt8>
  {
    var (lower, upper) = (field.bytes.lowerBound, field.bytes.upperBound)
    if !field.isQuoted {
      while lower < upper, Reader.isBlank(bytes[lower]) { lower += 1 }
      while upper > lower, Reader.isBlank(bytes[upper - 1]) { upper -= 1 }
    }
    return UnsafeBufferPointer(rebasing: bytes[lower..<upper])
  }

  /// `true` iff `byte` is a blank or a tab.
  @inline(__always)
  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  /// `content` with single quotes in the place of doubled ones.
  private static func undoubled(_ content: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < content.count {
      result.append(content[index])
      index += content[index] == UInt8(ascii: "\"") ? 2 : 1
    }
    return result
  }

  /// Begins a column for each of `fields`.
  private mutating func takeHeadings(
    _ fields: [CSVScanner.Field], _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    var seen: [String: SourceSpan] = [:]
    for field in fields {
      let span = Reader.span(of: field, in: id)
      let content = trimmed(field, bytes)
      let text = field.hasDoubledQuotes ? Reader.undoubled(content) : Array(content)
      let heading = DataHeading(String(decoding: text, as: UTF8.self), at: span, in: source)
      if heading.name.isEmpty {
        report(.namelessColumn(number: builders.count + 1, at: span))
      } else if let first = seen[heading.name] {
        report(.duplicateHeading(heading, first: first))
      } else {
        seen[heading.name] = span
      }
      builders.append(ColumnBuilder(heading))
    }
  }

  /// What seems to separate columns where the only one of `fields` has it in its name.
  private func strangeSeparator(
    _ fields: [CSVScanner.Field], _ bytes: UnsafeBufferPointer<UInt8>
  ) -> String? {
    guard fields.count == 1, !fields[0].isQuoted else { return nil }
    let content = bytes[fields[0].bytes]
    if content.contains(UInt8(ascii: "\t")) { return "tabs" }
    return content.contains(UInt8(ascii: ";")) ? "semicolons" : nil
  }

  /// Hands `fields`, which begin at `start`, to their columns.
  @inline(__always)
  private mutating func takeRow(
    _ fields: [CSVScanner.Field], at start: Int, _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    guard fields.count == builders.count else {
      isPartial = true
      if isFull { return }
      let row = Reader.span(of: fields[0], in: id)
        .extended(toCover: Reader.span(of: fields[fields.count - 1], in: id))
      report(
        .raggedRecord(
          cells: fields.count, at: row, headings: builders.map(\.heading)))
      return
    }
    rowStarts.append(UInt32(start))
    for (index, field) in fields.enumerated() {
      let place = Reader.span(of: field, in: id)
      let content = trimmed(field, bytes)
      if field.hasDoubledQuotes {
        Reader.undoubled(content).withUnsafeBufferPointer { builders[index].take($0, at: place) }
      } else {
        builders[index].take(content, at: place)
      }
    }
  }

  /// The columns, and what is wrong with all.
  mutating func finish(isByRow: Bool) -> (columns: [DataColumn], diagnostics: [Diagnostic]) {
    var columns: [DataColumn] = []
    var isFirstSound = true
    for builder in builders {
      let (column, problems) = builder.column()
      if columns.isEmpty { isFirstSound = problems.isEmpty }
      columns.append(column)
      diagnostics += problems
    }
    if let last = builders.last, rowStarts.isEmpty, diagnostics.isEmpty {
      report(.noRows(at: builders[0].heading.span.extended(toCover: last.heading.span)))
    }
    // A label that cannot be read is told of already.
    if !isByRow, isFirstSound, let first = columns.first { reportLabels(of: first) }
    diagnostics.sort { ($0.labels.first?.span.start ?? 0) < ($1.labels.first?.span.start ?? 0) }
    return (columns, Array(diagnostics.prefix(DataFile.diagnosticLimit)))
  }

  /// Reports rows whose labels in `column` are missing or are those of an earlier row.
  private mutating func reportLabels(of column: DataColumn) {
    var first: [Double: Int] = [:]
    if !isAscending(column.values) {
      first.reserveCapacity(column.values.count)
      for (row, value) in column.values.enumerated() {
        if value.isNaN, !isFull {
          report(.missingLabel(at: labelSpan(row), heading: column.heading))
        } else if let earlier = first.updateValue(row, forKey: value), !isFull {
          report(.duplicateLabel(at: labelSpan(row), first: labelSpan(earlier), source: source))
          first[value] = earlier
        }
      }
    }
  }

  /// `true` iff each of `values` is greater than the one before, which texts that are met once only and years mostly are.
  private func isAscending(_ values: [Double]) -> Bool {
    if values.first?.isNaN ?? false { return false }
    return zip(values, values.dropFirst()).allSatisfy { $0 < $1 }
  }

  /// Where the label of `row` stands.
  private func labelSpan(_ row: Int) -> SourceSpan {
    source.bytes.withUnsafeBufferPointer { bytes in
      var scanner = CSVScanner(bytes, from: Int(rowStarts[row]))
      var fields: [CSVScanner.Field] = []
      scanner.takeRecord(into: &fields)
      return Reader.span(of: fields[0], in: id)
    }
  }

}
