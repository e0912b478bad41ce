import Diagnostics
import Syntax
import Testing

/// The bytes and characters of which a text may consist.
@Suite struct CharacterTests {

  /// The number of statements in `text`, or `nil` where something is wrong with it.
  private func statements(_ text: String) -> Int? {
    let parsed = ParsedText(text)
    return parsed.codes.isEmpty ? parsed.result.tree.statements.count : nil
  }

  /// A character that a Chinese keyboard or a word processor makes is refused with its twin.
  @Test(arguments: [
    ("（", "("), ("）", ")"), ("，", ","), ("：", ":"), ("；", ";"), ("＝", "="), ("“", "\""),
    ("”", "\""),
    ("×", "*"), ("÷", "/"), ("−", "-"), ("–", "-"), ("≤", "<="), ("≥", ">="), ("≠", "!="),
    ("％", "%"),
    ("【", "["), ("】", "]"), ("＋", "+"), ("。", "."), ("、", ","), ("'", "\""), ("&", "and"),
    ("|", "or"),
    ("!", "not"), ("＄", "$"),
  ]) func aStrangeCharacterHasATwin(_ character: String, _ twin: String) {
    let parsed = ParsedText("show \(character)\(character) b\nshow 1")
    #expect(parsed.codes == [.unexpectedCharacter], "\(character): \(parsed.report)")
    #expect(parsed.help == ["write `\(twin)`"], "\(character)")
    let span = parsed.result.diagnostics.first?.labels.first?.span
    #expect(span?.start == 5 && span?.end == 5 + 2 * UInt32(character.utf8.count), "\(character)")
    #expect(parsed.result.tree.statements.count == 1, "\(character)")
  }

  /// A control character is refused by its number; in a comment it does no harm.
  @Test func aControlCharacterIsNamed() {
    for (scalar, name) in [("\u{0}", "U+0000"), ("\u{7}", "U+0007"), ("\u{7F}", "U+007F")] {
      let parsed = ParsedText("show \(scalar) 1\nshow 2 // \(scalar)")
      #expect(parsed.codes == [.unexpectedCharacter], "\(name)")
      #expect(
        parsed.report.contains("the control character \(name) has no meaning here"), "\(name)")
      #expect(parsed.result.tree.statements.count == 1, "\(name)")
    }
  }

  /// Bytes that are not UTF-8 are refused at the first of them, even in a comment.
  @Test(
    arguments: [
      [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xC3, 0x28], [0xE0, 0x80, 0x80],
      [0xE0, 0x9F, 0xBF],
      [0xE4, 0xB8], [0xE4, 0xB8, 0x28], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF],
      [0xF0, 0x80, 0x80, 0x80],
      [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x9F, 0x99], [0xF4, 0x90, 0x80, 0x80],
      [0xF5, 0x80, 0x80, 0x80], [0xFE],
      [0xFF],
    ] as [[UInt8]]) func bytesThatAreNotUTF8AreRefused(_ bytes: [UInt8])
  {
    for rest in ["", "\nshow 1\n"] {
      let parsed = ParsedText(bytes: Array("show 1 // 中 ".utf8) + bytes + Array(rest.utf8))
      #expect(parsed.codes == [.invalidEncoding], "\(bytes)")
      #expect(parsed.result.diagnostics.first?.labels.first?.span.start == 14, "\(bytes)")
    }
  }

  /// The first and last character of each length of UTF-8 is taken.
  @Test func theEndsOfEachLengthOfUTF8AreTaken() {
    let scalars: [Unicode.Scalar] = [
      "\u{1}", "\u{7F}", "\u{80}", "\u{7FF}", "\u{800}", "\u{D7FF}", "\u{E000}", "\u{FFFF}",
      "\u{10000}",
      "\u{10FFFF}",
    ]
    for scalar in scalars {
      #expect(statements("show \"\(scalar)\" // \(scalar)") == 1, "\(scalar.value)")
    }
  }

  /// Lines may end as Windows ends them, and the last one need not end.
  @Test func linesEndInTwoWays() {
    let lines = [
      "/// what it is", "let a = 1", "", "table t {", "  name x", "  \"a\" 1", "}", "show a // x",
      "show \"b\"",
    ]
    for end in ["\n", "\r\n"] {
      for last in ["", end] {
        let parsed = ParsedText(lines.joined(separator: end) + last)
        #expect(parsed.codes.isEmpty, "\(parsed.report)")
        #expect(parsed.result.tree.statements.count == 4)
        #expect(parsed.result.tree.texts == ["a", "b"])
        guard case .declaration(let first) = parsed.result.tree.statements.first else { continue }
        #expect(first.documentation == "what it is")
      }
    }
    #expect(statements("show 1\rshow 2") == nil)
  }

  /// A byte order mark may open a text and stand nowhere else.
  @Test func aByteOrderMarkOpensAText() {
    #expect(statements("\u{FEFF}show 1\nshow 2") == 2)
    #expect(statements("\u{FEFF}\nshow 1") == 1)
    #expect(statements("\u{FEFF}\u{FEFF}show 1") == nil)
    #expect(statements("show \u{FEFF}1") == nil)
  }

  /// A text without statements is a script.
  @Test(arguments: [
    "", " ", "\t", "\n", "\r\n", "\n\n\n", "// a", "//", "///", "/// a\n", " // a\n // b",
    "\u{FEFF}",
  ])
  func aTextMayBeEmpty(_ text: String) {
    #expect(statements(text) == 0)
    let typed = ParsedText(text, allowsExpression: true)
    #expect(typed.codes.isEmpty)
    #expect(typed.result.expression == nil)
  }

}
