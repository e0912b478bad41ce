import Foundation
import TestSupport
import Testing

/// The REPL on a terminal.
@Suite(.serialized) struct ReplTests {

  /// A session on a terminal of its own, with its own home.
  private func session(_ extra: [String] = []) throws -> (PseudoTerminal, home: URL) {
    let home = FileManager.default.temporaryDirectory
      .appendingPathComponent("yarrow-home-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    let terminal = try #require(
      PseudoTerminal(
        ProjectFiles.program("yarrow"), ["repl"] + extra,
        environment: ["TERM=xterm", "HOME=\(home.path)", "NO_COLOR=1", "LANG=C"]))
    #expect(terminal.wait(for: "> "))
    return (terminal, home)
  }

  /// Presses Ctrl-D at the next prompt, and checks that the session ends well.
  private func leave(_ terminal: PseudoTerminal) {
    #expect(terminal.wait(for: "> "))
    terminal.type("\u{4}")
    #expect(terminal.waitForEnd() == 0)
  }

  @Test func answersQuestionsAndKeepsDefinitions() throws {
    let (terminal, _) = try session()
    terminal.type("input growth = 19% in 10%..30%\n")
    #expect(terminal.wait(for: "> "))
    terminal.type("let x = 100 MW * (1 + growth)\nx\n")
    #expect(terminal.wait(for: "119 MW"))
    terminal.type("set growth = 25%\nx\n")
    #expect(terminal.wait(for: "125 MW"))
    terminal.type("let x = 200 MW * (1 + growth)\nx\n")
    #expect(terminal.wait(for: "250 MW"))
    leave(terminal)
  }

  @Test func aMistakeKeepsTheSession() throws {
    let (terminal, _) = try session()
    terminal.type("let a = 5 MW\nlet a = b + 1\na * 2\n")
    #expect(terminal.wait(for: "E201"))
    #expect(terminal.wait(for: "10 MW"))
    leave(terminal)
  }

  @Test func unfinishedEntriesGoOn() throws {
    let (terminal, _) = try session()
    terminal.type("let x = (1 +\n")
    #expect(terminal.wait(for: "… "))
    terminal.type("41)\nx\n")
    #expect(terminal.wait(for: "42"))
    terminal.type(":quit\n")
    #expect(terminal.waitForEnd() == 0)
  }

  @Test func chineseNamesAreTypedAndCorrected() throws {
    let (terminal, _) = try session()
    terminal.type("let 增长率 = 19%万\u{7F}\n增长率 * 2\n")
    #expect(terminal.wait(for: "0.38"))
    leave(terminal)
  }

  @Test func theTabulatorCompletesNamesAndLabels() throws {
    let (terminal, _) = try session()
    terminal.type("let capacity = 5 MW\n")
    #expect(terminal.wait(for: "\n"))
    terminal.type("capa\t * 3\n")
    #expect(terminal.wait(for: "15 MW"))
    leave(terminal)
  }

  @Test func theSecondTabulatorListsWords() throws {
    let (terminal, _) = try session()
    terminal.type("let capacity_a = 5 MW\nlet capacity_b = 7 MW\n")
    #expect(terminal.wait(for: "\n> let capacity_b"))
    #expect(terminal.wait(for: "\n> "))
    terminal.type("capa\t")
    #expect(terminal.wait(for: "city_"))
    terminal.type("\t")
    #expect(terminal.wait(for: "capacity_a  capacity_b"))
    terminal.type("b * 2\n")
    #expect(terminal.wait(for: "14 MW"))
    leave(terminal)
  }

  @Test func keysThatNothingIsBoundToInsertNothing() throws {
    let (terminal, _) = try session()
    terminal.type("6\u{1B}[15~\u{1B}[[A\u{1B}OP\u{1B}\u{1B}[A * 7\n")
    #expect(terminal.wait(for: "\n42"))
    leave(terminal)
  }

  @Test func controlCDropsTheLine() throws {
    let (terminal, _) = try session()
    terminal.type("let broken = (1 +")
    #expect(terminal.wait(for: "(1 +"))
    terminal.type("\u{3}")
    #expect(terminal.wait(for: "^C"))
    terminal.type("6 * 7\n")
    #expect(terminal.wait(for: "42"))
    leave(terminal)
  }

  @Test func controlCEndsAnEvaluation() throws {
    let (terminal, _) = try session()
    terminal.type("axis a = 1..100_000\naxis b = 1..100_000\n")
    #expect(terminal.wait(for: "100_000\r\n> axis b"))
    terminal.type("sum(sqrt(a * b) over a, b)\n")
    #expect(terminal.wait(for: "b)\r\n"))
    usleep(300_000)
    terminal.type("\u{3}")
    #expect(terminal.wait(for: "E704"))
    terminal.type("6 * 7\n")
    #expect(terminal.wait(for: "42"))
    leave(terminal)
  }

  /// Without a terminal that can be drawn on, lines are read plainly, and Ctrl-C drops them too.
  @Test(arguments: ["dumb", "no-such-terminal"]) func poorTerminalsDo(_ term: String) throws {
    let terminal = try #require(
      PseudoTerminal(
        ProjectFiles.program("yarrow"), ["repl"], environment: ["TERM=\(term)", "LANG=C"]))
    #expect(terminal.wait(for: "Ctrl-D leaves.\r\n> "))
    #expect(terminal.screen.split(separator: "\r\n").count == 2, "\(terminal.screen)")
    terminal.type("let broken = (1 +")
    #expect(terminal.wait(for: "(1 +"))
    terminal.type("\u{3}")
    #expect(terminal.wait(for: "> "))
    terminal.type("6 * 7\n")
    #expect(terminal.wait(for: "42"))
    leave(terminal)
  }

  @Test func bytesThatAreNoTextLoseNoKey() throws {
    let (terminal, _) = try session()
    terminal.type(bytes: [0x32, 0xFF, 0x0A])
    #expect(terminal.wait(for: "E101"))
    terminal.type(bytes: [0xE4, 0xB8, 0x0A])
    #expect(terminal.wait(for: "E101"))
    terminal.type("6 * 7\n")
    #expect(terminal.wait(for: "42"))
    leave(terminal)
  }

  @Test func controlCStandsBelowAWrappedLine() throws {
    let (terminal, _) = try session()
    terminal.type(String(repeating: "中", count: 50) + "\u{1}")
    #expect(terminal.wait(for: "\u{8}") || terminal.screen.contains("中"))
    usleep(200_000)
    terminal.type("\u{3}")
    #expect(terminal.wait(for: "^C\r\n> "))
    terminal.type("6 * 7\n")
    #expect(terminal.wait(for: "42"))
    leave(terminal)
  }

  @Test(arguments: [SIGTERM, SIGHUP])
  func aSignalGivesTheTerminalBack(_ signal: Int32) throws {
    let (terminal, _) = try session()
    #expect(!terminal.isInLineMode)
    terminal.send(signal)
    #expect(terminal.waitForEnd() == 128 + signal)
    #expect(terminal.isInLineMode)
  }

  @Test func historyIsKept() throws {
    let (terminal, home) = try session()
    terminal.type("let first = 1 MW\nfirst * 2\n")
    #expect(terminal.wait(for: "2 MW"))
    leave(terminal)
    let history = try String(
      contentsOf: home.appendingPathComponent(".yarrow_history"), encoding: .utf8)
    #expect(history == "let first = 1 MW\nfirst * 2\n")
    let again = try #require(
      PseudoTerminal(
        ProjectFiles.program("yarrow"), ["repl"],
        environment: ["TERM=xterm", "HOME=\(home.path)", "NO_COLOR=1", "LANG=C"]))
    #expect(again.wait(for: "> "))
    again.type("\u{1B}[A\u{1B}[A\n\u{1B}[A\u{1B}[A\n")
    #expect(again.wait(for: "2 MW"))
  }

  @Test func aPipeIsNoTerminal() throws {
    let entries = """
      let x = 2 MW
      x *
        21
      :save /dev/null/no
      x + 1

      """
    let run = try ProgramRun.yarrow(["repl"], input: Data(entries.utf8))
    #expect(run.output == "42 MW\n")
    #expect(run.errors.contains("E803"))
    #expect(run.errors.contains("E301"))
    #expect(!run.output.contains("\u{1B}"))
    #expect(run.status == 66)
  }

}
