import ArgumentParser
import Diagnostics

/// `yarrow explain`: tells what a code is about, or where a value of a script comes from.
struct Explain: ParsableCommand {

  static let configuration = CommandConfiguration(
    abstract: "Tell where a value of a script comes from, or the cause of a diagnostic.",
    discussion: """
      `yarrow explain E301` tells what a code is about, with a wrong and a right example, and alone lists all codes. \
      `yarrow explain 'gap[year = 2028]' plan.yarrow --at p95 --depth 3` shows the formulas, values, sources and claims \
      behind a value, and how much each input matters; what the script itself asks is not answered. \
      Exit status: 0 all well; 2 there is no such code; and for a value those of `yarrow run`.
      """)

  /// The code or the value.
  @Argument(
    help: ArgumentHelp(
      "A code such as E301, in letters of either case, or an expression.",
      valueName: "code or expression"))
  var subject: String?

  /// The script that the value is of.
  @Argument(help: "The script that the expression is of; `-` for standard input.")
  var script: String?

  /// How many formulas lie between the value and the last ones shown.
  @Option(help: ArgumentHelp("Show so many levels of formulas.", valueName: "levels"))
  var depth: Int?

  /// The draw in which values are told.
  @Option(
    help: ArgumentHelp(
      "Tell all values as they are in one draw: mean, a percentile such as p95, or 'draw 17'.",
      valueName: "draw"))
  var at: String?

  /// What the user asks for beyond the value.
  @OptionGroup var options: EvaluationOptions

  /// Throws where the options do not go together.
  func validate() throws {
    if let depth, depth < 1 { throw ValidationError("--depth takes 1 or more levels") }
    if script == nil, depth != nil || at != nil {
      throw ValidationError(
        "--depth and --at are for a value: yarrow explain 'gap' plan.yarrow --depth 3")
    }
  }

  /// Explains the code or the value.
  func run() throws {
    guard let subject else {
      StandardStreams.output(DiagnosticCode.list)
      return
    }
    if let script {
      var statement = "explain \(subject)"
      if let at { statement += " at \(at)" }
      if let depth { statement += " depth \(depth)" }
      var batch = Batch(options)
      batch.run(path: script, asking: SourceFile(name: "<explain>", text: statement))
      throw ExitCode(batch.finish())
    }
    guard let known = DiagnosticCode(spelled: subject) else {
      let nearest = DiagnosticCode.nearest(to: subject).map { "did you mean `\($0.rawValue)`?" }
      StandardStreams.error(
        "there is no code `\(subject)`: \(nearest ?? "`yarrow explain` lists the codes")\n"
          + "to explain a value, name its script too: yarrow explain 'gap' plan.yarrow\n")
      throw ExitCode(2)
    }
    StandardStreams.output(known.explanation.text(of: known))
  }

}
