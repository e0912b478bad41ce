import Glibc

/// Paths of files as texts.
enum FilePath {

  /// The folder of the file at `path`, with its slash; empty where that is the one the command runs in.
  static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  /// `path` as it is from where the command runs, when it is taken from `folder`.
  static func joined(_ folder: String, _ path: String) -> String {
    path.hasPrefix("/") ? path : folder + path
  }

  /// The way from `folder` to the file at `path`, links followed; `path` itself where there is none.
  static func path(of path: String, from folder: String) -> String {
    guard let file = real(path), let home = real(folder.isEmpty ? "." : folder) else { return path }
    let (target, start) = (file.split(separator: "/"), home.split(separator: "/"))
    let common = zip(target, start).prefix { $0 == $1 }.count
    let ups = start.dropFirst(common).map { _ in Substring("..") }
    return (ups + target.dropFirst(common)).joined(separator: "/")
  }

  /// Where `path` leads when all links are followed; `nil` where it leads nowhere.
  static func real(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

}
