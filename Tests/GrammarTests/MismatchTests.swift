import Testing

/// Where the parser does not follow the grammar, as long as it does not.
///
/// Each test says what the grammar says. When parser and grammar agree again, the test fails
/// because its issue is gone; the text then moves to `Cases`.
@Suite struct MismatchTests {

  /// A text on which parser and grammar disagree.
  struct Mismatch: Sendable {

    /// The text.
    let text: String

    /// What in the grammar decides about it.
    let rule: String

    /// Creates a mismatch of `text` with `rule`.
    init(_ text: String, _ rule: String) {
      (self.text, self.rule) = (text, rule)
    }

  }

  /// Sentences of the grammar that the parser refuses.
  @Test(arguments: [
    Mismatch("show sum(over)", "argument: only `if then else …` are reserved, `over` is a name"),
    Mismatch(
      "show sum(where = 1)", "argument: only `if then else …` are reserved, `where` is a name"),
    Mismatch("show (f\n(1))", "Lines: a line goes on inside parentheses"),
    Mismatch("show (5\nMW)", "Lines: a line goes on inside parentheses"),
    Mismatch(
      "let a =\n  input to kW", "Words: `input` is free as a name; a line goes on after `=`"),
    Mismatch("show 1__0", "digits = digit { digit | \"_\" }"),
    Mismatch("show 1_", "digits = digit { digit | \"_\" }"),
    Mismatch("show 1e1_0", "NUMBER: its exponent is digits, which may have underscores"),
    Mismatch("expect 1 == 1 to 1_0 digits", "INTEGER: digits, which may have underscores"),
    Mismatch("dimension D = Time^1000000000", "INTEGER has no largest one"),
  ]) func aSentenceIsRefused(_ mismatch: Mismatch) {
    let parsed = ParsedText(mismatch.text)
    withKnownIssue("\(mismatch.rule)") {
      #expect(parsed.codes.isEmpty, "\(mismatch.text): \(parsed.report)")
    }
  }

  /// Names that open statements are expressions where no statement follows.
  @Test func anOpeningWordIsNoExpression() {
    let parsed = ParsedText("input + 1", allowsExpression: true)
    withKnownIssue("interactive: `input` is free as a name, and no statement begins `input +`") {
      #expect(parsed.codes.isEmpty, "\(parsed.report)")
    }
  }

  /// Texts that the parser takes although the grammar has no such sentence.
  @Test(arguments: [
    Mismatch("show 1 to if", "unit-name: NAME, which `if` is not"),
    Mismatch("show 5 per true", "unit-name: NAME, which `true` is not"),
    Mismatch("show if a then 5 kW/else else 3", "unit-name: NAME, which `else` is not"),
    Mismatch("let ５ = 1", "NAME begins with a letter or `_`"),
    Mismatch("let ٣ = 1", "NAME begins with a letter or `_`"),
    Mismatch("dimension D = 1.0 / Time", "dimension-factor: the word `1`"),
    Mismatch("dimension D = 1e0 / Time", "dimension-factor: the word `1`"),
    Mismatch("show 3 m^- 2", "unit-power: no blank before INTEGER"),
    Mismatch("show $2/( kg)", "unit-divisor: no blank behind `(`"),
    Mismatch("show $2/(kg )", "unit-divisor: no blank before `)`"),
    Mismatch("show x with a = --5..6", "literal-range: one sign at the most"),
    Mismatch("show x with a = (5)..6", "literal-range: no parentheses"),
    Mismatch("scenario a { x = 1, y = 2 }", "override-block: END between overrides, no comma"),
    Mismatch("fn f(x) { x; }", "function-body: no END behind its expression"),
    Mismatch(";", "script: a statement before each END"),
    Mismatch("show 1;; show 2", "script: a statement before each END"),
    Mismatch("table t\n{ name }", "Lines: a statement ends where its line ends"),
    Mismatch("claim \"a\"\n1 == 1", "Lines: a statement ends where its line ends"),
    Mismatch("show 1e308 million", "NUMBER: no `Double` holds it"),
  ]) func anotherTextIsTaken(_ mismatch: Mismatch) {
    let parsed = ParsedText(mismatch.text)
    withKnownIssue("\(mismatch.rule)") {
      #expect(!parsed.codes.isEmpty, "\(mismatch.text)")
    }
  }

  /// A prompt takes one statement or one expression.
  @Test(arguments: ["show 1; show 2", "1 + 2;;"]) func aPromptTakesMore(_ text: String) {
    let parsed = ParsedText(text, allowsExpression: true)
    withKnownIssue("interactive = statement | expression") {
      #expect(!parsed.codes.isEmpty, "\(text)")
    }
  }

}
