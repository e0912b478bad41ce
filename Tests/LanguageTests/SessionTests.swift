import Diagnostics
import Presentation
import Session
import TestSupport
import Testing

/// A session, step by step.
@Suite struct SessionTests {

  /// A session that has taken `entries`.
  private func session(_ entries: [String]) -> InteractiveSession {
    var session = InteractiveSession()
    for entry in entries { _ = session.step(entry, services) }
    return session
  }

  /// Services without files.
  private var services: SessionServices { .withoutFiles }

  /// What `session` says to `entry`, as text.
  private func say(_ entry: String, _ session: inout InteractiveSession) -> String {
    session.say(entry)
  }

  private static let model = [
    "input growth = 19% in 10%..30% from \"report §3.3\" seen 2024-12-31",
    "table 芯片 {\n  name 价格\n  \"甲\" $10\n  \"乙\" $20\n}", "unit rack, racks",
    "let total = sum(芯片.价格 over 芯片) * (1 + growth)",
  ]

  @Test func changedDefinitionsAreFollowed() {
    var session = session(Self.model)
    #expect(say("total", &session) == "$35.7\n")
    #expect(say("set growth = 10%", &session) == "growth = 10%\n")
    #expect(say("total", &session) == "$33\n")
    #expect(say("set 芯片.价格[芯片 = \"甲\"] = $20", &session).hasSuffix("= $20\n"))
    #expect(say("total", &session) == "$44\n")
    #expect(say("reset growth", &session).isEmpty)
    #expect(say("total", &session) == "$47.6\n")
    #expect(say("reset", &session).isEmpty)
    #expect(say("let total = 2 * growth", &session).isEmpty)
    #expect(say("total to %", &session) == "38%\n")
  }

  @Test func aMistakeChangesNothing() {
    var session = session(Self.model)
    #expect(say("let total = totl + 1", &session) == "E201\n")
    #expect(say("set growth = 5 MW", &session) == "E301\n")
    #expect(say("set grwth = 5%", &session) == "E206\n")
    #expect(say("set growth = [1%, 2%]", &session) == "E502\n")
    #expect(say("input growth = 5 MW", &session) == "E301\n")
    #expect(say("let a = 1\nlet a = 2", &session) == "E204\n")
    #expect(say("total", &session) == "$35.7\n")
  }

  @Test func codesAreExplained() {
    var session = session([])
    #expect(say(":explain e301", &session).hasPrefix("error[E301]: "))
    #expect(say(":explain", &session).hasPrefix("E101  "))
    #expect(say(":explain E3O1", &session) == "E201\n")
  }

  @Test func commandsTellAboutTheSession() {
    var session = session(Self.model)
    #expect(say(":type 芯片.价格 * growth", &session) == "Money, in $, over 芯片 (2)\n")
    #expect(
      say("inputs", &session).contains(
        "growth  19%               10%..30%  report §3.3, seen 2024-12-31"))
    #expect(say(":help sqrt", &session).contains("sqrt(x)"))
    #expect(say(":help GW", &session) == "GW: a unit of Power\n")
    #expect(say(":help nothing", &session) == "E201\n")
    #expect(say(":help", &session).contains("solve"))
    #expect(say("reset growth", &session) == "E206\n")
    #expect(say(":nonsense", &session) == "E201\n")
    #expect(say(":quit", &session) == "bye\n")
  }

  @Test func whatIsSavedRunsTheSame() {
    var session = session(Self.model + ["total", "show total across scenarios"])
    _ = say("set growth = 10%", &session)
    _ = say("set 芯片.价格[芯片 = \"甲\"] = $20", &session)
    _ = say("total", &session)
    let script = session.script()
    #expect(script.contains("input growth = 10% in 10%..30%"))
    #expect(script.contains("\"甲\"  $20"))
    #expect(FormattedScript(script).text == script)
    let result = Script.run(script)
    #expect(result.status == 0, "\(result.diagnostics)")
    #expect(result.output.hasPrefix("total = $44\n"))
  }

  @Test func documentationIsKept() {
    var session = session([
      "/// 年增长率 a year.\r\n  ///\n///  Second //line.\ninput growth = 19%", "///x\nlet y = 1",
    ])
    #expect(
      say(":help growth", &session)
        == "年增长率 a year.\n\n Second //line.\ninput growth = 19%\n(a plain number, in %)\n")
    #expect(say(":help y", &session) == "x\nlet y = 1\n(a plain number)\n")
    #expect(session.script().hasPrefix("/// 年增长率 a year.\n///\n///  Second //line.\ninput growth"))
  }

  @Test func completionKnowsWhereItStands() {
    let session = session(Self.model)
    #expect(session.completions(of: "gro").words == ["growth"])
    #expect(session.completions(of: "芯").words == ["芯片", "芯片.价格", "芯片.name"].sorted())
    #expect(session.completions(of: "芯片.价格[芯片 = \"甲").words == ["甲\""])
    #expect(session.completions(of: "5 rac").words == ["rack", "racks"])
    #expect(session.completions(of: "5 GW").words == ["GW", "GWh"])
    #expect(session.completions(of: "$3/Mtok").words == ["Mtoken", "Mtokens"])
    #expect(session.completions(of: ":he").words == [":help"])
    #expect(session.completions(of: "show tot").start == 5)
  }

  @Test func completenessIsTheParsers() {
    let session = session([])
    #expect(session.completeness(of: "let x = (1 +") == .incomplete)
    #expect(session.completeness(of: "table t {\n  name x") == .incomplete)
    #expect(session.completeness(of: "1 + 2") == .complete)
    #expect(session.completeness(of: "1 + )") == .invalid)
    #expect(session.completeness(of: ":help") == .complete)
  }

}
