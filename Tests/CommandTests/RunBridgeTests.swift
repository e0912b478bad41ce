import Diagnostics
import Foundation
import Presentation
import Session
import TestSupport
import Testing

/// Bridges between runs against what follows by hand.
@Suite struct RunBridgeTests {

  /// A run of `text`, made in this process as the command does.
  private func manifest(
    _ text: String, files: [String: String] = [:], set settings: [String] = [], seed: UInt64 = 1,
    version: String = "1", change: (JSONValue) -> JSONValue = { $0 }
  ) throws -> RunManifest {
    var options = RunOptions()
    options.settings = settings
    options.sampling.seed = seed
    options.sampling.draws = 256
    let runner = ScriptRunner(
      options,
      data: .init { path, _ in
        files[path].map { .success(SourceFile(name: path, text: $0)) } ?? .failure(.missing)
      })
    var answers: [JSONValue] = []
    var problems: [Diagnostic] = []
    _ = runner.run(SourceFile(name: "s.yarrow", text: text)) { event in
      switch event {
      case .answer(let answer): answers.append(runner.record(of: answer))
      case .diagnostic(let diagnostic): problems.append(diagnostic)
      case .file: break
      }
    }
    try #require(!problems.contains { $0.level == .error }, "\(problems)")
    let script = RunManifest.Script(
      path: "s.yarrow", files: runner.log.entries.map { RunManifest.File($0) },
      inputs: runner.inputs, answers: answers.map(change))
    let made = RunManifest(
      version: version, options: options, format: .text, scripts: [script], output: "")
    // What is bridged is what a file holds.
    let read = try RunManifest(Array(made.text.utf8), path: "x.json")
    #expect(read == made)
    return read
  }

  /// What a bridge from `first` to `second` finds, of `formula` or of all that both show.
  private func bridge(_ first: RunManifest, _ second: RunManifest, of formula: String? = nil) throws
    -> [StudyAnswer]
  {
    let bridge = RunBridge(
      try RunSide(first, name: "a") { _ in nil }, try RunSide(second, name: "b") { _ in nil },
      options: RunOptions(), stopReason: { nil })
    var found: [StudyAnswer] = []
    try bridge.run(of: formula) { event in
      if case .answer(.study(let study)) = event { found.append(study) }
    }
    return found
  }

  /// The parts of `study` by what has changed; they must add up to the difference, to the last bit.
  private func parts(_ study: StudyAnswer) throws -> [String: Double] {
    let column = try #require(study.columns.first { $0.name == "part" })
    let names = try #require(study.columns.first { $0.name == "changed" })
    guard case .numbers(let numbers, _) = column.values, case .texts(let labels) = names.values
    else {
      Issue.record("no numbers")
      return [:]
    }
    for cell in 0..<study.cellCount {
      let rows = study.cells.indices.filter { study.cells[$0] == cell }
      let difference = study.facts[1].values[cell] - study.facts[0].values[cell]
      #expect(rows.map { numbers[$0] }.reduce(0, +) == difference)
      #expect(study.facts[2].values[cell] == difference)
    }
    return Dictionary(zip(labels, numbers)) { first, _ in first }
  }

  /// a b c with a in the script, b in a table and c set by an option: each share is the mean over all six orders.
  @Test func aProductOfThree() throws {
    func text(_ a: Int) -> String {
      "// \(a)\ntable t from \"t.csv\"\ninput a = \(a)\ninput c = 3\nshow a * sum(t.b over t) * c\n"
    }
    let first = try manifest(text(2), files: ["t.csv": "t,b\nx,4\ny,1\n"])
    let second = try manifest(text(3), files: ["t.csv": "t,b\nx,4\ny,3\n"], set: ["c = 4"])
    let study = try #require(try bridge(first, second).first)
    let parts = try parts(study)
    let (a, b, c) = ((2.0, 3.0), (5.0, 7.0), (3.0, 4.0))
    func share(_ x: (Double, Double), _ y: (Double, Double), _ z: (Double, Double)) -> Double {
      (x.1 - x.0) * (2 * y.0 * z.0 + y.0 * z.1 + y.1 * z.0 + 2 * y.1 * z.1) / 6
    }
    #expect(Set(parts.keys) == ["a", "t.csv", "--set c"])
    #expect(abs((parts["a"] ?? 0) - share(a, b, c)) < 1e-12)
    #expect(abs((parts["t.csv"] ?? 0) - share(b, a, c)) < 1e-12)
    #expect(abs((parts["--set c"] ?? 0) - share(c, a, b)) < 1e-12)
    #expect(study.facts[0].values == [30] && study.facts[1].values == [84])
  }

  /// A formula, a module, a seed, and an input that is edited and set; what moves nothing is told apart.
  @Test func everyKindOfChangeIsNamed() throws {
    let first = try manifest(
      """
      use "m.yarrow"
      axis year = 2024..2025
      input x = 1
      input idle = 1
      input noise ~ uniform(0, 1)
      let y = x + m.k * (year - 2023) + noise
      show y
      show x
      """, files: ["m.yarrow": "input k = 2\n"])
    let second = try manifest(
      """
      show x
      use "m.yarrow"
      axis year = 2024..2025
      input idle = 2
      input x = 2
      input noise ~ uniform(0, 1)
      let y = x + m.k * (year - 2023) * 2 + noise
      show y
      """, files: ["m.yarrow": "input k = 3\n"], set: ["x = 5"], seed: 9)
    let study = try #require(try bridge(first, second).first)
    let parts = try parts(study)
    #expect(Set(parts.keys) == ["x", "k in m.yarrow", "y", "seed"])
    #expect(abs((parts["x"] ?? 0) - 4) < 1e-12)
    #expect(abs((parts["k in m.yarrow"] ?? 0) - 1.5) < 1e-12)
    #expect(abs((parts["y"] ?? 0) - 2.5) < 1e-12)
    #expect(study.notes.contains("changed without moving it: idle"))
    #expect(study.cellCount == 2)
    let same = try #require(try bridge(first, first, of: "y").first)
    #expect(same.cells.isEmpty && same.facts[2].values == [0, 0])
  }

  /// A cell that only one run has is told of and not shared out; those that both have are.
  @Test func cellsOfOneRunAreNotSharedOut() throws {
    func text(_ last: Int, _ x: Int) -> String {
      "axis year = 2024..\(last)\ninput x = \(x)\nshow x * (year - 2023)\n"
    }
    let study = try #require(
      try bridge(try manifest(text(2024, 1)), try manifest(text(2025, 3))).first)
    #expect(study.cells == [0])
    #expect(study.facts[2].values[0] == 2 && study.facts[2].values[1].isNaN)
    #expect(study.remarks == [1: ["a has no value here"]])
  }

  /// What the program itself makes of an answer is its own part, where a manifest holds another answer than is found now.
  @Test func anotherVersionHasAPartOfItsOwn() throws {
    let old = try manifest("input a = 2 MW\nshow a * 3\n", version: "0.9") { answer in
      JSONValue(
        parsing: answer.text(depth: 0).replacingOccurrences(
          of: "\"values\": [6]", with: "\"values\": [5.5]")) ?? .null
    }
    let new = try manifest("input a = 4 MW\nshow a * 3\n")
    let study = try #require(try bridge(old, new).first)
    let parts = try parts(study)
    #expect(study.facts[0].values == [5.5e6] && study.facts[1].values == [12e6])
    #expect(parts == ["a": 6e6, "yarrow": 0.5e6])
  }

  /// Statements that make no script one by one are one change.
  @Test func whatGoesTogetherIsOneChange() throws {
    let first = try manifest("input a = 2 MW\nlet b = a * 3 h\nshow b / (1 MW * 1 h)\n")
    let second = try manifest("input a = 5 h\nlet b = a * 3 MW\nshow b / (1 MW * 1 h)\n")
    let parts = try parts(try #require(try bridge(first, second).first))
    #expect(parts == ["a, b": 9])
  }

  /// More changes than all coalitions are run of: orders are drawn, and the parts add up all the same.
  @Test func manyChangesAddUp() throws {
    func text(_ step: Int) -> String {
      let names = (0..<12).map { "x\($0)" }
      let inputs = names.enumerated().map { "input \($1) = \($0 + 1 + step * ($0 % 3 + 1))\n" }
      return inputs.joined() + "show \(names.joined(separator: " + ")) + x0 * x11 / 7\n"
    }
    let study = try #require(
      try bridge(try manifest(text(0)), try manifest(text(1))).first)
    #expect(try parts(study).count == 12)
    #expect(study.columns.contains { $0.name == "±" })
  }

  @Test func withoutTheOldFileNobodyGuesses() throws {
    let long = "t,b\nx,4\n" + (0..<30_000).map { "a row that is long enough \($0),0.25\n" }.joined()
    let text = "table t from \"t.csv\"\nshow sum(t.b over t)\n"
    let first = try manifest(text, files: ["t.csv": long])
    let second = try manifest(text, files: ["t.csv": "t,b\nx,5\n"])
    #expect(throws: ManifestFailure.self) { try bridge(first, second) }
    let held = RunBridge(
      try RunSide(first, name: "a") { $0 == "t.csv" ? Array(long.utf8) : nil },
      try RunSide(second, name: "b") { _ in nil }, options: RunOptions(), stopReason: { nil })
    var count = 0
    try held.run(of: nil) { _ in count += 1 }
    #expect(count == 1)
  }

}
