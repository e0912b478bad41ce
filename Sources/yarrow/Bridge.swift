import ArgumentParser
import Diagnostics
import Presentation
import Session

/// `yarrow bridge`: says what makes the answers of two runs differ.
struct Bridge: ParsableCommand {

  static let configuration = CommandConfiguration(
    abstract: "Say what makes the answers of two runs differ.",
    discussion: """
      Both manifests come from `yarrow run SCRIPT --manifest FILE`. The difference is shared out among the inputs, \
      formulas, data files, overrides, seeds and versions that differ (Shapley), and the parts add up to it.
      """)

  /// The manifest of the first run.
  @Argument(help: "The manifest of the first run.")
  var first: String

  /// The manifest of the second run.
  @Argument(help: "The manifest of the second run.")
  var second: String

  /// What is bridged.
  @Option(
    help: ArgumentHelp(
      "Bridge this value; without it, each value that both scripts `show`.", valueName: "formula"))
  var of: String?

  /// How questions are answered.
  @OptionGroup var answers: AnswerOptions

  /// Bridges the two runs.
  func run() throws {
    var diagnosticWriter = answers.diagnosticWriter
    var writer = AnswerWriter(answers.format ?? .text)
    let deadline = Deadline(seconds: answers.maxTime)
    do {
      let bridge = RunBridge(
        try side(first), try side(second), options: answers.runOptions,
        stopReason: { deadline.stopReason() })
      try bridge.run(of: of) { event in
        if case .answer(let answer) = event { StandardStreams.output(writer.write(answer)) }
      }
    } catch {
      throw ManifestReader.exit(error, &diagnosticWriter)
    }
    StandardStreams.output(writer.end())
  }

  /// The run of the manifest at `path`.
  private func side(_ path: String) throws -> RunSide {
    let manifest = try ManifestReader.read(path)
    let script = manifest.scripts[0].path
    let folder = FilePath.folder(of: FilePath.joined(FilePath.folder(of: path), script))
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return try RunSide(manifest, name: name) { file in
      try? SourceFileReader.read(FilePath.joined(folder, file)).bytes
    }
  }

}
