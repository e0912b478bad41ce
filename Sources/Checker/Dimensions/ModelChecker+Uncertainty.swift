import Diagnostics
import Dimensions
import Syntax

/// What is not known: distributions behind `~`, and statistics of what follows from them.
///
/// A drawn input spreads over the axis of draws as a table's column spreads over its table, and so does all that
/// depends on it. A statistic takes that axis away again.
extension ModelChecker {

  /// Makes the axis of draws, which the first distribution, at `span`, does.
  func makeDrawAxis(at span: SourceSpan) {
    guard model.drawAxis == nil else { return }
    let numbers = (0..<model.sampling.draws).map(Double.init)
    model.drawAxis = addAxis(CheckedModel.drawAxisName, .numbers(numbers, .one), at: span)
  }

  /// Types the distribution `expression` that the input `id` is drawn from.
  func checkDistribution(_ expression: ExpressionID, of id: DefinitionID, in scope: Scope) -> Typed
  {
    let tree = text.trees[scope.tree]
    let span = self.span(of: expression, in: scope)
    guard case .call(let index) = tree[expression],
      let family = DistributionFamily(
        rawValue: spelling(tree.calls[Int(index)].function.symbol))
    else {
      var name: Name?
      if case .call(let index) = tree[expression] { name = tree.calls[Int(index)].function }
      let families = DistributionFamily.allCases.map(\.rawValue)
      report(
        .notADistribution(
          at: name?.span ?? span,
          nearest: name.flatMap { Spelling.nearest(to: spelling($0.symbol), among: families) },
          families: families))
      return failed(at: span)
    }
    let call = tree.calls[Int(index)]
    guard let form = form(of: call, for: family, in: scope) else {
      report(
        .wrongArguments(
          "`\(family.rawValue)` does not take these parameters", at: call.function.span,
          signature: family.signature))
      return failed(at: span)
    }
    var result = Typed(
      formula: FormulaID(index: 0),
      type: .quantity(family.isPlain ? .one : unification.freshQuantity()))
    var formulas: [FormulaID] = []
    for (argument, parameter) in zip(call.arguments, form) {
      let value = checkQuantity(argument.value, in: scope)
      let wanted = parameter.measure == .plain ? ValueType.quantity(.one) : result.type
      guard unification.unify(wanted, value.type) else {
        report(
          DimensionMismatch(
            verb: "the parameters of a distribution measure one thing, these are",
            lhs: (wanted, self.span(of: call.arguments[0].value, in: scope)),
            rhs: (value.type, self.span(of: argument.value, in: scope))))
        return failed(at: span)
      }
      if result.unit == nil, parameter.measure == .value || family.isPlain {
        result.unit = value.unit
      }
      formulas.append(value.formula)
    }
    makeDrawAxis(at: span)
    result.type = unification.resolve(result.type)
    result.formula = model.formulas.add(
      DrawFormula(input: id, family: family, parameters: form.map(\.name), arguments: formulas),
      at: span)
    return result
  }

  /// The parameters that the arguments of `call` are for, in their order; `nil` where they are those of no form.
  private func form(of call: Call, for family: DistributionFamily, in scope: Scope)
    -> [(name: String, measure: DistributionFamily.Measure)]?
  {
    guard call.axes.isEmpty, call.condition == nil else { return nil }
    let names = call.arguments.map { $0.name.map { spelling($0.symbol) } }
    for form in family.forms where form.count == names.count {
      if names.allSatisfy({ $0 == nil }) { return form }
      let ordered = names.compactMap { name in form.first { $0.name == name } }
      if ordered.count == form.count, Set(ordered.map(\.name)).count == form.count {
        return ordered
      }
    }
    let shares = names.compactMap { $0.flatMap(DrawFormula.share) }
    guard family.takesQuantiles, names.count == 2, shares.count == 2, shares[0] != shares[1] else {
      return nil
    }
    return names.map { ($0 ?? "", .value) }
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

extension DrawFormula {

  /// The share of draws below the quantile called `name`: 5% for `p5`; `nil` where it is no such name.
  package static func share(_ name: String) -> Double? {
    guard name.hasPrefix("p"), let percent = Int(name.dropFirst()), (1...99).contains(percent)
    else {
      return nil
    }
    return Double(percent) / 100
  }

}

/// The wording of conditions of uncertainty.
extension Diagnostic {

  /// Something other than a distribution behind `~`.
  static func notADistribution(at span: SourceSpan, nearest: String?, families: [String])
    -> Diagnostic
  {
    let list = families.map { "`\($0)`" }.joined(separator: ", ")
    var help = [Help].didYouMean(nearest, at: span)
    if help.isEmpty { help = ["the distributions are \(list)"] }
    help.append("a value that is known stands behind `=`")
    return Diagnostic(
      .notADistribution, "a distribution stands behind `~`", at: [DiagnosticLabel(span)], help: help
    )
  }

  /// Parameters of a distribution that are uncertain themselves.
  static func uncertainParameter(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .notADistribution, "the parameters of a distribution are known values",
      at: [DiagnosticLabel(span, "this is uncertain itself")],
      help: ["combine two drawn inputs in a formula instead: `base + error`"])
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
