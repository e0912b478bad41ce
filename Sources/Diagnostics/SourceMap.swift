/// All the files of a session, each with its identifier.
package struct SourceMap: Sendable {

  /// The files, in the order in which they came.
  private var files: [SourceFile] = []

  /// Creates a map without files.
  package init() {}

  /// Adds `file` and returns the identifier that its spans carry.
  package mutating func add(_ file: SourceFile) -> SourceFileID {
    files.append(file)
    return SourceFileID(index: UInt32(files.count - 1))
  }

  /// All files, in the order in which they came.
  package var all: [SourceFile] { files }

  /// The file known as `id`.
  package subscript(id: SourceFileID) -> SourceFile {
    files[Int(id.index)]
  }

  /// The text that `span` covers.
  package func text(of span: SourceSpan) -> String {
    self[span.file].text(from: span.start, to: span.end)
  }

}
