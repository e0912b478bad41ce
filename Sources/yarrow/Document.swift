import ArgumentParser
import Diagnostics
import Glibc
import Session

/// `yarrow doc`: the reference page of a module of the library, or of a script.
struct Document: ParsableCommand {

  static let configuration = CommandConfiguration(
    commandName: "doc",
    abstract: "Write the reference page of a module or script in Markdown, or tell about a name.",
    discussion: """
      What it says is read off the text: documentation, equations, defaults, ranges, sources, and where things hold. \
      Without a name, the modules of the library are listed. Of a name in a module, `inference.decode_time` or \
      `decode_time`, and of a function, unit or statement of the language, it tells what `help` does in a session.
      """)

  /// The module or script.
  @Argument(help: "A module of the library, the path of a script, or a name.")
  var name: String?

  /// What may be read.
  @OptionGroup var reading: ReadingOptions

  /// When diagnostics are coloured.
  @OptionGroup var color: ColorOption

  /// Writes the page.
  func run() throws {
    guard let name else {
      StandardStreams.output(ReferencePage.listOfModules)
      return
    }
    if let page = ReferencePage.ofModule(name) {
      StandardStreams.output(page)
      return
    }
    var writer = DiagnosticWriter(
      .text, usesColor: color.isOn(for: STDERR_FILENO), version: Yarrow.version)
    do {
      let file = try SourceFileReader.read(name)
      let title =
        name.split(separator: "/").last.map { String($0.split(separator: ".")[0]) } ?? name
      let (page, diagnostics, sources) = ReferencePage.of(
        file, title: title, data: reading.reader.source())
      StandardStreams.output(page)
      for diagnostic in diagnostics {
        StandardStreams.error(writer.write(diagnostic, of: sources))
      }
      throw ExitCode(ExitStatus.worst(of: diagnostics) ?? 0)
    } catch let failure as SourceFileReader.Failure {
      if case .text(let text) = InteractiveSession().help(on: name) {
        StandardStreams.output(text)
        return
      }
      StandardStreams.error(writer.write(failure.diagnostic, of: SourceMap()))
      throw ExitCode(failure.diagnostic.code.exitCode)
    }
  }

}
