import TestSupport
import Testing

/// Models of stocks and flows against PySD and scipy (`SystemDynamics/reference.py` and `runge_kutta.py` wrote the files).
@Suite struct SystemDynamicsTests {

  /// The folder of the models.
  private static let folder = "Tests/LanguageTests/SystemDynamics"

  /// The rows of the file called `name` that are about `model`: its variables, times and values.
  private func rows(_ name: String, of model: String) throws -> [(
    name: String, time: String, value: String
  )] {
    try ProjectFiles.text("\(SystemDynamicsTests.folder)/\(name)").split(separator: "\n")
      .map { $0.split(separator: ",").map(String.init) }.filter { $0[0] == model }
      .map { ($0[1], $0[2], $0[3]) }
  }

  /// Rules from one element to the next, and rates of change by Euler's method, are what PySD computes.
  @Test(arguments: [
    "teacup", "sir", "bass", "predators", "supply", "Rates/teacup", "Rates/sir", "Rates/bass",
    "Rates/predators", "Rates/supply", "Rates/pipeline",
  ])
  func valuesAgreeWithPySD(_ model: String) throws {
    var script = try ProjectFiles.text("\(SystemDynamicsTests.folder)/\(model).yarrow")
    let rows = try rows("reference.csv", of: String(model.split(separator: "/").last ?? ""))
    #expect(rows.count >= 12)
    for row in rows {
      // A value of nearly nothing is a difference of large ones.
      script +=
        "expect abs(\(row.name)[t = \(row.time)] - \(row.value)) <= 1e-10 * max(1, \(row.value))\n"
    }
    let result = Script.run(script)
    #expect(result.status == 0, "\(result.diagnostics)\n\(result.output)")
    #expect(result.output.split(separator: "\n").count == rows.count)
  }

  /// A step half as long has a sixteenth of the error.
  @Test(arguments: [("teacup", 2.0), ("sir", 1.0), ("bass", 0.5), ("predators", 0.125)])
  func rungeKuttaIsOfFourthOrder(_ model: String, _ step: Double) throws {
    let rows = try rows("runge_kutta.csv", of: model)
    #expect(rows.count >= 2)
    let lines = try ProjectFiles.text("\(SystemDynamicsTests.folder)/Rates/\(model).yarrow")
      .split(separator: "\n")
    func errors(_ step: Double) throws -> [Double] {
      let texts = lines.map { line -> String in
        if line.contains(" changing ") { return line + " by rk4" }
        return line.hasPrefix("axis t") ? line.prefix { $0 != "p" } + "p \(step)" : String(line)
      }
      let questions = rows.map { "show \($0.name)[t = \($0.time)] - \($0.value)" }
      let result = Script.run((texts + questions).joined(separator: "\n"))
      #expect(result.status == 0, "\(result.diagnostics)")
      return result.output.split(separator: "\n").compactMap {
        $0.split(separator: "=").last.flatMap { Double($0.filter { $0 != " " && $0 != "_" }) }
      }
    }
    let (coarse, fine) = (try errors(step), try errors(step / 2))
    #expect(coarse.count == rows.count && fine.count == rows.count)
    for name in Set(rows.map(\.name)) {
      // The greatest error of each variable: one that happens to be nearly nothing has no order.
      let places = rows.indices.filter { rows[$0].name == name }
      let before = places.map { abs(coarse[$0]) }.max() ?? 0
      let after = places.map { abs(fine[$0]) }.max() ?? 0
      #expect((14.4...17.6).contains(before / after), "\(name): \(before), \(after)")
    }
  }

  /// A thousand steps, in a system of two over another axis and with draws.
  @Test func aThousandStepsAreTaken() {
    let result = Script.run(
      """
      axis t = 0..1000
      axis region = ["a", "b"]
      input rate ~ uniform(0.001, 0.002)
      let gone along t = initial 0 changing rate * left by rk4
      let left along t = initial (if region == "a" then 100 else 50) changing -rate * left by rk4
      expect left[t = 1000] + gone[t = 1000] == (if region == "a" then 100 else 50)
      expect left[t = 1000, region = "a"] == 100 * exp(-1000 * rate) within 1e-9
      """)
    #expect(result.status == 0, "\(result.diagnostics)")
  }

  /// A chain of systems, each of which follows the one before, is solved as one system would be.
  @Test func aChainOfSystemsIsSolvedAsOne() {
    let length = 40
    let links = (1...length).map {
      "let x\($0) along t = initial 0 changing x\($0 - 1) - x\($0) by rk4"
    }
    let result = Script.run(
      """
      axis t = 0..10 step 0.5
      let x0 along t = initial 1 changing -x0 by rk4
      \(links.joined(separator: "\n"))
      // Of a chain nothing is lost: what has left the last one is what is missing in all others.
      let out along t = initial 0 changing x\(length) by rk4
      expect \((0...length).map { "x\($0)" }.joined(separator: " + ")) + out == 1
      """)
    #expect(result.status == 0, "\(result.diagnostics)")
  }

}
