import Diagnostics
import Presentation
import Session
import Testing

/// Runs that have to stop.
@Suite struct StopTests {

  /// What is left unanswered is told, once, even where time runs out between two questions.
  @Test func timeThatRunsOutBetweenQuestionsIsTold() {
    let runner = ScriptRunner(RunOptions()) { .outOfTime }
    var codes: [DiagnosticCode] = []
    let status = runner.run(SourceFile(name: "t", text: "show 1\nshow 2\n")) { event in
      if case .diagnostic(let diagnostic) = event { codes.append(diagnostic.code) }
    }
    #expect(codes == [.outOfTime])
    #expect(status == 75)
  }

}
