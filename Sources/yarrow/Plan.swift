import ArgumentParser
import Diagnostics
import Glibc
import Session

/// `yarrow plan`: prints how questions would be answered.
struct Plan: ParsableCommand {

  static let configuration = CommandConfiguration(
    abstract: "Print how the questions of a script are computed, without computing them.",
    discussion: """
      Each question becomes arrays, and steps that fill them: loop nests over axes whose bodies are programs for the \
      machine's registers. What depends on draws runs for each block of them, the rest once.
      """)

  /// The script.
  @Argument(help: "The script; `-`, or none, for standard input.")
  var script = "-"

  /// What the user asks for beyond the script.
  @OptionGroup var options: EvaluationOptions

  /// Prints all plans.
  func run() throws {
    let deadline = Deadline(seconds: options.answers.maxTime)
    let runner = ScriptRunner(
      options.runOptions, data: options.answers.reading.reader.source(),
      stopReason: { deadline.stopReason() })
    var writer = options.answers.diagnosticWriter
    do {
      let status = runner.plan(
        try SourceFileReader.read(script), { StandardStreams.output($0) },
        { StandardStreams.error(writer.write($0, of: runner.sources)) })
      throw ExitCode(status)
    } catch let error as SourceFileReader.Failure {
      StandardStreams.error(writer.write(error.diagnostic, of: runner.sources))
      throw ExitCode(error.diagnostic.code.exitCode)
    }
  }

}
