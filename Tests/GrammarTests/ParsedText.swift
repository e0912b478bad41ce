import Diagnostics
import Syntax

/// A text and what the parser made of it.
struct ParsedText {

  /// What came of it.
  let result: ParseResult

  /// The sources that its diagnostics point into.
  private let sources: SourceMap

  /// Parses `bytes`; with `allowsExpression`, they may be a bare expression.
  init(bytes: [UInt8], allowsExpression: Bool = false) {
    var sources = SourceMap()
    let file = SourceFile(name: "test.yarrow", bytes: bytes)
    result = parse(
      file, as: sources.add(file), symbols: SymbolTable(), allowsExpression: allowsExpression)
    self.sources = sources
  }

  /// Parses `text`; with `allowsExpression`, it may be a bare expression.
  init(_ text: String, allowsExpression: Bool = false) {
    self.init(bytes: Array(text.utf8), allowsExpression: allowsExpression)
  }

  /// The codes of the problems.
  var codes: [DiagnosticCode] { result.diagnostics.map(\.code) }

  /// The help of all problems.
  var help: [String] { result.diagnostics.flatMap(\.help).map(\.message) }

  /// The problems as their user reads them.
  var report: String {
    result.diagnostics.map { DiagnosticRenderer(sources: sources).render($0) }.joined()
  }

}
