import ArgumentParser
import Checker
import Diagnostics
import Sampling
import Session

/// The options of all commands that evaluate a script of the user's.
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

  /// How questions are answered.
  @OptionGroup var answers: AnswerOptions

  /// The number of draws of what is not known.
  @Option(
    help: ArgumentHelp(
      "Draw what is not known so often; rounded up to a power of two for sobol.",
      valueName: "count"))
  var samples: Int = 16_384

  /// How draws are spread.
  @Option(help: "How draws are spread: sobol (the most even), latin or plain (independent).")
  var sampling: SamplingMethod = .sobol

  /// What the random numbers follow from.
  @Option(help: ArgumentHelp("The number that all draws follow from.", valueName: "number"))
  var seed: UInt64 = 1

  /// What these options ask of a run.
  var runOptions: RunOptions {
    var options = answers.runOptions
    options.settings = settings
    options.scenario = scenario
    options.sampling = SamplingPlan(draws: draws, seed: seed, method: sampling)
    return options
  }

  /// The number of draws that are made.
  private var draws: Int { SamplingPlan.draws(atLeast: samples, sampling) }

  /// What is worth knowing of these options.
  var notes: [Diagnostic] { draws == samples ? [] : [.samplesRounded(samples, to: draws)] }

  /// Throws where an option makes no sense.
  func validate() throws {
    guard samples > 0, samples <= 1 << 32 else {
      throw ValidationError("--samples takes 1 to 4294967296, such as 16384")
    }
  }

}

extension SamplingMethod: ExpressibleByArgument {}
