import ArgumentParser
import Diagnostics
import Glibc
import Session

/// `yarrow check`: finds mistakes without running anything.
struct Check: ParsableCommand {

  static let configuration = CommandConfiguration(
    abstract: "Report the mistakes of scripts without running them.")

  /// The scripts.
  @Argument(help: "The scripts; `-`, or none, for standard input.")
  var scripts: [String] = []

  /// Checks all scripts.
  func run() throws {
    var status: Int32 = 0
    for script in scripts.isEmpty ? ["-"] : scripts {
      status = ExitStatus.worse(status, check(script))
    }
    throw ExitCode(status)
  }

  /// Checks the script at `path` and returns the status for it.
  private func check(_ path: String) -> Int32 {
    let runner = ScriptRunner(RunOptions())
    let diagnostics: [Diagnostic]
    do {
      diagnostics = runner.check(try SourceFileReader.read(path)).diagnostics
    } catch {
      diagnostics = [error.diagnostic]
    }
    let renderer = DiagnosticRenderer(
      sources: runner.sources, usesColor: StandardStreams.showsColor(STDERR_FILENO))
    for diagnostic in diagnostics { StandardStreams.error(renderer.render(diagnostic)) }
    return ExitStatus.worst(of: diagnostics) ?? 0
  }

}
