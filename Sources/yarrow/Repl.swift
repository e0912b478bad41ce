import ArgumentParser
import DataFiles
import Diagnostics
import Glibc
import LineEditor
import Presentation
import Session

/// `yarrow repl`: a what-if session.
struct Repl: ParsableCommand {

  static let configuration = CommandConfiguration(
    abstract: "Start a what-if session; scripts given are loaded first.")

  /// The scripts to load first.
  @Argument(help: "Scripts to load first.")
  var scripts: [String] = []

  /// The file of the history.
  @Option(
    name: .customLong("history"),
    help: ArgumentHelp(
      "Keep the history in this file (~/.yarrow_history unless said otherwise).", valueName: "file")
  )
  var historyPath: String?

  /// What the user asks for beyond the entries.
  @OptionGroup var options: EvaluationOptions

  /// Reads entries until there are no more.
  func run() throws {
    Interruption.install()
    let conversation = Conversation(options)
    for script in scripts { conversation.take(.load, script) }
    for setting in options.settings { conversation.take(.set, setting) }
    conversation.run(historyPath: historyPath ?? Repl.defaultHistoryPath())
    throw ExitCode(conversation.status)
  }

  /// The file of the history in the user's home, if there is one.
  private static func defaultHistoryPath() -> String? {
    getenv("HOME").map { String(cString: $0) + "/.yarrow_history" }
  }

}

/// A session and the streams on which it is held.
private final class Conversation {

  /// The session.
  private var session: InteractiveSession

  /// Writes answers.
  private var writer: AnswerWriter

  /// Writes diagnostics.
  private var diagnosticWriter: DiagnosticWriter

  /// The form of answers, which each entry starts anew.
  private let format: AnswerFormat

  /// Where data files come from.
  private let data: DataSource

  /// The seconds that an entry may take.
  private let maxTime: Double?

  /// `true` iff a person types the entries.
  private let isInteractive: Bool

  /// The worst status so far; mistakes at a terminal are part of the conversation.
  private(set) var status: Int32 = 0

  /// `true` iff the user asked to leave.
  private var isOver = false

  /// Creates a conversation.
  init(_ options: EvaluationOptions) {
    session = InteractiveSession(options.runOptions)
    format = options.answers.format ?? .text
    data = options.answers.reading.reader.source()
    writer = AnswerWriter(format)
    diagnosticWriter = options.answers.diagnosticWriter
    maxTime = options.answers.maxTime
    isInteractive = isatty(STDIN_FILENO) != 0
    for note in options.notes {
      StandardStreams.error(diagnosticWriter.write(note, of: SourceMap()))
    }
  }

  /// Reads entries and takes them, until there are no more.
  func run(historyPath: String?) {
    let store = HistoryStore(path: isInteractive ? historyPath : nil)
    let reader = makeLineReader(program: "yarrow", store: store) { [unowned self] line in
      session.completions(of: line)
    }
    let behaviour = LineBehaviour(
      prompt: "> ", continuationPrompt: "… ",
      completeness: { [unowned self] entry in
        switch session.completeness(of: entry) {
        case .complete, .invalid: .complete
        case .incomplete: .incomplete
        }
      })
    if isInteractive {
      StandardStreams.output(
        "\(Yarrow.version): a scenario language. help tells more, Ctrl-D leaves.\n")
    }
    while !isOver {
      switch reader.readEntry(behaviour) {
      case .interrupted: continue
      case .endOfInput: return
      case .failed(let error):
        let reason = strerror(error).map { String(cString: $0) } ?? "error \(error)"
        show(.diagnostic(.unreadableFile("<stdin>", reason: reason, isMissing: false)))
        return
      case .entry(let entry):
        if entry.allSatisfy({ $0.isWhitespace }) { continue }
        reader.remember(entry)
        take(entry)
      }
    }
  }

  /// Takes `command` with its `argument`.
  func take(_ command: SessionCommand, _ argument: String) {
    take(":\(command.rawValue) \(argument)")
  }

  /// Takes one entry and shows what it comes to.
  func take(_ entry: String) {
    Interruption.clear()
    let deadline = Deadline(seconds: maxTime)
    let services = SessionServices(
      read: { path in
        do throws(SourceFileReader.Failure) {
          return .success(try SourceFileReader.read(path))
        } catch {
          return .failure(FileFailure(error.diagnostic))
        }
      },
      write: { SourceFileWriter.write($1, to: $0) }, data: data,
      stopReason: { deadline.stopReason() })
    let outputs = session.step(entry, services)
    if isInteractive { writer = AnswerWriter(format) }
    writer.width = ScreenSize.width
    for output in outputs { show(output) }
    if isInteractive || isOver { StandardStreams.output(writer.end()) }
  }

  /// Shows one thing that an entry came to.
  private func show(_ output: SessionOutput) {
    switch output {
    case .answer(let answer):
      StandardStreams.output(writer.write(answer))
    case .file(let file):
      if let failure = ResultWriter.save(file, session.sources) {
        show(.diagnostic(failure))
      }
    case .text(let text): StandardStreams.output(text)
    case .leave: isOver = true
    case .diagnostic(let diagnostic):
      StandardStreams.error(diagnosticWriter.write(diagnostic, of: session.sources))
      if !isInteractive { status = ExitStatus.worse(status, diagnostic.code.exitCode) }
    }
  }

}
