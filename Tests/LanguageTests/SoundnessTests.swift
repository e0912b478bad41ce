import Diagnostics
import TestSupport
import Testing

/// What the checker accepts runs, and what is right by construction is accepted.
@Suite struct SoundnessTests {

  /// Conditions that only checking may report: evaluation, limits and files come behind.
  private static func isOfChecking(_ code: DiagnosticCode) -> Bool {
    code.level == .error && "12345".contains(code.rawValue.dropFirst().first ?? "6")
  }

  @Test(arguments: 0..<400) func aScriptThatIsRightIsAccepted(_ seed: Int) {
    var maker = TypedScript(seed: UInt64(seed))
    let text = maker.make()
    let result = Script.run(text)
    #expect(!result.codes.contains(where: Self.isOfChecking), "\(text)\n\(result.diagnostics)")
    #expect(result.status == 0 || result.status == 70, "\(text)\n\(result.diagnostics)")
  }

  /// A unit is changed somewhere: whatever the checker says, nothing of its kind is left to evaluation.
  @Test(arguments: 0..<400) func anAcceptedScriptHasNoErrorOfTypeWhenItRuns(_ seed: Int) {
    var maker = TypedScript(seed: UInt64(seed))
    var words = maker.make().split(separator: " ", omittingEmptySubsequences: false).map(
      String.init)
    var generator = SeededGenerator(seed: UInt64(seed) + 1)
    let places = words.indices.filter { ["MW", "h", "MWh", "year", "plant"].contains(words[$0]) }
    if let place = places.randomElement(using: &generator) {
      words[place] = ["MW", "h", "$", "phone", "year"].randomElement(using: &generator) ?? "h"
    }
    let text = words.joined(separator: " ")
    let result = Script.run(text)
    if result.codes.contains(where: Self.isOfChecking) {
      #expect(result.output.isEmpty, "\(text)")
      #expect(result.status == 65, "\(text)")
    } else {
      #expect([0, 70].contains(result.status), "\(text)\n\(result.diagnostics)")
    }
  }

}
