import DataFiles
import Diagnostics
import Session
import TestSupport

/// libFuzzer's loop, which calls `test` with inputs that reach new code.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<
    UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
  >,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// The entry point that libFuzzer looks for by name.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  Fuzzer.test(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

/// The fuzzer: bytes go through lexer, parser and checker, and their diagnostics are rendered; what parses is
/// formatted, which must keep its meaning and be done after once.
///
/// Nothing is evaluated: a script that the fuzzer finds may be a long computation and right.
@main
enum Fuzzer {

  /// Runs libFuzzer with the command's arguments.
  static func main() {
    var count = CommandLine.argc
    var arguments = CommandLine.unsafeArgv
    _ = runDriver(&count, &arguments) { testOneInput($0, $1) }
  }

  /// Checks `bytes` as a script and as an entry, and formats them.
  static func test(_ bytes: [UInt8]) {
    if let fault = FormattedScript(bytes: bytes).fault { fatalError("the formatter: \(fault)") }
    for allowsExpression in [false, true] {
      let runner = ScriptRunner(RunOptions())
      let file = SourceFile(name: "fuzz", bytes: bytes)
      let result = runner.check(file, allowsExpression: allowsExpression)
      let renderer = DiagnosticRenderer(sources: runner.sources)
      for diagnostic in result.diagnostics { _ = renderer.render(diagnostic) }
    }
    testAsData(bytes)
  }

  /// Reads `bytes` as the data file of a table.
  private static func testAsData(_ bytes: [UInt8]) {
    let data = DataSource { path, _ in .success(SourceFile(name: path, bytes: bytes)) }
    for script in ["table t from \"t.csv\"\nshow t", "table t from \"t.csv\" by row\nshow t"] {
      let runner = ScriptRunner(RunOptions(), data: data)
      let result = runner.check(SourceFile(name: "fuzz", text: script))
      let renderer = DiagnosticRenderer(sources: runner.sources)
      for diagnostic in result.diagnostics { _ = renderer.render(diagnostic) }
    }
  }

}
