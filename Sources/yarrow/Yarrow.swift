import ArgumentParser
import Session

/// The command.
@main
struct Yarrow: ParsableCommand {

  static let configuration = CommandConfiguration(
    commandName: "yarrow",
    abstract: "Asks what if of models: a scenario language, its runner and its REPL.",
    version: "yarrow \(version)",
    subcommands: [
      Run.self, Rerun.self, Bridge.self, Check.self, Test.self, Plan.self, Merge.self, Format.self,
      Explain.self, Document.self, Source.self, Inputs.self, Repl.self,
      Evaluate.self,
    ], defaultSubcommand: Evaluate.self)

  /// The version of the command and the language.
  static let version = "0.1.0"

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

}
