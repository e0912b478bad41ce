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

  /// Creates a batch of scripts.
  init(_ options: EvaluationOptions) {
    self.init(options.answers, options.runOptions)
    for note in options.notes { report(note, of: SourceMap()) }
  }

  /// Creates a batch that answers as `answers` say and does what `options` ask.
  private init(_ answers: AnswerOptions, _ options: RunOptions) {
    self.options = options
    data = answers.reading.reader.source()
    Interruption.install()
    deadline = Deadline(seconds: answers.maxTime)
    writer = AnswerWriter(answers.format)
    diagnosticWriter = answers.diagnosticWriter
  }

  /// Creates a batch of shards, which carry their own options.
  init(_ answers: AnswerOptions) {
    self.init(answers, answers.runOptions)
  }

  /// Runs the script at `path`, or of it only the `question` that is asked from outside.
  mutating func run(path: String, asking question: SourceFile? = nil) {
    do {
      run(try SourceFileReader.read(path), allowsExpression: false, asking: question)
    } catch {
      fail(error.diagnostic)
    }
  }

  /// Runs `file`, or of it only the `question` that is asked from outside.
  mutating func run(
    _ file: SourceFile, allowsExpression: Bool, asking question: SourceFile? = nil
  ) {
    let runner = self.runner(of: file.name)
    let result = runner.run(file, allowsExpression: allowsExpression, asking: question) {
      tell($0, of: runner, script: file.name)
    }
    status = ExitStatus.worse(status, result)
  }

  /// A runner of the script at `path`.
  private func runner(of path: String) -> ScriptRunner {
    let deadline = deadline
    return ScriptRunner(
      options, data: data, stopReason: { deadline.stopReason() })
  }

  /// Makes the draws of `shard` for the script at `path`, and writes what they leave behind to the file at `output`.
  mutating func run(path: String, _ shard: Shard, to output: String) {
    let runner = self.runner(of: path)
    do {
      let file = try SourceFileReader.read(path)
      let (part, worst) = runner.shard(
        file, part: shard.part, of: shard.count, version: Yarrow.version
      ) { report($0, of: runner.sources) }
      status = ExitStatus.worse(status, worst)
      guard let part, let failure = SourceFileWriter.write(part.bytes, to: output) else { return }
      fail(failure)
    } catch {
      fail(error.diagnostic)
    }
  }

  /// Answers the questions of the script whose draws are in the shards at `paths`.
  mutating func merge(_ paths: [String]) {
    do {
      var files: [(path: String, bytes: [UInt8])] = []
      for path in paths { files.append((path, try SourceFileReader.read(path).bytes)) }
      let merge = try ShardMerge(files)
      guard merge.run.version == Yarrow.version else {
        return fail(.shardsOfAnotherVersion(merge.run.version, own: Yarrow.version))
      }
      let runner = self.runner(of: merge.run.script[0])
      let result = runner.run(merge) { event in
        tell(event, of: runner, script: merge.run.script[0])
      }
      status = ExitStatus.worse(status, result)
    } catch let error as SourceFileReader.Failure {
      fail(error.diagnostic)
    } catch let error as ShardFailure {
      fail(error.diagnostic)
    } catch {
      preconditionFailure("unreachable: files and shards have no other failures")
    }
  }

  /// Writes `diagnostic`, which ends the work at hand.
  private mutating func fail(_ diagnostic: Diagnostic) {
    report(diagnostic, of: SourceMap())
    status = ExitStatus.worse(status, diagnostic.code.exitCode)
  }

  /// Writes what came of a question of a script that `runner` runs.
  private mutating func tell(_ event: RunEvent, of runner: ScriptRunner, script: String) {
    switch event {
    case .answer(let answer):
      StandardStreams.output(writer.write(answer))
    case .file(let file):
      let sources = runner.sources
      guard let failure = ResultWriter.save(file, besideScript: script, sources: sources) else {
        return
      }
      report(failure, of: sources)
      status = ExitStatus.worse(status, failure.code.exitCode)
    case .diagnostic(let diagnostic): report(diagnostic, of: runner.sources)
    }
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
