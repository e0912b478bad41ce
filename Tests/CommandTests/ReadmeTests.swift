import Diagnostics
import Foundation
import Presentation
import Session
import TestSupport
import Testing

/// Every code block of the README does what it shows.
@Suite struct ReadmeTests {

  /// One code block.
  private struct Block {

    /// The word behind the opening fence.
    let kind: String

    /// The lines.
    var lines: [String]

    /// The text, with a line break at the end.
    var text: String { lines.map { $0 + "\n" }.joined() }

  }

  /// The blocks of the README, in order.
  private func blocks() throws -> [Block] {
    var blocks: [Block] = []
    var open: Block?
    for line in try ProjectFiles.text("README.md").components(separatedBy: "\n") {
      if line.hasPrefix("```") {
        if let block = open { blocks.append(block) }
        open = open == nil ? Block(kind: String(line.dropFirst(3)), lines: []) : nil
      } else {
        open?.lines.append(line)
      }
    }
    return blocks
  }

  @Test func everyKindOfBlockIsTested() throws {
    let kinds = Set(try blocks().map(\.kind))
    #expect(kinds == ["sh", "yarrow", "text", "repl", "console"])
  }

  @Test func theFirstTwoLinesRunTheMainJobAndTheTests() throws {
    let text = try ProjectFiles.text("README.md")
    #expect(text.hasPrefix("```sh\n"))
    let lines = try #require(try blocks().first).lines
    let job = "apt-get install -y libedit-dev && swift run -c release yarrow run "
    #expect(lines.count == 2)
    let script = try #require(lines[0].hasPrefix(job) ? String(lines[0].dropFirst(job.count)) : nil)
    #expect(lines[1] == "swift test")
    #expect(try ProgramRun.yarrow(["run", script]).status == 0)
  }

  @Test func scriptsPrintWhatStandsBelowThem() throws {
    // A script may save files beside itself: it stands in a folder of its own, with the project's scripts in it.
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("yarrow-readme-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.copyItem(
      at: ProjectFiles.root.appendingPathComponent("Scripts"),
      to: folder.appendingPathComponent("Scripts"))
    let blocks = try blocks()
    for (block, below) in zip(blocks, blocks.dropFirst()) where block.kind == "yarrow" {
      #expect(below.kind == "text")
      let run = try ProgramRun.yarrow(["run"], input: Data(block.text.utf8), in: folder)
      #expect(run.output == below.text)
      #expect(run.errors.isEmpty)
      let formatted = try ProgramRun.yarrow(["fmt"], input: Data(block.text.utf8))
      #expect(formatted.output == block.text)
    }
  }

  @Test func sessionsGoAsTheyStand() throws {
    for block in try blocks() where block.kind == "repl" {
      var session = InteractiveSession()
      let services = SessionServices(
        read: { .failure(FileFailure(Diagnostic(.fileMissing, $0))) }, write: { _, _ in nil })
      var text = ""
      for line in block.lines where line.hasPrefix("> ") {
        text += line + "\n"
        var writer = AnswerWriter(.text)
        for output in session.step(String(line.dropFirst(2)), services) {
          switch output {
          case .answer(let answer): text += writer.write(answer)
          case .file: break
          case .text(let shown): text += shown
          case .diagnostic(let diagnostic):
            text += DiagnosticRenderer(sources: session.sources).render(diagnostic)
          case .leave: break
          }
        }
      }
      #expect(text == block.text)
    }
  }

  @Test func commandsPrintWhatStandsBelowThem() throws {
    for block in try blocks() where block.kind == "console" {
      var commands: [(command: String, output: String)] = []
      for line in block.lines {
        if line.hasPrefix("$ ") {
          commands.append((String(line.dropFirst(2)), ""))
        } else if !commands.isEmpty {
          commands[commands.count - 1].output += line + "\n"
        }
      }
      #expect(!commands.isEmpty)
      for (command, output) in commands {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        let folder = ProjectFiles.program("yarrow").deletingLastPathComponent().path
        process.arguments = ["-c", "PATH='\(folder)':$PATH; \(command)"]
        process.currentDirectoryURL = ProjectFiles.root
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let printed = String(
          decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        // An expectation of the script fails under other inputs, and says so.
        #expect(process.terminationStatus <= 1, "\(command)")
        if output != "…\n" { #expect(printed == output, "\(command)") }
      }
    }
  }

}
