import Diagnostics
import Dimensions

/// The wording of all conditions of sweeps and of files that answers are saved in.
extension Diagnostic {

  /// An input of a grid whose steps nobody says.
  static func gridWithoutSteps(_ name: String, at span: SourceSpan, isDrawn: Bool) -> Diagnostic {
    Diagnostic(
      .gridWithoutSteps, "which values of `\(name)` the grid has is not said",
      at: [DiagnosticLabel(span)],
      help: [
        "list them, `\(name) in [low, high]`, or say how far apart: `… in low..high step distance`",
        Help(
          stringLiteral: isDrawn
            ? "or leave the grid: `by sobol` draws it as the model does"
            : "or leave the grid: `by sobol` fills its range"),
      ])
  }

  /// A number of runs that is not that of the grid, which has `product`.
  static func runsOfGrid(_ product: Double, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .runsOfGrid, "this grid has \(NumberFormat.label(product)) runs, one for each combination",
      at: [DiagnosticLabel(span)],
      help: [
        Help("leave the number out", TextEdit(span, "")),
        "or take so many of all combinations: `by sobol`",
      ])
  }

  /// A grid of more runs than there may be.
  static func tooManyRuns(_ product: Double, limit: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .tooManyRuns,
      "this grid has \(NumberFormat.label(product)) runs; \(NumberFormat.label(Double(limit))) is the most",
      at: [DiagnosticLabel(span)],
      help: ["take wider steps, or so many of all combinations: `by sobol 1024 runs`"])
  }

  /// A list of values that are not of one kind, or has one twice.
  static func mixedLevels(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .mixedLevels, "these values are not all different and of one kind",
      at: [DiagnosticLabel(span)],
      help: ["list quantities of one dimension, periods of one length, or texts, each once"])
  }

  /// A file whose name does not say a form that `isChart` or another answer can have.
  static func unknownResultForm(
    _ name: String, at span: SourceSpan, forms: [String], isPicture: Bool
  ) -> Diagnostic {
    Diagnostic(
      .unknownResultForm,
      isPicture ? "only a chart is a picture" : "the name of `\(name)` does not say its form",
      at: [DiagnosticLabel(span)],
      help: [
        Help(
          stringLiteral: (isPicture ? "`plot` it, or save it as " : "end it in ")
            + forms.map { "`.\($0)`" }.joined(separator: ", "))
      ])
  }

  /// A file that is not in the script's folder or below it.
  static func resultOutside(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .resultOutside, "`\(name)` is not in the script's folder or below it",
      at: [DiagnosticLabel(span)],
      help: ["give its path from there, such as `save \"results/gap.csv\"`, without `..`"])
  }

  /// A file that the script reads.
  static func resultOverSource(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .resultOverSource, "this script reads `\(name)`, so no answer is saved there",
      at: [DiagnosticLabel(span)], help: ["save it under another name"])
  }

  /// A file that two answers would go to.
  static func resultTwice(_ name: String, at span: SourceSpan, first: SourceSpan) -> Diagnostic {
    Diagnostic(
      .resultTwice, "two answers would be saved as `\(name)`, and only one kept",
      at: [DiagnosticLabel(span), DiagnosticLabel(first, "the other one")],
      help: ["give each a name of its own"])
  }

}
