import Diagnostics
import Dimensions
import Foundation
import Presentation
import Session
import TestSupport
import Testing

/// Charts as pictures and in terminals.
@Suite struct PictureTests {

  /// The charts that the script `text` draws.
  private func charts(_ text: String) -> [Chart] {
    var charts: [Chart] = []
    let runner = ScriptRunner(RunOptions())
    _ = runner.run(SourceFile(name: "plot.yarrow", text: text)) { event in
      if case .answer(.chart(let chart)) = event { charts.append(chart) }
    }
    return charts
  }

  /// `chart` as a terminal has it.
  private func text(_ chart: Chart) -> String {
    var writer = AnswerWriter(.text)
    return writer.write(.chart(chart))
  }

  /// Expects that all in the picture of `chart` is where it belongs.
  private func check(_ chart: Chart, _ note: String) {
    let file = SVGChart.render(chart)
    let picture = ParsedPicture(file)
    #expect(picture.isSound, "\(note)")
    guard let root = picture.all("svg").first, let plot = picture.all("rect", kind: "plot").first
    else {
      Issue.record("no picture: \(note)")
      return
    }
    let (left, top) = (plot.number("x"), plot.number("y"))
    let (right, bottom) = (left + plot.number("width"), top + plot.number("height"))
    func isInside(_ x: Double, _ y: Double) -> Bool {
      (left - 0.011...right + 0.011).contains(x) && (top - 0.011...bottom + 0.011).contains(y)
    }
    let marks =
      (picture.all("polyline") + picture.all("polygon")).flatMap(\.points)
      + picture.all("circle").map { ($0.number("cx"), $0.number("cy")) }
    #expect(marks.allSatisfy { isInside($0.0, $0.1) }, "\(note)")
    for bar in picture.all("rect", kind: "bar") + picture.all("rect", kind: "band") {
      let (x, y) = (bar.number("x"), bar.number("y"))
      #expect(isInside(x, y), "\(note)")
      #expect(isInside(x + bar.number("width"), y + bar.number("height")), "\(note)")
    }
    // Chinese letters are as wide as they are high; no usual font has digits wider than 0.64 of it.
    let shares: [String: Double] = ["start": 0, "middle": 0.5, "end": 1]
    let widths: [Double] = [0, 0.64, 1]
    for text in picture.all("text") {
      let width = text.text.unicodeScalars.reduce(0.0) {
        $0 + widths[DisplayWidth.of($1)] * text.number("font-size")
      }
      let share = shares[text.attributes["text-anchor"] ?? ""] ?? 0
      let start = text.number("x") - share * width
      #expect(start >= -0.5 && start + width <= root.number("width") + 0.5, "\(text.text): \(note)")
      #expect((0...root.number("height")).contains(text.number("y")), "\(text.text): \(note)")
    }
    // A band goes along its upper edge and back along the lower one, and has the line between them.
    let lines = picture.all("polyline").flatMap(\.points)
    for band in picture.all("polygon").map(\.points) {
      let half = band.count / 2
      for (high, low) in zip(band[..<half], band[half...].reversed()) {
        #expect(high.x == low.x && high.y <= low.y, "\(note)")
        #expect(
          lines.contains { $0.x == high.x && ($0.y >= high.y && $0.y <= low.y) }, "\(note)")
      }
    }
  }

  /// With `RECORD=1` in the environment, goldens are rewritten; the pictures are looked at before they are committed.
  @Test(arguments: ProjectFiles.paths(in: "Tests/PresentationTests/Pictures", suffix: ".yarrow"))
  func picturesAreAsTheyWere(_ path: String) throws {
    let charts = charts(try ProjectFiles.text(path))
    #expect(charts.count == 1)
    let chart = try #require(charts.first)
    check(chart, path)
    for (ending, text) in [(".svg", SVGChart.render(chart)), (".expected", text(chart))] {
      let golden = ProjectFiles.url(String(path.dropLast(7)) + ending)
      if ProcessInfo.processInfo.environment["RECORD"] != nil {
        try Data(text.utf8).write(to: golden)
      }
      #expect(try String(contentsOf: golden, encoding: .utf8) == text)
    }
  }

  /// Whatever the values and names, nothing lies outside of its part of the picture or of a line of a terminal.
  @Test func nothingLiesOutside() {
    var generator = SeededGenerator(seed: 17)
    let pieces = ["华东", "a", "2024Q", "<&>", "\"", "电力 ", "W", "é", "可再生能源基地", "😀", "1", "\u{1}"]
    func name() -> String {
      (0..<Int.random(in: 0...9, using: &generator))
        .map { _ in pieces[Int.random(in: 0..<pieces.count, using: &generator)] }.joined()
    }
    func value(_ scale: Double) -> Double {
      Int.random(in: 0..<9, using: &generator) == 0
        ? .nan : Double.random(in: -0.3...1, using: &generator) * scale
    }
    for round in 0..<300 {
      let count = Int.random(in: 1...(round % 3 == 0 ? 60 : 6), using: &generator)
      let scale = [1, 1e-9, 1e12, 1e300, 1e-300, 7][round % 6]
      let series = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
        let values = (0..<count).map { _ in value(scale) }
        return Chart.Series(
          name: name(), values: values,
          band: Bool.random(using: &generator)
            ? (values.map { $0 - 0.2 * abs($0) }, values.map { $0 + 0.4 * abs($0) }) : nil)
      }
      var place = 0.0
      let positions = (0..<count).map { _ in
        place += Double.random(in: 0.1...5, using: &generator)
        return place
      }
      let chart = Chart(
        title: name() + " " + name(), unit: name(), axis: name(),
        labels: (0..<count).map { "\($0)" + name() },
        positions: [positions, nil, positions.reversed()][round % 3], series: series,
        table: ResultTable(title: "", axes: [], values: .texts([])))
      check(chart, "round \(round)")
      let lines = text(chart).split(separator: "\n", omittingEmptySubsequences: false)
      let legend = series.map { DisplayWidth.of($0.name) + 6 }.max() ?? 0
      let most = max(80, legend, DisplayWidth.of(chart.title) + DisplayWidth.of(chart.unit) + 3)
      for line in lines { #expect(DisplayWidth.of(line) <= most, "\(line)") }
    }
  }

  /// Elements that lie unevenly are drawn so.
  @Test func elementsAreAsFarApartAsTheyAre() throws {
    let chart = try #require(charts("axis year = [2024, 2025, 2030]\nplot year * 1 MW\n").first)
    let points = ParsedPicture(SVGChart.render(chart)).all("polyline")[0].points
    let share = (points[1].x - points[0].x) / (points[2].x - points[0].x)
    #expect(abs(share - 1.0 / 6) < 0.001)
  }

  /// The scale has round numbers, evenly spaced, and few of them.
  @Test func ticksAreRound() throws {
    for (formula, wanted) in [
      ("year - 2024", ["0", "2", "4", "6"]),
      ("1000 + (year - 2024)", ["1000", "1002", "1004", "1006"]),
      ("0.001 * year / year", ["0", "0.00025", "0.00050", "0.00075", "0.00100"]),
    ] {
      let chart = try #require(charts("axis year = 2024..2030\nplot \(formula)\n").first)
      let texts = ParsedPicture(SVGChart.render(chart)).all("text")
        .filter { $0.attributes["text-anchor"] == "end" }.map(\.text)
      #expect(texts == wanted, "\(formula): \(texts)")
    }
  }

}
