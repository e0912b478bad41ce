import Checker
import Diagnostics

/// Plans instead of answers.
extension ScriptRunner {

  /// Hands the plan of each question of `file` to `write`, and what is wrong to `report`; returns the status for the
  /// command's end.
  package func plan(
    _ file: SourceFile, _ write: (String) -> Void, _ report: (Diagnostic) -> Void
  ) -> Int32 {
    let checked = check(file)
    for diagnostic in checked.diagnostics { report(diagnostic) }
    if let worst = ExitStatus.worst(of: checked.diagnostics), worst != 0 { return worst }
    let runner = questionRunner(of: checked.model)
    var status: Int32 = 0
    for question in checked.model.questions {
      do {
        write("plan of `\(question.text)`\n")
        let lines = try runner.evaluator.planListing(
          of: question.kind.formulas, statistics: QuestionRunner.summaryStatistics
        ) { formula in
          self.text(of: checked.model.formulas.span(of: formula))
        }
        write(lines.map { "  \($0)\n" }.joined() + "\n")
      } catch {
        let diagnostic = runner.diagnostic(of: error, at: question.span)
        status = ExitStatus.worse(status, diagnostic.code.exitCode)
        report(diagnostic)
      }
    }
    return status
  }

  /// The text that `span` covers on one line, cut where it is long.
  private func text(of span: SourceSpan) -> String {
    let words = sources.text(of: span).split(whereSeparator: \.isWhitespace)
    let text = words.joined(separator: " ")
    return text.count > 60 ? text.prefix(59) + "…" : text
  }

}
