import Dimensions

/// A chart as a picture that scales.
///
/// Input: a `Chart`. Output: the text of an SVG file that stands by itself: the title, the unit above the scale, round
/// numbers beside it, the elements below, and what each colour is. Numbers and periods go from left to right, as far apart as
/// they are, and their values are lines with bands; things with names have bars, one below the other, because nothing lies
/// between two of them. The room for texts is taken from how wide they are at most, so none is cut off.
package enum SVGChart {

  /// The width of a picture, and of the margins that texts leave at its edges.
  static let (width, margin) = (800.0, 16.0)

  /// The colours of lines: eight that people with any eyes can tell apart (Okabe and Ito, 2008).
  private static let colours = [
    "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000", "#999933",
  ]

  /// The colours of the frame: lines of the scale, the line at zero, and texts beside the picture's own.
  static let (grid, base, quiet) = ("#DDD", "#888", "#555")

  /// The text of the file.
  package static func render(_ chart: Chart) -> String {
    var canvas = SVGCanvas(width: width)
    let top = drawTitle(of: chart, &canvas)
    let bottom =
      chart.isOfNames
      ? drawBars(of: chart, from: top, &canvas) : drawLines(of: chart, from: top, &canvas)
    let height = drawLegend(of: chart, from: bottom, &canvas)
    return canvas.file(height: height)
  }

  /// `number` as pictures have it, for readers who do not know the language: with commas between thousands.
  static func spelled(_ number: String) -> String {
    String(number.map { $0 == "_" ? "," : $0 })
  }

  /// The colour of the series with the number `number`.
  static func colour(_ number: Int) -> String { colours[number % colours.count] }

  /// Draws the title and the unit, and returns where they end.
  private static func drawTitle(of chart: Chart, _ canvas: inout SVGCanvas) -> Double {
    var y = 12.0
    for line in SVGCanvas.wrapped(chart.title, to: width - 2 * margin, size: 16) {
      y += 20
      canvas.text(line, margin, y, size: 16)
    }
    guard !chart.unit.isEmpty else { return y + 20 }
    canvas.text(
      SVGCanvas.clipped(chart.unit, to: width - 2 * margin), margin, y + 22, colour: quiet)
    return y + 34
  }

  /// Draws what each colour is, and returns where that ends.
  private static func drawLegend(of chart: Chart, from top: Double, _ canvas: inout SVGCanvas)
    -> Double
  {
    var y = top
    if chart.series.count > 1 {
      var x = margin
      for (number, series) in chart.series.enumerated() {
        let name = SVGCanvas.clipped(series.name, to: width - 2 * margin - 60)
        let room = 32 + SVGCanvas.width(of: name)
        if number > 0, x + room > width - margin { (x, y) = (margin, y + 20) }
        canvas.line(x, y + 8, x + 20, y + 8, colour: colour(number), width: 4)
        canvas.text(name, x + 26, y + 12)
        x += room + 18
      }
      y += 24
    }
    if chart.series.contains(where: { $0.band != nil }) {
      let fill = chart.isOfNames ? "#000" : chart.series.count > 1 ? base : colour(0)
      canvas.box(margin, y + 2, 20, 12, fill: fill, opacity: chart.isOfNames ? 0.35 : 0.2)
      canvas.text(Chart.bandText, margin + 26, y + 12, colour: quiet)
      y += 24
    }
    return y + 8
  }

}
