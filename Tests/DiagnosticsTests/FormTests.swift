import Diagnostics
import Foundation
import Testing

/// The forms in which diagnostics are written.
@Suite struct FormTests {

  /// A file with characters of one, two, three and four bytes.
  private static let text = "let 功率 = 5 MW // é\nshow 🚗 * 功率\n"

  /// A diagnostic with two labels, one help with edits and one without, and its files.
  private static func sample() -> (Diagnostic, SourceMap) {
    var sources = SourceMap()
    let file = sources.add(SourceFile(name: "plans/a b.yarrow", text: text))
    let bytes = Array(text.utf8)
    let car = UInt32(bytes.firstIndex(of: 0xF0) ?? 0)
    let here = SourceSpan(file: file, start: car, end: car + 4)
    let name = SourceSpan(file: file, start: 4, end: 10)
    let diagnostic = Diagnostic(
      .unknownName, "nothing is called `{\"}`",
      at: [DiagnosticLabel(here, "this"), DiagnosticLabel(name)],
      help: [Help("did you mean `功率`?", TextEdit(here, "功率")), "look again"])
    return (diagnostic, sources)
  }

  /// The sample, and one without any place, in `form`.
  private static func written(_ form: DiagnosticForm) -> String {
    let (diagnostic, sources) = sample()
    var writer = DiagnosticWriter(form, version: "1.2.3")
    var text = writer.write(diagnostic, of: sources)
    text += writer.write(Diagnostic(.fileMissing, "there is no file `x`"), of: SourceMap())
    return text + writer.end()
  }

  /// The object that `text` is.
  private func object(_ text: some StringProtocol) throws -> [String: Any] {
    let parsed = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return try #require(parsed as? [String: Any])
  }

  @Test func theShortFormIsOneLineEach() {
    #expect(
      Self.written(.short) == """
        plans/a b.yarrow:2:6: error[E201]: nothing is called `{"}`
        yarrow: error[E801]: there is no file `x`

        """)
  }

  @Test func jsonHasPlacesInAllCounts() throws {
    let lines = Self.written(.json).split(separator: "\n")
    #expect(lines.count == 2)
    let first = try object(lines[0])
    #expect(first["code"] as? String == "E201")
    #expect(first["name"] as? String == "unknownName")
    #expect(first["level"] as? String == "error")
    #expect(first["message"] as? String == "nothing is called `{\"}`")
    let labels = try #require(first["labels"] as? [[String: Any]])
    #expect(labels.map { $0["primary"] as? Bool } == [true, false])
    #expect(labels[0]["file"] as? String == "plans/a b.yarrow")
    let range = try #require(labels[0]["range"] as? [String: [String: Int]])
    #expect(range["start"] == ["byte": 29, "line": 2, "column": 6, "utf16Column": 6])
    #expect(range["end"] == ["byte": 33, "line": 2, "column": 7, "utf16Column": 8])
    let help = try #require(first["help"] as? [[String: Any]])
    let edits = try #require(help[0]["edits"] as? [[String: Any]])
    #expect(edits[0]["replacement"] as? String == "功率")
    #expect((help[1]["edits"] as? [Any])?.isEmpty == true)
    #expect((try object(lines[1])["labels"] as? [Any])?.isEmpty == true)
  }

  @Test func sarifHasTheRulesThatOccurred() throws {
    let log = try object(Self.written(.sarif))
    #expect(log["version"] as? String == "2.1.0")
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    let tool = try #require(run["tool"] as? [String: Any])
    let driver = try #require(tool["driver"] as? [String: Any])
    #expect(driver["name"] as? String == "yarrow")
    #expect(driver["version"] as? String == "1.2.3")
    let rules = try #require(driver["rules"] as? [[String: Any]])
    #expect(rules.map { $0["id"] as? String } == ["E201", "E801"])
    #expect(rules[0]["name"] as? String == "unknownName")
  }

  @Test func sarifResultsPointIntoFiles() throws {
    let log = try object(Self.written(.sarif))
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.count == 2)
    let message = try #require(results[0]["message"] as? [String: Any])
    #expect(message["text"] as? String == "nothing is called `{{\"}}`.\nHelp: look again.")
    let location = try #require((results[0]["locations"] as? [[String: Any]])?.first)
    let place = try #require(location["physicalLocation"] as? [String: Any])
    #expect(
      (place["artifactLocation"] as? [String: Any])?["uri"] as? String == "plans/a%20b.yarrow")
    let region = try #require(place["region"] as? [String: Int])
    #expect(region == ["startLine": 2, "startColumn": 6, "endLine": 2, "endColumn": 8])
    #expect(results[1]["locations"] == nil)
  }

  @Test func sarifIsWhatItsSchemaAsksFor() throws {
    try SARIFSchema.check(Self.written(.sarif))
    try SARIFSchema.check(DiagnosticWriter(.sarif, version: "0").end())
    for code in DiagnosticCode.allCases {
      var writer = DiagnosticWriter(.sarif, version: "0")
      _ = writer.write(Diagnostic(code, "m"), of: SourceMap())
      try SARIFSchema.check(writer.end())
    }
  }

}
