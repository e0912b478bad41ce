import TestSupport
import Testing

/// Tiny texts for each production: those under `accept` parse, those under `reject` do not.
@Suite struct CaseTests {

  /// The texts.
  private static let paths = ProjectFiles.paths(
    in: "Tests/GrammarTests/Cases", suffix: ".yarrow")

  /// A text under `accept` has no problem; one under `reject` has one.
  ///
  /// What belongs to `interactive` may be a bare expression.
  @Test(arguments: paths) func aCaseIsTakenOrRefused(_ path: String) throws {
    let parsed = ParsedText(
      try ProjectFiles.text(path), allowsExpression: path.contains("/interactive/"))
    if path.contains("/accept/") {
      #expect(parsed.codes.isEmpty, "\(path): \(parsed.report)")
    } else {
      #expect(!parsed.codes.isEmpty, "\(path) is taken")
    }
  }

  /// Every production has texts of both kinds.
  @Test func everyProductionHasBothKinds() throws {
    for name in try GrammarFile().names {
      for kind in ["accept", "reject"] {
        let folder = "Tests/GrammarTests/Cases/\(name)/\(kind)/"
        #expect(CaseTests.paths.contains { $0.hasPrefix(folder) }, "\(folder) is empty")
      }
    }
  }

  /// Every text belongs to a production and is of one of the two kinds.
  @Test(arguments: paths) func everyCaseHasAProduction(_ path: String) throws {
    let folders = path.split(separator: "/").dropFirst(3).dropLast().map(String.init)
    #expect(folders.count == 2, "\(path)")
    #expect(try GrammarFile().names.contains(folders.first ?? ""), "\(path)")
    #expect(["accept", "reject"].contains(folders.last ?? ""), "\(path)")
  }

}
