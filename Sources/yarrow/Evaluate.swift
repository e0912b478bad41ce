import ArgumentParser

/// `yarrow` without a subcommand: evaluates an expression, or starts a session.
struct Evaluate: ParsableCommand {

  static let configuration = CommandConfiguration(
    abstract: "Evaluate the expression behind -e, or start a session where there is none.")

  /// What to evaluate at once.
  @Option(
    name: .customShort("e"), parsing: .unconditional,
    help: ArgumentHelp(
      "Evaluate an expression or statements and print the answer.", valueName: "expr"))
  var expression: String?

  /// What the user asks for beyond the expression.
  @OptionGroup var options: EvaluationOptions

  /// Evaluates the expression, or starts the REPL where there is none.
  mutating func run() throws {
    guard let expression else {
      var repl = try Repl.parse([])
      repl.options = options
      try repl.run()
      return
    }
    var batch = Batch(options)
    batch.run(SourceFileReader.named("-e", text: expression), allowsExpression: true)
    throw ExitCode(batch.finish())
  }

}
