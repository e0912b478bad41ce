import ArgumentParser
import Diagnostics
import Session

/// What a session that has nothing of its own tells of a name: what the library and the language have.
enum NameAnswer {

  /// Prints what `ask` comes to, and ends with its status.
  static func print(_ ask: (InteractiveSession) -> SessionOutput) throws {
    switch ask(InteractiveSession()) {
    case .text(let text): StandardStreams.output(text)
    case .diagnostic(let diagnostic):
      var writer = DiagnosticWriter(.text, usesColor: false, version: Yarrow.version)
      StandardStreams.error(writer.write(diagnostic, of: SourceMap()))
      throw ExitCode(diagnostic.code.exitCode)
    case .answer, .file, .leave: break
    }
  }

}
