import Dimensions

/// Bars one below the other, for elements that have names.
extension SVGChart {

  /// The height of a bar, and the room between those of two elements.
  private static let (barHeight, gap) = (16.0, 12.0)

  /// Draws the bars of `chart` with their scale from `top` on, and returns where they end.
  static func drawBars(of chart: Chart, from top: Double, _ canvas: inout SVGCanvas) -> Double {
    let names = chart.labels.map { SVGCanvas.clipped($0, to: width / 3) }
    let left = (names.map { SVGCanvas.width(of: $0) }.max() ?? 0) + 10 + margin
    // The value stands behind its bar, so the scale leaves room for it.
    let texts = chart.series.map { series in
      series.values.map { spelled(NumberFormat.significant($0)) }
    }
    let room = (texts.joined().map { SVGCanvas.width(of: $0) }.max() ?? 0) + 8
    let right = width - margin - room
    let group = Double(chart.series.count) * barHeight + gap
    let bottom = top + Double(names.count) * group
    let ticks = chart.ticks
    func x(_ value: Double) -> Double {
      left + (right - left) * Chart.share(of: value, between: ticks[0], ticks[ticks.count - 1])
    }
    canvas.box(left, top, right - left, bottom - top, fill: "white", name: "plot")
    var end = -Double.infinity
    for (tick, label) in zip(ticks, chart.tickLabels.map { spelled($0) }) {
      canvas.line(x(tick), top, x(tick), bottom, colour: tick == 0 ? base : grid)
      let reach = SVGCanvas.width(of: label) / 2
      guard x(tick) - reach > end + 6, x(tick) + reach < width else { continue }
      end = x(tick) + reach
      canvas.text(label, x(tick), bottom + 18, .middle, colour: quiet)
    }
    for (element, name) in names.enumerated() {
      let start = top + Double(element) * group + gap / 2
      canvas.text(
        name, left - 8, start + Double(chart.series.count) * barHeight / 2 + 4, .end)
      for (number, series) in chart.series.enumerated() {
        let y = start + Double(number) * barHeight
        let far = drawBar(of: series, element, colour(number), at: y, &canvas, x)
        canvas.text(texts[number][element], far + 4, y + 12, colour: quiet)
      }
    }
    canvas.text(
      SVGCanvas.clipped(chart.axis, to: left - margin), margin, bottom + 18, colour: quiet)
    return bottom + 34
  }

  /// Draws the bar of `element` of `series` at `y`, where `x` has the places of values, and returns how far it reaches.
  private static func drawBar(
    of series: Chart.Series, _ element: Int, _ colour: String, at y: Double,
    _ canvas: inout SVGCanvas, _ x: (Double) -> Double
  ) -> Double {
    let value = series.values[element]
    guard value.isFinite else { return x(0) }
    canvas.box(
      min(x(0), x(value)), y + 2, abs(x(value) - x(0)), barHeight - 4, fill: colour, name: "bar")
    var far = max(x(0), x(value))
    if let band = series.band, band.low[element].isFinite, band.high[element].isFinite {
      let (low, high) = (x(band.low[element]), x(band.high[element]))
      canvas.box(low, y + 5, high - low, barHeight - 10, fill: "#000", name: "band", opacity: 0.35)
      far = max(far, high)
    }
    return far
  }

}
