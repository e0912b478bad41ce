import Checker
import Diagnostics
import Presentation
import Session
import TestSupport
import Testing

/// Draws that are made in parts and put together.
@Suite struct ShardTests {

  /// Questions of all kinds: moments, order, draws kept, two rounds, a search that draws as it goes.
  private static let script = """
    axis year = 2024..2026
    input base   ~ normal(100, 15)
    input growth ~ triangular(0%, 10%, 40%)
    correlate base, growth = 0.4
    input x = 0
    let size = base * (1 + growth)^(year - 2024)
    assert positive: mean(size) > 0
    show size
    show base * 3
    show correlation(base, growth)
    show chance(size > mean(size))
    show year
    expect size - size == 0
    solve p(base, 80%) + x == 130 for x in -100..100
    histogram base in 5 bins

    """

  /// The options of runs with so many draws.
  private func options(_ draws: Int, seed: UInt64 = 1) -> RunOptions {
    var options = RunOptions()
    options.sampling = SamplingPlan(draws: draws, seed: seed)
    return options
  }

  /// All digits of the answers of a run.
  private func answers(_ body: ((RunEvent) -> Void) -> Int32) -> String {
    var writer = AnswerWriter(.json)
    var text = ""
    let status = body { event in
      switch event {
      case .answer(let answer): text += writer.write(answer)
      case .file: break
      case .diagnostic(let diagnostic): text += "\(diagnostic.code) \(diagnostic.message)\n"
      }
    }
    return text + writer.end() + "status \(status)"
  }

  /// The bytes of part `part` of `count` of `script`.
  private func shard(
    _ part: Int, of count: Int, draws: Int, seed: UInt64 = 1, script: String = script,
    version: String = "1"
  ) throws -> [UInt8] {
    let runner = ScriptRunner(options(draws, seed: seed))
    let (file, status) = runner.shard(
      SourceFile(name: "script", text: script), part: part, of: count, version: version
    ) { Issue.record("\($0.message)") }
    #expect(status == 0)
    return try #require(file).bytes
  }

  @Test(arguments: [(64, 1), (64, 5), (4096, 3), (40_000, 2), (40_000, 7)])
  func partsMakeTheWhole(_ draws: Int, _ count: Int) throws {
    let whole = answers { report in
      ScriptRunner(options(draws)).run(SourceFile(name: "script", text: Self.script), report)
    }
    let files = try (0..<count).map { ("part \($0)", try shard($0, of: count, draws: draws)) }
    let merge = try ShardMerge(files.reversed())
    #expect(answers { ScriptRunner(RunOptions()).run(merge, $0) } == whole)
  }

  /// The message of what is wrong with `files`.
  private func failure(_ files: [[UInt8]]) -> String {
    do {
      _ = try ShardMerge(files.enumerated().map { ("file \($0.offset)", $0.element) })
      return ""
    } catch {
      return ([error.diagnostic.message] + error.diagnostic.help.map(\.message))
        .joined(separator: "; ")
    }
  }

  @Test func partsThatDoNotFitAreRefused() throws {
    let (first, second) = (
      try shard(0, of: 2, draws: 64), try shard(1, of: 2, draws: 64)
    )
    #expect(failure([first, second, second]) == "")
    #expect(failure([first]).contains("part 2 of 2 is missing"))
    #expect(failure([first, try shard(1, of: 2, draws: 64, seed: 2)]).contains("seed 2, not 1"))
    #expect(failure([first, try shard(1, of: 2, draws: 128)]).contains("128 draws, not 64"))
    #expect(failure([first, try shard(1, of: 3, draws: 64)]).contains("of 3 parts, not of 2"))
    #expect(
      failure([first, try shard(1, of: 2, draws: 64, version: "2")]).contains("version 2, not 1"))
    let other = try shard(1, of: 2, draws: 64, script: Self.script + "// changed\n")
    #expect(failure([first, other]).contains("another script"))
  }

  @Test func damagedPartsAreRefused() throws {
    let bytes = try shard(0, of: 1, draws: 64)
    var random = SeededGenerator(seed: 3)
    for _ in 0..<200 {
      var damaged = bytes
      damaged[Int.random(in: 0..<bytes.count, using: &random)] ^= 1
      #expect(failure([damaged]).contains("is no shard"))
    }
    for count in stride(from: 0, to: bytes.count, by: 97) {
      #expect(failure([Array(bytes.prefix(count))]).contains("is no shard"))
    }
  }

}
