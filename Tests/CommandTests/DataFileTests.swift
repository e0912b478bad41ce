import Diagnostics
import Foundation
import TestSupport
import Testing

/// Tells one thread from another that it is time to end.
private final class Flag: @unchecked Sendable {

  /// Guards the value.
  private let lock = NSLock()

  /// The value.
  private var value = false

  /// `true` iff it is time.
  var isSet: Bool { lock.withLock { value } }

  /// Says that it is time.
  func set() { lock.withLock { value = true } }

}

/// Data files on a disk: which are read, and which are refused.
@Suite struct DataFileTests {

  /// A folder with a folder `model` in it, whose script reads `path`.
  private struct Place {

    /// The outer folder.
    let root: URL

    /// The folder of the script.
    var model: URL { root.appendingPathComponent("model") }

    /// Creates the folders and files.
    init() throws {
      root = FileManager.default.temporaryDirectory
        .appendingPathComponent("yarrow-data-\(UUID().uuidString)")
      try FileManager.default.createDirectory(
        at: root.appendingPathComponent("model/sub"), withIntermediateDirectories: true)
      for path in ["model/in.csv", "model/sub/in.csv", "out.csv"] {
        try write("plant,power (MW)\nA,12\nB,13\n", to: path)
      }
    }

    /// Writes `text` to the file at `path`.
    func write(_ text: String, to path: String) throws {
      try Data(text.utf8).write(to: root.appendingPathComponent(path))
    }

    /// What `command` does with a script that reads `path`.
    func run(_ path: String, _ command: String = "run", _ options: [String] = []) throws
      -> ProgramRun
    {
      try write(
        "table plant from \"\(path)\"\nshow sum(plant.power over plant)\n", to: "model/s.yarrow")
      return try ProgramRun.yarrow(
        [command] + options + [model.appendingPathComponent("s.yarrow").path])
    }

    /// Removes all.
    func remove() { try? FileManager.default.removeItem(at: root) }

  }

  @Test func filesBelowTheScriptAreRead() throws {
    let place = try Place()
    defer { place.remove() }
    for path in ["in.csv", "./in.csv", "sub/in.csv", "sub/../in.csv", place.model.path + "/in.csv"]
    {
      let run = try place.run(path)
      #expect(run.output == "sum(plant.power over plant) = 25 MW\n", "\(path): \(run.errors)")
      #expect(run.status == 0)
    }
    #expect(try place.run("in.csv", "check").status == 0)
  }

  @Test func filesOutsideAreRefused() throws {
    let place = try Place()
    defer { place.remove() }
    let manager = FileManager.default
    try manager.createSymbolicLink(
      at: place.model.appendingPathComponent("link.csv"),
      withDestinationURL: place.root.appendingPathComponent("out.csv"))
    try manager.createSymbolicLink(
      at: place.model.appendingPathComponent("up"), withDestinationURL: place.root)
    for path in [
      "../out.csv", "sub/../../out.csv", place.root.path + "/out.csv", "/etc/passwd",
      "/nowhere.csv", "../nowhere.csv",
      "link.csv", "up/out.csv",
    ] {
      for command in ["run", "check"] {
        let run = try place.run(path, command)
        #expect(run.errors.hasPrefix("error[E805]"), "\(path): \(run.errors)")
        #expect(run.status == 66)
      }
    }
    for path in ["../out.csv", place.root.path + "/out.csv", "link.csv", "up/out.csv"] {
      let run = try place.run(path, "run", ["--allow-read", place.root.path])
      #expect(run.status == 0, "\(path): \(run.errors)")
    }
    // A folder whose name only begins like an allowed one is another folder.
    try manager.createDirectory(
      at: place.root.appendingPathComponent("model2"), withIntermediateDirectories: true)
    try place.write("plant,power (MW)\nA,12\n", to: "model2/in.csv")
    #expect(try place.run("../model2/in.csv").errors.hasPrefix("error[E805]"))
  }

  @Test func whatIsNoFileIsRefused() throws {
    let place = try Place()
    defer { place.remove() }
    #expect(mkfifo(place.model.appendingPathComponent("pipe.csv").path, 0o600) == 0)
    for path in ["pipe.csv", "sub", "."] {
      let run = try place.run(path)
      let isOutside = path == "."
      #expect(
        run.errors.hasPrefix(isOutside ? "error[E805]" : "error[E806]"), "\(path): \(run.errors)")
      #expect(run.status == 66)
    }
    let device = try place.run("/dev/zero", "run", ["--allow-read", "/dev"])
    #expect(device.errors.hasPrefix("error[E806]"), "\(device.errors)")
    for path in ["nowhere.csv", "in.csv/x", ""] {
      let run = try place.run(path)
      #expect(run.errors.hasPrefix("error[E804]"), "\(path): \(run.errors)")
      #expect(run.status == 66)
    }
  }

  @Test func hugeFilesAreRefused() throws {
    let place = try Place()
    defer { place.remove() }
    let huge = place.model.appendingPathComponent("huge.csv")
    try Data().write(to: huge)
    #expect(truncate(huge.path, 3 << 30) == 0)
    let run = try place.run("huge.csv")
    #expect(run.errors.hasPrefix("error[E807]"), "\(run.errors)")
    #expect(run.status == 75)
  }

  @Test func filesThatChangeAreRefused() throws {
    let place = try Place()
    defer { place.remove() }
    let path = place.model.appendingPathComponent("growing.csv").path
    try place.write(
      "plant,power (MW)\n" + String(repeating: "A,12\n", count: 2_000_000), to: "model/growing.csv")
    let file = try #require(FileHandle(forWritingAtPath: path))
    let isOver = Flag()
    let writer = Thread {
      _ = try? file.seekToEnd()
      while !isOver.isSet { try? file.write(contentsOf: Data("A,12\n".utf8)) }
    }
    writer.start()
    defer { isOver.set() }
    var isSeen = false
    for _ in 0..<20 where !isSeen {
      let run = try place.run("growing.csv")
      isSeen = run.errors.hasPrefix("error[E808]") && run.status == 66
    }
    #expect(isSeen)
  }

  @Test func whatIsTypedReadsFromTheWorkingFolderOnce() throws {
    let folder = "Tests/LanguageTests/Cases/language"
    let run = try ProgramRun.yarrow(
      ["repl"],
      input: Data(
        """
        table sale from "\(folder)/data-sales.csv" by row
        sum(sale.amount over sale)
        let x = sale.amount * 2
        set sale.amount[sale = 1] = $10M
        sum(x over sale)
        :load \(folder)/data-number-axis.yarrow

        """.utf8))
    #expect(run.errors.isEmpty, "\(run.errors)")
    #expect(run.output.contains("31 million"), "\(run.output)")
  }

  /// Modules are read by the rules for data files.
  @Test func modulesAreReadAsDataFilesAre() throws {
    let place = try Place()
    defer { place.remove() }
    try place.write("let a = 5 MW\n", to: "out.yarrow")
    try place.write("let b = 6 MW\n", to: "model/sub/in.yarrow")
    try place.write("use \"../sub/in.yarrow\"\nlet c = in.b\n", to: "model/sub/back.yarrow")
    let manager = FileManager.default
    try manager.createSymbolicLink(
      at: place.model.appendingPathComponent("link.yarrow"),
      withDestinationURL: place.root.appendingPathComponent("out.yarrow"))
    #expect(mkfifo(place.model.appendingPathComponent("pipe.yarrow").path, 0o600) == 0)
    let script = place.model.appendingPathComponent("s.yarrow").path
    for path in [
      "../out.yarrow", place.root.path + "/out.yarrow", "link.yarrow", "pipe.yarrow",
      "/etc/nowhere.yarrow",
    ] {
      try place.write("use \"\(path)\"\nshow 1 MW\n", to: "model/s.yarrow")
      for command in ["run", "check", "plan"] {
        let run = try ProgramRun.yarrow([command, script])
        #expect(run.errors.hasPrefix("error[E228]"), "\(path): \(run.errors)")
        #expect(run.status == 65)
      }
      let typed = try ProgramRun.yarrow(["repl"], input: Data(":load \(script)\n".utf8))
      #expect(typed.errors.hasPrefix("error[E228]"), "\(path): \(typed.errors)")
    }
    for path in ["../out.yarrow", place.root.path + "/out.yarrow", "link.yarrow"] {
      let name = path.hasSuffix("link.yarrow") ? "link" : "out"
      try place.write("use \"\(path)\"\nshow \(name).a\n", to: "model/s.yarrow")
      let run = try ProgramRun.yarrow(["run", "--allow-read", place.root.path, script])
      #expect(run.output == "\(name).a = 5 MW\n", "\(path): \(run.errors)")
    }
    try place.write(
      "use \"sub/back.yarrow\"\nshow back.c\n", to: "model/s.yarrow")
    let run = try ProgramRun.yarrow(["run", script])
    #expect(run.output == "back.c = 6 MW\n", "\(run.errors)")
  }

  /// A table of a module lies beside the module, in a run as in a test.
  @Test func dataOfModulesLiesBesideThem() throws {
    let place = try Place()
    defer { place.remove() }
    try place.write("table plant from \"in.csv\"\n", to: "model/sub/plants.yarrow")
    try place.write("plant,power (MW)\nA,1\n", to: "model/in.csv")
    try place.write(
      "use \"sub/plants.yarrow\"\nshow sum(plants.plant.power over plants.plant)\n",
      to: "model/s.yarrow")
    let script = place.model.appendingPathComponent("s.yarrow").path
    let run = try ProgramRun.yarrow(["run", script])
    #expect(run.output.hasSuffix("= 25 MW\n"), "\(run.output) \(run.errors)")
    let accepted = try ProgramRun.yarrow(["test", "--accept", script])
    #expect(accepted.output.hasSuffix("1 passed, 0 failed\n"), "\(accepted.output)")
    let golden = try String(contentsOfFile: place.model.path + "/s.expected", encoding: .utf8)
    #expect(golden == run.output)
  }

  @Test func goldensNameDataFilesAsTheirScriptDoes() throws {
    let place = try Place()
    defer { place.remove() }
    _ = try place.run("in.csv")
    try place.write("plant,power (MW)\nA,x\n", to: "model/in.csv")
    let script = place.model.appendingPathComponent("s.yarrow").path
    let accepted = try ProgramRun.yarrow(["test", "--accept", script])
    #expect(accepted.output.hasSuffix("1 passed, 0 failed\n"), "\(accepted.output)")
    let golden = try String(contentsOfFile: place.model.path + "/s.expected", encoding: .utf8)
    #expect(golden.contains("--> in.csv:2:3"), "\(golden)")
  }

  /// The examples of `yarrow explain` for data files, run as they stand.
  @Test(
    arguments: DiagnosticCode.allCases.filter {
      ($0.rawValue >= "E804" && $0.rawValue <= "E817" || $0 == .impossibleDate
        || $0 == .ambiguousDate)
        && $0.rawValue.hasPrefix("E8")
    })
  func examplesAreWrongAndRight(_ code: DiagnosticCode) throws {
    // What needs another user, or another process at the right moment, is shown and not run.
    if code == .dataUnreadable || code == .dataChanged { return }
    for (example, isWrong) in [(code.explanation.wrong, true), (code.explanation.right, false)] {
      let place = try Place()
      defer { place.remove() }
      let process = Process()
      let errors = Pipe()
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      let folder = ProjectFiles.program("yarrow").deletingLastPathComponent().path
      process.arguments = ["-c", "PATH='\(folder)':$PATH; \(example.text)"]
      process.currentDirectoryURL = place.model
      process.standardOutput = FileHandle.nullDevice
      process.standardError = errors
      try process.run()
      let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(
        said.hasPrefix(isWrong ? "error[\(code.rawValue)]" : "") && said.isEmpty != isWrong,
        "\(said)")
      #expect((process.terminationStatus == 0) != isWrong)
    }
  }

}
