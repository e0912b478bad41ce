import ArgumentParser
import Diagnostics

/// `yarrow explain`: tells what a code is about.
struct Explain: ParsableCommand {

  static let configuration = CommandConfiguration(
    abstract: "Tell the cause of a diagnostic, with a wrong and a right example.",
    discussion: "Exit status: 0 all well; 2 there is no such code.")

  /// The code.
  @Argument(
    help: "A code such as E301, in letters of either case; without one, all codes are listed.")
  var code: String?

  /// Explains the code.
  func run() throws {
    guard let code else {
      StandardStreams.output(DiagnosticCode.list)
      return
    }
    guard let known = DiagnosticCode(spelled: code) else {
      let nearest = DiagnosticCode.nearest(to: code).map { "did you mean `\($0.rawValue)`?" }
      StandardStreams.error(
        "there is no code `\(code)`: \(nearest ?? "`yarrow explain` lists the codes")\n")
      throw ExitCode(2)
    }
    StandardStreams.output(known.explanation.text(of: known))
  }

}
