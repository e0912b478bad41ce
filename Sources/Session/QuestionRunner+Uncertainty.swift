import Checker
import Diagnostics
import Dimensions
import Engine
import Planner
import Presentation
import Sampling
import Studies

/// What is shown of a value that is not known: its mean and how far it may lie from it.
extension QuestionRunner {

  /// The shares of draws below the shown percentiles: one in twenty lies outside on either side.
  private static let shownShares = [0.05, 0.5, 0.95]

  /// The values of `evaluation`, which are those of `shown` for each element of `draws`, as a table of statistics.
  ///
  /// A condition is shown as its chance, a text as the one that is drawn most often.
  func summary(_ evaluation: Evaluation, _ draws: AxisID, _ shown: Shown) -> ResultTable {
    let samples = SampleTable(evaluation.values, over: evaluation.axes, draws, of: evaluator.model)
    var axes = evaluation.axes.filter { $0 != draws }.map { axis($0) }
    switch shown.type {
    case .boolean:
      let unit = ResultTable.ValueUnit(reading: .percent, exact: .percent)
      return ResultTable(
        title: "chance of \(shown.text)", axes: axes,
        values: .numbers(samples.map(\.mean), unit))
    case .text, .period:
      let modes = samples.map(\.mode)
      let values = modes.map { reading($0, shown, in: nil) }
      return ResultTable(
        title: "most likely \(shown.text)", axes: axes, values: .texts(values))
    case .quantity(let dimension):
      let shares = QuestionRunner.shownShares
      let numbers = samples.map { [$0.mean] + $0.quantiles(shares) }.flatMap { $0 }
      let labels = ["mean"] + shares.map { "\(NumberFormat.label($0 * 100))%" }
      axes.append(ResultTable.Axis(name: "statistic", elements: .labels(labels)))
      let shape = axes.count == 1 ? samples.map { $0.shape(parts: 40, leavingOut: 0.005) }[0] : nil
      return ResultTable(
        title: shown.text, axes: axes,
        values: .numbers(numbers, unit(for: shown, dimension, numbers)),
        shape: shape.map { ResultTable.Shape(range: $0, counts: $1) })
    case .variable, .failed:
      preconditionFailure("unreachable: the checker leaves no formula without a type")
    }
  }

}

/// The wording of conditions of draws.
extension Diagnostic {

  /// Parameters that make no distribution.
  static func undefinedDistribution(
    _ error: ParameterError, at span: SourceSpan, question: SourceSpan
  ) -> Diagnostic {
    var labels = [DiagnosticLabel(span, error.description)]
    if question != span { labels.append(DiagnosticLabel(question, "asked for here")) }
    return Diagnostic(
      .undefinedDistribution, "these parameters make no distribution", at: labels,
      help: ["`yarrow explain \(DiagnosticCode.undefinedDistribution.rawValue)` says more"])
  }

}

extension ParameterError {

  /// What is wrong, in words; numbers are in coherent units.
  fileprivate var description: String { "`\(parameter)` must be \(requirement.description)" }

}

extension ParameterError.Requirement {

  /// The bound in words.
  fileprivate var description: String {
    let number = { (value: Double) in NumberFormat.significant(value) }
    switch self {
    case .finite: return "a finite number"
    case .above(let bound): return "above \(number(bound))"
    case .atLeast(let bound): return "at least \(number(bound))"
    case .below(let bound): return "below \(number(bound))"
    case .atMost(let bound): return "at most \(number(bound))"
    case .aboveParameter(let name, _): return "above `\(name)`"
    case .atLeastParameter(let name, _): return "at least `\(name)`"
    case .atMostParameter(let name, _): return "at most `\(name)`"
    case .belowParameter(let name, _): return "below `\(name)`"
    case .whole: return "a whole number"
    case .notEmpty: return "a list with something in it"
    case .sameCount(let name, let count): return "as many as `\(name)`, which has \(count)"
    case .sum(let total): return "such that all add up to \(number(total))"
    case .count(let least, let most): return "\(least) to \(most) in number"
    case .density(let from, let to):
      return "such that no density is negative, as it is between \(number(from)) and \(number(to))"
    case .possible: return "such that something is left between the bounds"
    case .feasible: return "a quantile that the family can have"
    }
  }

}
