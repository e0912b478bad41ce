import Diagnostics
import Testing

/// How text is measured, misspelt names are matched, and diagnostics are drawn.
@Suite struct RenderingTests {

  @Test(arguments: [
    ("abc", 3), ("增长率", 6), ("e\u{301}", 1), ("a中b", 4), ("", 0), ("😀", 2), ("ﾊ", 1), ("（", 2),
  ])
  func widthsAreThoseOfATerminal(_ text: String, _ width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }

  @Test(
    arguments: [
      ("powr", "power"), ("yaer", "year"), ("GPUs", "GPU"), ("gw", "GW"), ("增率", nil), ("x", nil),
      ("capacty", "capacity"), ("zzz", nil),
    ] as [(String, String?)])
  func theNearestNameIsFound(_ word: String, _ name: String?) {
    let names = ["power", "price", "year", "GPU", "GW", "capacity", "y"]
    #expect(Spelling.nearest(to: word, among: names) == name)
  }

  /// The rendering of a diagnostic with a label on `range` of `text`.
  private func render(_ text: String, _ range: Range<UInt32>, color: Bool = false) -> String {
    var sources = SourceMap()
    let file = sources.add(SourceFile(name: "f", text: text))
    let span = SourceSpan(file: file, start: range.lowerBound, end: range.upperBound)
    let diagnostic = Diagnostic(
      .unknownName, "m", at: [DiagnosticLabel(span, "l")], help: ["h"])
    return DiagnosticRenderer(sources: sources, usesColor: color).render(diagnostic)
  }

  @Test func underlinesCountCellsNotBytes() {
    let text = render("let 增长率 = 坏\n", 16..<19)
    #expect(
      text
        == "error[E201]: m\n --> f:1:11\n  |\n1 | let 增长率 = 坏\n  |              ^^ l\n  = help: h\n"
    )
  }

  @Test func aPlaceAtTheEndIsShown() {
    #expect(render("show", 4..<4).contains("1 | show\n  |     ^ l"))
    #expect(render("", 0..<0).contains("1 | \n  | ^ l"))
  }

  @Test func longLinesAreCut() {
    let text = render(String(repeating: "x", count: 100_000), 50_000..<50_001)
    #expect(text.utf8.count < 2000)
    #expect(text.contains("…"))
  }

  @Test func controlCharactersDoNotReachTheTerminal() {
    #expect(!render("a\u{1B}[31mb", 0..<1).contains("\u{1B}"))
    #expect(render("a", 0..<1, color: true).contains("\u{1B}[1;31m"))
  }

  @Test func everyCodeHasALevelAndAStatus() {
    for code in DiagnosticCode.allCases {
      #expect(code.level == (code.rawValue.hasPrefix("W") ? .warning : .error))
      #expect([0, 1, 65, 66, 70, 75, 130].contains(code.exitCode))
      if code.level == .error { #expect(code.exitCode != 0) }
    }
  }

}
