import Diagnostics
import Glibc
import Session

/// Saves answers in files, below the folder of their script and over nothing that the script reads.
///
/// What counts is where a path really leads: links are followed first, and files are told apart by what the system knows
/// of them and not by their names.
enum ResultWriter {

  /// Saves `file` beside the script that names it, one of the `sources` that were read, and returns what is wrong where it
  /// cannot.
  static func save(_ file: SavedFile, _ sources: SourceMap) -> Diagnostic? {
    let folder = FilePath.folder(of: sources[file.span.file].name)
    let target = folder + file.name
    let parent = target.contains("/") ? FilePath.folder(of: target) : "."
    if let home = FilePath.real(folder.isEmpty ? "." : folder) {
      let places = [FilePath.real(parent), FilePath.real(target)].compactMap { $0 }
      if !places.allSatisfy({ ($0 + "/").hasPrefix(home == "/" ? "/" : home + "/") }) {
        return .savedOutside(file.name, at: file.span)
      }
    }
    return write(file.bytes, to: target, over: sources, at: file.span)
  }

  /// Writes `bytes` to the file at `path` unless it is one of `sources`, and returns what is wrong where it cannot.
  static func write(
    _ bytes: [UInt8], to path: String, over sources: SourceMap, at span: SourceSpan? = nil
  ) -> Diagnostic? {
    if let old = identity(of: path),
      let source = sources.all.first(where: { identity(of: $0.name) == old })
    {
      return .savedOverSource(path, source.name, at: span)
    }
    return SourceFileWriter.write(bytes, to: path)
  }

  /// What tells the file at `path` from all others; `nil` where there is none.
  private static func identity(of path: String) -> FileIdentity? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return FileIdentity(device: status.st_dev, file: status.st_ino)
  }

  /// What tells files apart.
  private struct FileIdentity: Equatable {

    /// The device.
    let device: dev_t

    /// The file's number on it.
    let file: ino_t

  }

}

extension Diagnostic {

  /// A file that a link leads out of the script's folder to.
  static func savedOutside(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .resultOutside, "`\(name)` is a link that leads out of the script's folder",
      at: [DiagnosticLabel(span)], help: ["save it in a folder that is there itself"])
  }

  /// A file at `path` that is, under the name of `source`, one of those that were read.
  static func savedOverSource(_ path: String, _ source: String, at span: SourceSpan?) -> Diagnostic
  {
    Diagnostic(
      .resultOverSource, "`\(path)` is `\(source)`, which was read, so it is left as it is",
      at: span.map { [DiagnosticLabel($0)] } ?? [], help: ["save it under another name"])
  }

}
