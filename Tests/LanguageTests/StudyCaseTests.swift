import Foundation
import TestSupport
import Testing

/// What studies print: each script in the folder has a golden output.
@Suite struct StudyCaseTests {

  /// The folder of the cases.
  private static let folder = "Tests/LanguageTests/Cases/studies"

  /// With `RECORD=1` in the environment, goldens are rewritten; they are read before they are committed.
  @Test(arguments: ProjectFiles.paths(in: folder, suffix: ".yarrow"))
  func studiesPrintWhatTheyShould(_ path: String) throws {
    let name = URL(fileURLWithPath: path).lastPathComponent
    let result = Script.run(try ProjectFiles.text(path), name: name)
    let golden = ProjectFiles.url(String(path.dropLast(7)) + ".expected")
    let found = result.output + result.diagnostics
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      try Data(found.utf8).write(to: golden)
    }
    #expect(try String(contentsOf: golden, encoding: .utf8) == found)
  }

}
