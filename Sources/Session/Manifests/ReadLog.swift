import DataFiles
import Diagnostics

/// All files that a run has read, in the order in which it did.
package final class ReadLog {

  /// What files are for.
  package enum Kind: String, CaseIterable, Sendable {

    /// The text that was run.
    case script

    /// A module in a file of the user's own.
    case module

    /// A table.
    case data

    /// A module of the library.
    case library

  }

  /// A file that was read.
  package struct Entry {

    /// What it is for.
    package let kind: Kind

    /// Its path below the folder of the script; of a module of the library, its name.
    package let path: String

    /// What it holds.
    package let bytes: [UInt8]

  }

  /// The files.
  package private(set) var entries: [Entry] = []

  /// The folder of the script, as all paths begin that were read.
  private var folder = ""

  /// Forgets all, for the script called `name`.
  func begin(_ script: SourceFile) {
    folder = script.name.lastIndex(of: "/").map { String(script.name[...$0]) } ?? ""
    entries = []
    add(.script, script)
  }

  /// Takes note of `file`, once for each path.
  func add(_ kind: Kind, _ file: SourceFile) {
    let path = file.name.hasPrefix(folder) ? String(file.name.dropFirst(folder.count)) : file.name
    if entries.contains(where: { $0.kind == kind && $0.path == path }) { return }
    entries.append(Entry(kind: kind, path: path, bytes: file.bytes))
  }

  /// `data`, with a note of each file that it finds, which is of a `kind`.
  func noting(_ data: DataSource, as kind: Kind) -> DataSource {
    DataSource { path, script in
      let result = data.read(path, script)
      if case .success(let file) = result { self.add(kind, file) }
      return result
    }
  }

}
