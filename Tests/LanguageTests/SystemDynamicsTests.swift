import TestSupport
import Testing

/// Models of stocks and flows against PySD (`SystemDynamics/reference.py` wrote the file).
@Suite struct SystemDynamicsTests {

  @Test(arguments: ["teacup", "sir", "bass", "predators", "supply"])
  func valuesAgreeWithPySD(_ model: String) throws {
    let folder = "Tests/LanguageTests/SystemDynamics"
    var script = try ProjectFiles.text("\(folder)/\(model).yarrow")
    let rows = try ProjectFiles.text("\(folder)/reference.csv").split(separator: "\n")
      .map { $0.split(separator: ",").map(String.init) }.filter { $0[0] == model }
    #expect(rows.count >= 12)
    for row in rows {
      // A value of nearly nothing is a difference of large ones.
      script += "expect abs(\(row[1])[t = \(row[2])] - \(row[3])) <= 1e-10 * max(1, \(row[3]))\n"
    }
    let result = Script.run(script)
    #expect(result.status == 0, "\(result.diagnostics)\n\(result.output)")
    #expect(result.output.split(separator: "\n").count == rows.count)
  }

}
