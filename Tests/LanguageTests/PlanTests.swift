import Diagnostics
import Foundation
import Session
import TestSupport
import Testing

/// Plans as `yarrow plan` prints them.
@Suite struct PlanTests {

  /// With `RECORD=1` in the environment, goldens are rewritten; they are read before they are committed.
  @Test(arguments: ProjectFiles.paths(in: "Tests/LanguageTests/Cases/plans", suffix: ".yarrow"))
  func plansAreAsTheyWere(_ path: String) throws {
    let file = SourceFile(name: path, text: try ProjectFiles.text(path))
    var text = ""
    let status = ScriptRunner(RunOptions()).plan(
      file, { text += $0 }, { Issue.record("\($0.message)") })
    #expect(status == 0)
    let golden = ProjectFiles.url(String(path.dropLast(7)) + ".expected")
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      try Data(text.utf8).write(to: golden)
    }
    #expect(try String(contentsOf: golden, encoding: .utf8) == text)
  }

  @Test func aPlanTooLargeIsRefused() {
    var codes: [DiagnosticCode] = []
    let file = SourceFile(
      name: "script",
      text: """
        axis a = 1..100_000
        axis b = 1..100_000
        input x ~ normal(0, 1)
        show sum(x * a * b over a)

        """)
    let status = ScriptRunner(RunOptions()).plan(file, { _ in }, { codes.append($0.code) })
    #expect(status == 75 && codes == [.tooManyCells])
  }

}
