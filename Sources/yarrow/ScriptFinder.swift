import Glibc

/// Finds scripts in folders.
enum ScriptFinder {

  /// What the names of scripts end with.
  static let suffix = ".yarrow"

  /// Folders inside each other at the most: a link to a folder above must not lead in circles.
  private static let depthLimit = 32

  /// The scripts at `path`: itself, or those in it where it is a folder, by name.
  static func scripts(at path: String) -> [String] {
    scripts(at: path, depth: 0)
  }

  /// The scripts at `path`, which is so deep below where the search began.
  private static func scripts(at path: String, depth: Int) -> [String] {
    guard depth < depthLimit, let folder = opendir(path) else {
      return path.hasSuffix(suffix) && access(path, R_OK) == 0 ? [path] : []
    }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    let prefix = path == "." ? "" : path.hasSuffix("/") ? path : path + "/"
    return names.sorted().flatMap { name -> [String] in
      if name.hasSuffix(suffix) { return [prefix + name] }
      return isFolder(prefix + name) ? scripts(at: prefix + name, depth: depth + 1) : []
    }
  }

  /// `true` iff a folder is at `path`.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

}
