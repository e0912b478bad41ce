import Diagnostics
import Dimensions
import Syntax

/// What is not known: distributions behind `~`, and statistics of what follows from them.
///
/// A drawn input spreads over the axis of draws as a table's column spreads over its table, and so does all that
/// depends on it. A statistic takes that axis away again.
extension ModelChecker {

  /// Notes that something is drawn, at `span`.
  func noteDraw(at span: SourceSpan) {
    if !model.isUncertain { (model.isUncertain, model.drawSpan) = (true, span) }
  }

  /// Types a statistic of an uncertain value.
  func check(_ statistic: Statistic, _ call: Call, at span: SourceSpan, in scope: Scope) -> Typed {
    let count = statistic == .p ? 2 : 1
    guard call.arguments.count == count, call.arguments.allSatisfy({ $0.name == nil }) else {
      report(
        .wrongArguments(
          "`\(statistic.rawValue)` does not take these arguments", at: span,
          signature: statistic.signature))
      return failed(at: span)
    }
    let argument = call.arguments[0].value
    let body =
      statistic == .chance
      ? checkCondition(argument, in: scope) : checkQuantity(argument, in: scope)
    var share = 0.5
    if statistic == .p {
      guard let literal = literalShare(call.arguments[1].value, in: scope) else {
        return failed(at: span)
      }
      share = literal
    }
    var result = Typed(
      formula: model.formulas.add(
        StatisticFormula(statistic: statistic, body: body.formula, share: share), at: span),
      type: body.type, unit: body.unit)
    switch statistic {
    case .mean, .sd, .median, .p: break
    case .variance:
      result.unit = nil
      if case .quantity(let dimension) = unification.resolve(body.type) {
        result.type = .quantity(dimension.raised(to: Rational(2)))
      }
    case .chance:
      result.type = .quantity(.one)
      result.unit = .percent
    }
    return result
  }

  /// The share that the literal `expression` is, or `nil`, with a report, where it is none.
  private func literalShare(_ expression: ExpressionID, in scope: Scope) -> Double? {
    let place = span(of: expression, in: scope)
    guard text.trees[scope.tree].isQuantity(expression),
      let literal = literal(expression, in: scope.tree), literal.unit.dimension.isDimensionless,
      literal.value > 0, literal.value < 1
    else {
      report(
        .wrongArguments(
          "a percentile is a literal between 0% and 100%", at: place,
          signature: Statistic.p.signature))
      return nil
    }
    return literal.value
  }

}

/// The wording of conditions of uncertainty.
extension Diagnostic {

  /// Values to draw from that are uncertain themselves.
  static func uncertainColumn(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .notADistribution, "the values along an axis that one is drawn from are known",
      at: [DiagnosticLabel(span, "these are uncertain themselves")],
      help: ["add what is uncertain of them in a formula: `base * (1 + error)`"])
  }

  /// A statistic of something that is known.
  static func certainValue(_ statistic: String, at span: SourceSpan, value: SourceSpan)
    -> Diagnostic
  {
    Diagnostic(
      .axisNotPresent, "this value is certain, so `\(statistic)` has nothing to go over",
      at: [DiagnosticLabel(span), DiagnosticLabel(value, "it depends on no drawn input")],
      help: ["to reduce it over an axis, write `\(statistic)(x over axis)`"])
  }

}
