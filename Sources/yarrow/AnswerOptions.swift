import ArgumentParser
import Diagnostics
import Engine
import Glibc
import Planner
import Presentation
import Session

/// How questions are answered: nothing here changes an answer.
struct AnswerOptions: ParsableArguments {

  /// The form of answers.
  @Option(
    help:
      "The form of answers: text, csv, json, md or html; with json, diagnostics are JSON, one a line, too."
  )
  var format: AnswerFormat?

  /// The seconds that the run may take.
  @Option(help: ArgumentHelp("Stop after so many seconds.", valueName: "seconds"))
  var maxTime: Double?

  /// The megabytes that a question may take.
  @Option(help: ArgumentHelp("Refuse questions that need more megabytes.", valueName: "MB"))
  var maxMemory: Int = 800

  /// When diagnostics are coloured.
  @OptionGroup var color: ColorOption

  /// What may be read beside scripts.
  @OptionGroup var reading: ReadingOptions

  /// The threads that loops over draws take.
  @Option(
    help: ArgumentHelp(
      "Draw on so many threads; as many as there are processors if not said.", valueName: "count"))
  var threads: Int?

  /// What these options ask of a run.
  var runOptions: RunOptions {
    var options = RunOptions()
    options.limits = PlanLimits(cells: maxMemory * 1_000_000 / MemoryLayout<Double>.size)
    options.machine = MachineOptions(threads: threads)
    return options
  }

  /// What writes diagnostics to standard error, in a form that goes with that of the answers.
  var diagnosticWriter: DiagnosticWriter {
    let form: DiagnosticForm =
      switch format ?? .text {
      case .text, .csv, .md, .html: .text
      case .json: .json
      }
    return DiagnosticWriter(
      form, usesColor: color.isOn(for: STDERR_FILENO), version: Yarrow.version)
  }

  /// Throws where an option makes no sense.
  func validate() throws {
    if let maxTime, !(maxTime > 0) { throw ValidationError("--max-time takes more than 0 seconds") }
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads takes 1 to 1024 threads")
    }
    guard maxMemory > 0, maxMemory <= 1_000_000 else {
      throw ValidationError("--max-memory takes 1 to 1000000 megabytes")
    }
  }

}

extension AnswerFormat: ExpressibleByArgument {}
