import Foundation
import TestSupport
import Testing

/// Answers in files: what is in them, and what is never overwritten.
@Suite struct ResultFileTests {

  /// A folder of its own with a script in it, and what became of a run.
  private final class Place {

    /// The folder.
    let folder: URL

    /// Creates the folder.
    init() throws {
      folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("yarrow-results-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    /// Removes it.
    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Writes `text` to the file called `name`.
    func write(_ text: String, to name: String) throws {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }

    /// The text of the file called `name`.
    func text(_ name: String) throws -> String {
      try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    }

    /// Runs `script` in the folder.
    func run(_ script: String, _ options: [String] = []) throws -> ProgramRun {
      try write(script, to: "s.yarrow")
      return try ProgramRun.yarrow(
        ["run"] + options + [folder.appendingPathComponent("s.yarrow").path])
    }

  }

  /// The script whose workbook another program has read; see `workbook_reference.py`.
  private static let reference = "Tests/CommandTests/workbook_reference"

  @Test func everyFormHoldsTheAnswer() throws {
    let place = try Place()
    let script = """
      axis year = 2024..2025
      let gap = 3 GW * (year - 2023)
      show gap save "gap.csv"
      show gap save "gap.json"
      show gap save "gap.md"
      show gap save "gap.html"
      plot gap save "gap.svg"

      """
    let run = try place.run(script)
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(try place.text("gap.csv") == "year,gap (GW)\n2024,3\n2025,6\n")
    #expect(try place.text("gap.json").contains("\"values\": [3, 6]"))
    #expect(
      try place.text("gap.md") == """
        ## gap (GW)

        | year | gap (GW) |
        | ---: | -------: |
        | 2024 |        3 |
        | 2025 |        6 |

        """)
    #expect(try place.text("gap.html").contains("<td class=\"n\">2025</td><td class=\"n\">6</td>"))
    #expect(try place.text("gap.svg").hasPrefix("<svg"))
    let names = try FileManager.default.contentsOfDirectory(atPath: place.folder.path).sorted()
    #expect(names == ["gap.csv", "gap.html", "gap.json", "gap.md", "gap.svg", "s.yarrow"])
    let page = try place.run("let gap = 3 GW\nshow gap\n", ["--format", "html"])
    #expect(page.output.hasPrefix("<!DOCTYPE html>") && page.output.hasSuffix("</html>\n"))
  }

  /// Chinese takes two places a character, so the bars of a Markdown table line up in a terminal.
  @Test func markdownLinesUpChinese() throws {
    let place = try Place()
    let script = """
      table 电站 { 名称 功率
        "三门" 1250 MW
        "Vogtle 4" 1117 MW }
      show 电站.功率 save "电站.md"

      """
    #expect(try place.run(script).errors.isEmpty)
    #expect(
      try place.text("电站.md").hasSuffix(
        """
        | 电站     | 电站.功率 (MW) |
        | -------- | -------------: |
        | 三门     |           1250 |
        | Vogtle 4 |           1117 |

        """))
  }

  @Test func aFolderThatIsNotThereIsToldOf() throws {
    let place = try Place()
    let run = try place.run("show 1 save \"nowhere/x.csv\"\n")
    #expect(run.status == 66)
    #expect(run.errors.contains("error[E803]"))
    #expect(run.output == "1 = 1\n")
  }

  /// In a session, what is typed is saved where the session runs, and what a loaded script asks for beside the script.
  @Test func aLoadedScriptSavesBesideItself() throws {
    let place = try Place()
    try place.write("input a = 2 MW\nshow a * 2 save \"a.csv\"\n", to: "s.yarrow")
    let path = place.folder.appendingPathComponent("s.yarrow").path
    let run = try ProgramRun.yarrow(["repl"], input: Data(":load \(path)\n".utf8))
    #expect(run.errors.isEmpty && run.output == "a * 2 = 4 MW\n")
    #expect(try place.text("a.csv") == "a * 2 (MW)\n4\n")
  }

  /// Neither under another name nor through a link is a file written that the script reads, or one outside of its folder.
  @Test func linksLeadNowhereElse() throws {
    let place = try Place()
    let files = FileManager.default
    try place.write("plant,power (MW)\nA,1\n", to: "plants.csv")
    let plants = place.folder.appendingPathComponent("plants.csv")
    try files.linkItem(at: plants, to: place.folder.appendingPathComponent("same.csv"))
    let table = "table plant from \"plants.csv\"\n"
    let hard = try place.run(table + "show plant.power save \"same.csv\"\n")
    #expect(hard.status == 65 && hard.errors.contains("error[E842]"))
    let outside = try Place()
    try outside.write("old", to: "x.csv")
    try files.createSymbolicLink(
      at: place.folder.appendingPathComponent("out"), withDestinationURL: outside.folder)
    try files.createSymbolicLink(
      at: place.folder.appendingPathComponent("y.csv"),
      withDestinationURL: outside.folder.appendingPathComponent("x.csv"))
    for name in ["out/x.csv", "y.csv"] {
      let run = try place.run("show 1 save \"\(name)\"\n")
      #expect(run.status == 65 && run.errors.contains("error[E841]"), "\(run.errors)")
    }
    #expect(try outside.text("x.csv") == "old")
    #expect(try place.text("plants.csv") == "plant,power (MW)\nA,1\n")
  }

  /// Every cell of the workbook is, for our own reader, what `openpyxl` found in the same one.
  @Test func aWorkbookIsWhatOthersReadInIt() throws {
    let place = try Place()
    let script = try ProjectFiles.text("\(Self.reference).yarrow")
    #expect(try place.run(script).errors.isEmpty)
    var lines: [String] = []
    for name in ["sweep", "table"] {
      let data = try Data(contentsOf: place.folder.appendingPathComponent("\(name).xlsx"))
      let parts = try archived(Array(data))
      #expect(parts.map(\.name).prefix(2) == ["[Content_Types].xml", "_rels/.rels"])
      for (name, bytes) in parts {
        #expect(isWellFormed(String(decoding: bytes, as: UTF8.self)), "\(name)")
      }
      let book = try Workbook(parts.map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) })
      for sheet in book.sheets {
        lines += sheet.cells.map { "\(name)\t\(sheet.name)\t\($0)" }
      }
    }
    let expected = try ProjectFiles.text("\(Self.reference).tsv").split(separator: "\n")
    #expect(lines.count == expected.count && expected.count > 100)
    for (line, expected) in zip(lines, expected) { #expect(line == expected) }
  }

  /// The files in the archive `bytes`, whose directory must agree with them.
  private func archived(_ bytes: [UInt8]) throws -> [(name: String, bytes: [UInt8])] {
    func number(_ place: Int, _ width: Int) -> Int {
      (0..<width).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
    }
    let end = bytes.count - 22
    try #require(number(end, 4) == 0x0605_4B50)
    var entry = number(end + 16, 4)
    #expect(entry + number(end + 12, 4) == end)
    var files: [(String, [UInt8])] = []
    for _ in 0..<number(end + 10, 2) {
      try #require(number(entry, 4) == 0x0201_4B50)
      let (start, length, size) = (
        number(entry + 42, 4), number(entry + 28, 2), number(entry + 24, 4)
      )
      #expect(number(start, 4) == 0x0403_4B50)
      // All that both headers say is the same.
      #expect(Array(bytes[start + 4..<start + 30]) == Array(bytes[entry + 6..<entry + 32]))
      let content = start + 30 + length
      let file = Array(bytes[content..<content + size])
      #expect(UInt32(number(entry + 16, 4)) == check(file))
      files.append((String(decoding: bytes[content - length..<content], as: UTF8.self), file))
      entry += 46 + length
    }
    return files
  }

  /// `true` iff each element of `text` is closed, inside of the one it was opened in, and there is one outermost.
  private func isWellFormed(_ text: String) -> Bool {
    var open: [Substring] = []
    var roots = 0
    for tag in text.matches(of: /<(\/?)([\w:]+)((?: [\w:]+="[^"<]*")*)(\/?)>/) {
      if !tag.1.isEmpty {
        guard open.popLast() == tag.2 else { return false }
      } else {
        roots += open.isEmpty ? 1 : 0
        if tag.4.isEmpty { open.append(tag.2) }
      }
    }
    let rest = text.replacing(/<\/?[\w:]+(?: [\w:]+="[^"<]*")*\/?>/, with: "")
    return open.isEmpty && roots == 1 && rest.hasPrefix("<?xml") && !rest.dropFirst().contains("<")
  }

  /// The CRC-32 of `bytes`, bit by bit as its definition has it.
  private func check(_ bytes: [UInt8]) -> UInt32 {
    var rest: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      rest ^= UInt32(byte)
      for _ in 0..<8 { rest = rest & 1 == 1 ? rest >> 1 ^ 0xEDB8_8320 : rest >> 1 }
    }
    return ~rest
  }

}

/// The sheets of a workbook as a plain reader finds them.
private struct Workbook {

  /// The sheets with their cells: place, kind and value.
  var sheets: [(name: String, cells: [String])] = []

  /// Reads the sheets among `parts`.
  init(_ parts: [(name: String, text: String)]) throws {
    let names = try #require(parts.first { $0.name == "xl/workbook.xml" }).text
      .matches(of: /<sheet name="([^"]*)"/).map { String($0.1) }
    for (index, name) in names.enumerated() {
      let text = try #require(
        parts.first { $0.name == "xl/worksheets/sheet\(index + 1).xml" }
      ).text
      let cells = text.matches(
        of:
          /<c r="([A-Z]+[0-9]+)"(?: s="1")?(?: t="([a-zA-Z]+)")?>(?:<v>|<is><t xml:space="preserve">)([^<]*)</
      ).map { match in
        let kind = match.2.map { $0 == "b" ? "bool" : "text" } ?? "number"
        return "\(match.1)\t\(kind)\t\(Workbook.plain(String(match.3)))"
      }
      sheets.append((Workbook.plain(name), cells))
    }
  }

  /// `text` with its entities resolved.
  private static func plain(_ text: String) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")].reduce(text) {
      $0.replacingOccurrences(of: $1.0, with: $1.1)
    }
  }

}
