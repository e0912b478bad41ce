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

  /// Runs all scripts.
  func run() throws {
    var batch = Batch(options)
    for script in scripts.isEmpty ? ["-"] : scripts { batch.run(path: script) }
    throw ExitCode(batch.finish())
  }

}
