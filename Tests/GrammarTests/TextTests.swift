import Diagnostics
import Syntax
import Testing

/// Texts in quotes and their escapes.
@Suite struct TextTests {

  /// Escapes stand for their characters, and everything else for itself.
  @Test(arguments: [
    (#""""#, ""), (#""a b""#, "a b"), (#""\"\\\n\t""#, "\"\\\n\t"), (#""\\n""#, "\\n"),
    (#""中文 §3.3 🙂""#, "中文 §3.3 🙂"), (#""// no comment""#, "// no comment"),
    (#""{ ; }""#, "{ ; }"), ("\"a\u{0}b\"", "a\u{0}b"), ("\"a\tb\"", "a\tb"),
    ("\"e\u{301}\"", "e\u{301}"), (#""（，）“""#, "（，）“"),
  ]) func aTextSaysWhatIsInIt(_ source: String, _ expected: String) {
    let parsed = ParsedText("show \(source)")
    #expect(parsed.codes.isEmpty, "\(parsed.report)")
    #expect(parsed.result.tree.texts.map { Array($0.utf8) } == [Array(expected.utf8)], "\(source)")
  }

  /// A text that does not end on its line is refused once, and the next statement is read.
  @Test(arguments: [#""a"#, #"""#, #""a\""#, #""a\"#, #""a\\\""#, #"f("a)"#])
  func aTextEndsOnItsLine(_ source: String) {
    for end in ["\n", "\r\n"] {
      let parsed = ParsedText("show \(source)\(end)show 1\(end)")
      #expect(parsed.codes.contains(.unterminatedText), "\(source): \(parsed.report)")
      #expect(parsed.result.tree.statements.count == 1, "\(source)")
    }
    #expect(ParsedText("show \(source)").codes.contains(.unterminatedText), "\(source)")
  }

  /// An escape that stands for nothing is refused at its place, with those that there are.
  @Test(arguments: ["x", "r", "0", "u", "'", "中", "N"])
  func anUnknownEscapeIsRefused(_ letter: String) {
    let parsed = ParsedText("show \"a\\\(letter)b\"\nshow 1")
    #expect(parsed.codes == [.unknownEscape], "\(letter)")
    let span = parsed.result.diagnostics.first?.labels.first?.span
    #expect(span?.start == 7, "\(letter)")
    #expect(span?.end == 8 + UInt32(letter.utf8.count), "\(letter)")
    #expect(parsed.help.contains { $0.contains("the escapes are") }, "\(letter)")
  }

}
