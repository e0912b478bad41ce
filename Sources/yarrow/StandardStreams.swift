import Glibc

/// The streams of the process: whole writes, and no crash where nobody reads.
enum StandardStreams {

  /// Makes a closed pipe an error of the write instead of the end of the process.
  static func prepare() {
    signal(SIGPIPE, SIG_IGN)
  }

  /// Writes `text` to standard output; what nobody reads any more is dropped, so that expectations are
  /// still checked and the status still tells.
  static func output(_ text: String) {
    write(text, to: STDOUT_FILENO)
  }

  /// Writes `text` to standard error.
  static func error(_ text: String) {
    write(text, to: STDERR_FILENO)
  }

  /// `true` iff the stream is a terminal that shows colours.
  static func showsColor(_ stream: Int32) -> Bool {
    if isatty(stream) == 0 { return false }
    if let value = getenv("NO_COLOR"), value.pointee != 0 { return false }
    guard let terminal = getenv("TERM") else { return false }
    return strcmp(terminal, "dumb") != 0
  }

  /// Ends the process.
  static func exit(_ status: Int32) -> Never {
    Glibc.exit(status)
  }

  /// Writes all of `text` to `stream`, unless it is closed.
  private static func write(_ text: String, to stream: Int32) {
    var text = text
    text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        let count = Glibc.write(stream, rest.baseAddress, rest.count)
        if count < 0 {
          if errno == EINTR { continue }
          return
        }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
    }
  }

}
