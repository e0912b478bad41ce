import ArgumentParser
import Diagnostics
import Glibc
import Presentation
import Session

/// `yarrow test`: runs scripts and compares what they print with what is recorded beside them.
struct Test: ParsableCommand {

  static let configuration = CommandConfiguration(
    abstract: "Run scripts and compare their output with the golden beside each.",
    discussion: """
      The golden of NAME.yarrow is NAME.expected: what `run` prints, then its diagnostics. A script whose \
      output differs, that has no golden, or in which an expect or claim fails, fails.
      """)

  /// The scripts and folders.
  @Argument(help: "Scripts, or folders of scripts; the current folder where none is given.")
  var paths: [String] = []

  /// Whether goldens are rewritten.
  @Flag(help: "Write what the scripts print to their goldens.")
  var accept = false

  /// What may be read beside scripts.
  @OptionGroup var reading: ReadingOptions

  /// Runs all scripts.
  func run() throws {
    var passed = 0
    var failed = 0
    for path in paths.isEmpty ? ["."] : paths {
      let scripts = ScriptFinder.scripts(at: path)
      if scripts.isEmpty {
        StandardStreams.error("there is no script at `\(path)`\n")
        failed += 1
      }
      for script in scripts {
        let isPassed = ScriptTest(path: script, accepts: accept, reader: reading.reader).run()
        passed += isPassed ? 1 : 0
        failed += isPassed ? 0 : 1
      }
    }
    StandardStreams.output("\(passed) passed, \(failed) failed\n")
    throw ExitCode(failed == 0 ? 0 : 1)
  }

}

/// One script and its golden.
private struct ScriptTest {

  /// The script.
  let path: String

  /// `true` iff its golden is to be rewritten.
  let accepts: Bool

  /// What reads its data files.
  let reader: DataFileReader

  /// The path of its golden.
  private var goldenPath: String { path.dropLast(ScriptFinder.suffix.count) + ".expected" }

  /// Runs the script, tells what is wrong, and returns whether all is well.
  func run() -> Bool {
    let file: SourceFile
    do {
      file = try SourceFileReader.read(path)
    } catch {
      return fail(DiagnosticRenderer(sources: SourceMap()).render(error.diagnostic))
    }
    let (output, status) = observe(SourceFile(name: name, bytes: file.bytes))
    if accepts, let diagnostic = SourceFileWriter.write(output, to: goldenPath) {
      return fail(DiagnosticRenderer(sources: SourceMap()).render(diagnostic))
    }
    guard let golden = try? SourceFileReader.read(goldenPath) else {
      return fail("there is no \(goldenPath); `yarrow test --accept` writes it\n")
    }
    let expected = golden.text(from: 0, to: .max)
    if expected != output { return fail(LineDifference.render(from: expected, to: output)) }
    if status == 1 { return fail("an expect or claim fails, as its golden shows\n") }
    return true
  }

  /// The name of the script without its folders, which are not the same everywhere.
  private var name: String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// What the script prints, its diagnostics behind, and its status.
  private func observe(_ file: SourceFile) -> (output: String, status: Int32) {
    let runner = ScriptRunner(RunOptions(), data: reader.source(beside: path))
    var writer = AnswerWriter(.text)
    var output = ""
    var diagnostics = ""
    let status = runner.run(file) { event in
      switch event {
      case .answer(let answer): output += writer.write(answer)
      case .file: break
      case .diagnostic(let diagnostic):
        diagnostics += DiagnosticRenderer(sources: runner.sources).render(diagnostic)
      }
    }
    return (output + writer.end() + diagnostics, status)
  }

  /// Tells that the script fails and why.
  private func fail(_ reason: String) -> Bool {
    StandardStreams.output("✗ \(path)\n\(reason)")
    return false
  }

}
