import CLibEditShim
import Glibc

/// Reads lines from a pipe, a file, or a terminal that cannot be drawn on.
package final class PlainReader: LineReader {

  /// The bytes that are read but not taken yet.
  private var buffer: [UInt8] = []

  /// The bytes of `buffer` that are known to have no line break.
  private var searched = 0

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
    Interruption.clear()
    while true {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) { return take(end) }
      searched = buffer.count
      guard yr_wait_for_input(descriptor) else {
        if let outcome = interrupted() { return outcome }
        continue
      }
      var chunk = [UInt8](repeating: 0, count: 1 << 14)
      let count = read(descriptor, &chunk, chunk.count)
      let error = errno
      if count > 0 {
        buffer += chunk.prefix(count)
      } else if count == 0 {
        return buffer.isEmpty ? .endOfInput : take(buffer.count)
      } else if error != EINTR, error != EAGAIN {
        return .failed(errno: error)
      }
    }
  }

  /// What Ctrl-C means: somebody who types starts afresh; where a pipe is waited for, the process
  /// ends.
  private func interrupted() -> LineOutcome? {
    guard isTyped else {
      yr_interruption_end_process()
      return nil
    }
    PlainReader.write("\n")
    return .interrupted
  }

  /// Keeps nothing: what comes through a pipe was not typed.
  package func remember(_ entry: String) {}

  /// Takes the bytes before `end` and the break there.
  private func take(_ end: Int) -> LineOutcome {
    var line = buffer[..<end]
    if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
    let text = String(decoding: line, as: UTF8.self)
    buffer.removeFirst(min(end + 1, buffer.count))
    searched = 0
    return .entry(text)
  }

  /// Writes `text` to standard output.
  private static func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes in _ = Glibc.write(STDOUT_FILENO, bytes.baseAddress, bytes.count) }
  }

}
