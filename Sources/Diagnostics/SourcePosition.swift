/// A place between two bytes of a file, in all the ways in which tools count.
package struct SourcePosition: Hashable, Sendable {

  /// The bytes before it.
  package let byte: Int

  /// Its line, from 1.
  package let line: Int

  /// Its column in characters as people see them, from 1.
  package let column: Int

  /// Its column in UTF-16 code units, as editors count, from 1.
  package let utf16Column: Int

}

extension SourceFile {

  /// The position of the byte at `offset`.
  package func position(at offset: UInt32) -> SourcePosition {
    let line = line(at: offset)
    let before = text(from: UInt32(line.bytes.lowerBound), to: offset)
    return SourcePosition(
      byte: min(Int(offset), bytes.count), line: line.number, column: before.count + 1,
      utf16Column: before.utf16.count + 1)
  }

}
