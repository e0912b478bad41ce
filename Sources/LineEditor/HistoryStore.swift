import Glibc

/// Entries of earlier sessions, in a file of our own: one entry a line, line breaks escaped.
///
/// libedit's own files lose what two sessions write at once and overflow on some lengths. Here each entry is
/// appended with one write under a lock, so sessions lose nothing of each other's; lines that are not
/// UTF-8 are skipped; a file that cannot be read or written costs the history and nothing else.
package final class HistoryStore {

  /// Entries kept in memory.
  private static let limit = 10_000

  /// The file, or `nil` to keep entries in memory only.
  private let path: String?

  /// The entries, oldest first.
  package private(set) var entries: [String] = []

  /// Creates a store in the file at `path`.
  package init(path: String?) {
    self.path = path
    guard let path else { return }
    let lines = HistoryStore.read(path).split(separator: UInt8(ascii: "\n"))
    entries = lines.suffix(HistoryStore.limit).compactMap { line in
      String(validating: line, as: UTF8.self).map { HistoryStore.unescaped($0) }
    }
  }

  /// Keeps `entry`, unless it is the last one already.
  package func append(_ entry: String) {
    guard !entry.isEmpty, entries.last != entry else { return }
    entries.append(entry)
    if entries.count > HistoryStore.limit { entries.removeFirst() }
    guard let path else { return }
    guard let descriptor = HistoryStore.open(path, O_RDWR | O_APPEND | O_CREAT) else { return }
    defer { close(descriptor) }
    guard flock(descriptor, LOCK_EX) == 0 else { return }
    var line = HistoryStore.escaped(entry) + "\n"
    if !HistoryStore.endsLine(descriptor) { line = "\n" + line }
    line.withUTF8 { bytes in _ = write(descriptor, bytes.baseAddress, bytes.count) }
  }

  /// `true` iff the file ends with a line break, or is empty.
  private static func endsLine(_ descriptor: Int32) -> Bool {
    let size = lseek(descriptor, 0, SEEK_END)
    guard size > 0 else { return true }
    var last: UInt8 = 0
    return pread(descriptor, &last, 1, size - 1) == 1 && last == UInt8(ascii: "\n")
  }

  /// Opens the file at `path`, unless something else than a file is there: a pipe would be waited
  /// for.
  private static func open(_ path: String, _ flags: Int32) -> Int32? {
    let descriptor = Glibc.open(path, flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600)
    guard descriptor >= 0 else { return nil }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      return nil
    }
    return descriptor
  }

  /// All bytes of the file at `path`; none where it cannot be read.
  private static func read(_ path: String) -> [UInt8] {
    guard let descriptor = open(path, O_RDONLY) else { return [] }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count > 0 {
        bytes += chunk.prefix(count)
      } else if count == 0 || errno != EINTR {
        return bytes
      }
    }
  }

  /// `entry` on one line.
  static func escaped(_ entry: String) -> String {
    var result = ""
    for scalar in entry.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The entry that `line` stands for.
  static func unescaped(_ line: String) -> String {
    var result = ""
    var isEscaped = false
    for scalar in line.unicodeScalars {
      if isEscaped {
        result.unicodeScalars.append(scalar == "n" ? "\n" : scalar == "r" ? "\r" : scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

}
