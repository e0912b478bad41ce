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

  /// The form of answers.
  private let format: AnswerFormat

  /// Writes answers.
  private var writer: AnswerWriter

  /// The hash of all that was written to standard output.
  private var output = SHA256()

  /// What a manifest is to say of the scripts that ran, where one is to be written.
  private var record: RunRecord?

  /// Writes diagnostics.
  private var diagnosticWriter: DiagnosticWriter

  /// `true` iff the output is closed.
  private var isFinished = false

  /// The worst status so far.
  private var status: Int32 = 0

  /// Creates a batch of scripts.
  init(_ options: EvaluationOptions) {
    self.init(options.answers, options.runOptions, options.answers.format ?? .text)
    for note in options.notes { report(note, of: SourceMap()) }
  }

  /// Creates a batch that answers as `answers` say and does what `options` ask.
  init(_ answers: AnswerOptions, _ options: RunOptions, _ format: AnswerFormat) {
    self.options = options
    self.format = format
    data = answers.reading.reader.source()
    Interruption.install()
    deadline = Deadline(seconds: answers.maxTime)
    writer = AnswerWriter(format)
    diagnosticWriter = answers.diagnosticWriter
  }

  /// Creates a batch of shards, which carry their own options.
  init(_ answers: AnswerOptions) {
    self.init(answers, answers.runOptions, answers.format ?? .text)
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
    run(
      file, by: self.runner(of: file.name), allowsExpression: allowsExpression, asking: question)
  }

  /// Has `runner` run `file`, or of it only the `question` that is asked from outside.
  private mutating func run(
    _ file: SourceFile, by runner: ScriptRunner, allowsExpression: Bool = false,
    asking question: SourceFile? = nil
  ) {
    record?.begin()
    let result = runner.run(file, allowsExpression: allowsExpression, asking: question) {
      tell($0, of: runner)
    }
    status = ExitStatus.worse(status, result)
    record?.end(file.name, runner)
  }

  /// Runs the scripts at `paths`, and writes what they were made from and came to to the manifest at `output`.
  mutating func run(paths: [String], manifest output: String) {
    let record = RunRecord(path: output)
    self.record = record
    for path in paths { run(path: path) }
    finishOutput()
    // A run that was stopped, or whose scripts do not check, has no answers to come back to.
    guard [0, 1, 70].contains(status), record.isWhole(count: paths.count) else { return }
    let manifest = RunManifest(
      version: Yarrow.version, options: options, format: format, scripts: record.scripts,
      output: self.output.digits)
    let text = Array(manifest.text.utf8)
    if let failure = ResultWriter.write(text, to: output, over: record.sources) { fail(failure) }
  }

  /// Runs again what the manifest at `path`, which holds `manifest`, says.
  mutating func run(again manifest: RunManifest, of path: String) {
    let folder = FilePath.folder(of: path)
    for script in manifest.scripts {
      let runner = self.runner(of: FilePath.joined(folder, script.path))
      runner.expectedFiles = script.files
      do {
        run(try SourceFileReader.read(FilePath.joined(folder, script.path)), by: runner)
      } catch {
        fail(error.diagnostic)
      }
    }
    finishOutput()
    guard [0, 1, 70].contains(status), format == manifest.format else { return }
    if output.digits != manifest.output { fail(.answersChanged(path)) }
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
        tell(event, of: runner)
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
  private mutating func tell(_ event: RunEvent, of runner: ScriptRunner) {
    switch event {
    case .answer(let answer):
      write(writer.write(answer))
      record?.add(runner.record(of: answer))
    case .file(let file):
      let sources = runner.sources
      guard let failure = ResultWriter.save(file, sources) else {
        return
      }
      report(failure, of: sources)
      status = ExitStatus.worse(status, failure.code.exitCode)
    case .diagnostic(let diagnostic): report(diagnostic, of: runner.sources)
    }
  }

  /// Closes the output and returns the status.
  mutating func finish() -> Int32 {
    finishOutput()
    return status
  }

  /// Closes the output, once.
  private mutating func finishOutput() {
    if isFinished { return }
    isFinished = true
    write(writer.end())
  }

  /// Writes `text` to standard output.
  private mutating func write(_ text: String) {
    output.add(Array(text.utf8))
    StandardStreams.output(text)
  }

  /// Writes `diagnostic`, whose labels point into `sources`, to standard error.
  private mutating func report(_ diagnostic: Diagnostic, of sources: SourceMap) {
    StandardStreams.error(diagnosticWriter.write(diagnostic, of: sources))
  }

}
