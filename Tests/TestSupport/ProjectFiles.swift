import Foundation

/// The files of the project, found from where this file stands.
package enum ProjectFiles {

  /// The folder of the project.
  package static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The file at `path` below the project's folder.
  package static func url(_ path: String) -> URL { root.appendingPathComponent(path) }

  /// The text of the file at `path`.
  package static func text(_ path: String) throws -> String {
    try String(contentsOf: url(path), encoding: .utf8)
  }

  /// The paths of all files below `folder` whose names end with `suffix`, in order.
  package static func paths(in folder: String, suffix: String) -> [String] {
    let enumerator = FileManager.default.enumerator(atPath: url(folder).path)
    var paths: [String] = []
    while let name = enumerator?.nextObject() as? String {
      if name.hasSuffix(suffix) { paths.append("\(folder)/\(name)") }
    }
    return paths.sorted()
  }

  /// The built program called `name`, beside the tests.
  package static func program(_ name: String) -> URL {
    URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent().appendingPathComponent(name)
  }

}
