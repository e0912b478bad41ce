import Diagnostics
import Glibc

/// Writes files, whole or not at all.
enum SourceFileWriter {

  /// Writes `text` to the file at `path`, and returns what is wrong where it cannot.
  ///
  /// The text goes to a new file beside the old one, which it then replaces in one step; a link goes on to lead
  /// to its file, and the file keeps its permissions.
  static func write(_ text: String, to path: String) -> Diagnostic? {
    write(Array(text.utf8), to: path)
  }

  /// Writes `bytes` to the file at `path` in the same way.
  static func write(_ bytes: [UInt8], to path: String) -> Diagnostic? {
    let path = target(of: path)
    let temporary = "\(path).\(getpid()).new"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { return failure(path) }
    var old = stat()
    if stat(path, &old) == 0 { fchmod(descriptor, old.st_mode & 0o7777) }
    let isWritten =
      bytes.withUnsafeBufferPointer { writeAll($0, to: descriptor) } && fsync(descriptor) == 0
    let error = errno
    close(descriptor)
    guard isWritten, rename(temporary, path) == 0 else {
      let cause = isWritten ? errno : error
      unlink(temporary)
      errno = cause
      return failure(path)
    }
    return nil
  }

  /// The file that `path` leads to, links followed; `path` itself where there is none.
  private static func target(of path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Writes all of `bytes` to `descriptor`, and tells whether that went well.
  private static func writeAll(_ bytes: UnsafeBufferPointer<UInt8>, to descriptor: Int32) -> Bool {
    var rest = UnsafeRawBufferPointer(bytes)
    while !rest.isEmpty {
      let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
      if count < 0, errno != EINTR { return false }
      rest = UnsafeRawBufferPointer(rebasing: rest[max(0, count)...])
    }
    return true
  }

  /// What to tell of a file at `path` that could not be written.
  private static func failure(_ path: String) -> Diagnostic {
    let reason = strerror(errno).map { String(cString: $0) } ?? "error \(errno)"
    return .unwritableFile(path, reason: reason)
  }

}
