import ArgumentParser
import Session

/// `yarrow run`: runs scripts.
struct Run: ParsableCommand {

  static let configuration = CommandConfiguration(
    abstract: "Run scripts and print their answers.",
    discussion: """
      Exit status: 0 all well; 1 an expect or claim failed; 2 usage; 65 a script does not check; \
      66 a file is missing; 70 evaluation failed; 75 a limit was hit; 130 interrupted.
      """)

  /// The scripts.
  @Argument(help: "The scripts; `-`, or none, for standard input.")
  var scripts: [String] = []

  /// What the user asks for beyond the scripts.
  @OptionGroup var options: EvaluationOptions

  /// The part of the draws that is made.
  @Option(
    help: ArgumentHelp(
      "Make only this part of the draws, for `yarrow merge`; needs --emit.", valueName: "k/N"))
  var shard: Shard?

  /// Where the part goes.
  @Option(help: ArgumentHelp("Write the part of the draws to this file.", valueName: "file"))
  var emit: String?

  /// The manifest.
  @Option(
    help: ArgumentHelp(
      "Write what the run was made from and came to to this file, for `yarrow rerun` and `bridge`.",
      valueName: "file"))
  var manifest: String?

  /// Throws where the options do not go together.
  func validate() throws {
    if manifest != nil, shard != nil {
      throw ValidationError("--manifest is of a whole run, and --shard of a part of one")
    }
    if manifest != nil, scripts.isEmpty || scripts.contains("-") {
      throw ValidationError(
        "--manifest takes scripts in files: standard input cannot be read again")
    }
    guard (shard == nil) == (emit == nil) else {
      throw ValidationError("--shard and --emit go together: --shard 1/4 --emit part1.shard")
    }
    if shard != nil, scripts.count > 1 {
      throw ValidationError("--shard takes one script at a time")
    }
  }

  /// Runs all scripts.
  func run() throws {
    var batch = Batch(options)
    if let shard, let emit {
      batch.run(path: scripts.first ?? "-", shard, to: emit)
      throw ExitCode(batch.finish())
    }
    if let manifest {
      batch.run(paths: scripts, manifest: manifest)
      throw ExitCode(batch.finish())
    }
    for script in scripts.isEmpty ? ["-"] : scripts { batch.run(path: script) }
    throw ExitCode(batch.finish())
  }

}

/// One of several parts of a run.
struct Shard: ExpressibleByArgument {

  /// Which part it is, counted from 0.
  let part: Int

  /// The number of parts.
  let count: Int

  /// The shard that `argument`, such as `2/5`, names.
  init?(argument: String) {
    let numbers = argument.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 2, let part = numbers[0], let count = numbers[1],
      part > 0, part <= count, count <= 1_000_000
    else { return nil }
    self.part = part - 1
    self.count = count
  }

}
