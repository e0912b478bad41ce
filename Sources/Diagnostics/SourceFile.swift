/// A text with a name, as bytes, as its user wrote it.
package struct SourceFile: Sendable {

  /// The name shown in diagnostics: a path, or what stands for one (`<input>`).
  package let name: String

  /// The text, UTF-8 unless its user erred.
  package let bytes: [UInt8]

  /// Creates a file called `name` that holds `bytes`.
  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// Creates a file called `name` that holds `text`.
  package init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// The bytes from `start` up to `end` as text, with what is not UTF-8 replaced.
  package func text(from start: UInt32, to end: UInt32) -> String {
    let upper = min(Int(end), bytes.count)
    let lower = min(Int(start), upper)
    return String(decoding: bytes[lower..<upper], as: UTF8.self)
  }

  /// The line that holds the byte at `offset`: its number from 1 and its bytes without the break.
  package func line(at offset: UInt32) -> (number: Int, bytes: Range<Int>) {
    let here = min(Int(offset), bytes.count)
    let breaks = bytes[..<here].withUnsafeBufferPointer { before in
      before.reduce(0) { $0 &+ ($1 == UInt8(ascii: "\n") ? 1 : 0) }
    }
    var start = here
    while start > 0, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    var end = here
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return (breaks + 1, start..<max(start, end))
  }

}
