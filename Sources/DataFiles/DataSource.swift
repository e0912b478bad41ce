import Diagnostics

/// Where the bytes of data files come from: the file system for the command, a folder of cases for tests.
package struct DataSource {

  /// Reads the file at a path as a script wrote it, beside the script of a name, or beside nothing where it is `nil`.
  package let read: (_ path: String, _ script: String?) -> Result<SourceFile, DataFailure>

  /// Creates a source that reads with `read`.
  package init(_ read: @escaping (String, String?) -> Result<SourceFile, DataFailure>) {
    self.read = read
  }

  /// No files at all.
  package static var none: DataSource { DataSource { _, _ in .failure(.missing) } }

}

/// Why a data file cannot be read.
package enum DataFailure: Error, Equatable {

  /// Nothing is at its path.
  case missing

  /// It lies outside of the folders that may be read, though a link below one of them leads there where it `isLinked`.
  case outside(isLinked: Bool)

  /// It is no regular file but something else, such as a folder.
  case notAFile(String)

  /// It has more bytes than allowed.
  case tooLarge(bytes: Int, limit: Int)

  /// Someone wrote to it while it was read.
  case changed

  /// The system does not let it be read, for a reason in its own words.
  case unreadable(String)

}
