import Diagnostics
import Foundation
import Syntax
import TestSupport
import Testing

/// Tiny texts for each production: those under `accept` parse, those under `reject` do not.
@Suite struct CaseTests {

  /// The problems of the text at `path`, which may be a bare expression where its production says so.
  private func problems(_ path: String) throws -> [Diagnostic] {
    var sources = SourceMap()
    let file = SourceFile(name: path, text: try ProjectFiles.text(path))
    return parse(
      file, as: sources.add(file), symbols: SymbolTable(),
      allowsExpression: path.contains("/interactive/")
    ).diagnostics
  }

  @Test(arguments: ProjectFiles.paths(in: "Tests/GrammarTests/Cases", suffix: ".yarrow"))
  func aCaseIsTakenOrRefused(_ path: String) throws {
    let problems = try problems(path)
    if path.contains("/accept/") {
      #expect(problems.isEmpty, "\(path): \(problems.map(\.message))")
    } else {
      #expect(!problems.isEmpty, "\(path) is taken")
    }
  }

  @Test func everyProductionHasBothKinds() throws {
    let paths = ProjectFiles.paths(in: "Tests/GrammarTests/Cases", suffix: ".yarrow")
    for name in try GrammarFile().names {
      for kind in ["accept", "reject"] {
        let folder = "Tests/GrammarTests/Cases/\(name)/\(kind)/"
        #expect(paths.contains { $0.hasPrefix(folder) }, "\(folder) is empty")
      }
    }
  }

}
