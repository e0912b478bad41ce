import ArgumentParser
import Diagnostics
import Glibc
import Session

/// `yarrow check`: finds mistakes without running anything.
struct Check: ParsableCommand {

  static let configuration = CommandConfiguration(
    abstract: "Report the mistakes of scripts without running them.",
    discussion: """
      Text and short lines go to standard error; json (one object a line) and sarif (one SARIF 2.1.0 log) are \
      the result and go to standard output. `yarrow explain CODE` tells more of a code.
      """)

  /// The scripts.
  @Argument(help: "The scripts; `-`, or none, for standard input.")
  var scripts: [String] = []

  /// The form of diagnostics.
  @Option(help: "The form of diagnostics: text, short, json or sarif.")
  var format: DiagnosticForm = .text

  /// Whether warnings count as errors.
  @Flag(help: "End with status 65 where there are warnings, too.")
  var strict = false

  /// When diagnostics are coloured.
  @OptionGroup var color: ColorOption

  /// What may be read beside scripts.
  @OptionGroup var reading: ReadingOptions

  /// Checks all scripts.
  func run() throws {
    var status: Int32 = 0
    var writer = DiagnosticWriter(
      format, usesColor: color.isOn(for: STDERR_FILENO), version: Yarrow.version)
    for script in scripts.isEmpty ? ["-"] : scripts {
      status = ExitStatus.worse(status, check(script, &writer))
    }
    write(writer.end())
    throw ExitCode(status)
  }

  /// Checks the script at `path` and returns the status for it.
  private func check(_ path: String, _ writer: inout DiagnosticWriter) -> Int32 {
    let runner = ScriptRunner(
      RunOptions(), data: reading.reader.source())
    let diagnostics: [Diagnostic]
    do {
      diagnostics = runner.check(try SourceFileReader.read(path)).diagnostics
    } catch {
      diagnostics = [error.diagnostic]
    }
    for diagnostic in diagnostics { write(writer.write(diagnostic, of: runner.sources)) }
    return ExitStatus.worst(of: diagnostics, isStrict: strict) ?? 0
  }

  /// Writes `text` to the stream of the form.
  private func write(_ text: String) {
    if format.isDocument { StandardStreams.output(text) } else { StandardStreams.error(text) }
  }

}

extension DiagnosticForm: ExpressibleByArgument {}
