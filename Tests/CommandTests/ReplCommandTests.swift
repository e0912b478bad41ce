import Foundation
import TestSupport
import Testing

/// The REPL's commands on a terminal: what is watched, branches, taking back, help on the library.
@Suite(.serialized) struct ReplCommandTests {

  /// A session on a terminal of its own, with its own home.
  private func session(_ extra: [String] = [], term: String = "xterm") throws -> PseudoTerminal {
    let home = FileManager.default.temporaryDirectory
      .appendingPathComponent("yarrow-home-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    let terminal = try #require(
      PseudoTerminal(
        ProjectFiles.program("yarrow"), ["repl"] + extra,
        environment: ["TERM=\(term)", "HOME=\(home.path)", "NO_COLOR=1", "LANG=C"]))
    #expect(terminal.wait(for: "> "))
    return terminal
  }

  /// Types `entry` and waits for `answer`.
  private func say(_ entry: String, _ answer: String, _ terminal: PseudoTerminal) {
    terminal.type(entry + "\n")
    #expect(terminal.wait(for: answer), "\(entry)")
  }

  @Test(arguments: ["xterm", "dumb"]) func whatIsWatchedFollows(_ term: String) throws {
    let terminal = try session(term: term)
    say("input 增长 = 20%", "> ", terminal)
    say("let 容量 = 10 GW * (1 + 增长)", "> ", terminal)
    say("watch 容量", "容量 = 12 GW", terminal)
    say("set 增长 = 30%", "容量     12 GW   13 GW  +1 GW       +8.333%", terminal)
    say("undo", "13 GW   12 GW", terminal)
    say("redo", "12 GW   13 GW", terminal)
    say("branch 低", "branch 低, new, with the inputs of main", terminal)
    say("set 增长 = 10%", "13 GW   11 GW", terminal)
    say("branch main", "11 GW   13 GW", terminal)
    say("compare 容量 across branches", "-15.38", terminal)
    say("compare branch", "增长   30%   10%", terminal)
    say("reset", "13 GW   12 GW", terminal)
    say("reset", "nothing is set", terminal)
    say("undo 2", "branch 低", terminal)
    say("unwatch", "> ", terminal)
    say("quit", "", terminal)
    #expect(terminal.waitForEnd() == 0)
  }

  @Test func theLibraryIsTold() throws {
    let terminal = try session()
    say("help decode_time", "`use inference` brings it in", terminal)
    say("source decode_time", "fn decode_time(", terminal)
    say("inputs inference", "brings it in", terminal)
    say("help tornado", "what each input alone does", terminal)
    say("help watch", "before and after each change", terminal)
    say("help nonsense_name", "E201", terminal)
    say("use inference", "> ", terminal)
    terminal.type("help inference.decode_ti\t")
    #expect(terminal.wait(for: "me"))
    terminal.type("\n")
    #expect(terminal.wait(for: "shows how it is computed"))
    terminal.type("quit\n")
    #expect(terminal.waitForEnd() == 0)
  }

  @Test func labelsAndAxesAreCompletedInBrackets() throws {
    let terminal = try session()
    say("axis region = [\"China\", \"Chile\", \"US\"]", "> ", terminal)
    say("let demand = if region == \"China\" then 7 GW else 1 GW", "> ", terminal)
    terminal.type("demand[reg\t = \"Chin\t]\n")
    #expect(terminal.wait(for: "7 GW"))
    terminal.type("quit\n")
    #expect(terminal.waitForEnd() == 0)
  }

  @Test func tablesFitTheTerminal() throws {
    let terminal = try session()
    say("input growth = 19% in 10%..30% from \"a long report, chapter 17\"", "> ", terminal)
    say("let capacity = 100 MW * (1 + growth)", "> ", terminal)
    say("explain capacity * growth * capacity / capacity", "+1% moves it by", terminal)
    say("tornado capacity", "swing (MW)", terminal)
    terminal.type("quit\n")
    #expect(terminal.waitForEnd() == 0)
    let lines = terminal.screen.split(separator: "\r\n").filter { !$0.hasPrefix("> ") }
    #expect(lines.allSatisfy { $0.count <= 80 }, "\(lines)")
  }

  @Test func aDrawIsExplained() throws {
    let terminal = try session()
    say("input a ~ normal(10, 2)", "> ", terminal)
    say("let b = a * 3", "> ", terminal)
    say("explain b at p95", "all values are those of draw", terminal)
    say("explain E301", "two quantities do not measure the same", terminal)
    say("explain b at nowhere", "E420", terminal)
    terminal.type("\u{4}")
    #expect(terminal.waitForEnd() == 0)
  }

  @Test func aSavedBranchRuns() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("yarrow-branch-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("lean.yarrow").path
    let entries = """
      input growth = 20%
      let gap = 10 GW * (1 + growth)
      show gap to MW
      branch lean
      set growth = 10%
      show gap
      show gap across branches
      let gap = $10 * (1 + growth)
      save \(path)
      """
    let run = try ProgramRun.yarrow(["repl"], input: Data((entries + "\n").utf8))
    #expect(run.status == 0)
    #expect(run.output.contains("saved \(path), branch lean alone\n"))
    #expect(run.output.contains("can no longer be asked: `show gap to MW`\n"))
    #expect(run.output.contains("without questions about branches"))
    let again = try ProgramRun.yarrow(["run", path])
    #expect(again.output == "gap = $11\n")
    #expect(again.status == 0)
  }

  @Test func optionsOfASessionAreItsSettings() throws {
    let script = FileManager.default.temporaryDirectory
      .appendingPathComponent("yarrow-\(UUID().uuidString).yarrow")
    try Data("input x = 2 MW\ninput y = 1\nscenario late { y = 3 }\nlet z = x * y\n".utf8)
      .write(to: script)
    defer { try? FileManager.default.removeItem(at: script) }
    let run = try ProgramRun.yarrow(
      ["repl", script.path, "--set", "x = 5 MW", "--scenario", "late"],
      input: Data("z\nz under late\nreset\nz\n".utf8))
    #expect(run.output == "x = 5 MW\n15 MW\n15 MW\n6 MW\n")
    #expect(run.status == 0)
    let wrong = try ProgramRun.yarrow(["repl", "--set", "nothing = 5"], input: Data())
    #expect(wrong.status == 65)
  }

}
