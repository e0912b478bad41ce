import Foundation
import TestSupport
import Testing

/// The scripts of the project, and the command that tests scripts.
@Suite struct ScriptTests {

  @Test(arguments: ProjectFiles.paths(in: "Scripts", suffix: ".yarrow"))
  func aScriptPrintsItsGolden(_ path: String) throws {
    let run = try ProgramRun.yarrow(["test", path])
    #expect(run.status == 0, "\(run.output)")
    #expect(run.output == "1 passed, 0 failed\n")
  }

  /// The outlook's chapters on compute and chips, row by row of its inventory.
  @Test(arguments: (1...8).map { "A\($0)" } + (1...11).map { "B\($0)" })
  func aRowOfTheInventoryHasClaims(_ row: String) throws {
    #expect(try ProjectFiles.text("Scripts/report/compute.yarrow").contains(", \(row)\""))
  }

  @Test func aDifferenceIsShownAndAccepted() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("yarrow-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let script = folder.appendingPathComponent("a.yarrow")
    try Data("show 1 MW\nshow 2 MW\n".utf8).write(to: script)
    let missing = try ProgramRun.yarrow(["test", folder.path])
    #expect(missing.status == 1)
    #expect(missing.output.hasSuffix("0 passed, 1 failed\n"))
    #expect(try ProgramRun.yarrow(["test", "--accept", folder.path]).status == 0)
    #expect(try ProgramRun.yarrow(["test", folder.path]).output == "1 passed, 0 failed\n")
    try Data("show 1 MW\nshow 3 MW\n".utf8).write(to: script)
    let changed = try ProgramRun.yarrow(["test", folder.path])
    #expect(changed.status == 1)
    #expect(changed.output.contains("- 2 MW = 2 MW"))
    #expect(changed.output.contains("+ 3 MW = 3 MW"))
  }

  @Test func aFailingExpectationFailsWhateverItsGolden() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("yarrow-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("expect 1 MW == 2 MW\n".utf8).write(to: folder.appendingPathComponent("a.yarrow"))
    _ = try ProgramRun.yarrow(["test", "--accept", folder.path])
    let run = try ProgramRun.yarrow(["test", folder.path])
    #expect(run.status == 1)
    #expect(run.output.contains("expect or claim fails"))
  }

}
