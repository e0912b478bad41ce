import ArgumentParser
import Diagnostics
import Session

/// `yarrow rerun`: runs again what a manifest says.
struct Rerun: ParsableCommand {

  static let configuration = CommandConfiguration(
    abstract: "Run the scripts of a manifest again, to the same bytes.",
    discussion: """
      The manifest comes from `yarrow run SCRIPT --manifest FILE`. Overrides, scenario, seed, samples and form are those \
      it says. Where a script, module or data file is not the same any more, nothing is run and the file is named.
      """)

  /// The manifest.
  @Argument(help: "The manifest.")
  var manifest: String

  /// How questions are answered.
  @OptionGroup var answers: AnswerOptions

  /// Runs all scripts again.
  func run() throws {
    let read: RunManifest
    do {
      read = try ManifestReader.read(manifest)
      guard read.version == Yarrow.version else {
        throw ManifestFailure(
          .manifestOfAnotherVersion(manifest, read.version, own: Yarrow.version))
      }
    } catch {
      var writer = answers.diagnosticWriter
      throw ManifestReader.exit(error, &writer)
    }
    var batch = Batch(answers, read.options(answers.runOptions), answers.format ?? read.format)
    batch.run(again: read, of: manifest)
    throw ExitCode(batch.finish())
  }

}

/// Reads manifests.
enum ManifestReader {

  /// The manifest at `path`.
  static func read(_ path: String) throws -> RunManifest {
    try RunManifest(try SourceFileReader.read(path).bytes, path: path)
  }

  /// Tells `writer` why a manifest cannot be used, which `error` says, and returns how the command ends.
  static func exit(_ error: any Error, _ writer: inout DiagnosticWriter) -> ExitCode {
    let diagnostic: Diagnostic
    switch error {
    case let error as SourceFileReader.Failure: diagnostic = error.diagnostic
    case let error as ManifestFailure: diagnostic = error.diagnostic
    case _: preconditionFailure("unreachable: manifests have no other failures: \(error)")
    }
    StandardStreams.error(writer.write(diagnostic, of: SourceMap()))
    return ExitCode(diagnostic.code.exitCode)
  }

}
