import Foundation

/// What a program did.
package struct ProgramRun: Sendable {

  /// The status it ended with; 128 and more where a signal ended it.
  package let status: Int32

  /// What it wrote to standard output.
  package let output: String

  /// What it wrote to standard error.
  package let errors: String

  /// Runs `yarrow` with `arguments` and `input` in `place`, for `seconds` at the most.
  package static func yarrow(
    _ arguments: [String], input: Data = Data(), in place: URL = ProjectFiles.root,
    seconds: Double = 60
  ) throws -> ProgramRun {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("yarrow-run-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = ["in", "out", "err"].map { folder.appendingPathComponent($0) }
    try input.write(to: files[0])
    for file in files.dropFirst() { try Data().write(to: file) }
    let process = Process()
    process.executableURL = ProjectFiles.program("yarrow")
    process.arguments = arguments
    process.currentDirectoryURL = place
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    let end = Date().addingTimeInterval(seconds)
    while process.isRunning, Date() < end { usleep(2000) }
    let isLate = process.isRunning
    if isLate { process.terminate() }
    process.waitUntilExit()
    let signal = process.terminationReason == .uncaughtSignal
    return ProgramRun(
      status: isLate ? -1 : signal ? 128 + process.terminationStatus : process.terminationStatus,
      output: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self))
  }

}
