import Diagnostics
import TestSupport
import Testing

/// What `yarrow explain` tells, run.
@Suite struct ExplanationTests {

  /// The codes whose examples are lines for a shell: they come from bytes, clocks, keys and files, not from scripts.
  private static let shown: Set<DiagnosticCode> = [
    .invalidEncoding, .outOfTime, .interrupted, .fileMissing, .fileUnreadable, .fileUnwritable,
    .moduleCycle,
    .dataMissing, .dataOutside, .dataNotAFile, .dataTooLarge, .dataChanged, .dataUnreadable,
    .dataMalformed, .dataRaggedRow, .badNumber, .impossibleDate, .ambiguousDate, .mixedColumn,
    .badHeading, .missingLabel,
    .missingCell, .samplesRounded, .unfitShards, .settingNotSaved,
    .resultOverSource,
    .damagedManifest, .manifestOfAnotherVersion, .changedSinceManifest,
    .answersChanged, .unbridgeableRuns,
    .nothingToUndo, .wrongBranch, .unknownBranch, .notWatched,
  ]

  @Test(arguments: DiagnosticCode.allCases)
  func theWrongExampleIsWrongInThisWayOnly(_ code: DiagnosticCode) {
    switch code.explanation.wrong {
    case .script(let text):
      let result = Script.run(text + "\n")
      #expect(result.codes == [code], "\(result.diagnostics)")
      #expect(!Self.shown.contains(code))
    case .command: #expect(Self.shown.contains(code))
    }
  }

  @Test(arguments: DiagnosticCode.allCases)
  func theRightExampleRuns(_ code: DiagnosticCode) {
    switch code.explanation.right {
    case .script(let text):
      let result = Script.run(text + "\n")
      #expect(result.codes.isEmpty, "\(result.diagnostics)")
      #expect(result.status == 0)
      #expect(!result.output.isEmpty)
    case .command: #expect(Self.shown.contains(code))
    }
  }

  @Test(arguments: DiagnosticCode.allCases)
  func theTextIsWhole(_ code: DiagnosticCode) {
    let explanation = code.explanation
    #expect(!explanation.title.hasSuffix("."))
    #expect(explanation.title.count <= 72)
    #expect(explanation.cause.hasSuffix("."))
    #expect(explanation.cause.split(separator: " ").count >= 12)
    let text = explanation.text(of: code)
    #expect(text.contains(code.rawValue))
    #expect(text.split(separator: "\n").prefix { $0 != "Wrong:" }.allSatisfy { $0.count <= 80 })
  }

  @Test func titlesTellCodesApart() {
    let titles = DiagnosticCode.allCases.map(\.explanation.title)
    #expect(Set(titles).count == titles.count)
  }

}
