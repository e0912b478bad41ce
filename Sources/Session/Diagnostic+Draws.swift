import Checker
import Diagnostics
import Dimensions
import Planner
import Sampling

/// The wording of conditions of draws.
extension Diagnostic {

  /// A number of draws that Sobol points do not come in.
  package static func samplesRounded(_ asked: Int, to draws: Int) -> Diagnostic {
    Diagnostic(
      .samplesRounded, "\(asked) draws are rounded up to \(draws), a power of two",
      help: [
        Help(
          "ask for `--samples \(draws)`, or for just \(asked) with `--sampling latin` or `plain`")
      ])
  }

  /// Parameters that make no distribution.
  static func undefinedDistribution(
    _ undefined: UndefinedDistribution, of model: CheckedModel, question: SourceSpan
  ) -> Diagnostic {
    var labels = [DiagnosticLabel(undefined.place, undefined.text(in: model))]
    if question != undefined.place { labels.append(DiagnosticLabel(question, "asked for here")) }
    let explain = "`yarrow explain \(DiagnosticCode.undefinedDistribution.rawValue)` says more"
    return Diagnostic(
      .undefinedDistribution, "these parameters make no distribution", at: labels,
      help: [Help(undefined.wayOut ?? explain)])
  }

}
