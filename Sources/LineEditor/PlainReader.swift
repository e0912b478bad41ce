import Glibc

/// Reads lines from a pipe, a file, or a terminal that cannot be drawn on.
package final class PlainReader: LineReader {

  /// The bytes that are read but not taken yet.
  private var buffer: [UInt8] = []

  /// The file to read.
  private let descriptor: Int32

  /// `true` iff a terminal is behind the file: it sees the prompts.
  package let isTyped: Bool

  /// Creates a reader of `descriptor`.
  package init(descriptor: Int32 = STDIN_FILENO) {
    self.descriptor = descriptor
    isTyped = isatty(descriptor) != 0
  }

  /// Reads a line.
  package func readLine(prompt: String) -> LineOutcome {
    if isTyped { PlainReader.write(prompt) }
    while true {
      if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) { return take(end) }
      var chunk = [UInt8](repeating: 0, count: 1 << 14)
      let count = read(descriptor, &chunk, chunk.count)
      if count > 0 {
        buffer += chunk.prefix(count)
      } else if count == 0 || errno != EINTR {
        return buffer.isEmpty ? .endOfInput : take(buffer.count)
      }
    }
  }

  /// Keeps nothing: what comes through a pipe was not typed.
  package func remember(_ entry: String) {}

  /// Takes the bytes before `end` and the break there.
  private func take(_ end: Int) -> LineOutcome {
    var line = buffer[..<end]
    if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
    let text = String(decoding: line, as: UTF8.self)
    buffer.removeFirst(min(end + 1, buffer.count))
    return .entry(text)
  }

  /// Writes `text` to standard output.
  private static func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes in _ = Glibc.write(STDOUT_FILENO, bytes.baseAddress, bytes.count) }
  }

}
