import Diagnostics
import Session

/// What is kept of scripts while they run, for a manifest.
final class RunRecord {

  /// The path of the manifest.
  private let path: String

  /// The scripts that ran.
  private(set) var scripts: [RunManifest.Script] = []

  /// All files that they read, under the names by which the system finds them.
  private(set) var sources = SourceMap()

  /// The answers of the script that is running.
  private var answers: [JSONValue] = []

  /// Creates a record for the manifest at `path`.
  init(path: String) { self.path = path }

  /// A script begins.
  func begin() { answers = [] }

  /// The script that is running has answered.
  func add(_ answer: JSONValue) { answers.append(answer) }

  /// The script called `name` ends, which `runner` ran.
  func end(_ name: String, _ runner: ScriptRunner) {
    for source in runner.sources.all { _ = sources.add(source) }
    scripts.append(
      RunManifest.Script(
        path: FilePath.path(of: name, from: FilePath.folder(of: path)),
        files: runner.log.entries.map { RunManifest.File($0) }, inputs: runner.inputs,
        answers: answers))
  }

  /// `true` iff all of `count` scripts ran.
  func isWhole(count: Int) -> Bool { scripts.count == count }

}
