/// The form for code review: a log in the Static Analysis Results Interchange Format, version 2.1.0 (OASIS).
///
/// A log has one run. Its tool's driver lists the codes that occurred as rules, each with its explanation; a result is a
/// diagnostic, its first label the location and the others related ones. Every help with edits is a fix.
struct SARIFLog: Sendable {

  /// The version of the tool.
  private let version: String

  /// The codes that occurred, each once, in the order in which they did.
  private var codes: [DiagnosticCode] = []

  /// The results.
  private var results: [String] = []

  /// Creates an empty log of `version` of the tool.
  init(version: String) {
    self.version = version
  }

  /// Adds `diagnostic`, whose labels point into `sources`.
  mutating func add(_ diagnostic: Diagnostic, of sources: SourceMap) {
    let code = diagnostic.code
    let index = codes.firstIndex(of: code) ?? codes.count
    if index == codes.count { codes.append(code) }
    let help = diagnostic.help.filter { $0.edits.isEmpty }.map { "\nHelp: \($0.message)." }.joined()
    var fields = [
      ("ruleId", JSONText.string(code.rawValue)), ("ruleIndex", "\(index)"),
      ("level", JSONText.string(diagnostic.level.rawValue)),
      ("message", SARIFLog.message("\(diagnostic.message)." + help)),
    ]
    let labels = diagnostic.labels
    if let first = labels.first {
      fields.append(("locations", JSONText.array([SARIFLog.location(first, in: sources)])))
    }
    if labels.count > 1 {
      let related = labels.dropFirst().enumerated().map {
        SARIFLog.location($0.element, id: $0.offset + 1, in: sources)
      }
      fields.append(("relatedLocations", JSONText.array(related)))
    }
    let fixes = diagnostic.help.filter { !$0.edits.isEmpty }.map { SARIFLog.fix($0, in: sources) }
    if !fixes.isEmpty { fields.append(("fixes", JSONText.array(fixes))) }
    results.append(JSONText.object(fields))
  }

  /// The whole log, one rule and one result a line.
  var text: String {
    let rules = codes.map { SARIFLog.rule($0) }
    let driver = """
      {"name": "yarrow", "version": \(JSONText.string(version)), "rules": \(SARIFLog.lines(rules))}
      """
    return """
      {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [{
      "tool": {"driver": \(driver)},
      "columnKind": "utf16CodeUnits",
      "results": \(SARIFLog.lines(results))
      }]}

      """
  }

  /// An array with each of `elements` on a line of its own.
  private static func lines(_ elements: [String]) -> String {
    elements.isEmpty ? "[]" : "[\n" + elements.joined(separator: ",\n") + "]"
  }

  /// The rule of `code`.
  private static func rule(_ code: DiagnosticCode) -> String {
    let explanation = code.explanation
    func text(_ text: String) -> String { JSONText.object([("text", JSONText.string(text))]) }
    return JSONText.object([
      ("id", JSONText.string(code.rawValue)), ("name", JSONText.string("\(code)")),
      ("shortDescription", text(explanation.title + ".")),
      ("fullDescription", text(explanation.cause)),
      ("help", text(explanation.text(of: code))),
      (
        "defaultConfiguration",
        JSONText.object([("level", JSONText.string(code.level.rawValue))])
      ),
    ])
  }

}

extension SARIFLog {

  /// A message; braces are doubled, because single ones would be placeholders (§3.11.5).
  private static func message(_ text: String) -> String {
    var doubled = ""
    for character in text {
      doubled.append(character)
      if character == "{" || character == "}" { doubled.append(character) }
    }
    return JSONText.object([("text", JSONText.string(doubled))])
  }

  /// The place of `label`, with what it says of it.
  private static func location(_ label: DiagnosticLabel, id: Int? = nil, in sources: SourceMap)
    -> String
  {
    var fields: [(String, String)] = []
    if let id { fields.append(("id", "\(id)")) }
    let place = JSONText.object([
      ("artifactLocation", artifact(label.span, in: sources)),
      ("region", region(label.span, in: sources)),
    ])
    fields.append(("physicalLocation", place))
    if !label.message.isEmpty { fields.append(("message", message(label.message))) }
    return JSONText.object(fields)
  }

  /// The fix that the edits of `help` are, by the files they change.
  private static func fix(_ help: Help, in sources: SourceMap) -> String {
    var files: [SourceFileID] = []
    for edit in help.edits where !files.contains(edit.span.file) { files.append(edit.span.file) }
    let changes = files.map { file in
      let edits = help.edits.filter { $0.span.file == file }
      let replacements = edits.map { edit in
        JSONText.object([
          ("deletedRegion", region(edit.span, in: sources)),
          (
            "insertedContent", JSONText.object([("text", JSONText.string(edit.replacement))])
          ),
        ])
      }
      return JSONText.object([
        ("artifactLocation", artifact(edits[0].span, in: sources)),
        ("replacements", JSONText.array(replacements)),
      ])
    }
    return JSONText.object([
      ("description", message(help.message + ".")), ("artifactChanges", JSONText.array(changes)),
    ])
  }

  /// The region of `span`; the end is the column just past it.
  private static func region(_ span: SourceSpan, in sources: SourceMap) -> String {
    let start = sources[span.file].position(at: span.start)
    let end = sources[span.file].position(at: span.end)
    return JSONText.object([
      ("startLine", "\(start.line)"), ("startColumn", "\(start.utf16Column)"),
      ("endLine", "\(end.line)"), ("endColumn", "\(end.utf16Column)"),
    ])
  }

  /// The file of `span` as a URI.
  private static func artifact(_ span: SourceSpan, in sources: SourceMap) -> String {
    JSONText.object([("uri", JSONText.string(uri(of: sources[span.file].name)))])
  }

  /// The URI reference of the file called `name`: all but unreserved characters and slashes as percent and two digits
  /// (RFC 3986).
  private static func uri(of name: String) -> String {
    var result = name.hasPrefix("/") ? "file://" : ""
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return result
  }

}
