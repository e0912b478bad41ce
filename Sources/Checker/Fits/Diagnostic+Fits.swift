import Diagnostics
import Dimensions
import Fits

/// The wording of conditions of fits.
extension Diagnostic {

  /// A curve that there is not.
  static func unknownCurve(
    _ name: String, at span: SourceSpan, nearest: String?, curves: [String]
  ) -> Diagnostic {
    let list = curves.map { "`\($0)`" }.joined(separator: ", ")
    return Diagnostic(
      .unknownFunction, "there is no curve `\(name)`", at: [DiagnosticLabel(span)],
      help: nearest == nil ? [Help("the curves are \(list)")] : .didYouMean(nearest, at: span))
  }

  /// Data that a formula makes, or that no column has.
  static func dataNotWritten(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .notFittable, "a fit goes through numbers that are written in a table's column",
      at: [DiagnosticLabel(span, "these are not")],
      help: ["name a column of literals: `fit curve = linear(chart.share along chart.year)`"])
  }

  /// Columns of two tables.
  static func dataOfTwoTables(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .notFittable, "a fit goes along a column of the table that it goes through",
      at: [DiagnosticLabel(span, "this is of another table")],
      help: ["put both columns into one table"])
  }

  /// Data through which `curve` cannot be put.
  static func notFittable(
    _ failure: CurveFit.Failure, _ curve: Curve, count: Int, at span: SourceSpan,
    values: SourceSpan, places: SourceSpan
  ) -> Diagnostic {
    let message: String
    var place = values
    let help: Help
    switch failure {
    case .tooFewPoints(let needed):
      message =
        "a \(curve.rawValue) curve with its errors needs \(needed) rows, and there are \(count)"
      help = "add rows, or fit a curve with fewer parameters"
    case .outsideDomain:
      message = "a power goes along places above zero"
      place = places
      help = "count them from another zero, or fit another curve"
    case .noVariation:
      message = "all rows have one place, or no value"
      help = "a curve needs rows at different places, whose values are not all zero"
    case .noRest:
      message = "no \(curve.rawValue) curve comes to rest near these data"
      help =
        curve.turningPointExists
        ? "a ceiling that nothing in the data bends towards runs away: fit `exponential`"
        : "look at them first: do they have the form of the curve? fit another one"
    case .dependent:
      message = "these data do not tell the parameters of a \(curve.rawValue) curve apart"
      help = "fit a curve with fewer parameters"
    }
    return Diagnostic(
      .notFittable, message, at: [DiagnosticLabel(place), DiagnosticLabel(span, "the fit")],
      help: [help])
  }

  /// A parameter that the data do not tell.
  static func parameterNotIdentified(
    _ name: String, _ reason: CurveFit.Reason, at span: SourceSpan, values: SourceSpan,
    estimate: String, turn: (Double) -> String
  ) -> Diagnostic {
    let message: String
    switch reason {
    case .error(let share):
      message =
        "these data do not tell `\(name)`: its standard error is \(NumberFormat.significant(share * 100))% of it"
    case .beforeTurningPoint(let distance):
      message =
        "these data do not tell `\(name)`: the curve turns \(turn(distance)) beyond the last row"
    }
    return Diagnostic(
      .parameterNotIdentified, message,
      at: [DiagnosticLabel(span, "estimated as \(estimate)"), DiagnosticLabel(values, "the data")],
      help: ["set it from another source, `… with \(name) = …`, or fit a curve without it"])
  }

  /// An override of a fit that names none of its parameters.
  static func notAParameter(_ names: [String], of fit: String, at span: SourceSpan) -> Diagnostic {
    let list = names.map { "`\($0)`" }.joined(separator: " or ")
    return Diagnostic(
      .unknownInput, "this names no parameter of the fit `\(fit)`", at: [DiagnosticLabel(span)],
      help: ["what can be set is \(list)"])
  }

}
