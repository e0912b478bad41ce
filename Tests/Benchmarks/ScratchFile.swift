import Glibc

/// Files that contenders read; they live in a folder of their own, which is removed at the end.
enum ScratchFile {

  /// Calls `body` with a new folder.
  static func withFolder(_ body: (String) -> Void) {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? P_tmpdir
    let place = String(repeating: "X", count: 6)
    var template = Array("\(parent)/yarrow-benchmark-\(place)".utf8CString)
    guard mkdtemp(&template) != nil else { preconditionFailure("\(parent) takes a folder") }
    let path = String(
      decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { _ = Program.run(["rm", "-r", path]) }
    body(path)
  }

  /// Writes `text` to `path`; `false` where that fails.
  static func write(_ text: String, to path: String) -> Bool {
    var bytes = Array(text.utf8)
    return bytes.withUnsafeMutableBytes { write(UnsafeRawBufferPointer($0), to: path) }
  }

  /// Writes `columns` of numbers one after the other to `path`; `false` where that fails.
  static func write(_ columns: [[Double]], to path: String) -> Bool {
    columns.flatMap { $0 }.withUnsafeBytes { write($0, to: path) }
  }

  /// Writes `bytes` to `path`.
  private static func write(_ bytes: UnsafeRawBufferPointer, to path: String) -> Bool {
    guard let file = fopen(path, "w") else { return false }
    let written = fwrite(bytes.baseAddress, 1, bytes.count, file)
    return fclose(file) == 0 && written == bytes.count
  }

}
