import Diagnostics
import Dimensions
import Syntax

/// Types of distributions, which stand behind `~` and inside of each other.
///
/// All that is drawn from one distribution measures one thing: so its bounds, outcomes and parts do, and each is
/// checked against what came before it.
extension ModelChecker {

  /// What is drawn, as far as the parameters met so far tell.
  private struct DrawnValue {

    /// Its type.
    var type: ValueType

    /// The unit in which its author wrote it.
    var unit: MeasuringUnit?

    /// Where the first of its parameters stands.
    var place: SourceSpan?

    /// `true` iff what is looked at is a part of another distribution.
    var isPart = false

  }

  /// Types the distribution `expression` that the input `id` is drawn from.
  func checkDistribution(_ expression: ExpressionID, of id: DefinitionID, in scope: Scope) -> Typed
  {
    let span = self.span(of: expression, in: scope)
    var drawn = DrawnValue(type: .quantity(unification.freshQuantity()))
    guard let distribution = distribution(expression, &drawn, in: scope) else {
      return failed(at: span)
    }
    noteDraw(at: span)
    let formula = model.formulas.add(
      DrawFormula(input: id, distribution: distribution), at: span)
    return Typed(formula: formula, type: unification.resolve(drawn.type), unit: drawn.unit)
  }

  /// The distribution that `expression` is; `nil`, with a report, where it is none or makes no sense.
  private func distribution(
    _ expression: ExpressionID, _ drawn: inout DrawnValue, in scope: Scope
  ) -> DistributionFormula? {
    let tree = text.trees[scope.tree]
    let span = self.span(of: expression, in: scope)
    guard case .call(let index) = tree[expression],
      let family = DistributionFamily(
        rawValue: spelling(tree.calls[Int(index)].function.symbol))
    else {
      reportNoDistribution(expression, isPart: drawn.isPart, in: scope)
      return nil
    }
    let call = tree.calls[Int(index)]
    if family.isPlain, !measure(.quantity(.one), &drawn, at: span) { return nil }
    let kind: DistributionFormula.Kind?
    switch family {
    case .discrete where call.axes.isEmpty: kind = outcomes(call, &drawn, in: scope)
    case .discrete, .empirical: kind = column(call, family, &drawn, in: scope)
    case .mixture: kind = mixture(call, &drawn, in: scope)
    case .truncated: kind = truncated(call, &drawn, in: scope)
    case .normal, .lognormal, .uniform, .loguniform, .triangular, .pert, .beta, .gamma,
      .exponential, .student, .poisson, .binomial, .bernoulli, .metalog:
      kind = parameters(call.arguments[...], of: call, family, &drawn, in: scope)
        .map { .family(family, $0) }
    }
    return kind.map { DistributionFormula(kind: $0, span: span) }
  }

  /// Reports that `expression` is no distribution.
  private func reportNoDistribution(
    _ expression: ExpressionID, isPart: Bool, in scope: Scope
  ) {
    let tree = text.trees[scope.tree]
    var name: Name?
    if case .call(let index) = tree[expression] { name = tree.calls[Int(index)].function }
    let families = DistributionFamily.allCases.map(\.rawValue)
    report(
      .notADistribution(
        at: name?.span ?? span(of: expression, in: scope),
        nearest: name.flatMap { Spelling.nearest(to: spelling($0.symbol), among: families) },
        families: families, isPart: isPart))
  }

  /// Takes note that what is drawn has `type`, as something at `span` says; `false`, with a report, where it has not.
  private func measure(_ type: ValueType, _ drawn: inout DrawnValue, at span: SourceSpan) -> Bool {
    defer { drawn.place = drawn.place ?? span }
    if unification.unify(drawn.type, type) { return true }
    report(
      DimensionMismatch(
        verb: "the parameters of a distribution measure one thing, these are",
        lhs: (drawn.type, drawn.place ?? span), rhs: (type, span)))
    return false
  }

  /// `expression`, which is to be a parameter, typed; `nil`, with a report, where it cannot be one.
  private func parameter(
    _ expression: ExpressionID, _ measured: DistributionFamily.Measure, _ drawn: inout DrawnValue,
    in scope: Scope
  ) -> Typed? {
    let value = checkQuantity(expression, in: scope)
    let span = self.span(of: expression, in: scope)
    switch measured {
    case .value:
      guard measure(value.type, &drawn, at: span) else { return nil }
      if drawn.unit == nil { drawn.unit = value.unit }
    case .plain:
      guard unification.unify(value.type, .quantity(.one)) else {
        report(expected: "a plain number", found: value.type, at: span, help: [])
        return nil
      }
    }
    return value
  }

  /// The parameters that `arguments` of `call` are for `family`; `nil`, with a report, where they are those of no form.
  private func parameters(
    _ arguments: ArraySlice<Call.Argument>, of call: Call, _ family: DistributionFamily,
    _ drawn: inout DrawnValue, in scope: Scope
  ) -> [DistributionFormula.Parameter]? {
    guard call.axes.isEmpty, call.condition == nil,
      let fitting = family.forms.lazy.compactMap({ self.fit(arguments, to: $0) }).first
    else {
      reportWrongParameters(of: call, family)
      return nil
    }
    var result: [DistributionFormula.Parameter] = []
    for (parameter, expression) in fitting {
      guard let value = self.parameter(expression, parameter.measure, &drawn, in: scope) else {
        return nil
      }
      if family == .beta, drawn.unit == nil { drawn.unit = value.unit }
      result.append(DistributionFormula.Parameter(name: parameter.name, formula: value.formula))
    }
    return result
  }

  /// Reports that the arguments of `call` do not fit `family`.
  private func reportWrongParameters(of call: Call, _ family: DistributionFamily) {
    report(
      .wrongArguments(
        "`\(family.rawValue)` does not take these parameters", at: call.function.span,
        signature: family.signature))
  }

  /// The parameters of `form` that `arguments` are for, in their order; `nil` where they do not fit it.
  private func fit(_ arguments: ArraySlice<Call.Argument>, to form: DistributionFamily.Form)
    -> [(parameter: DistributionFamily.Parameter, value: ExpressionID)]?
  {
    var result: [(parameter: DistributionFamily.Parameter, value: ExpressionID)] = []
    var names: Set<String> = []
    var shares: [Double] = []
    for (place, argument) in arguments.enumerated() {
      var parameter = place < form.parameters.count ? form.parameters[place] : nil
      if let name = argument.name.map({ spelling($0.symbol) }) {
        parameter = form.parameters.first { $0.name == name }
        if parameter == nil, let share = DistributionFamily.share(name) {
          parameter = .value(name)
          shares.append(share)
        }
      }
      guard argument.weight == nil, let parameter, names.insert(parameter.name).inserted else {
        return nil
      }
      result.append((parameter, argument.value))
    }
    let isWhole = form.parameters.allSatisfy { $0.isOptional || names.contains($0.name) }
    guard isWhole, form.quantiles.contains(shares.count), Set(shares).count == shares.count else {
      return nil
    }
    return result
  }

}

/// Distributions that are made of outcomes or of other distributions.
extension ModelChecker {

  /// Some values with their chances: `discrete(30%: x, 70%: y)`.
  private func outcomes(_ call: Call, _ drawn: inout DrawnValue, in scope: Scope)
    -> DistributionFormula.Kind?
  {
    var outcomes: [DistributionFormula.Weighted<FormulaID>] = []
    for argument in call.arguments {
      guard call.condition == nil, let weight = argument.weight else {
        reportWrongParameters(of: call, .discrete)
        return nil
      }
      guard let chance = parameter(weight, .plain, &drawn, in: scope),
        let value = parameter(argument.value, .value, &drawn, in: scope)
      else { return nil }
      outcomes.append(DistributionFormula.Weighted(weight: chance.formula, item: value.formula))
    }
    if outcomes.isEmpty { reportWrongParameters(of: call, .discrete) }
    return outcomes.isEmpty ? nil : .outcomes(outcomes)
  }

  /// The values along an axis: `empirical(price over history)`.
  private func column(
    _ call: Call, _ family: DistributionFamily, _ drawn: inout DrawnValue, in scope: Scope
  ) -> DistributionFormula.Kind? {
    let counts = family == .discrete ? 2...2 : 1...2
    guard counts.contains(call.arguments.count), call.axes.count == 1,
      call.arguments.allSatisfy({ $0.name == nil && $0.weight == nil })
    else {
      let span = call.function.span
      report(
        .wrongArguments(
          "`\(family.rawValue)` does not take these parameters", at: span,
          signature: family.signature, first: tableToReduce(call, in: scope)))
      return nil
    }
    let axis = AxisName(name: spelling(call.axes[0].symbol), span: call.axes[0].span)
    guard isKnownAxis(call.axes[0].symbol) else {
      reportUnknownAxis(axis)
      return nil
    }
    guard let values = parameter(call.arguments[0].value, .value, &drawn, in: scope) else {
      return nil
    }
    var weights: Typed?
    if call.arguments.count == 2 {
      weights = parameter(call.arguments[1].value, .plain, &drawn, in: scope)
      if weights == nil { return nil }
    }
    let condition = call.condition.map { checkCondition($0, in: scope).formula }
    return .column(
      DistributionFormula.Column(
        values: values.formula, weights: weights?.formula, condition: condition, axis: axis,
        hasChances: family == .discrete))
  }

  /// Some distributions with their chances: `mixture(80%: normal(…), 20%: uniform(…))`.
  private func mixture(_ call: Call, _ drawn: inout DrawnValue, in scope: Scope)
    -> DistributionFormula.Kind?
  {
    var parts: [DistributionFormula.Weighted<DistributionFormula>] = []
    drawn.isPart = true
    for argument in call.arguments {
      guard call.axes.isEmpty, call.condition == nil, let weight = argument.weight else {
        reportWrongParameters(of: call, .mixture)
        return nil
      }
      guard let chance = parameter(weight, .plain, &drawn, in: scope),
        let part = distribution(argument.value, &drawn, in: scope)
      else { return nil }
      parts.append(DistributionFormula.Weighted(weight: chance.formula, item: part))
    }
    if parts.isEmpty { reportWrongParameters(of: call, .mixture) }
    return parts.isEmpty ? nil : .mixture(parts)
  }

  /// A distribution between bounds: `truncated(normal(…), low = 0 GW)`.
  private func truncated(_ call: Call, _ drawn: inout DrawnValue, in scope: Scope)
    -> DistributionFormula.Kind?
  {
    guard let first = call.arguments.first, first.name == nil, first.weight == nil,
      call.arguments.count > 1
    else {
      reportWrongParameters(of: call, .truncated)
      return nil
    }
    drawn.isPart = true
    guard let base = distribution(first.value, &drawn, in: scope),
      let bounds = parameters(
        call.arguments.dropFirst(), of: call, .truncated, &drawn, in: scope)
    else { return nil }
    return .truncated(base, bounds)
  }

}

/// The wording of conditions of distributions.
extension Diagnostic {

  /// Something other than a distribution where one is wanted.
  static func notADistribution(
    at span: SourceSpan, nearest: String?, families: [String], isPart: Bool
  ) -> Diagnostic {
    let list = families.map { "`\($0)`" }.joined(separator: ", ")
    var help = [Help].didYouMean(nearest, at: span)
    if help.isEmpty { help = ["the distributions are \(list)"] }
    help.append(
      isPart
        ? "a single value is a distribution of one outcome: `discrete(100%: x)`"
        : "a value that is known stands behind `=`")
    return Diagnostic(
      .notADistribution,
      isPart ? "a distribution stands here" : "a distribution stands behind `~`",
      at: [DiagnosticLabel(span)], help: help)
  }

  /// A distribution in a formula.
  static func misplacedDistribution(_ family: DistributionFamily, at span: SourceSpan)
    -> Diagnostic
  {
    Diagnostic(
      .misplacedDistribution, "`\(family.rawValue)` is a distribution, and only an input is drawn",
      at: [DiagnosticLabel(span)],
      help: [
        "give what is drawn a name: `input demand ~ \(family.rawValue)(…)`, and use that in the formula"
      ])
  }

  /// A weight before an argument of something that weighs nothing.
  static func misplacedWeight(_ function: String, at span: SourceSpan, signature: String)
    -> Diagnostic
  {
    .wrongArguments(
      "only `discrete` and `mixture` weigh their arguments, `\(function)` does not", at: span,
      signature: signature)
  }

}
