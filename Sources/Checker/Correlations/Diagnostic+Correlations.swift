import Diagnostics
import Syntax

/// The wording of conditions of correlations.
extension Diagnostic {

  /// A name that no input has.
  static func unknownDrawnInput(_ name: String, at span: SourceSpan, nearest: String?)
    -> Diagnostic
  {
    Diagnostic(
      .unknownInput, "there is no input `\(name)`",
      at: [DiagnosticLabel(span, "only drawn inputs are correlated")],
      help: nearest == nil
        ? ["declare it: `input \(name) ~ normal(…)`"] : .didYouMean(nearest, at: span))
  }

  /// A correlation of something that is not drawn, or that drawn inputs called `causes` go into.
  static func correlationOfKnown(_ definition: Definition, at span: SourceSpan, causes: [String])
    -> Diagnostic
  {
    let name = definition.name
    let list = causes.prefix(4).map { "`\($0)`" }.joined(separator: ", ")
    return Diagnostic(
      .correlationOfKnown, "`\(name)` is not drawn, so it has no correlation",
      at: [
        DiagnosticLabel(span),
        DiagnosticLabel(
          definition.span, definition.role == .input ? "a known value" : "a formula"),
      ],
      help: [
        causes.isEmpty
          ? "say how it is drawn: `input \(name) ~ normal(…)`"
          : "correlate the inputs that go into it: \(list)"
      ])
  }

  /// Two inputs of which two correlations are given.
  static func correlatedTwice(_ names: [String], at span: SourceSpan, first: SourceSpan)
    -> Diagnostic
  {
    Diagnostic(
      .repeatedCorrelation, "the correlation of `\(names[0])` and `\(names[1])` is given twice",
      at: [DiagnosticLabel(span, "again here"), DiagnosticLabel(first, "first here")],
      help: ["leave one of the two out"])
  }

  /// An input that would be correlated with itself.
  static func correlatedWithItself(_ name: String, at span: SourceSpan, first: SourceSpan)
    -> Diagnostic
  {
    Diagnostic(
      .repeatedCorrelation, "`\(name)` goes with itself whatever is said",
      at: [DiagnosticLabel(span, "again here"), DiagnosticLabel(first, "first here")],
      help: ["name two different inputs"])
  }

  /// Two entries of a matrix that should be one.
  static func asymmetricCorrelation(
    _ names: [String], at span: SourceSpan, mirrored: SourceSpan, _ sources: SourceMap
  ) -> Diagnostic {
    Diagnostic(
      .repeatedCorrelation,
      "the two places of `\(names[0])` and `\(names[1])` in the matrix differ",
      at: [DiagnosticLabel(span), DiagnosticLabel(mirrored, "the other place")],
      help: [
        Help("write the same in both places", TextEdit(span, sources.text(of: mirrored)))
      ])
  }

  /// A number that is no correlation.
  static func correlationOutOfRange(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .correlationOutOfRange, "a correlation lies between -1 and 1", at: [DiagnosticLabel(span)],
      help: ["a correlation of 70% is `0.7`; divide a covariance by both standard deviations"])
  }

  /// A diagonal of a matrix that is not 1.
  static func diagonalCorrelation(_ name: Name, _ checker: ModelChecker, at span: SourceSpan)
    -> Diagnostic
  {
    Diagnostic(
      .correlationOutOfRange,
      "the correlation of `\(checker.spelling(name.symbol))` with itself is 1",
      at: [DiagnosticLabel(span), DiagnosticLabel(name.span, "the column")],
      help: [Help("write 1 on the diagonal", TextEdit(span, "1"))])
  }

  /// Correlations that no numbers have.
  static func impossibleCorrelations(
    _ pairs: [(names: [String], place: SourceSpan)], help: Help
  ) -> Diagnostic {
    Diagnostic(
      .impossibleCorrelations,
      pairs.count == 1
        ? "two inputs that go exactly together are one"
        : "no inputs have these correlations together: their matrix is not positive definite",
      at: pairs.prefix(6).map {
        DiagnosticLabel($0.place, "`\($0.names[0])` and `\($0.names[1])`")
      },
      help: pairs.count == 1 ? [help, "write the one as a formula of the other"] : [help])
  }

  /// Correlated inputs that differ in their axes.
  static func correlationOfAxes(
    _ inputs: [(name: String, axes: [String], span: SourceSpan)], at span: SourceSpan
  ) -> Diagnostic {
    func list(_ axes: [String]) -> String {
      axes.isEmpty ? "no axes" : "the axes " + axes.map { "`\($0)`" }.joined(separator: ", ")
    }
    return Diagnostic(
      .correlationOfAxes, "correlated inputs have the same axes, so that cells go in pairs",
      at: [DiagnosticLabel(span)]
        + inputs.map { DiagnosticLabel($0.span, "`\($0.name)` has \(list($0.axes))") },
      help: [
        "let both depend on the same axes, or draw what they share as an input of its own that both are computed from"
      ])
  }

  /// A row of a matrix that is not the one of its place.
  static func misplacedCorrelations(
    of name: String, at span: SourceSpan, wanted: String?, _ block: CorrelationBlock
  ) -> Diagnostic {
    Diagnostic(
      .raggedRow, "the rows of a matrix come in the order of its columns",
      at: [
        DiagnosticLabel(
          span, wanted.map { "the row of `\($0)` comes here" } ?? "there is no such column left"),
        DiagnosticLabel(block.header, "the columns"),
      ], help: ["write the names of the rows as those of the columns"])
  }

  /// A matrix that ends too early.
  static func missingCorrelations(of name: String, _ block: CorrelationBlock) -> Diagnostic {
    Diagnostic(
      .raggedRow, "the matrix has no row for `\(name)`", at: [DiagnosticLabel(block.header)],
      help: ["give each column a row: all its correlations, or those up to the diagonal"])
  }

  /// A row of a matrix with too few or too many numbers.
  static func raggedCorrelations(
    of name: String, numbers: Int, wanted: Int, at span: SourceSpan, _ block: CorrelationBlock
  ) -> Diagnostic {
    Diagnostic(
      .raggedRow, "the row of `\(name)` has \(numbers) numbers, and \(wanted) belong there",
      at: [DiagnosticLabel(span), DiagnosticLabel(block.header, "\(block.columns.count) columns")],
      help: ["write the whole matrix, or in each row the numbers up to the diagonal"])
  }

}

extension CorrelationBlock {

  /// Where the names of the columns stand.
  fileprivate var header: SourceSpan {
    columns[0].span.extended(toCover: columns[columns.count - 1].span)
  }

}
