import DataFiles
import Diagnostics
import Presentation
import Session

/// Runs texts as scripts, in the test's own process.
package enum Script {

  /// What a script came to.
  package struct Result {

    /// What it printed, as text.
    package var output = ""

    /// What its answers were to be saved as.
    package var files: [SavedFile] = []

    /// Its diagnostics, rendered.
    package var diagnostics = ""

    /// Its diagnostics themselves.
    package var problems: [Diagnostic] = []

    /// The codes of its diagnostics.
    package var codes: [DiagnosticCode] { problems.map(\.code) }

    /// The status of the command.
    package var status: Int32 = 0

  }

  /// Runs `text`, whose tables come from `data`; with `allowsExpression`, it may be a bare expression. The files beside it
  /// are `modules`.
  package static func run(
    _ text: String, name: String = "test.yarrow", options: RunOptions = RunOptions(),
    data: DataSource = .none, allowsExpression: Bool = false, modules: [String: String] = [:]
  ) -> Result {
    let runner = ScriptRunner(
      options,
      data: DataSource { path, script in
        modules[path].map { .success(SourceFile(name: path, text: $0)) } ?? data.read(path, script)
      })
    var writer = AnswerWriter(.text)
    var result = Result()
    let file = SourceFile(name: name, text: text)
    result.status = runner.run(file, allowsExpression: allowsExpression) { event in
      switch event {
      case .answer(let answer): result.output += writer.write(answer)
      case .file(let file): result.files.append(file)
      case .diagnostic(let diagnostic):
        result.problems.append(diagnostic)
        result.diagnostics += DiagnosticRenderer(sources: runner.sources).render(diagnostic)
      }
    }
    return result
  }

  /// `text` after `edits`, none of which overlap.
  package static func apply(_ edits: [TextEdit], to text: String) -> String {
    var bytes = Array(text.utf8)
    for edit in edits.sorted(by: { $0.span.start > $1.span.start }) {
      bytes.replaceSubrange(
        Int(edit.span.start)..<Int(edit.span.end), with: Array(edit.replacement.utf8))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The one value that `expression` comes to, as people read it, or its diagnostics.
  package static func value(_ expression: String) -> String {
    let result = run(expression, allowsExpression: true)
    return result.diagnostics.isEmpty ? String(result.output.dropLast()) : result.diagnostics
  }

}
