import Foundation
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
