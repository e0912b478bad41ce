/// Writes answers as a page that needs nothing but itself: no script, no picture or style from elsewhere.
enum PageRenderer {

  /// How the page looks: on paper too, and on dark screens.
  private static let style = """
    :root{color-scheme:light dark}
    body{font:16px/1.5 system-ui,"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}
    h2{font-size:1.1rem;margin:2rem 0 .5rem}
    p{margin:.25rem 0}
    .wide{overflow-x:auto}
    table{border-collapse:collapse;margin:.5rem 0;font-variant-numeric:tabular-nums}
    th,td{padding:.15rem .75rem;text-align:left;border-bottom:1px solid #8884;white-space:pre}
    th.n,td.n{text-align:right}
    th.a{text-align:center}
    svg{max-width:100%;height:auto}
    """

  /// The opening of a page whose first answer is `passages`.
  static func head(_ passages: [Passage]) -> String {
    let titles = passages.compactMap { passage -> String? in
      switch passage {
      case .heading(let text), .line(let text): text
      case .table, .picture: nil
      }
    }
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(escaped(titles.first ?? "Yarrow"))</title>
      <style>
      \(style)
      </style>
      </head>
      <body>

      """
  }

  /// The end of a page.
  static let foot = "</body>\n</html>\n"

  /// The part of a page with one answer.
  static func render(_ passages: [Passage]) -> String {
    let parts = passages.map { passage in
      switch passage {
      case .heading(let text): "<h2>\(escaped(text))</h2>\n"
      case .line(let text): "<p>\(escaped(text))</p>\n"
      case .table(let columns, let across): table(columns, across: across)
      case .picture(let chart): SVGChart.render(chart)
      }
    }
    return "<section>\n\(parts.joined())</section>\n"
  }

  /// A table; an axis whose elements are columns stands above them.
  private static func table(_ columns: [TextColumn], across: (axis: String, lead: Int)?) -> String {
    var text = "<div class=\"wide\"><table>\n<thead>\n"
    if let (axis, lead) = across {
      let blank = lead > 0 ? "<th colspan=\"\(lead)\"></th>" : ""
      text +=
        "<tr>\(blank)<th class=\"a\" colspan=\"\(columns.count - lead)\">\(escaped(axis))</th></tr>\n"
    }
    let headings = columns.map { "<th\(kind($0)) scope=\"col\">\(escaped($0.heading))</th>" }
    text += "<tr>\(headings.joined())</tr>\n</thead>\n<tbody>\n"
    for row in columns.first?.cells.indices ?? 0..<0 {
      let cells = columns.map { "<td\(kind($0))>\(escaped($0.cells[row]))</td>" }
      text += "<tr>\(cells.joined())</tr>\n"
    }
    return text + "</tbody>\n</table></div>\n"
  }

  /// The class of the cells of `column`.
  private static func kind(_ column: TextColumn) -> String {
    column.alignsRight ? " class=\"n\"" : ""
  }

  /// `text` with what a page would read as signs of its own escaped.
  private static func escaped(_ text: String) -> String { XMLText.escaped(text) }

}
