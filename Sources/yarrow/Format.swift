import ArgumentParser
import Diagnostics
import Glibc
import Session
import Syntax

/// `yarrow fmt`: writes scripts in their canonical form.
struct Format: ParsableCommand {

  static let configuration = CommandConfiguration(
    commandName: "fmt",
    abstract: "Write scripts in their one canonical form.",
    discussion: """
      Scripts are rewritten in place, whole or not at all; one that cannot be parsed stays as it is. Comments, \
      blank lines, line breaks inside of statements and the spellings of numbers are kept.
      """)

  /// The scripts and folders.
  @Argument(
    help: "Scripts, or folders of scripts; `-`, or none, for standard input to standard output.")
  var paths: [String] = []

  /// Whether scripts are only compared with their canonical form.
  @Flag(help: "Change nothing; show where scripts differ from their canonical form, with status 1.")
  var check = false

  /// Formats all scripts.
  func run() throws {
    var status: Int32 = 0
    for path in paths.isEmpty ? ["-"] : paths {
      for script in scripts(at: path) {
        status = ExitStatus.worse(status, format(script))
      }
    }
    throw ExitCode(status)
  }

  /// The scripts at `path`: those in it where it is a folder, else itself.
  private func scripts(at path: String) -> [String] {
    ScriptFinder.isFolder(path) ? ScriptFinder.scripts(at: path) : [path]
  }

  /// Formats the script at `path` and returns the status for it.
  private func format(_ path: String) -> Int32 {
    var sources = SourceMap()
    let file: SourceFile
    do {
      file = try SourceFileReader.read(path)
    } catch {
      return report([error.diagnostic], sources)
    }
    let result = Syntax.format(file, as: sources.add(file))
    guard let text = result.text else { return report(result.diagnostics, sources) }
    let isFormatted = Array(text.utf8) == file.bytes
    if check {
      if isFormatted { return 0 }
      let old = file.text(from: 0, to: .max)
      StandardStreams.output("\(file.name)\n\(LineDifference.render(from: old, to: text))")
      return 1
    }
    if path == "-" {
      StandardStreams.output(text)
    } else if !isFormatted, let diagnostic = SourceFileWriter.write(text, to: path) {
      return report([diagnostic], sources)
    }
    return 0
  }

  /// Writes `diagnostics`, whose labels point into `sources`, to standard error and returns the status for them.
  private func report(_ diagnostics: [Diagnostic], _ sources: SourceMap) -> Int32 {
    let renderer = DiagnosticRenderer(
      sources: sources, usesColor: StandardStreams.showsColor(STDERR_FILENO))
    for diagnostic in diagnostics { StandardStreams.error(renderer.render(diagnostic)) }
    return ExitStatus.worst(of: diagnostics) ?? 0
  }

}
