import Diagnostics
import Dimensions

/// A chart as a picture that scales.
package enum SVGChart {

  /// The size of the picture and of the margins around its lines.
  private static let size = (width: 800.0, height: 450.0, left: 80.0, right: 30.0, top: 50.0)

  /// The room below the lines.
  private static let bottom = 50.0

  /// The colours of lines: eight that people with any eyes can tell apart (Okabe and Ito, 2008).
  private static let colours = [
    "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000", "#999933",
  ]

  /// The text of the file.
  package static func render(_ chart: Chart) -> String {
    let legend = chart.series.count > 1 ? chart.series : []
    let height = size.height + Double(legend.count) * 20
    var lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(text(size.width)) \(text(height))\" font-family=\"sans-serif\" font-size=\"13\">",
      "<rect width=\"100%\" height=\"100%\" fill=\"white\"/>",
      "<text x=\"\(text(size.left))\" y=\"28\" font-size=\"16\">\(escaped(chart.heading))</text>",
    ]
    let ticks = chart.ticks
    for (tick, label) in zip(ticks, chart.tickLabels) {
      let y = y(of: tick, ticks)
      lines.append(
        "<line x1=\"\(text(size.left))\" x2=\"\(text(size.width - size.right))\" y1=\"\(text(y))\" y2=\"\(text(y))\" stroke=\"#ddd\"/>"
      )
      lines.append(
        "<text x=\"\(text(size.left - 8))\" y=\"\(text(y + 4))\" text-anchor=\"end\">\(escaped(label))</text>"
      )
    }
    let width = (chart.labels.map { DisplayWidth.of($0) }.max() ?? 0) * 8 + 16
    for element in chart.labelledElements(width: width, room: Int(size.width - size.left)) {
      lines.append(
        "<text x=\"\(text(x(of: element, chart)))\" y=\"\(text(size.height - bottom + 20))\" text-anchor=\"middle\">\(escaped(chart.labels[element]))</text>"
      )
    }
    lines.append(
      "<text x=\"\(text((size.left + size.width - size.right) / 2))\" y=\"\(text(size.height - 8))\" text-anchor=\"middle\" fill=\"#555\">\(escaped(chart.axis))</text>"
    )
    for (number, series) in chart.series.enumerated() {
      lines += draw(series, colours[number % colours.count], chart, ticks)
    }
    for (number, series) in legend.enumerated() {
      let y = size.height + Double(number) * 20
      lines.append(
        "<line x1=\"\(text(size.left))\" x2=\"\(text(size.left + 24))\" y1=\"\(text(y))\" y2=\"\(text(y))\" stroke=\"\(colours[number % colours.count])\" stroke-width=\"3\"/>"
      )
      lines.append(
        "<text x=\"\(text(size.left + 32))\" y=\"\(text(y + 4))\">\(escaped(series.name))</text>")
    }
    lines.append("</svg>")
    return lines.joined(separator: "\n") + "\n"
  }

  /// The band and the line of `series`, which breaks where values are missing.
  private static func draw(
    _ series: Chart.Series, _ colour: String, _ chart: Chart, _ ticks: [Double]
  ) -> [String] {
    func points(_ values: [Double], _ elements: some Sequence<Int>) -> String {
      elements.map { "\(text(x(of: $0, chart))),\(text(y(of: values[$0], ticks)))" }
        .joined(separator: " ")
    }
    var lines: [String] = []
    let known = series.values.indices.split { !series.values[$0].isFinite }
    for run in known {
      if let band = series.band {
        let outline = points(band.high, run) + " " + points(band.low, run.reversed())
        lines.append("<polygon points=\"\(outline)\" fill=\"\(colour)\" fill-opacity=\"0.2\"/>")
      }
      lines.append(
        "<polyline points=\"\(points(series.values, run))\" fill=\"none\" stroke=\"\(colour)\" stroke-width=\"2\"/>"
      )
      if run.count == 1, let only = run.first {
        lines.append(
          "<circle cx=\"\(text(x(of: only, chart)))\" cy=\"\(text(y(of: series.values[only], ticks)))\" r=\"3\" fill=\"\(colour)\"/>"
        )
      }
    }
    return lines
  }

  /// The place of `element` from the left.
  private static func x(of element: Int, _ chart: Chart) -> Double {
    let width = size.width - size.left - size.right
    guard chart.labels.count > 1 else { return size.left + width / 2 }
    return size.left + width * Double(element) / Double(chart.labels.count - 1)
  }

  /// The place of `value` from the top.
  private static func y(of value: Double, _ ticks: [Double]) -> Double {
    let (low, high) = (ticks[0], ticks[ticks.count - 1])
    return size.top + (size.height - size.top - bottom) * (high - value) / (high - low)
  }

  /// `number` to a hundredth, which is finer than any screen.
  private static func text(_ number: Double) -> String {
    NumberFormat.exact((number * 100).rounded() / 100).filter { $0 != "_" && $0 != "," }
  }

  /// `text` as it stands in a file of tags.
  private static func escaped(_ text: String) -> String { XMLText.escaped(text) }

}
