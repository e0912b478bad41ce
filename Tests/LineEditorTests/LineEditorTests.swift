import Foundation
import TestSupport
import Testing

@testable import LineEditor

/// History, completion lists, and entries of several lines.
@Suite struct LineEditorTests {

  /// A path that no other test uses.
  private func temporaryPath() -> String {
    FileManager.default.temporaryDirectory.appendingPathComponent("history-\(UUID().uuidString)")
      .path
  }

  @Test func entriesComeBackAsTheyWere() {
    let path = temporaryPath()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let entries = [
      "a", "line\nline \\n 中文", "\\", "😀", "x\r\ny", String(repeating: "z", count: 1024),
    ]
    let store = HistoryStore(path: path)
    for entry in entries { store.append(entry) }
    #expect(HistoryStore(path: path).entries == entries)
    let mode = try? FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test func twoSessionsLoseNothing() {
    let path = temporaryPath()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let first = HistoryStore(path: path)
    let second = HistoryStore(path: path)
    for index in 0..<50 {
      first.append("first \(index)")
      second.append("second \(index)")
    }
    #expect(HistoryStore(path: path).entries.count == 100)
  }

  @Test func aDamagedFileCostsOnlyItsDamage() throws {
    let path = temporaryPath()
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data([0x61, 0x0A, 0xFF, 0xFE, 0x0A, 0x62]).write(to: URL(fileURLWithPath: path))
    let store = HistoryStore(path: path)
    #expect(store.entries == ["a", "b"])
    store.append("c")
    #expect(HistoryStore(path: path).entries == ["a", "b", "c"])
  }

  @Test func aFolderOrNothingIsNoHistory() {
    for path in [FileManager.default.temporaryDirectory.path, "/no/such/folder/history"] {
      let store = HistoryStore(path: path)
      store.append("a")
      #expect(store.entries == ["a"])
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func aPipeOrALinkIsNoHistory() throws {
    let pipe = temporaryPath()
    let link = temporaryPath()
    let target = temporaryPath()
    defer {
      for path in [pipe, link, target] { try? FileManager.default.removeItem(atPath: path) }
    }
    try #require(mkfifo(pipe, 0o600) == 0)
    try Data("kept\n".utf8).write(to: URL(fileURLWithPath: target))
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
    for path in [pipe, link] {
      let store = HistoryStore(path: path)
      store.append("a")
      #expect(store.entries == ["a"])
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: target)) == Data("kept\n".utf8))
  }

  @Test func memoryKeepsTheLatestEntries() {
    let store = HistoryStore(path: nil)
    for index in 0..<10_010 { store.append("\(index)") }
    #expect(store.entries.count == 10_000)
    #expect(store.entries.first == "10")
    #expect(store.entries.last == "10009")
  }

  @Test(arguments: [
    ("> ab", ScreenCell(row: 0, column: 4)), ("> abcd", ScreenCell(row: 0, column: 6)),
    ("12345678", ScreenCell(row: 1, column: 0)), ("1234567中", ScreenCell(row: 1, column: 2)),
    ("123456中", ScreenCell(row: 1, column: 0)), ("a\nbc", ScreenCell(row: 1, column: 2)),
    ("e\u{301}", ScreenCell(row: 0, column: 1)), ("\u{1}x", ScreenCell(row: 0, column: 3)),
  ])
  func textIsWrappedAsTheTerminalDoes(_ text: String, _ expected: ScreenCell) {
    var cell = ScreenCell()
    cell.advance(over: text, width: 8)
    #expect(cell == expected)
  }

  @Test func aTerminalWithoutAProgramHarmsNobody() {
    let missing = URL(fileURLWithPath: "/no/such/program")
    #expect(PseudoTerminal(missing, [], environment: []) == nil)
  }

  @Test func candidatesShareAPrefixAndStandInColumns() {
    #expect(CompletionList.commonPrefix(of: ["alpha", "alphabet"]) == "alpha")
    #expect(CompletionList.commonPrefix(of: ["增长率", "增长"]) == "增长")
    #expect(CompletionList.commonPrefix(of: ["a", "b"])?.isEmpty == true)
    #expect(CompletionList.commonPrefix(of: []) == nil)
    #expect(CompletionList.columns(["a", "中文", "c"], width: 12) == "a     c\n中文")
  }

  /// A reader of `bytes` through a pipe.
  private func reader(_ text: String) -> PlainReader {
    let pipe = Pipe()
    pipe.fileHandleForWriting.write(Data(text.utf8))
    pipe.fileHandleForWriting.closeFile()
    let descriptor = dup(pipe.fileHandleForReading.fileDescriptor)
    return PlainReader(descriptor: descriptor)
  }

  @Test func bytesThatAreNoTextAreRepaired() {
    let pipe = Pipe()
    pipe.fileHandleForWriting.write(Data([0x61, 0xFF, 0x62, 0x0D, 0x0A, 0xE4, 0xB8]))
    pipe.fileHandleForWriting.closeFile()
    let lines = PlainReader(descriptor: dup(pipe.fileHandleForReading.fileDescriptor))
    #expect(lines.readLine(prompt: "") == .entry("a\u{FFFD}b"))
    #expect(lines.readLine(prompt: "") == .entry("\u{FFFD}"))
    #expect(lines.readLine(prompt: "") == .endOfInput)
  }

  @Test func aFolderIsNoInput() {
    let folder = open(FileManager.default.temporaryDirectory.path, O_RDONLY | O_CLOEXEC)
    defer { close(folder) }
    #expect(PlainReader(descriptor: folder).readLine(prompt: "") == .failed(errno: EISDIR))
  }

  @Test func aPipeThatHasNothingYetIsWaitedFor() {
    let pipe = Pipe()
    let descriptor = dup(pipe.fileHandleForReading.fileDescriptor)
    #expect(fcntl(descriptor, F_SETFL, O_NONBLOCK) == 0)
    let writer = pipe.fileHandleForWriting
    let thread = Thread {
      usleep(50_000)
      writer.write(Data("late\n".utf8))
      writer.closeFile()
    }
    thread.start()
    #expect(PlainReader(descriptor: descriptor).readLine(prompt: "") == .entry("late"))
  }

  @Test func linesAreJoinedUntilTheyAreWhole() {
    let behaviour = LineBehaviour(
      prompt: "> ", continuationPrompt: "… ",
      completeness: { entry in
        entry.filter { $0 == "(" }.count > entry.filter { $0 == ")" }.count
          ? .incomplete : .complete
      })
    let lines = reader("one\r\n(two\n\nthree)\nfour\n(five")
    #expect(lines.readEntry(behaviour) == .entry("one"))
    #expect(lines.readEntry(behaviour) == .entry("(two\n\nthree)"))
    #expect(lines.readEntry(behaviour) == .entry("four"))
    #expect(lines.readEntry(behaviour) == .entry("(five"))
    #expect(lines.readEntry(behaviour) == .endOfInput)
  }

}
