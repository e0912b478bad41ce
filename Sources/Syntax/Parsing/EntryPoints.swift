import Diagnostics

/// Parses the text of a source file; with `allowsExpression`, it may also be a bare expression.
package func parse(
  _ file: SourceFile, as id: SourceFileID, symbols: SymbolTable, allowsExpression: Bool = false
) -> ParseResult {
  var expression: ExpressionID?
  let parser = Parser.parse(file, as: id, symbols: symbols) { parser throws(ParseError) in
    if allowsExpression {
      expression = parser.parseInteractive()
    } else {
      parser.parseScript()
    }
  }
  return ParseResult(
    tree: parser.tree, expression: expression, diagnostics: parser.diagnostics,
    isIncomplete: parser.isIncomplete)
}

/// Parses the text of an override, such as `growth = 25%`.
package func parseOverride(_ file: SourceFile, as id: SourceFileID, symbols: SymbolTable) -> (
  tree: SyntaxTree, override: Override?, diagnostics: [Diagnostic]
) {
  var override: Override?
  let parser = Parser.parse(file, as: id, symbols: symbols) { parser throws(ParseError) in
    let parsed = try parser.parseOverride()
    try parser.expectEnd()
    override = parsed
  }
  return (parser.tree, override, parser.diagnostics)
}

/// Parses the text of an overlay, such as `delayed + boom`.
package func parseOverlay(_ file: SourceFile, as id: SourceFileID, symbols: SymbolTable) -> (
  tree: SyntaxTree, overlay: Overlay?, diagnostics: [Diagnostic]
) {
  var overlay: Overlay?
  let parser = Parser.parse(file, as: id, symbols: symbols) { parser throws(ParseError) in
    let parsed = try parser.parseOverlay()
    try parser.expectEnd()
    overlay = parsed
  }
  return (parser.tree, overlay, parser.diagnostics)
}

/// Parses the unit between the bytes `start` and `end` of a table's heading; `nil` where there stands none.
///
/// `million`, `$/MWh`, `亿 kWh` and the short forms of money, `$M` and `$ million`, are units of headings.
package func parseHeadingUnit(
  in file: SourceFile, as id: SourceFileID, from start: UInt32, to end: UInt32,
  symbols: SymbolTable
) -> DisplayUnit? {
  file.bytes.withUnsafeBufferPointer { bytes in
    let text = UnsafeBufferPointer(rebasing: bytes[..<Int(end)])
    var parser = Parser(bytes: text, from: Int(start), file: id, symbols: symbols)
    guard let unit = try? parser.parseUnitOfHeading(), parser.isAtEnd,
      parser.lexer.diagnostics.isEmpty, parser.lexer.unexpected.isEmpty
    else { return nil }
    return unit
  }
}

extension Parser {

  /// What is left of a parser when it is done: its buffers are gone.
  struct Outcome {

    /// The tree.
    let tree: SyntaxTree

    /// The problems, in the order of their places.
    let diagnostics: [Diagnostic]

    /// `true` iff a statement was cut off by the end of the text.
    let isIncomplete: Bool

  }

  /// Lets `body` parse `file`, known as `id`, unless it is not text at all.
  static func parse(
    _ file: SourceFile, as id: SourceFileID, symbols: SymbolTable,
    _ body: (inout Parser) throws(ParseError) -> Void
  ) -> Outcome {
    if let bad = file.bytes.withUnsafeBufferPointer({ Encoding.firstInvalidByte(in: $0) }) {
      let span = SourceSpan(file: id, start: UInt32(bad), end: UInt32(bad + 1))
      return Outcome(
        tree: SyntaxTree(file: id), diagnostics: [.invalidEncoding(at: span)], isIncomplete: false)
    }
    return file.bytes.withUnsafeBufferPointer { bytes in
      var parser = Parser(bytes: bytes, file: id, symbols: symbols)
      try? body(&parser)
      return parser.outcome
    }
  }

  /// Reports what stands behind the end of what was to be parsed.
  mutating func expectEnd() throws(ParseError) {
    guard isAtEnd else { throw unexpected("the end") }
  }

  /// The problems of the lexer, those of odd characters by their lines; a quote without partner in a statement that
  /// was reported already is no problem of its own.
  private var lexicalDiagnostics: [Diagnostic] {
    var lines: [[(scalar: Unicode.Scalar, span: SourceSpan)]] = []
    for found in lexer.unexpected {
      if let last = lines.last?.last, isOneLine(from: last.span.end, to: found.span.start) {
        lines[lines.count - 1].append(found)
      } else {
        lines.append([found])
      }
    }
    let own = lexer.diagnostics.filter { diagnostic in
      guard diagnostic.code == .unterminatedText, let span = diagnostic.labels.first?.span else {
        return true
      }
      return !diagnostics.contains {
        guard let place = $0.labels.first?.span, place.start < span.start else { return false }
        return isOneLine(from: place.start, to: span.start)
      }
    }
    return lines.map { .unexpectedCharacters($0) } + own
  }

  /// `true` iff no line ends between the bytes `start` and `end`.
  private func isOneLine(from start: UInt32, to end: UInt32) -> Bool {
    !lexer.bytes[Int(start)..<Int(end)].contains(UInt8(ascii: "\n"))
  }

  private var outcome: Outcome {
    let all = (lexicalDiagnostics + diagnostics).sorted {
      ($0.labels.first?.span.start ?? 0) < ($1.labels.first?.span.start ?? 0)
    }
    return Outcome(
      tree: tree, diagnostics: Array(all.prefix(Parser.diagnosticLimit)),
      isIncomplete: isIncomplete)
  }

}
