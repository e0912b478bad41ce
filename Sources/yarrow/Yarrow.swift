import ArgumentParser
import Session

/// The command.
@main
struct Yarrow: ParsableCommand {

  static let configuration = CommandConfiguration(
    commandName: "yarrow",
    abstract: "Asks what if of models: a scenario language, its runner and its REPL.",
    version: "yarrow \(version)",
    subcommands: [Run.self, Check.self, Test.self, Format.self, Repl.self])

  /// The version of the command and the language.
  static let version = "0.1.0"

  /// What to evaluate at once.
  @Option(
    name: .customShort("e"), parsing: .unconditional,
    help: ArgumentHelp(
      "Evaluate an expression or statements and print the answer.", valueName: "expr"))
  var expression: String?

  /// What the user asks for beyond the expression.
  @OptionGroup var options: EvaluationOptions

  /// Parses the command line and runs what it asks for; the contract's statuses are not those of the library.
  static func main() {
    StandardStreams.prepare()
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let status as ExitCode {
      StandardStreams.exit(status.rawValue)
    } catch {
      let isRequest = exitCode(for: error) == .success
      if isRequest {
        StandardStreams.output(fullMessage(for: error) + "\n")
      } else {
        StandardStreams.error(fullMessage(for: error) + "\n")
      }
      StandardStreams.exit(isRequest ? 0 : 2)
    }
    StandardStreams.exit(0)
  }

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
