import BenchmarkPeers
import Checker
import Diagnostics
import Glibc
import Session
import Studies
import Syntax

/// Measures ours against peers in one run and prints the ratios.
@main
struct Benchmarks {

  /// The rows.
  var report = Report()

  /// Runs the measurements that the command line names (`start`, `parse`, `check`, `revise`, `table`, `data`,
  /// `tornado`, `importance`, `model`, `examples`, `draws`), or all of these; `scale`, which takes minutes, only where it
  /// is named.
  static func main() {
    var benchmarks = Benchmarks()
    let chosen = CommandLine.arguments.dropFirst()
    func isChosen(_ name: String) -> Bool { chosen.isEmpty || chosen.contains(name) }
    // A process is said to have held at least what the one that started it did: this one is small only now.
    if chosen.contains("scale") { benchmarks.measureScale() }
    if isChosen("start") { benchmarks.measureStart() }
    if isChosen("parse") { benchmarks.measureParsing() }
    if isChosen("check") { benchmarks.measureChecking() }
    if isChosen("revise") { benchmarks.measureRevisions() }
    if isChosen("table") { benchmarks.measureTables() }
    if isChosen("data") { DataBenchmark.withFile { $0.measure(&benchmarks.report) } }
    if isChosen("tornado") { benchmarks.measureTornado() }
    if isChosen("importance") { benchmarks.measureImportance() }
    if isChosen("model") { benchmarks.measureGeneratedModel() }
    if isChosen("examples") { benchmarks.measureRealModels() }
    if isChosen("draws") { benchmarks.measureDraws() }
    print(benchmarks.report.text())
  }

  /// Start-up to the first answer, of the `yarrow` beside this program and, where `YARROW_STATIC` names one, of that
  /// too.
  private mutating func measureStart() {
    var contenders = [("yarrow", ["\(Program.folder)/yarrow", "-e", "1 + 2"])]
    if let path = getenv("YARROW_STATIC") {
      contenders.append(("yarrow, static", [String(cString: path), "-e", "1 + 2"]))
    }
    let ours = contenders.count
    contenders.append(("python3", ["python3", "-c", "print(1 + 2)"]))
    contenders.append(("lua", ["lua5.4", "-e", "print(1 + 2)"]))
    contenders.append(("qalc", ["qalc", "1+2"]))
    let isInstalled = contenders.map { Program.run($0.1) }
    let times = Stopwatch.measure(
      40, contenders.map { contender in { _ = Program.run(contender.1) } })
    for index in 0..<ours {
      for peer in ours..<contenders.count {
        report.add(
          "start to answer (\(contenders[index].0))", times[index].median, contenders[peer].0,
          isInstalled[peer] ? times[peer].median : nil)
      }
    }
    report.add(goal: "start under 10 ms, dynamic", isMet: times[0].median < 0.010)
    if ours > 1 { report.add(goal: "start under 4 ms, static", isMet: times[1].median < 0.004) }
  }

  /// Lexing and parsing of five megabytes, with spans and diagnostics.
  private mutating func measureParsing() {
    let file = SourceFile(name: "generated", text: GeneratedScripts.statements(size: 5_000_000))
    let time = Stopwatch.measure(
      9,
      [
        {
          var sources = SourceMap()
          let result = parse(file, as: sources.add(file), symbols: SymbolTable())
          precondition(result.diagnostics.isEmpty, "the generated script parses")
        }
      ])[0]
    let rate = Double(file.bytes.count) / 1e6 / time.median
    report.add(rate: "lex and parse 5 MB", rate, "MB/s")
    report.add(goal: "parse at 50 MB/s", isMet: rate >= 50)
  }

  /// Checking of a model of ten thousand lines.
  private mutating func measureChecking() {
    let file = SourceFile(name: "generated", text: GeneratedScripts.model())
    let symbols = SymbolTable()
    var sources = SourceMap()
    let parsed = parse(file, as: sources.add(file), symbols: symbols)
    precondition(parsed.diagnostics.isEmpty, "the generated model parses")
    var text = ModelText()
    text.add(parsed.tree)
    let time = Stopwatch.measure(
      9,
      [
        {
          let result = ModelChecker.check(text, symbols: symbols, sources: sources)
          precondition(!result.hasErrors, "the generated model is right")
        }
      ])[0]
    report.add(rate: "check 10,000 lines", time.median * 1000, "ms")
    report.add(goal: "check 10,000 lines in 100 ms", isMet: time.median <= 0.1)
  }

  /// A changed line, and a question, in a session of ten thousand lines: what checking them again takes.
  private mutating func measureRevisions() {
    let file = SourceFile(
      name: "generated",
      text: GeneratedScripts.model().split(separator: "\n").filter { !$0.hasPrefix("show") }
        .joined(separator: "\n"))
    let services = SessionServices(read: { _ in .success(file) }, write: { _, _ in nil })
    var session = InteractiveSession()
    precondition(session.step(":load generated", services).isEmpty, "the generated model is right")
    _ = session.step("growth_1 * 2", services)
    var number = 0
    let times = Stopwatch.measure(
      41,
      [
        {
          number += 1
          let said = session.step("input growth_5 = \(number % 30 + 1)% in 1%..50%", services)
          precondition(said.isEmpty, "a changed input is right")
          _ = session.step("growth_5 * 2", services)
        },
        {
          number += 1
          let said = session.step("let x_7000 = x_6996 * 3 + \(number) MW", services)
          precondition(said.isEmpty, "a changed definition is right")
          _ = session.step("growth_5 * 2", services)
        },
      ])
    report.add(rate: "changed input and a question in 10,000 lines", times[0].median * 1000, "ms")
    report.add(rate: "changed formula and a question in 10,000 lines", times[1].median * 1000, "ms")
    report.add(
      goal: "a changed line re-checks in 5 ms",
      isMet: times[0].median <= 0.005 && times[1].median <= 0.005)
  }

  /// Two-way tables of a million cells, against C and numpy.
  private mutating func measureTables() {
    measureTable(
      "arithmetic", "if x > 1.5 then (a / x) * (b + 1.5) - x / 3 else a * b", peer_arithmetic_table,
      numpy: "x=a*0.001+b*0.002; r=np.where(x>1.5,(a/x)*(b+1.5)-x/3,a*b)")
    measureTable(
      "power", "a * (1 + b / 10000)^4 / (1 + a / 3)", peer_power_table,
      numpy: "r=a*(1+b/10000)**4/(1+a/3)")
  }

  /// One table: `formula` in ours, `peer` in C, and `numpy` in Python, whose sums must agree.
  private mutating func measureTable(
    _ name: String, _ formula: String,
    _ peer:
      @escaping (
        UnsafePointer<Double>?, UnsafePointer<Double>?, Int32, UnsafeMutablePointer<Double>?
      ) -> Void,
    numpy: String
  ) {
    let count = 1000
    let script = """
      input a = 1
      input b = 1
      let x = a * 0.001 + b * 0.002
      show (\(formula)) with a = 1..\(count), b = 1..\(count)

      """
    let model = Benchmarks.checked(script)
    guard case .show(let shown) = model.questions[0].kind else { return }
    let numbers = (1...count).map(Double.init)
    var sum = 0.0
    var ours: Evaluation?
    var theirs = [Double](repeating: 0, count: count * count)
    let times = Stopwatch.measure(
      15,
      [
        {
          let evaluator = Evaluator(model)
          ours = try? evaluator.evaluate([shown.formula])[0]
        },
        {
          theirs = [Double](repeating: 0, count: count * count)
          peer(numbers, numbers, Int32(count), &theirs)
        },
      ])
    sum = ours?.values.reduce(0, +) ?? .nan
    precondition(abs(sum - theirs.reduce(0, +)) <= 1e-12 * abs(sum), "ours and C agree")
    let what = "10^6 cells, \(name)"
    report.add(what, times[0].median, "C", times[1].median)
    report.add(what, times[0].median, "numpy", Benchmarks.numpyTime(numpy, count, sum))
    report.add(
      goal: "\(what): within 3 times C", isMet: times[0].median <= 3 * times[1].median)
  }

  /// The model of `script`, which is right.
  static func checked(_ script: String) -> CheckedModel {
    let file = SourceFile(name: "table", text: script)
    let symbols = SymbolTable()
    var sources = SourceMap()
    let parsed = parse(file, as: sources.add(file), symbols: symbols)
    var text = ModelText()
    text.add(parsed.tree)
    let result = ModelChecker.check(text, symbols: symbols, sources: sources)
    precondition(!result.hasErrors, "the table's script is right")
    return result.model
  }

  /// The median seconds that numpy takes for `statements` over axes of `count`, or `nil` where there is no numpy.
  private static func numpyTime(_ statements: String, _ count: Int, _ sum: Double) -> Double? {
    let program = """
      import numpy as np,time
      v=np.arange(1.0,\(count + 1));a=v[:,None];b=v[None,:];t=[]
      for _ in range(15):
        s=time.perf_counter()
        \(statements)
        t.append(time.perf_counter()-s)
      assert abs(r.sum()-(\(sum)))<=1e-9*abs(r.sum())
      print(sorted(t)[7])
      """
    guard let output = Program.output("python3 -c '\(program)'") else { return nil }
    return Double(output.filter { !$0.isNewline })
  }

}
