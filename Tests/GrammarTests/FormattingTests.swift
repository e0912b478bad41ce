import Foundation
import TestSupport
import Testing

/// The formatter keeps what a script means and says, and is done after once.
@Suite struct FormattingTests {

  /// The folder of scripts with their canonical forms.
  private static let folder = "Tests/GrammarTests/Formatting"

  /// Scripts that parse.
  private static let scripts =
    ProjectFiles.paths(in: "Scripts", suffix: ".yarrow")
    + ProjectFiles.paths(in: "Tests/LanguageTests/Cases", suffix: ".yarrow")
    + ProjectFiles.paths(in: "Tests/GrammarTests/Cases", suffix: ".yarrow")

  /// With `RECORD=1` in the environment, goldens are rewritten; they are read before they are committed.
  @Test(arguments: ProjectFiles.paths(in: folder, suffix: ".yarrow"))
  func aScriptHasItsCanonicalForm(_ path: String) throws {
    let formatted = FormattedScript(try ProjectFiles.text(path))
    #expect(formatted.fault == nil)
    let golden = ProjectFiles.url(String(path.dropLast(7)) + ".expected")
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      try Data((formatted.text ?? "").utf8).write(to: golden)
    }
    #expect(try String(contentsOf: golden, encoding: .utf8) == formatted.text)
  }

  /// Every script and every text of the grammar's cases means the same afterwards.
  @Test func formattingKeepsTheMeaningOfScripts() throws {
    for path in FormattingTests.scripts {
      let formatted = FormattedScript(try ProjectFiles.text(path))
      #expect(formatted.fault == nil, "\(path): \(formatted.fault ?? "")\n\(formatted.text ?? "")")
      if path.contains("/accept/"), !path.contains("/interactive/") {
        #expect(formatted.text != nil, "\(path)")
      }
    }
  }

  /// Every generated script means the same afterwards.
  @Test func formattingKeepsTheMeaningOfSentences() throws {
    let grammar = try GrammarFile()
    let shortest = grammar.shortestSentences()
    for seed in UInt64(0)..<600 {
      var generator = SentenceGenerator(
        grammar, shortest: shortest, seed: seed, length: Int(seed % 12 + 1) * 10)
      generator.generate("script", depth: Int(seed % 9 + 1) * 10)
      generator.finish()
      let formatted = FormattedScript(generator.text)
      #expect(
        formatted.text != nil && formatted.fault == nil,
        "seed \(seed): \(generator.text)\n\(formatted.fault ?? "refused")\n\(formatted.text ?? "")")
    }
  }

  /// A script with blanks, breaks, comments and semicolons strewn in, where it still parses, means the same afterwards.
  @Test func formattingKeepsTheMeaningOfWhateverParses() throws {
    let noise = [
      " ", "\n", "\n\n\n", "\t", "// a \n", "/// b\n", "\n/// c\n", ";", "; // d\n", "\n;/// e\n",
      ",", "-", "{ ", " }", "(", ")",
    ]
    let grammar = try GrammarFile()
    let shortest = grammar.shortestSentences()
    var random = SeededGenerator(seed: 3)
    var parsed = 0
    for seed in UInt64(0)..<300 {
      var generator = SentenceGenerator(grammar, shortest: shortest, seed: seed, length: 30)
      generator.generate("script", depth: 30)
      var text = Array(generator.text.unicodeScalars)
      for _ in 0..<20 {
        let old = text
        let place = Int.random(in: 0...text.count, using: &random)
        if place < text.count, text[place].properties.isWhitespace,
          Bool.random(using: &random)
        {
          text.remove(at: place)
        } else if let piece = noise.randomElement(using: &random) {
          text.insert(contentsOf: piece.unicodeScalars, at: place)
        }
        var script = String.UnicodeScalarView()
        script.append(contentsOf: text)
        let formatted = FormattedScript(String(script))
        if formatted.text == nil { text = old } else { parsed += 1 }
        #expect(
          formatted.fault == nil,
          "\(String(script))\n\(formatted.fault ?? "")\n\(formatted.text ?? "")")
      }
    }
    #expect(parsed > 1000)
  }

  /// What a Windows editor makes of a script is formatted as the script is.
  @Test(arguments: ProjectFiles.paths(in: "Scripts", suffix: ".yarrow"))
  func linesOfWindowsBecomeLines(_ path: String) throws {
    let script = try ProjectFiles.text(path)
    let windows = "\u{FEFF}" + script.replacingOccurrences(of: "\n", with: "\r\n")
    #expect(FormattedScript(windows).text == script)
  }

}
