import Dimensions

/// Lines from left to right.
extension SVGChart {

  /// The height of the part of a picture that has lines.
  private static let height = 350.0

  /// Where values and elements are in a picture.
  private struct Frame {

    /// The edges of the part with lines.
    let (left, right, top, bottom): (Double, Double, Double, Double)

    /// The values at the bottom and the top.
    let range: ClosedRange<Double>

    /// The places of the elements between 0 and 1.
    let places: [Double]

    /// The place of `element` from the left.
    func x(_ element: Int) -> Double { left + (right - left) * places[element] }

    /// The place of `value` from the top.
    func y(_ value: Double) -> Double {
      top + (bottom - top) * Chart.share(of: value, between: range.upperBound, range.lowerBound)
    }

  }

  /// Draws the lines of `chart` with their scale from `top` on, and returns where they end.
  static func drawLines(of chart: Chart, from top: Double, _ canvas: inout SVGCanvas) -> Double {
    let ticks = chart.ticks
    let labels = chart.tickLabels.map { SVGCanvas.clipped(spelled($0), to: 200) }
    let names = chart.labels.map { SVGCanvas.clipped($0, to: 160) }
    func half(_ name: String?) -> Double { SVGCanvas.width(of: name ?? "") / 2 + margin }
    let scale = (labels.map { SVGCanvas.width(of: $0) }.max() ?? 0) + 10 + margin
    let frame = Frame(
      left: max(scale, half(names.first)), right: width - half(names.last), top: top,
      bottom: top + height, range: ticks[0]...ticks[ticks.count - 1], places: chart.places)
    canvas.box(
      frame.left, top, frame.right - frame.left, height, fill: "white", name: "plot")
    for (tick, label) in zip(ticks, labels) {
      let y = frame.y(tick)
      canvas.line(frame.left, y, frame.right, y, colour: tick == 0 ? base : grid)
      canvas.text(label, frame.left - 8, y + 4, .end, colour: quiet)
    }
    var end = -Double.infinity
    for element in chart.labelledElements(
      width: (names.map { SVGCanvas.width(of: $0) }.max() ?? 0) + 16,
      room: frame.right - frame.left)
    {
      let (x, reach) = (frame.x(element), SVGCanvas.width(of: names[element]) / 2)
      // Elements that lie close together would have their names over each other, or beyond the edge.
      guard x - reach > max(end + 6, 0), x + reach < width else { continue }
      end = x + reach
      canvas.line(x, frame.bottom, x, frame.bottom + 5, colour: base)
      canvas.text(names[element], x, frame.bottom + 20, .middle, colour: quiet)
    }
    let middle = (frame.left + frame.right) / 2
    canvas.text(
      SVGCanvas.clipped(chart.axis, to: 2 * (min(middle, width - middle) - margin)), middle,
      frame.bottom + 42, .middle, colour: quiet)
    for (number, series) in chart.series.enumerated() {
      draw(series, colour(number), in: frame, &canvas)
    }
    return frame.bottom + 58
  }

  /// Draws the band and the line of `series`, which break where values are missing.
  private static func draw(
    _ series: Chart.Series, _ colour: String, in frame: Frame, _ canvas: inout SVGCanvas
  ) {
    func points(_ values: [Double], _ elements: some Sequence<Int>) -> [(x: Double, y: Double)] {
      elements.map { (frame.x($0), frame.y(values[$0])) }
    }
    if let band = series.band {
      let runs = series.values.indices.split {
        !band.low[$0].isFinite || !band.high[$0].isFinite
      }
      for run in runs {
        canvas.area(points(band.high, run) + points(band.low, run.reversed()), colour: colour)
      }
    }
    for run in series.values.indices.split(whereSeparator: { !series.values[$0].isFinite }) {
      let line = points(series.values, run)
      canvas.path(line, colour: colour)
      if run.count == 1 || series.values.count <= 12 {
        for point in line { canvas.point(point.x, point.y, colour: colour) }
      }
    }
  }

}
