import DataFiles
import Diagnostics
import Glibc

/// Reads the data files and modules of scripts, from the folders from which that is allowed.
///
/// A path is taken from the folder of its script. What counts is where it really leads: links are followed first,
/// and the file that was opened is the one that was found to lie inside. It is looked at before and after it is read,
/// so what comes back is one state of the file and no mixture of two.
struct DataFileReader {

  /// Bytes of a file at the most: what is held as numbers is as large again.
  private static let sizeLimit = 1 << 30

  /// The folders that may be read beside the script's own.
  private let allowed: [String]

  /// Creates a reader that may also read below the folders `allowed`.
  init(allowed: [String]) { self.allowed = allowed }

  /// The source of the files beside each script.
  func source() -> DataSource {
    DataSource { path, script in
      do throws(DataFailure) {
        let name = DataFileReader.joined(path, DataFileReader.folder(of: script))
        return .success(SourceFile(name: name, bytes: try bytes(of: path, beside: script)))
      } catch {
        return .failure(error)
      }
    }
  }

  /// The source of the files beside the script at `script` and its modules, which are called by their paths from its folder.
  func source(beside script: String) -> DataSource {
    DataSource { path, module in
      let name = DataFileReader.joined(path, DataFileReader.folder(of: module))
      let beside = DataFileReader.joined(module ?? "", DataFileReader.folder(of: script))
      do throws(DataFailure) {
        return .success(SourceFile(name: name, bytes: try bytes(of: path, beside: beside)))
      } catch {
        return .failure(error)
      }
    }
  }

  /// `path` as it is from where the command runs, when it is taken from `folder`.
  private static func joined(_ path: String, _ folder: String) -> String {
    path.hasPrefix("/") || folder == "." ? path : "\(folder)/\(path)"
  }

  /// The bytes of the file at `path`, taken from the folder of `script`.
  private func bytes(of path: String, beside script: String?) throws(DataFailure) -> [UInt8] {
    let folder = DataFileReader.folder(of: script)
    let joined = DataFileReader.joined(path, folder)
    guard !path.isEmpty, !path.utf8.contains(0), let real = DataFileReader.realPath(joined) else {
      let error = errno
      if error == EACCES { throw .unreadable("Permission denied") }
      // What lies outside is nobody's business, its absence too.
      guard !path.hasPrefix("/"), !path.split(separator: "/").contains("..") else {
        throw .outside(isLinked: false)
      }
      throw .missing
    }
    let folders = ([folder] + allowed).compactMap { DataFileReader.realPath($0) }
    guard folders.contains(where: { DataFileReader.isPath(real, below: $0) }) else {
      let isPlain = path.hasPrefix("/") || path.split(separator: "/").contains("..")
      throw .outside(isLinked: !isPlain)
    }
    return try DataFileReader.bytes(at: real)
  }

  /// The folder of `script`; that in which the command runs for what is typed or piped.
  private static func folder(of script: String?) -> String {
    guard let script, let slash = script.lastIndex(of: "/") else { return "." }
    return slash == script.startIndex ? "/" : String(script[..<slash])
  }

  /// Where `path` leads when all links are followed; `nil` where it leads nowhere.
  private static func realPath(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  /// `true` iff `path` is below `folder`; both are real paths.
  private static func isPath(_ path: String, below folder: String) -> Bool {
    path.hasPrefix(folder == "/" ? "/" : folder + "/")
  }

  /// The bytes of the file at the real path `path`.
  private static func bytes(at path: String) throws(DataFailure) -> [UInt8] {
    // Without O_NONBLOCK, opening a pipe waits for someone to write to it.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
    guard descriptor >= 0 else { throw failure(errno) }
    defer { close(descriptor) }
    guard realPath("/proc/self/fd/\(descriptor)") == path else { throw .changed }
    let before = try status(of: descriptor)
    if let kind = strangeKind(before.st_mode & S_IFMT) { throw .notAFile(kind) }
    let size = Int(before.st_size)
    if size > sizeLimit { throw .tooLarge(bytes: size, limit: sizeLimit) }
    let bytes = try bytes(of: descriptor, count: size)
    let after = try status(of: descriptor)
    var rest: UInt8 = 0
    let isSame =
      bytes.count == size && Glibc.read(descriptor, &rest, 1) == 0
      && after.st_size == before.st_size && after.st_ino == before.st_ino
      && after.st_mtim.tv_sec == before.st_mtim.tv_sec
      && after.st_mtim.tv_nsec == before.st_mtim.tv_nsec && isAt(path, after)
    guard isSame else { throw .changed }
    return bytes
  }

  /// `true` iff the file of `status` is still the one at `path`.
  private static func isAt(_ path: String, _ status: stat) -> Bool {
    var now = stat()
    return stat(path, &now) == 0 && now.st_ino == status.st_ino && now.st_dev == status.st_dev
  }

  /// Up to `count` bytes of `descriptor`; fewer where it has no more.
  private static func bytes(of descriptor: Int32, count: Int) throws(DataFailure) -> [UInt8] {
    var error: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let got = Glibc.read(descriptor, buffer.baseAddress?.advanced(by: filled), count - filled)
        if got > 0 {
          filled += got
        } else if got == 0 || errno != EINTR {
          error = got == 0 ? 0 : errno
          return
        }
      }
    }
    if error != 0 { throw failure(error) }
    return bytes
  }

  /// What the system knows of the file of `descriptor`.
  private static func status(of descriptor: Int32) throws(DataFailure) -> stat {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure(errno) }
    return status
  }

  /// What a thing of `type` is that is no regular file; `nil` for files.
  private static func strangeKind(_ type: mode_t) -> String? {
    switch type {
    case S_IFREG: nil
    case S_IFDIR: "a folder"
    case S_IFIFO: "a pipe"
    case S_IFSOCK: "a socket"
    default: "a device"
    }
  }

  /// The failure that the system calls `error`.
  private static func failure(_ error: Int32) -> DataFailure {
    switch error {
    case ENOENT, ENOTDIR: .missing
    case ELOOP: .changed
    case ENXIO: .notAFile("a pipe or a socket")
    default: .unreadable(strerror(error).map { String(cString: $0) } ?? "error \(error)")
    }
  }

}
