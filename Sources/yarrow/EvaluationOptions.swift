import ArgumentParser
import Checker
import Diagnostics
import Engine
import Glibc
import Planner
import Presentation
import Session

/// The options of all commands that evaluate.
struct EvaluationOptions: ParsableArguments {

  /// Overrides of inputs.
  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("Override an input, in the language's own syntax.", valueName: "name=value"))
  var settings: [String] = []

  /// The scenario of all questions.
  @Option(
    help: ArgumentHelp(
      "Ask all questions under a scenario, or under several: 'a + b', 'a then b'.",
      valueName: "name"))
  var scenario: String?

  /// The form of answers.
  @Option(
    help:
      "The form of answers: text, csv or json; with json, diagnostics are JSON, one a line, too.")
  var format: AnswerFormat = .text

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

  /// The number of draws of what is not known.
  @Option(
    help: ArgumentHelp("Draw what is not known so often: a power of two.", valueName: "count"))
  var samples: Int = 16_384

  /// What the random numbers follow from.
  @Option(help: ArgumentHelp("The number that all draws follow from.", valueName: "number"))
  var seed: UInt64 = 1

  /// What writes diagnostics to standard error, in a form that goes with that of the answers.
  var diagnosticWriter: DiagnosticWriter {
    let form: DiagnosticForm =
      switch format {
      case .text, .csv: .text
      case .json: .json
      }
    return DiagnosticWriter(
      form, usesColor: color.isOn(for: STDERR_FILENO), version: Yarrow.version)
  }

  /// The threads that loops over draws take.
  @Option(
    help: ArgumentHelp(
      "Draw on so many threads; as many as there are processors if not said.", valueName: "count"))
  var threads: Int?

  /// What these options ask of a run.
  var runOptions: RunOptions {
    var options = RunOptions()
    options.settings = settings
    options.scenario = scenario
    options.limits = PlanLimits(cells: maxMemory * 1_000_000 / MemoryLayout<Double>.size)
    options.machine = MachineOptions(threads: threads)
    options.sampling = SamplingPlan(draws: samples, seed: seed)
    return options
  }

  /// Throws where an option makes no sense.
  func validate() throws {
    if let maxTime, !(maxTime > 0) { throw ValidationError("--max-time takes more than 0 seconds") }
    guard samples > 0, samples <= 1 << 30, samples & (samples - 1) == 0 else {
      throw ValidationError("--samples takes a power of two from 1 to 2^30, such as 16384")
    }
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads takes 1 to 1024 threads")
    }
    guard maxMemory > 0, maxMemory <= 1_000_000 else {
      throw ValidationError("--max-memory takes 1 to 1000000 megabytes")
    }
  }

}

extension AnswerFormat: ExpressibleByArgument {}
