import Diagnostics

/// Writes answers as a workbook (Office Open XML, ECMA-376): a sheet for each, numbers as numbers, units in the headings,
/// and a last sheet that says what each is.
///
/// It is the least that spreadsheets open without complaint: sheets, two styles, texts in their cells. The same answers
/// make the same bytes.
package enum Workbook {

  /// Rows and columns of a sheet at the most, and the characters of a text, as the format has them.
  private static let limits = (rows: 1_048_576, columns: 16_384, characters: 32_767)

  /// Rows that are looked at for the widths of columns.
  private static let measuredRows = 500

  /// One sheet.
  private struct Sheet {

    /// What it is called: no more than 31 characters, and none of those that formulas use.
    let name: String

    /// Its text.
    let text: [UInt8]

  }

  /// The bytes of the workbook of `answers`.
  package static func bytes(of answers: [Answer]) -> [UInt8] {
    let tables = answers.map { FileTable($0) }
    var sheets: [Sheet] = []
    var about: [[FileTable.Cell]] = []
    for table in tables {
      let room = limits.rows - 1
      for start in stride(from: 0, to: max(1, table.count), by: room) {
        let rows = start..<min(table.count, start + room)
        let name = name(of: table.title, number: sheets.count + 1)
        sheets.append(Sheet(name: name, text: text(table.headings, rows, table.row)))
        about.append([.text(name), .text(table.title)])
        about += table.notes.map { [.text(name), .text($0)] }
        if table.headings.count > limits.columns {
          about.append([
            .text(name), .text("only the first \(limits.columns) columns: a sheet has no more"),
          ])
        }
      }
    }
    let last = text(["sheet", "about"], 0..<about.count) { about[$0] }
    sheets.append(Sheet(name: "about", text: last))
    return archive(of: sheets)
  }

  /// The name of the sheet with a `number` whose table is called `title`.
  private static func name(of title: String, number: Int) -> String {
    var name = "\(number)"
    for character in " " + title {
      let isRefused = "[]:*?/\\'".contains(character) || character.isNewline
      let next = isRefused ? " " : character
      if next == " ", name.hasSuffix(" ") { continue }
      // The limit counts UTF-16 units.
      if name.utf16.count + String(next).utf16.count > 31 { break }
      name.append(next)
    }
    return name.trimmingEnd
  }

  /// The name of the column with the number `index`: A to Z, then AA.
  private static func column(_ index: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(65 + index % 26)))
    return index < 26 ? letter : column(index / 26 - 1) + letter
  }

  /// The text of a sheet of `rows` under `headings`.
  private static func text(
    _ headings: [String], _ rows: Range<Int>, _ row: (Int) -> [FileTable.Cell]
  ) -> [UInt8] {
    let columns = min(headings.count, limits.columns)
    var widths = headings.prefix(columns).map { DisplayWidth.of($0) }
    for index in rows.prefix(measuredRows) {
      for (column, cell) in row(index).prefix(columns).enumerated() {
        widths[column] = max(widths[column], DisplayWidth.of(cell.text))
      }
    }
    let names = (0..<columns).map { column($0) }
    var text = """
      \(declaration)<worksheet xmlns="\(main)"><sheetViews><sheetView workbookViewId="0">\
      <pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>
      """
    for (index, width) in widths.enumerated() {
      let width = max(8, min(60, width + 2))
      text +=
        "<col min=\"\(index + 1)\" max=\"\(index + 1)\" width=\"\(width)\" customWidth=\"1\"/>"
    }
    text += "</cols><sheetData><row r=\"1\">"
    for index in 0..<columns { text += cell(.text(headings[index]), names[index] + "1", style: 1) }
    text += "</row>"
    for (number, index) in rows.enumerated() {
      text += "<row r=\"\(number + 2)\">"
      for (column, value) in row(index).prefix(columns).enumerated() {
        text += cell(value, "\(names[column])\(number + 2)", style: 0)
      }
      text += "</row>"
    }
    return Array((text + "</sheetData></worksheet>").utf8)
  }

  /// The text of the cell `value` at `place`; nothing where it is empty.
  private static func cell(_ value: FileTable.Cell, _ place: String, style: Int) -> String {
    let style = style == 0 ? "" : " s=\"\(style)\""
    switch value {
    case .number(let text) where Double(text)?.isFinite == true:
      return "<c r=\"\(place)\"\(style)><v>\(text)</v></c>"
    case .truth(let isTrue):
      return "<c r=\"\(place)\"\(style) t=\"b\"><v>\(isTrue ? 1 : 0)</v></c>"
    case .text(let text), .number(let text):
      if text.isEmpty { return "" }
      let shown = XMLText.escaped(String(text.prefix(limits.characters / 2)))
      return
        "<c r=\"\(place)\"\(style) t=\"inlineStr\"><is><t xml:space=\"preserve\">\(shown)</t></is></c>"
    case .empty: return ""
    }
  }

  /// The first line of each part.
  private static let declaration =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

  /// The names of the format's own vocabularies.
  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let links = "http://schemas.openxmlformats.org/package/2006/relationships"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"

  /// The archive of `sheets` with the parts that say how they belong together.
  private static func archive(of sheets: [Sheet]) -> [UInt8] {
    let numbers = 1...sheets.count
    let overrides = numbers.map {
      "<Override PartName=\"/xl/worksheets/sheet\($0).xml\" ContentType=\"\(kinds).worksheet+xml\"/>"
    }.joined()
    let names = zip(sheets, numbers).map { sheet, number in
      "<sheet name=\"\(XMLText.escaped(sheet.name))\" sheetId=\"\(number)\" r:id=\"rId\(number)\"/>"
    }.joined()
    let targets = numbers.map {
      "<Relationship Id=\"rId\($0)\" Type=\"\(office)/worksheet\" Target=\"worksheets/sheet\($0).xml\"/>"
    }.joined()
    var archive = ZipArchive()
    func add(_ name: String, _ text: String) {
      archive.add(name, Array((declaration + text).utf8))
    }
    add(
      "[Content_Types].xml",
      """
      <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
      <Default Extension="xml" ContentType="application/xml"/>\
      <Override PartName="/xl/workbook.xml" ContentType="\(kinds).sheet.main+xml"/>\
      <Override PartName="/xl/styles.xml" ContentType="\(kinds).styles+xml"/>\(overrides)</Types>
      """)
    add(
      "_rels/.rels",
      """
      <Relationships xmlns="\(links)"><Relationship Id="rId1" Type="\(office)/officeDocument" \
      Target="xl/workbook.xml"/></Relationships>
      """)
    add(
      "xl/workbook.xml",
      "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><sheets>\(names)</sheets></workbook>")
    add(
      "xl/_rels/workbook.xml.rels",
      """
      <Relationships xmlns="\(links)">\(targets)<Relationship Id="rId\(sheets.count + 1)" \
      Type="\(office)/styles" Target="styles.xml"/></Relationships>
      """)
    add("xl/styles.xml", styles)
    for (sheet, number) in zip(sheets, numbers) {
      archive.add("xl/worksheets/sheet\(number).xml", sheet.text)
    }
    return archive.finished()
  }

  /// The two styles of cells: plain, and bold for headings.
  private static let styles = """
    <styleSheet xmlns="\(main)"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>\
    <font><b/><sz val="11"/><name val="Calibri"/></font></fonts>\
    <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>\
    <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
    <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
    <cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
    <xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>\
    <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
    """

}
