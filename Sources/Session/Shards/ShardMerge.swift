import Diagnostics
import Engine

/// All parts of one run, put together.
package struct ShardMerge {

  /// What the parts have in common.
  package let run: ShardFile.Run

  /// For each loop, the records in the order of parts.
  package let records: [[DrawRecord]]

  /// Puts together `files`, each with the path that it was read from.
  package init(_ files: [(path: String, bytes: [UInt8])]) throws(ShardFailure) {
    var parts: [Int: (path: String, file: ShardFile)] = [:]
    var first: (path: String, file: ShardFile)?
    for (path, bytes) in files {
      let file: ShardFile
      do {
        file = try ShardFile(bytes)
      } catch {
        throw ShardFailure(.damagedShard(path))
      }
      if let first, let difference = first.file.run.difference(from: file.run) {
        throw ShardFailure(.shardOfAnother(path, first.path, difference: difference))
      }
      first = first ?? (path, file)
      if let same = parts[file.part], same.file != file {
        throw ShardFailure(.differingShards(path, same.path, part: file.part + 1))
      }
      parts[file.part] = (path, file)
    }
    guard let first else { throw ShardFailure(.missingShards([], of: 0)) }
    run = first.file.run
    let missing = (0..<run.count).filter { parts[$0] == nil }.map { $0 + 1 }
    guard missing.isEmpty else { throw ShardFailure(.missingShards(missing, of: run.count)) }
    let ordered = (0..<run.count).compactMap { parts[$0] }
    let loops = first.file.records.count
    for (path, file) in ordered where file.records.count != loops {
      throw ShardFailure(.damagedShard(path))
    }
    records = (0..<loops).map { loop in ordered.map { $0.file.records[loop] } }
  }

}

/// Why parts of a run cannot be put together.
package struct ShardFailure: Error {

  /// What to tell of it.
  package let diagnostic: Diagnostic

  /// Creates a failure.
  init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }

}

extension ShardFile.Run {

  /// In what `other` differs from this run, in words; `nil` where it does not.
  fileprivate func difference(from other: ShardFile.Run) -> String? {
    if version != other.version { return "version \(other.version), not \(version)" }
    if sampling.seed != other.sampling.seed {
      return "seed \(other.sampling.seed), not \(sampling.seed)"
    }
    if sampling.draws != other.sampling.draws {
      return "\(other.sampling.draws) draws, not \(sampling.draws)"
    }
    if sampling != other.sampling { return "another sampling method" }
    if count != other.count { return "one of \(other.count) parts, not of \(count)" }
    if settings != other.settings || scenario != other.scenario {
      return "other overrides or another scenario"
    }
    if script != other.script { return "another script" }
    return fingerprint == other.fingerprint ? nil : "other data files or modules"
  }

}

/// The wording of conditions of shards.
extension Diagnostic {

  /// A file that is no shard, or no whole one.
  static func damagedShard(_ path: String) -> Diagnostic {
    Diagnostic(
      .unfitShards, "`\(path)` is no shard, or has been damaged", at: [],
      help: ["make it again with `yarrow run SCRIPT --shard k/N --emit FILE`"])
  }

  /// A shard of another run.
  static func shardOfAnother(_ path: String, _ other: String, difference: String) -> Diagnostic {
    Diagnostic(
      .unfitShards, "`\(path)` and `\(other)` are not of one run", at: [],
      help: [
        Help("`\(path)` has \(difference)"),
        "all parts need the same program, script, data, overrides, seed and draws",
      ])
  }

  /// Two shards of one part that differ.
  static func differingShards(_ path: String, _ other: String, part: Int) -> Diagnostic {
    Diagnostic(
      .unfitShards, "`\(path)` and `\(other)` are both part \(part), and differ", at: [],
      help: ["one of the two was made by something else: make part \(part) again"])
  }

  /// Parts of a run that are not there.
  static func missingShards(_ parts: [Int], of count: Int) -> Diagnostic {
    let list = parts.map(String.init).joined(separator: ", ")
    return Diagnostic(
      .unfitShards, "part \(list) of \(count) is missing", at: [],
      help: ["make it with `yarrow run SCRIPT --shard \(parts.first ?? 1)/\(count) --emit FILE`"])
  }

  /// Shards of another version of the program.
  package static func shardsOfAnotherVersion(_ version: String, own: String) -> Diagnostic {
    Diagnostic(
      .unfitShards, "these shards are of version \(version), and this is \(own)", at: [],
      help: ["merge them with version \(version), or make them again with this one"])
  }

  /// A run whose texts are not those that its shards were made from.
  static func changedSinceShards() -> Diagnostic {
    Diagnostic(
      .unfitShards, "a data file or module has changed since the shards were made", at: [],
      help: ["make all shards again, or bring the old files back"])
  }

  /// A question whose draws no shard has.
  static func unrecordedDraws(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unfitShards, "the shards do not have the draws of this question",
      at: [DiagnosticLabel(span)], help: ["make all shards again with this version"])
  }

}
