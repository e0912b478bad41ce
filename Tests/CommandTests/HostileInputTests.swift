import Foundation
import TestSupport
import Testing

/// Input that no honest user would write: each ends with an answer or a diagnostic, and never with a crash.
@Suite struct HostileInputTests {

  /// Runs `bytes` as a script, and checks that it ends by itself, without a signal.
  private func run(_ bytes: Data, expecting status: Int32, _ code: String? = nil) throws {
    for command in ["run", "check"] {
      let run = try ProgramRun.yarrow([command], input: bytes)
      #expect(run.status == status, "\(command): \(run.errors.prefix(500))")
      if let code { #expect(run.errors.contains(code), "\(run.errors.prefix(500))") }
    }
  }

  @Test func anEmptyFileAsksNothing() throws {
    try run(Data(), expecting: 0)
  }

  @Test func randomBytesAreNoText() throws {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<20 {
      let bytes = Data((0..<4000).map { _ in UInt8.random(in: 0...255, using: &generator) })
      try run(bytes, expecting: 65)
    }
  }

  @Test func randomTextIsRefused() throws {
    var generator = SeededGenerator(seed: 2)
    let letters = Array("abc 123 +-*/^()[]{}=<>.,;:\"%$\n亿 let show input axis table fn ".utf8)
    for _ in 0..<20 {
      let bytes = Data((0..<3000).map { _ in letters.randomElement(using: &generator) ?? 32 })
      let run = try ProgramRun.yarrow(["run"], input: bytes)
      #expect(run.status < 128 && run.status >= 0, "\(run.status)")
    }
  }

  @Test func halfAScriptIsReportedAtEveryCut() throws {
    let script = Array(try ProjectFiles.text("Scripts/energy.yarrow").utf8)
    for length in stride(from: 1, to: script.count, by: 97) {
      let run = try ProgramRun.yarrow(["run"], input: Data(script.prefix(length)))
      #expect(run.status < 128 && run.status >= 0, "cut at \(length): \(run.status)")
    }
  }

  @Test func nestingHasALimit() throws {
    let deep = String(repeating: "(", count: 100_000)
    try run(Data("show \(deep)\n".utf8), expecting: 75, "E701")
    try run(Data("show \(String(repeating: "-", count: 100_000))1\n".utf8), expecting: 75, "E701")
    try run(Data("show \(String(repeating: "if ", count: 100_000))\n".utf8), expecting: 75, "E701")
    try run(
      Data("show \(String(repeating: "1 + ", count: 100_000))1\n".utf8), expecting: 75, "E701")
  }

  @Test func aMegabyteOnOneLineIsNoProblem() throws {
    let names = (0..<60_000).map { "v\($0) = \($0)" }.map { "let \($0)" }
    let line = names.joined(separator: "; ") + "; show v59999"
    let result = try ProgramRun.yarrow(["run"], input: Data(line.utf8))
    #expect(result.status == 0, "\(result.errors.prefix(300))")
    #expect(result.output == "v59999 = 59_999\n")
    try run(Data(("show " + String(repeating: "x", count: 1_000_000)).utf8), expecting: 65, "E201")
  }

  @Test func zerosAndStrangeEndsOfLines() throws {
    try run(Data(repeating: 0, count: 100_000), expecting: 65, "E101")
    try run(Data("\u{FEFF}show 1\r\nshow 2\r\n".utf8), expecting: 0)
    try run(Data([0x73, 0x68, 0x6F, 0x77, 0x20, 0xFF, 0xFE]), expecting: 65, "E102")
  }

  @Test func numbersBeyondAllNumbers() throws {
    try run(Data("show 1e999\n".utf8), expecting: 65, "E105")
    let overflow = try ProgramRun.yarrow(["run"], input: Data("show 1e308 * 10\n".utf8))
    #expect(overflow.status == 70)
    #expect(overflow.errors.contains("E603"))
  }

  @Test func raggedRowsAndHugeAxes() throws {
    try run(Data("table t {\n  name x\n  \"a\" 1\n  \"b\"\n}\n".utf8), expecting: 65, "E114")
    try run(Data("axis a = 1..1_000_000_000\n".utf8), expecting: 75, "E702")
    let product = "axis a = 1..1_000_000\naxis b = 1..1_000_000\nshow a * b\n"
    let large = try ProgramRun.yarrow(["run"], input: Data(product.utf8))
    #expect(large.status == 75)
    #expect(large.errors.contains("E702"))
  }

  @Test func aDivisionByZeroInOneCellLeavesTheOthers() throws {
    let script = "axis n = 0..2\nlet x = 6 / n\nshow x\n"
    let run = try ProgramRun.yarrow(["run"], input: Data(script.utf8))
    #expect(run.status == 70)
    #expect(run.output == "x\n  n\n  0  undefined\n  1          6\n  2          3\n")
    #expect(run.errors.contains("in 1 of 3 cells"))
    #expect(run.errors.contains("where n = 0"))
  }

  @Test func functionsThatDoubleTheirCallsAreStopped() throws {
    var script = "fn f0(x) = x + 1\n"
    for level in 1...60 { script += "fn f\(level)(x) = f\(level - 1)(x) + f\(level - 1)(x + 1)\n" }
    try run(Data((script + "show f60(1)\n").utf8), expecting: 75, "E705")
  }

  @Test func aChainOfTenThousandDefinitionsIsNoRecursion() throws {
    var script = "input x0 = 1\n"
    for index in 1...10_000 { script += "let x\(index) = x\(index - 1) + 1\n" }
    let run = try ProgramRun.yarrow(
      ["run"], input: Data((script + "show x10000\nshow x10000 with x0 = [1, 2]\n").utf8))
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("x10000 = 10_001\n"))
  }

}
