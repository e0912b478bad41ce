/// Cuts comma-separated values into fields, as RFC 4180 says.
///
/// Lines end with LF, CRLF or CR. A field that begins with a quote ends with its partner, and between the two a comma, a
/// line's end and a doubled quote belong to it; elsewhere a quote is a character like any other.
package struct CSVScanner {

  /// One field.
  package struct Field {

    /// The bytes of its content; those between the quotes where it is quoted.
    package var bytes: Range<Int>

    /// `true` iff it is in quotes.
    package var isQuoted = false

    /// `true` iff doubled quotes in it stand for single ones.
    package var hasDoubledQuotes = false

    /// `true` iff it is the last of its record.
    package var endsRecord = false

    /// What is wrong with its quotes.
    package var fault: Fault?

  }

  /// What can be wrong with quotes.
  package enum Fault {

    /// The file ends before the partner of the opening one.
    case unclosed

    /// Something that is no comma stands behind the closing one.
    case followed

  }

  /// The bytes of the file.
  private let bytes: UnsafeBufferPointer<UInt8>

  /// The offset of the next byte to look at.
  package private(set) var position: Int

  /// Creates a scanner of `bytes` that begins at `start`, behind a byte order mark.
  package init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) {
    self.bytes = bytes
    position = start == 0 && bytes.starts(with: [0xEF, 0xBB, 0xBF] as [UInt8]) ? 3 : start
  }

  /// `true` iff there are no more records.
  package var isAtEnd: Bool { position >= bytes.count }

  /// Puts the fields of the next record into `fields`.
  @inline(__always)
  package mutating func takeRecord(into fields: inout [Field]) {
    fields.removeAll(keepingCapacity: true)
    repeat { fields.append(takeField()) } while !fields[fields.count - 1].endsRecord
  }

  /// Takes the next field and the comma or line's end behind it.
  @inline(__always)
  private mutating func takeField() -> Field {
    if position < bytes.count, bytes[position] == UInt8(ascii: "\"") { return takeQuotedField() }
    let start = position
    while position < bytes.count, !isEnd(bytes[position]) { position += 1 }
    var field = Field(bytes: start..<position)
    field.endsRecord = takeSeparator()
    return field
  }

  /// `true` iff `byte` ends a field.
  @inline(__always)
  private func isEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  /// Takes a comma or a line's end, and returns whether the record ends here.
  @inline(__always)
  private mutating func takeSeparator() -> Bool {
    guard position < bytes.count else { return true }
    let byte = bytes[position]
    position += 1
    if byte == UInt8(ascii: ",") { return false }
    let isPair = byte == UInt8(ascii: "\r") && position < bytes.count
    if isPair, bytes[position] == UInt8(ascii: "\n") { position += 1 }
    return true
  }

  /// Takes a field in quotes.
  private mutating func takeQuotedField() -> Field {
    position += 1
    var field = Field(bytes: position..<position, isQuoted: true)
    while true {
      while position < bytes.count, bytes[position] != UInt8(ascii: "\"") { position += 1 }
      guard position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "\"") else { break }
      field.hasDoubledQuotes = true
      position += 2
    }
    field.bytes = field.bytes.lowerBound..<position
    if position >= bytes.count {
      field.fault = .unclosed
      field.endsRecord = true
      return field
    }
    position += 1
    while position < bytes.count, !isEnd(bytes[position]) {
      if bytes[position] != UInt8(ascii: " ") { field.fault = .followed }
      position += 1
    }
    field.endsRecord = takeSeparator()
    return field
  }

}
