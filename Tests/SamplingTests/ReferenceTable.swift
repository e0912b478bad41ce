import TestSupport

/// A committed table of reference values: comma-separated lines, with comments behind "#".
struct ReferenceTable {

  /// The cells of each line.
  let rows: [[String]]

  /// The table in the file at `path`.
  init(_ path: String) throws {
    rows = try ProjectFiles.text(path).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
  }

}
