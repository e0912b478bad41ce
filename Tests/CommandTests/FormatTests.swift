import Foundation
import TestSupport
import Testing

/// `yarrow fmt`: files, streams and statuses.
@Suite struct FormatTests {

  /// Runs `body` with a folder of its own, in which there is a script called `a.yarrow` that says `script`.
  private func withScript(_ script: String, _ body: (_ folder: URL, _ path: String) throws -> Void)
    throws
  {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("yarrow-fmt-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("a.yarrow")
    try Data(script.utf8).write(to: file)
    try body(folder, file.path)
  }

  @Test func standardInputGoesToStandardOutput() throws {
    let script = Data("let a=1;show a// one".utf8)
    for arguments in [["fmt"], ["fmt", "-"]] {
      let run = try ProgramRun.yarrow(arguments, input: script)
      #expect(run.output == "let a = 1\nshow a  // one\n")
      #expect(run.errors.isEmpty)
      #expect(run.status == 0)
    }
    #expect(try ProgramRun.yarrow(["fmt"]).output.isEmpty)
  }

  @Test func aFileIsRewrittenInPlace() throws {
    try withScript("let a=1\r\n") { folder, path in
      try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
      let link = folder.appendingPathComponent("link.yarrow").path
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "a.yarrow")
      let run = try ProgramRun.yarrow(["fmt", link])
      #expect(run.status == 0)
      #expect(run.output.isEmpty && run.errors.isEmpty)
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "let a = 1\n")
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "a.yarrow")
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect(attributes[.posixPermissions] as? Int == 0o640)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 2)
    }
  }

  @Test func aFolderStandsForItsScripts() throws {
    try withScript("show  1\n") { folder, path in
      let other = folder.appendingPathComponent("b.txt")
      try Data("show  1\n".utf8).write(to: other)
      #expect(try ProgramRun.yarrow(["fmt", folder.path]).status == 0)
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "show 1\n")
      #expect(try String(contentsOf: other, encoding: .utf8) == "show  1\n")
    }
  }

  @Test func checkingChangesNothingAndShowsTheDifference() throws {
    try withScript("let a = 1\nshow  a\r\n") { folder, path in
      let run = try ProgramRun.yarrow(["fmt", "--check", folder.path])
      #expect(run.status == 1)
      #expect(run.output == "\(path)\n    let a = 1\n  - show  a\\r\n  + show a\n    \n")
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "let a = 1\nshow  a\r\n")
      #expect(try ProgramRun.yarrow(["fmt", path]).status == 0)
      let again = try ProgramRun.yarrow(["fmt", "--check", folder.path])
      #expect(again.status == 0)
      #expect(again.output.isEmpty)
    }
    let streamed = try ProgramRun.yarrow(["fmt", "--check", "-"], input: Data("show  1".utf8))
    #expect(streamed.status == 1)
    #expect(streamed.output.hasPrefix("<stdin>\n"))
  }

  @Test func whatCannotBeParsedStaysAsItIs() throws {
    try withScript("let  a = \nshow )\n") { folder, path in
      try Data("show  1\n".utf8).write(to: folder.appendingPathComponent("b.yarrow"))
      for arguments in [["fmt", "--check", path], ["fmt", folder.path]] {
        let run = try ProgramRun.yarrow(arguments)
        #expect(run.status == 65)
        #expect(run.errors.contains("E110"))
        #expect(run.output.isEmpty)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "let  a = \nshow )\n")
      }
      let other = folder.appendingPathComponent("b.yarrow")
      #expect(try String(contentsOf: other, encoding: .utf8) == "show 1\n")
    }
    #expect(try ProgramRun.yarrow(["fmt", "no/such/file.yarrow"]).status == 66)
    let streamed = try ProgramRun.yarrow(["fmt"], input: Data("show )".utf8))
    #expect(streamed.status == 65)
    #expect(streamed.output.isEmpty)
  }

  @Test func allScriptsOfTheProjectAreFormatted() throws {
    let run = try ProgramRun.yarrow(["fmt", "--check", "Scripts"])
    #expect(run.status == 0, "\(run.output)")
  }

}
