import Diagnostics
import Syntax

/// One of two runs that are bridged: all that it was made from.
package struct RunSide {

  /// Its manifest.
  let manifest: RunManifest

  /// How people call it.
  let name: String

  /// Its script, and the modules in files of the user's own by their paths.
  let script: ScriptPieces, modules: [String: ScriptPieces]

  /// Its data files by their paths.
  let data: [String: [UInt8]]

  /// The overrides of each target, as they were written.
  let settings: [String: [String]]

  /// Gathers what the run of `manifest`, the file called `name`, was made from; what the manifest does not hold, `load` reads
  /// by its path below the folder of the script.
  package init(_ manifest: RunManifest, name: String, load: (String) -> [UInt8]?)
    throws(ManifestFailure)
  {
    guard manifest.scripts.count == 1 else {
      throw ManifestFailure(.severalScripts(name, manifest.scripts.map(\.path)))
    }
    (self.manifest, self.name) = (manifest, name)
    var script: ScriptPieces?
    var modules: [String: ScriptPieces] = [:]
    var data: [String: [UInt8]] = [:]
    for file in manifest.scripts[0].files {
      if file.kind == .library { continue }
      guard let bytes = file.text.map({ Array($0.utf8) }) ?? load(file.path),
        SHA256.digits(of: bytes) == file.hash
      else { throw ManifestFailure(.goneSinceManifest(file.path, of: name)) }
      switch file.kind {
      case .script: script = ScriptPieces(SourceFile(name: file.path, bytes: bytes))
      case .module: modules[file.path] = ScriptPieces(SourceFile(name: file.path, bytes: bytes))
      case .data: data[file.path] = bytes
      case .library: break
      }
    }
    guard let script else { throw ManifestFailure(.damagedManifest(name)) }
    (self.script, self.modules, self.data) = (script, modules, data)
    settings = Dictionary(grouping: manifest.settings, by: RunSide.target)
  }

  /// What `setting`, such as `growth += 5 pp`, sets.
  private static func target(of setting: String) -> String {
    let file = SourceFile(name: "--set", text: setting)
    var sources = SourceMap()
    let parsed = parseOverride(file, as: sources.add(file), symbols: SymbolTable())
    return parsed.override.map { sources.text(of: $0.target.span) } ?? setting
  }

  /// The modules of the library that the run used, with their hashes.
  var library: [String: String] {
    let files = manifest.scripts[0].files.filter { $0.kind == .library }
    return Dictionary(files.map { ($0.path, $0.hash) }) { first, _ in first }
  }

}
