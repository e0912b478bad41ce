import Checker
import Session
import Syntax
import TestSupport
import Testing

/// Correlated inputs in scripts and sessions.
@Suite struct CorrelationTests {

  /// Three inputs and a question.
  private static let inputs = """
    input a ~ normal(10, 2)
    input b ~ uniform(0, 1)
    input c ~ exponential(3)

    """

  /// What `script` prints.
  private func output(_ script: String) -> String {
    let result = Script.run(script)
    #expect(result.codes.isEmpty, "\(result.diagnostics)")
    return result.output
  }

  /// A matrix and the pairs that it is made of say the same.
  @Test func aMatrixIsItsPairs() {
    let pairs = "correlate c, a = 0.2\ncorrelate a, b = -0.5\ncorrelate b, c = 0.3\n"
    let triangle = "correlate {\n a b c\n a 1\n b -0.5 1\n c 0.2 0.3 1\n}\n"
    let whole = "correlate {\n c a b\n c 1 20% 30%\n a 0.2 1 -0.5\n b 0.3 -0.5 1\n}\n"
    let question = "show p(a * b + c, 90%)\n"
    let wanted = output(Self.inputs + pairs + question)
    #expect(output(Self.inputs + triangle + question) == wanted)
    #expect(output(question + whole + Self.inputs) == wanted)
    #expect(output(Self.inputs + question) != wanted)
  }

  /// Without a statement that reaches it, an input keeps the draws that it has alone.
  @Test func aStrangerKeepsItsDraws() {
    let question = "show p(c, 90%)\nshow mean(c * c)\nshow sd(a + 4 * b)\n"
    let alone = output(Self.inputs + question).split(separator: "\n")
    let beside = output(Self.inputs + "correlate a, b = 0.5\n" + question).split(separator: "\n")
    #expect(alone.prefix(2) == beside.prefix(2))
    #expect(alone.last != beside.last)
  }

  @Test func aLaterEntryOfASessionTakesThePlaceOfAnEarlierOne() {
    var session = InteractiveSession()
    for line in Self.inputs.split(separator: "\n") { _ = session.say(String(line)) }
    let alone = session.say("sd(a + 4 * b)")
    #expect(session.say("correlate a, b = 0.9") == "")
    let together = session.say("sd(a + 4 * b)")
    #expect(session.say("correlate b, a = 0") == "")
    #expect(session.say("sd(a + 4 * b)") == alone)
    #expect(session.say("correlate { a b c; a 1; b 0.9 1; c 0 0 1 }") == "")
    #expect(session.say("sd(a + 4 * b)") == together)
    #expect(session.script().contains("correlate {"))
    #expect(session.say("correlate a, c = 0.2").contains("E216"))
    #expect(session.say("input a = 3").contains("E215"))
    #expect(session.say("sd(a + 4 * b)") == together)
  }

}
