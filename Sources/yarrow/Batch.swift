import DataFiles
import Diagnostics
import Glibc
import LineEditor
import Presentation
import Session

/// Runs scripts one after the other: results to standard output, diagnostics to standard error.
struct Batch {

  /// What the user asks for.
  private let options: RunOptions

  /// Where data files come from.
  private let data: DataSource

  /// When to stop.
  private let deadline: Deadline

  /// Writes answers.
  private var writer: AnswerWriter

  /// Writes diagnostics.
  private var diagnosticWriter: DiagnosticWriter

  /// The worst status so far.
  private var status: Int32 = 0

  /// Creates a batch.
  init(_ options: EvaluationOptions) {
    self.options = options.runOptions
    data = options.reading.reader.source()
    Interruption.install()
    deadline = Deadline(seconds: options.maxTime)
    writer = AnswerWriter(options.format)
    diagnosticWriter = options.diagnosticWriter
  }

  /// Runs the script at `path`.
  mutating func run(path: String) {
    do {
      run(try SourceFileReader.read(path), allowsExpression: false)
    } catch {
      report(error.diagnostic, of: SourceMap())
      status = ExitStatus.worse(status, error.diagnostic.code.exitCode)
    }
  }

  /// Runs `file`.
  mutating func run(_ file: SourceFile, allowsExpression: Bool) {
    let deadline = deadline
    let runner = ScriptRunner(options, data: data) { deadline.stopReason() }
    let result = runner.run(file, allowsExpression: allowsExpression) { event in
      switch event {
      case .answer(let answer): StandardStreams.output(writer.write(answer))
      case .diagnostic(let diagnostic): report(diagnostic, of: runner.sources)
      }
    }
    status = ExitStatus.worse(status, result)
  }

  /// Closes the output and returns the status.
  func finish() -> Int32 {
    StandardStreams.output(writer.end())
    return status
  }

  /// Writes `diagnostic`, whose labels point into `sources`, to standard error.
  private mutating func report(_ diagnostic: Diagnostic, of sources: SourceMap) {
    StandardStreams.error(diagnosticWriter.write(diagnostic, of: sources))
  }

}
