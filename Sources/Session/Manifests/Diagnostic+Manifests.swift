import Diagnostics

/// The wording of conditions of manifests.
extension Diagnostic {

  /// A file that is no manifest, or no whole one.
  static func damagedManifest(_ path: String) -> Diagnostic {
    Diagnostic(
      .damagedManifest, "`\(path)` is no manifest, or has been damaged", at: [],
      help: ["make it again with `yarrow run SCRIPT --manifest FILE`"])
  }

  /// A manifest of another form than ours.
  static func manifestOfAnotherForm(_ path: String, _ form: String) -> Diagnostic {
    Diagnostic(
      .manifestOfAnotherVersion,
      "`\(path)` has form \(form) of manifests, and this program reads form \(RunManifest.form)",
      at: [], help: ["read it with the program that wrote it"])
  }

  /// A manifest that another version of the program wrote.
  package static func manifestOfAnotherVersion(_ path: String, _ version: String, own: String)
    -> Diagnostic
  {
    Diagnostic(
      .manifestOfAnotherVersion, "`\(path)` is of version \(version), and this is \(own)", at: [],
      help: [
        "run it with version \(version); another one may come to other bytes",
        "or run the scripts again with --manifest, and ask `yarrow bridge` what makes the difference",
      ])
  }

  /// A file that is not the one that the manifest is about.
  static func changedSinceManifest(_ path: String, _ kind: ReadLog.Kind, isThere: Bool)
    -> Diagnostic
  {
    let message =
      switch kind {
      case .script, .module, .data:
        isThere
          ? "`\(path)` has changed since the manifest was made"
          : "`\(path)` is not read any more, or not there"
      case .library:
        "module `\(path)` of the library is another one in this program"
      }
    return Diagnostic(
      .changedSinceManifest, message, at: [],
      help: [
        "bring the old file back, or make a new manifest",
        "`yarrow bridge OLD NEW` then says what the change makes of the answers",
      ])
  }

  /// A file that is read now and was not when the manifest was made.
  static func newSinceManifest(_ path: String) -> Diagnostic {
    Diagnostic(
      .changedSinceManifest, "`\(path)` is read now, and was not when the manifest was made",
      at: [], help: ["make a new manifest"])
  }

  /// Answers that are not those that the manifest is about, though all files are the same.
  package static func answersChanged(_ path: String) -> Diagnostic {
    Diagnostic(
      .answersChanged, "these are not the answers that `\(path)` was made with", at: [],
      help: ["all that was read is the same, so it is the program: report it as a fault"])
  }

}

/// The wording of conditions of bridges between runs.
extension Diagnostic {

  /// A manifest of several scripts.
  static func severalScripts(_ path: String, _ scripts: [String]) -> Diagnostic {
    Diagnostic(
      .unbridgeableRuns, "`\(path)` is of \(scripts.count) scripts, and a bridge is of one", at: [],
      help: ["make a manifest for each script by itself"])
  }

  /// A file at `path` that the manifest called `name` does not hold and that is no longer what it was.
  static func goneSinceManifest(_ path: String, of name: String) -> Diagnostic {
    Diagnostic(
      .unbridgeableRuns, "`\(path)` is no longer as it was for `\(name)`, which does not hold it",
      at: [],
      help: [
        "bring the old file back: without it nobody can tell what its change makes of the answers",
        "manifests hold scripts, modules, and data files up to a megabyte",
      ])
  }

  /// Two runs that show nothing in common.
  static func noCommonQuestion(_ first: String, _ second: String) -> Diagnostic {
    Diagnostic(
      .unbridgeableRuns, "`\(first)` and `\(second)` show no value in common", at: [],
      help: ["say what to bridge: `--of \"gap[year = 2028]\"`"])
  }

  /// A question about something that has no difference.
  static func bridgeOfNoQuantity(_ question: String) -> Diagnostic {
    Diagnostic(
      .unbridgeableRuns, "`\(question)` is no quantity, so it has no difference to share out",
      at: [], help: ["bridge a number that it follows from, with `--of`"])
  }

  /// A question whose answers have two dimensions.
  static func bridgeOfTwoDimensions(_ question: String) -> Diagnostic {
    Diagnostic(
      .unbridgeableRuns, "`\(question)` has another dimension in the second run", at: [],
      help: ["bridge a value that both runs have, with `--of`"])
  }

  /// Runs whose parts make no script, because of `error`.
  static func partsDoNotFit(_ first: String, _ second: String, because error: Diagnostic)
    -> Diagnostic
  {
    Diagnostic(
      .unbridgeableRuns,
      "parts of `\(first)` and `\(second)` do not fit together: \(error.message)", at: [],
      help: ["bridge two runs with fewer changes between them, or a value that both have"])
  }

  /// A bridge that was stopped from outside.
  static func stoppedBridge(_ reason: StopReason) -> Diagnostic {
    let place = SourceSpan(file: SourceFileID(index: 0), start: 0, end: 0)
    return Diagnostic.stopped(reason, at: place).withoutPlaces
  }

  /// The diagnostic without its places, whose texts lie between those of two runs.
  var withoutPlaces: Diagnostic { Diagnostic(code, message, at: [], help: help) }

}
