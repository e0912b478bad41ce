/// The number by which a `SourceMap` knows one of its files.
package struct SourceFileID: Hashable, Sendable {

  /// The position of the file in its map.
  package let index: UInt32

  /// Creates the identifier of the file at `index`.
  package init(index: UInt32) {
    self.index = index
  }

}

/// A half-open range of bytes in one source file.
package struct SourceSpan: Hashable, Sendable {

  /// The file the bytes are in.
  package let file: SourceFileID

  /// The offset of the first byte.
  package let start: UInt32

  /// The offset just past the last byte.
  package let end: UInt32

  /// Creates the span of the bytes from `start` up to, not including, `end`.
  package init(file: SourceFileID, start: UInt32, end: UInt32) {
    self.file = file
    self.start = start
    self.end = end
  }

  /// The smallest span that covers this one and `other`, which is in the same file.
  package func extended(toCover other: SourceSpan) -> SourceSpan {
    SourceSpan(file: file, start: min(start, other.start), end: max(end, other.end))
  }

}
