import Diagnostics

/// Charts in a terminal: a grid of cells, a mark for each line, shades for bands.
extension TextRenderer {

  /// The cells of a chart: wide enough to see a shape in, narrow enough to leave room for labels on a line of 80.
  private static let chartSize = (columns: 61, rows: 15)

  /// The marks of lines, in order.
  private static let marks: [Character] = ["●", "○", "◆", "◇", "▲", "△", "■", "□"]

  /// The text of `chart`: the heading, the grid with its scale, the elements below it, and what each mark is.
  static func render(_ chart: Chart) -> String {
    let (columns, rows) = chartSize
    let ticks = chart.ticks
    var grid = [[Character]](repeating: Array(repeating: " ", count: columns), count: rows)
    for (number, series) in chart.series.enumerated() {
      draw(series, marks[number % marks.count], ticks, &grid)
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
    if chart.series.count > 1 {
      lines.append("")
      for (number, series) in chart.series.enumerated() {
        lines.append("  \(marks[number % marks.count]) \(series.name)")
      }
    }
    if chart.series.contains(where: { $0.band != nil }) {
      lines.append("  ░ from the 5% to the 95% quantile")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// `line` without blanks at its end.
  private static func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }

  /// The row of `value` among `rows`, the first of which is the greatest tick's.
  private static func row(of value: Double, _ ticks: [Double], _ rows: Int) -> Int {
    let (low, high) = (ticks[0], ticks[ticks.count - 1])
    return Int(((high - value) / (high - low) * Double(rows - 1)).rounded())
  }

  /// Draws `series` with `mark` into `grid`, column by column, between the elements along straight lines.
  private static func draw(
    _ series: Chart.Series, _ mark: Character, _ ticks: [Double], _ grid: inout [[Character]]
  ) {
    let columns = grid[0].count
    func value(_ values: [Double], _ column: Int) -> Double {
      guard values.count > 1 else { return column == columns / 2 ? values.first ?? .nan : .nan }
      let position = Double(column) / Double(columns - 1) * Double(values.count - 1)
      let index = min(Int(position), values.count - 2)
      let share = position - Double(index)
      if share == 0 { return values[index] }
      return values[index] + (values[index + 1] - values[index]) * share
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
    for element in chart.labelledElements(width: width, room: columns) {
      let label = chart.labels[element]
      let place =
        chart.labels.count > 1
        ? element * (columns - 1) / (chart.labels.count - 1) : columns / 2
      let start = max(0, min(place - DisplayWidth.of(label) / 2, columns - DisplayWidth.of(label)))
      guard element == 0 || start > end else { continue }
      line += String(repeating: " ", count: start - end) + label
      end = start + DisplayWidth.of(label)
    }
    return line
  }

}
