import ArgumentParser
import Diagnostics
import Session

/// `yarrow merge`: answers a script's questions from draws that were made in parts.
struct Merge: ParsableCommand {

  static let configuration = CommandConfiguration(
    abstract: "Answer the questions of a script from shards of its draws.",
    discussion: """
      Each shard comes from `yarrow run SCRIPT --shard k/N --emit FILE`. The answers are, to the bit, those of one \
      run. The script's text is in the shards; its data files are read again and must be as they were.
      """)

  /// The shards.
  @Argument(help: "The shards, in any order.")
  var files: [String]

  /// How questions are answered.
  @OptionGroup var answers: AnswerOptions

  /// Answers all questions.
  func run() throws {
    var batch = Batch(answers)
    batch.merge(files)
    throw ExitCode(batch.finish())
  }

}
