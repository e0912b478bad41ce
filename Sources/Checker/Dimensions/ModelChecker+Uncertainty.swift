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

  /// Types a statistic of uncertain values.
  func check(_ statistic: Statistic, _ call: Call, at span: SourceSpan, in scope: Scope) -> Typed {
    let count = statistic.valueCount + (statistic.takesShare ? 1 : 0)
    guard call.arguments.count == count, call.arguments.allSatisfy({ $0.name == nil }) else {
      report(
        .wrongArguments(of: statistic.rawValue, at: span, signature: statistic.signature))
      return failed(at: span)
    }
    let bodies = call.arguments.prefix(statistic.valueCount).map { argument in
      statistic == .chance
        ? checkCondition(argument.value, in: scope) : checkQuantity(argument.value, in: scope)
    }
    var share = 0.5
    if statistic.takesShare {
      guard let literal = literalShare(call.arguments[1].value, for: statistic, in: scope) else {
        return failed(at: span)
      }
      share = literal
    }
    var result = Typed(
      formula: model.formulas.add(
        StatisticFormula(statistic: statistic, bodies: bodies.map(\.formula), share: share),
        at: span),
      type: bodies[0].type, unit: bodies[0].unit)
    switch statistic {
    case .mean, .sd, .median, .p, .cvar, .mode: break
    case .variance:
      result.unit = nil
      if case .quantity(let dimension) = unification.resolve(result.type) {
        result.type = .quantity(dimension.raised(to: Rational(2)))
      }
    case .chance: (result.type, result.unit) = (.quantity(.one), .percent)
    case .skew, .correlation, .linearCorrelation:
      (result.type, result.unit) = (.quantity(.one), nil)
    }
    return result
  }

  /// The share that the literal `expression` is, or `nil`, with a report, where it is none.
  func literalShare(
    _ expression: ExpressionID, for statistic: Statistic, in scope: Scope
  ) -> Double? {
    let place = span(of: expression, in: scope)
    guard text.trees[scope.tree].isQuantity(expression),
      let literal = literal(expression, in: scope.tree), literal.unit.dimension.isDimensionless,
      literal.value > 0, literal.value < 1
    else {
      report(
        .wrongArguments(
          "a percentile is a literal between 0% and 100%", at: place,
          signature: statistic.signature))
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
      help: [
        Reduction(rawValue: statistic) == nil
          ? "say of an input that goes into it how it is drawn: `input x ~ normal(…)`"
          : "to reduce it over an axis, write `\(statistic)(x over axis)`"
      ])
  }

}
