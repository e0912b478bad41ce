import Diagnostics
import Dimensions

/// Charts in a terminal: a grid of cells, a mark for each line, shades for bands.
extension TextRenderer {

  /// The cells of a chart: wide enough to see a shape in, narrow enough to leave room for labels on a line of 80.
  private static let chartSize = (columns: 61, rows: 15)

  /// The marks of bars, in order.
  private static let bars: [Character] = ["█", "▓", "▒", "■", "▪", "▬", "▮", "▰"]

  /// The marks of lines, in order.
  private static let marks: [Character] = ["●", "○", "◆", "◇", "▲", "△", "■", "□"]

  /// The text of `chart`: the heading, the grid with its scale, the elements below it, and what each mark is.
  static func render(_ chart: Chart) -> String {
    if chart.isOfNames { return renderBars(chart) }
    let (columns, rows) = chartSize
    let ticks = chart.ticks
    var grid = [[Character]](repeating: Array(repeating: " ", count: columns), count: rows)
    for (number, series) in chart.series.enumerated() {
      draw(series, marks[number % marks.count], ticks, chart.places, &grid)
    }
    let texts = chart.tickLabels
    let width = texts.map { DisplayWidth.of($0) }.max() ?? 0
    var lines = [chart.heading]
    for row in 0..<rows {
      let tick = ticks.firstIndex { self.row(of: $0, ticks, rows) == row }
      let text = tick.map { texts[$0] } ?? ""
      let blanks = String(repeating: " ", count: width - DisplayWidth.of(text))
      lines.append(trimmed("\(blanks)\(text) \(tick == nil ? "│" : "┤")\(String(grid[row]))"))
    }
    lines.append(
      String(repeating: " ", count: width) + " └" + String(repeating: "─", count: columns))
    lines.append(trimmed(String(repeating: " ", count: width + 2) + elements(of: chart)))
    lines += legend(of: chart, marks)
    return lines.joined(separator: "\n") + "\n"
  }

  /// What each of the `marks` of `chart` is.
  private static func legend(of chart: Chart, _ marks: [Character]) -> [String] {
    var lines: [String] = []
    if chart.series.count > 1 {
      lines.append("")
      for (number, series) in chart.series.enumerated() {
        lines.append("  \(marks[number % marks.count]) \(series.name)")
      }
    }
    if chart.series.contains(where: { $0.band != nil }) { lines.append("  ░ \(Chart.bandText)") }
    return lines
  }

  /// The text of `chart`, whose elements are names: a bar for each, with its value behind.
  private static func renderBars(_ chart: Chart) -> String {
    let ticks = chart.ticks
    let room = 40
    let names = chart.labels.map { clipped($0, to: 24) }
    let width = names.map { DisplayWidth.of($0) }.max() ?? 0
    func column(_ value: Double) -> Int {
      let share = Chart.share(of: value, between: ticks[0], ticks[ticks.count - 1])
      return Int((share * Double(room)).rounded())
    }
    var lines = [chart.heading]
    for (element, name) in names.enumerated() {
      for (number, series) in chart.series.enumerated() {
        let text = number == 0 ? name : ""
        let value = series.values[element]
        var cells = [Character](repeating: " ", count: room)
        if let band = series.band, band.low[element].isFinite, band.high[element].isFinite {
          for place in column(band.low[element])..<column(band.high[element]) { cells[place] = "░" }
        }
        if value.isFinite {
          let (start, end) = (min(column(0), column(value)), max(column(0), column(value)))
          for place in start..<end { cells[place] = bars[number % bars.count] }
        }
        let blanks = String(repeating: " ", count: width - DisplayWidth.of(text))
        let figure = NumberFormat.significant(value)
        lines.append(trimmed("  \(text)\(blanks) \(String(cells)) \(figure)"))
      }
    }
    lines += legend(of: chart, bars)
    return lines.joined(separator: "\n") + "\n"
  }

  /// `text`, or its beginning with an ellipsis where it takes more than `cells`.
  private static func clipped(_ text: String, to cells: Int) -> String {
    if DisplayWidth.of(text) <= cells { return text }
    var kept = text
    while DisplayWidth.of(kept) > cells - 1 { kept.removeLast() }
    return kept + "…"
  }

  /// `line` without blanks at its end.
  private static func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }

  /// The row of `value` among `rows`, the first of which is the greatest tick's.
  private static func row(of value: Double, _ ticks: [Double], _ rows: Int) -> Int {
    let share = Chart.share(of: value, between: ticks[ticks.count - 1], ticks[0])
    return Int((share * Double(rows - 1)).rounded())
  }

  /// Draws `series` with `mark` into `grid`, column by column, between the elements along straight lines.
  private static func draw(
    _ series: Chart.Series, _ mark: Character, _ ticks: [Double], _ places: [Double],
    _ grid: inout [[Character]]
  ) {
    let columns = grid[0].count
    func value(_ values: [Double], _ column: Int) -> Double {
      guard values.count > 1 else { return column == columns / 2 ? values.first ?? .nan : .nan }
      let place = Double(column) / Double(columns - 1)
      let index = max(
        0, min((places.firstIndex { $0 > place } ?? places.count) - 1, values.count - 2))
      let share = Chart.share(of: place, between: places[index], places[index + 1])
      if share == 0 { return values[index] }
      if share == 1 { return values[index + 1] }
      return values[index] * (1 - share) + values[index + 1] * share
    }
    for column in 0..<columns {
      if let band = series.band {
        let (low, high) = (value(band.low, column), value(band.high, column))
        if low.isFinite, high.isFinite {
          for row in row(of: high, ticks, grid.count)...row(of: low, ticks, grid.count)
          where grid[row][column] == " " {
            grid[row][column] = "░"
          }
        }
      }
      let middle = value(series.values, column)
      if middle.isFinite { grid[row(of: middle, ticks, grid.count)][column] = mark }
    }
  }

  /// The line of elements below `chart`.
  private static func elements(of chart: Chart) -> String {
    let columns = chartSize.columns
    let width = (chart.labels.map { DisplayWidth.of($0) }.max() ?? 0) + 2
    var line = ""
    var end = 0
    for element in chart.labelledElements(width: Double(width), room: Double(columns)) {
      let label = clipped(chart.labels[element], to: columns)
      let place = Int(chart.places[element] * Double(columns - 1))
      let start = max(0, min(place - DisplayWidth.of(label) / 2, columns - DisplayWidth.of(label)))
      guard element == 0 || start > end else { continue }
      line += String(repeating: " ", count: start - end) + label
      end = start + DisplayWidth.of(label)
    }
    return line
  }

}
