import Diagnostics

/// The wording of all conditions of text and grammar.
extension Diagnostic {

  /// The characters of one line that no token has, which most often come from one habit or one keyboard.
  static func unexpectedCharacters(_ found: [(scalar: Unicode.Scalar, span: SourceSpan)])
    -> Diagnostic
  {
    var names: [String] = []
    var twins: [String] = []
    var edits: [TextEdit] = []
    for (scalar, span) in found {
      let name = name(of: scalar)
      let twin = twin(of: scalar)
      if !names.contains(name) {
        names.append(name)
        if let twin { twins.append(found.count == 1 ? "`\(twin)`" : "`\(twin)` for \(name)") }
      }
      guard let twin else { continue }
      edits.append(TextEdit(span, edited(twin, for: scalar, times: span)))
    }
    let isWhole = edits.count == found.count
    let verb = names.count == 1 ? "has" : "have"
    return Diagnostic(
      .unexpectedCharacter, "\(names.joined(separator: ", ")) \(verb) no meaning here",
      at: found.map { DiagnosticLabel($0.span) },
      help: twins.isEmpty
        ? [] : [Help("write \(twins.joined(separator: ", "))", isWhole ? edits : [])])
  }

  /// What stands in the place of the run of `scalar` at `span`: a word once, with blanks, a sign as often as it was there.
  private static func edited(_ twin: String, for scalar: Unicode.Scalar, times span: SourceSpan)
    -> String
  {
    if twin == "not" { return "not " }
    if twin == "and" || twin == "or" { return " \(twin) " }
    let count = Int(span.end - span.start) / String(scalar).utf8.count
    return String(repeating: twin, count: max(1, count))
  }

  /// The word or sign of the grammar that `scalar` looks like or stands for elsewhere.
  private static func twin(of scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "（": "("
    case "）": ")"
    case "，", "、": ","
    case "：": ":"
    case "；": ";"
    case "＝": "="
    case "“", "”", "'", "‘", "’", "「", "」": "\""
    case "×", "＊", "⋅": "*"
    case "÷", "／": "/"
    case "−", "–", "—", "－": "-"
    case "＋": "+"
    case "≤": "<="
    case "≥": ">="
    case "≠": "!="
    case "＜": "<"
    case "＞": ">"
    case "％": "%"
    case "【", "［": "["
    case "】", "］": "]"
    case "｛": "{"
    case "｝": "}"
    case "。": "."
    case "…": ".."
    case "＄": "$"
    case "￥": "¥"
    case "&": "and"
    case "|": "or"
    case "!": "not"
    case "#": "//"
    case "０"..."９": String(scalar.value - 0xFF10)
    default: nil
    }
  }

  /// How `scalar` is shown in a message.
  private static func name(of scalar: Unicode.Scalar) -> String {
    scalar.value < 0x20 || scalar.value == 0x7F
      ? "the control character U+" + hexadecimal(scalar.value) : "`\(scalar)`"
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
  ///
  /// `end` is where the quote belongs, where nothing but the text can be on its line.
  static func unterminatedText(at span: SourceSpan, end: SourceSpan?) -> Diagnostic {
    let message = "close it with `\"`; a line break inside it is `\\n`"
    return Diagnostic(
      .unterminatedText, "this text has no closing quote on its line",
      at: [DiagnosticLabel(span)], help: [Help(message, end.map { [TextEdit($0, "\"")] } ?? [])])
  }

  /// A backslash before a character that needs none.
  static func unknownEscape(_ scalar: Unicode.Scalar, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unknownEscape, "`\\\(scalar)` stands for nothing", at: [DiagnosticLabel(span)],
      help: [
        Help("for a backslash, write two: `\\\\\(scalar)`", TextEdit(span, "\\\\\(scalar)")),
        "the escapes are `\\\"`, `\\\\`, `\\n` and `\\t`",
      ])
  }

  /// A number with letters against it that are no magnitude.
  ///
  /// A way out is taken for the user only where the letters mean one thing.
  static func lettersOnNumber(
    _ number: String, _ letters: String, at span: SourceSpan, meanings: Lexer.SuffixMeanings
  ) -> Diagnostic {
    var help: [Help] = []
    let spaced = "\(number) \(letters)"
    if meanings.isUnit, meanings.magnitude == nil {
      help = [Help("a unit stands after a blank: `\(spaced)`", TextEdit(span, spaced))]
    } else if meanings.isUnit {
      help = ["for the unit `\(letters)`, write a blank before it: `\(spaced)`"]
    }
    if let magnitude = meanings.magnitude {
      let message = "for the magnitude, write `\(number)\(magnitude)`"
      help.append(
        meanings.isUnit ? Help(message) : Help(message, TextEdit(span, number + magnitude)))
    }
    if help.isEmpty { help = ["a unit stands after a blank: `\(spaced)`"] }
    if meanings.magnitude == nil {
      help.append("the magnitudes are k, M, B or bn, T or tn, 万, 亿, 万亿")
    }
    return Diagnostic(
      .lettersOnNumber, "`\(letters)` stands against the number but is no magnitude",
      at: [DiagnosticLabel(span)], help: help)
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

  /// The end of the text inside a statement; `closing` adds the bracket where that is all that is missing.
  static func unfinishedText(
    expected: String, at span: SourceSpan, opening: SourceSpan?, closing: TextEdit?
  ) -> Diagnostic {
    var labels = [DiagnosticLabel(span, "expected \(expected)")]
    if let opening { labels.append(DiagnosticLabel(opening, "opened here")) }
    return Diagnostic(
      .unfinishedText, "the text ends in the middle of a statement", at: labels,
      help: closing.map { [.closing($0)] } ?? [])
  }

  /// A reserved word where a name was expected; with `isDeclared`, where a declaration gives one.
  static func reservedWord(_ word: String, at span: SourceSpan, isDeclared: Bool) -> Diagnostic {
    let help =
      isDeclared
      ? Help("choose another name, such as `\(word)_`", TextEdit(span, word + "_"))
      : "a name is expected here: choose another"
    return Diagnostic(
      .reservedWord, "`\(word)` is a word of the language", at: [DiagnosticLabel(span)],
      help: [help])
  }

  /// Something other than a unit behind the `/` of a quantity.
  static func malformedUnit(_ found: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .malformedUnit, "a unit is expected here, found \(found)", at: [DiagnosticLabel(span)],
      help: ["to divide by a value, write blanks around `/`"])
  }

  /// A second `/` in a unit.
  ///
  /// `edit` puts what it divides by in parentheses.
  static func ambiguousUnit(at span: SourceSpan, edit: TextEdit?) -> Diagnostic {
    let example = edit?.replacement ?? "(m^2·K)"
    return Diagnostic(
      .malformedUnit, "a unit has one `/` at the most", at: [DiagnosticLabel(span)],
      help: [
        Help(
          "put the units after the first `/` in parentheses: `…/\(example)`",
          edit.map { [$0] } ?? [])
      ])
  }

  /// `a < b < c`, which `edits` turn into what is `joined`.
  static func chainedComparison(at span: SourceSpan, joined: String, edits: [TextEdit])
    -> Diagnostic
  {
    let isShort = joined.count <= 60 && !joined.contains { $0.isNewline }
    let example = isShort ? joined : "low < x and x < high"
    return Diagnostic(
      .chainedComparison, "comparisons do not chain", at: [DiagnosticLabel(span)],
      help: [Help("join two of them: `\(example)`", edits)])
  }

  /// A date that no calendar has; `reason` says why.
  static func invalidDate(_ date: String, _ reason: String, at span: SourceSpan, help: [Help] = [])
    -> Diagnostic
  {
    Diagnostic(
      .invalidDate, "there is no \(date): \(reason)", at: [DiagnosticLabel(span)], help: help)
  }

  /// A month or quarter that no year has: `limit` is what is counted, and how many there are.
  static func invalidPeriod(
    _ period: String, _ limit: (name: String, count: Int)?, at span: SourceSpan
  ) -> Diagnostic {
    let reason = limit.map { "a year has \($0.count) \($0.name)s" }
    let help: Help =
      limit.map { "the last is \($0.name) \($0.count)" }
      ?? "fiscal periods are years and quarters: `FY2026(name)`, `FY2026Q3(name)`"
    return Diagnostic(
      .invalidPeriod, "there is no \(period)" + (reason.map { ": \($0)" } ?? ""),
      at: [DiagnosticLabel(span)], help: [help])
  }

  /// A recurrence along `axis` that does not say how it begins.
  static func recurrenceWithoutInitial(_ name: String, along axis: String, at span: SourceSpan)
    -> Diagnostic
  {
    let start = SourceSpan(file: span.file, start: span.start, end: span.start)
    return Diagnostic(
      .recurrenceWithoutInitial, "`\(name)` does not say how it begins along `\(axis)`",
      at: [DiagnosticLabel(span, "expected `initial`")],
      help: [
        Help(
          "give the first element, and the rule of the others behind `then`",
          TextEdit(start, "initial 0 then "))
      ])
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

extension Help {

  /// The way out of an open bracket that `edit` closes.
  static func closing(_ edit: TextEdit) -> Help {
    Help("close the bracket with `\(edit.replacement.filter { !$0.isNewline })`", edit)
  }

}
