import Checker
import DataFiles
import Diagnostics
import Glibc
import Session

/// A data file of a million rows: from bytes to a checked model, against Python's csv module and pandas.
struct DataBenchmark {

  /// The rows.
  private static let count = 1_000_000

  /// The path of the file.
  private let path: String

  /// Calls `body` with the benchmark of a file that is there only meanwhile.
  static func withFile(_ body: (DataBenchmark) -> Void) {
    ScratchFile.withFolder { body(DataBenchmark(path: "\($0)/sites.csv")) }
  }

  /// The file: labels that are met once only, texts that come again, numbers, and some that are missing.
  private static func text() -> String {
    var text = "site,owner,power (MW),price ($/MWh),online\n"
    text.reserveCapacity(count * 48)
    for row in 0..<count {
      let price = row % 17 == 0 ? "" : "\(row % 90 + 20).\(row % 97 + 2)"
      text +=
        "site \(row),owner \(row % 500),\(row % 1900).\(row % 89 + 10),\(price),\(2010 + row % 25)\n"
    }
    return text
  }

  /// Measures and adds the rows to `report`.
  func measure(_ report: inout Report) {
    let text = DataBenchmark.text()
    guard ScratchFile.write(text, to: path) else { return }
    var sum = 0.0
    let time = Stopwatch.measure(7, [{ sum = load() }])[0].median
    let what = "CSV of 10^6 rows to a checked model"
    let csv =
      "rows = list(csv.reader(open(path, newline=\"\"))); r = sum(float(x[2]) for x in rows[1:])"
    report.add(what, time, "python csv", pythonTime("csv", csv, sum))
    let pandas = "r = pandas.read_csv(path)[\"power (MW)\"].sum()"
    report.add(what, time, "pandas", pythonTime("pandas", pandas, sum))
    report.add(rate: "CSV read", Double(text.utf8.count) / 1e6 / time, "MB/s")
    report.add(goal: "10^6 rows load in a second", isMet: time < 1)
  }

  /// Reads the file into a model and returns the sum of its powers in megawatts.
  private func load() -> Double {
    let source = DataSource { path, _ in
      guard let file = fopen(path, "r") else { return .failure(.missing) }
      defer { fclose(file) }
      var status = stat()
      fstat(fileno(file), &status)
      let size = Int(status.st_size)
      let bytes = [UInt8](unsafeUninitializedCapacity: size) {
        $1 = fread($0.baseAddress, 1, size, file)
      }
      return .success(SourceFile(name: path, bytes: bytes))
    }
    let runner = ScriptRunner(RunOptions(), data: source)
    let result = runner.check(
      SourceFile(
        name: "data", text: "table site from \"\(path)\"\nshow sum(site.power over site)\n"))
    precondition(!result.hasErrors, "the generated file is right")
    guard let power = result.model.definitions.first(where: { $0.name == "site.power" }),
      case .fileColumn(_, let index) = result.model.formulas[power.formula]
    else { return .nan }
    return result.model.formulas.fileColumns[index].numbers.reduce(0, +) / 1e6
  }

  /// The median seconds that Python takes for `statements` with `module`, whose sum is `sum`; `nil` where it is not there.
  private func pythonTime(_ module: String, _ statements: String, _ sum: Double) -> Double? {
    let python = getenv("YARROW_PYTHON").map { String(cString: $0) } ?? "python3"
    let program = """
      import \(module), time
      path, t = "\(path)", []
      for _ in range(5):
        s = time.perf_counter()
        \(statements)
        t.append(time.perf_counter() - s)
      assert abs(r - (\(sum))) <= 1e-9 * abs(r)
      print(sorted(t)[2])
      """
    return Program.output("\(python) -c '\(program)'").flatMap {
      Double($0.filter { !$0.isNewline })
    }
  }

}
