import Diagnostics

/// The wording of all conditions of text and grammar.
extension Diagnostic {

  /// A character that no token has.
  static func unexpectedCharacter(_ scalar: Unicode.Scalar, at span: SourceSpan) -> Diagnostic {
    let twins: [Unicode.Scalar: String] = [
      "（": "(", "）": ")", "，": ",", "：": ":", "；": ";", "＝": "=", "“": "\"", "”": "\"",
      "×": "*", "÷": "/", "−": "-", "–": "-", "≤": "<=", "≥": ">=", "≠": "!=", "％": "%",
      "【": "[", "】": "]", "＋": "+", "。": ".", "、": ",", "'": "\"", "&": "and", "|": "or",
      "!": "not", "＄": "$", "０": "0", "１": "1", "２": "2", "３": "3", "４": "4", "５": "5",
      "６": "6", "７": "7", "８": "8", "９": "9",
    ]
    let shown =
      scalar.value < 0x20 || scalar.value == 0x7F
      ? "the control character U+" + hexadecimal(scalar.value) : "`\(scalar)`"
    return Diagnostic(
      .unexpectedCharacter, "\(shown) has no meaning here", at: [DiagnosticLabel(span)],
      help: twins[scalar].map { twin in
        let count = Int(span.end - span.start) / String(scalar).utf8.count
        return [
          Help("write `\(twin)`", TextEdit(span, String(repeating: twin, count: max(1, count))))
        ]
      } ?? [])
  }

  /// `value` in four or more hexadecimal digits.
  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// Bytes that are not UTF-8.
  static func invalidEncoding(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .invalidEncoding, "the text is not UTF-8", at: [DiagnosticLabel(span, "from this byte on")],
      help: ["save the file as UTF-8"])
  }

  /// A text without its closing quote.
  static func unterminatedText(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unterminatedText, "this text has no closing quote on its line",
      at: [DiagnosticLabel(span)], help: ["close it with `\"`; a line break inside it is `\\n`"])
  }

  /// A backslash before a character that needs none.
  static func unknownEscape(_ scalar: Unicode.Scalar, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unknownEscape, "`\\\(scalar)` stands for nothing", at: [DiagnosticLabel(span)],
      help: ["the escapes are `\\\"`, `\\\\`, `\\n` and `\\t`"])
  }

  /// A number with letters against it that are no magnitude.
  static func lettersOnNumber(_ number: String, _ letters: String, at span: SourceSpan)
    -> Diagnostic
  {
    Diagnostic(
      .lettersOnNumber, "`\(letters)` stands against the number but is no magnitude",
      at: [DiagnosticLabel(span)],
      help: [
        "a unit stands after a blank: `\(number) \(letters)`",
        "the magnitudes are k, M, B or bn, T or tn, 万, 亿, 万亿",
      ])
  }

  /// A number that no `Double` holds.
  static func numberOutOfRange(isTooSmall: Bool, at span: SourceSpan) -> Diagnostic {
    let limit = isTooSmall ? "the smallest is about 4.9e-324" : "the largest is about 1.8e308"
    return Diagnostic(
      .numberOutOfRange, "this number is too \(isTooSmall ? "near to zero" : "large")",
      at: [DiagnosticLabel(span, limit)], help: ["check its exponent, or choose another unit"])
  }

  /// A token where another was expected; `opening` is the bracket it stands in, if any.
  static func unexpectedToken(
    _ found: String, expected: String, at span: SourceSpan, opening: SourceSpan? = nil,
    help: [Help] = []
  ) -> Diagnostic {
    var labels = [DiagnosticLabel(span, "expected \(expected)")]
    if let opening { labels.append(DiagnosticLabel(opening, "opened here")) }
    return Diagnostic(
      .unexpectedToken, "expected \(expected), found \(found)", at: labels, help: help)
  }

  /// The end of the text inside a statement.
  static func unfinishedText(expected: String, at span: SourceSpan, opening: SourceSpan?)
    -> Diagnostic
  {
    var labels = [DiagnosticLabel(span, "expected \(expected)")]
    if let opening { labels.append(DiagnosticLabel(opening, "opened here")) }
    return Diagnostic(.unfinishedText, "the text ends in the middle of a statement", at: labels)
  }

  /// A reserved word where a name was expected.
  static func reservedWord(_ word: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .reservedWord, "`\(word)` is a word of the language", at: [DiagnosticLabel(span)],
      help: ["choose another name"])
  }

  /// Something other than a unit behind the `/` of a quantity.
  static func malformedUnit(_ found: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .malformedUnit, "a unit is expected here, found \(found)", at: [DiagnosticLabel(span)],
      help: ["to divide by a value, write blanks around `/`"])
  }

  /// A second `/` in a unit.
  static func ambiguousUnit(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .malformedUnit, "a unit has one `/` at the most", at: [DiagnosticLabel(span)],
      help: ["put the units after the first `/` in parentheses: `W/(m^2·K)`"])
  }

  /// `a < b < c`.
  static func chainedComparison(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .chainedComparison, "comparisons do not chain", at: [DiagnosticLabel(span)],
      help: ["join two of them: `low < x and x < high`"])
  }

  /// A range that is not between literals.
  static func rangeOfFormulas(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .malformedRange, "the ends of a range are literals", at: [DiagnosticLabel(span)],
      help: ["list the values instead: `[low, high]`"])
  }

  /// Formulas nested beyond the limit.
  static func nestingTooDeep(limit: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .nestingTooDeep, "this formula nests more than \(limit) levels deep",
      at: [DiagnosticLabel(span)], help: ["name a part of it with `let`"])
  }

}
