import DataFiles
import Diagnostics
import Foundation
import TestSupport
import Testing

/// The edits that diagnostics propose, made.
@Suite struct EditTests {

  /// The scripts with one mistake each.
  private static let cases = ProjectFiles.paths(
    in: "Tests/LanguageTests/Cases/diagnostics", suffix: ".yarrow")

  /// Each way out is an alternative of its own: after it, the mistake is gone and no other has come.
  @Test(arguments: cases)
  func everyEditLeavesARightText(_ path: String) throws {
    let text = try ProjectFiles.text(path)
    let data = DataSource.files(in: "Tests/LanguageTests/Cases/diagnostics")
    let before = Script.run(text, data: data)
    for problem in before.problems {
      for help in problem.help where !help.edits.isEmpty {
        let edited = Script.apply(help.edits, to: text)
        let after = Script.run(edited, data: data)
        #expect(!after.codes.contains(problem.code), "\(help.message)\n\(after.diagnostics)")
        #expect(
          after.codes.allSatisfy { $0.level == .warning },
          "\(help.message)\n\(edited)\n\(after.diagnostics)")
      }
    }
  }

  @Test func manyWaysOutAreEdits() throws {
    var count = 0
    for path in Self.cases {
      let problems = Script.run(try ProjectFiles.text(path)).problems
      count += problems.flatMap(\.help).count { !$0.edits.isEmpty }
    }
    #expect(count >= 80)
  }

}
