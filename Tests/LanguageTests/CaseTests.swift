import DataFiles
import Diagnostics
import Foundation
import TestSupport
import Testing

/// Scripts that say what the language means, and scripts with one mistake each.
@Suite struct CaseTests {

  /// The folder of the cases.
  private static let folder = "Tests/LanguageTests/Cases"

  @Test(arguments: ProjectFiles.paths(in: "\(folder)/language", suffix: ".yarrow"))
  func expectationsHold(_ path: String) throws {
    let result = Script.run(
      try ProjectFiles.text(path), data: .files(in: "\(Self.folder)/language"))
    #expect(result.status == 0, "\(result.diagnostics)")
    #expect(!result.output.isEmpty)
    #expect(result.codes.isEmpty)
  }

  /// With `RECORD=1` in the environment, goldens are rewritten; they are read before they are committed.
  @Test(arguments: ProjectFiles.paths(in: "\(folder)/diagnostics", suffix: ".yarrow"))
  func oneMistakeMakesOneDiagnostic(_ path: String) throws {
    let name = URL(fileURLWithPath: path).lastPathComponent
    let result = Script.run(
      try ProjectFiles.text(path), name: name, data: .files(in: "\(Self.folder)/diagnostics"))
    let code = try #require(name.split(separator: "-").first)
    #expect(result.codes.map(\.rawValue) == [String(code)], "\(result.diagnostics)")
    let golden = ProjectFiles.url(String(path.dropLast(7)) + ".expected")
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      try Data(result.diagnostics.utf8).write(to: golden)
    }
    #expect(try String(contentsOf: golden, encoding: .utf8) == result.diagnostics)
  }

  @Test func everyCodeOfAScriptHasACase() {
    let names = ProjectFiles.paths(in: "\(Self.folder)/diagnostics", suffix: ".yarrow")
      .map { URL(fileURLWithPath: $0).lastPathComponent.prefix(4) }
    // These come from bytes, functions, clocks, keys and files, and are reached in `CommandTests`.
    let elsewhere: Set<DiagnosticCode> = [
      .invalidEncoding, .outOfTime, .interrupted, .tooManyCalls, .fileMissing, .fileUnreadable,
      .fileUnwritable, .dataOutside, .dataNotAFile, .dataTooLarge, .dataChanged, .dataUnreadable,
      .unfitShards, .samplesRounded, .moduleCycle, .settingNotSaved,
      .damagedManifest, .manifestOfAnotherVersion, .changedSinceManifest,
      .answersChanged, .unbridgeableRuns,
      .nothingToUndo, .wrongBranch, .unknownBranch, .notWatched,
    ]
    for code in DiagnosticCode.allCases where !elsewhere.contains(code) {
      #expect(names.contains(Substring(code.rawValue)), "\(code.rawValue) \(code)")
    }
  }

  @Test func theNormativeMistakesAreAllReportedInOneRun() {
    let script = """
      input power = 5 MW
      input price = $40/MWh
      let a = power + price
      let b = powr * 2
      let c = 5 GPUs
      let d = 3 m/second_count
      let e = f + 1
      let f = e * 2
      axis year = 2024..2026
      let g = power[yaer = 2025]
      show power with prise = $50/MWh
      show price with power = 6 MW

      """
    let result = Script.run(script)
    #expect(
      result.codes == [
        .dimensionMismatch, .unknownName, .unknownUnit, .unknownUnit, .cycle, .unknownAxis,
        .unknownInput, .overrideWithoutEffect,
      ])
    #expect(result.status == 65)
    #expect(result.output.isEmpty)
  }

}
