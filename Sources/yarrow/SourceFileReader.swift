import Diagnostics
import Glibc
import Session

/// Reads files.
enum SourceFileReader {

  /// Bytes of a script at the most: a thousand times the largest that anyone writes.
  private static let sizeLimit = 1 << 30

  /// A file that cannot be read.
  struct Failure: Error {

    /// What to tell of it.
    let diagnostic: Diagnostic

  }

  /// The text of the file at `path`; `-` stands for standard input.
  static func read(_ path: String) throws(Failure) -> SourceFile {
    if path == "-" { return SourceFile(name: "<stdin>", bytes: try bytes(of: STDIN_FILENO, path)) }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path, errno) }
    defer { close(descriptor) }
    return SourceFile(name: path, bytes: try bytes(of: descriptor, path))
  }

  /// A file called `name` that holds `text`.
  static func named(_ name: String, text: String) -> SourceFile {
    SourceFile(name: name, text: text)
  }

  /// All bytes of `descriptor`, which is the file at `path`.
  private static func bytes(of descriptor: Int32, _ path: String) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    let chunk = 1 << 16
    while true {
      let start = bytes.count
      bytes.append(contentsOf: repeatElement(0, count: chunk))
      let count = bytes.withUnsafeMutableBytes { buffer in
        Glibc.read(descriptor, buffer.baseAddress?.advanced(by: start), chunk)
      }
      let error = errno
      bytes.removeLast(chunk - max(0, count))
      if count == 0 { return bytes }
      if count < 0, error != EINTR { throw failure(path, error) }
      if bytes.count > sizeLimit { throw failure(path, EFBIG) }
    }
  }

  /// What to tell of a file at `path` that failed with `error`.
  private static func failure(_ path: String, _ error: Int32) -> Failure {
    let reason = strerror(error).map { String(cString: $0) } ?? "error \(error)"
    return Failure(diagnostic: .unreadableFile(path, reason: reason, isMissing: error == ENOENT))
  }

}

extension Diagnostic {

  /// A file that cannot be read.
  static func unreadableFile(_ path: String, reason: String, isMissing: Bool) -> Diagnostic {
    isMissing
      ? Diagnostic(
        .fileMissing, "there is no file `\(path)`",
        help: ["check the path; it is taken from the folder that the command runs in"])
      : Diagnostic(.fileUnreadable, "`\(path)` cannot be read: \(reason)")
  }

  /// A file that cannot be written.
  static func unwritableFile(_ path: String, reason: String) -> Diagnostic {
    Diagnostic(.fileUnwritable, "`\(path)` cannot be written: \(reason)")
  }

}
