import Calendars
import Diagnostics
import Dimensions
import Syntax

/// Growth along time.
///
/// Growth over a step compares a series with itself so many periods before, along the periods that have such a one: the first
/// year of `yoy(x)` is left out, not guessed. `cagr` and `index` read the value at periods that are named; the axis is that of
/// the model that goes by such periods. `compound` raises to a power: a rate of 19% per yr grows by 1.19^(1/4) in a
/// quarter, because its own unit says how often it compounds.
extension ModelChecker {

  /// Types the `call` of `function`.
  func check(_ function: GrowthFunction, _ call: Call, at span: SourceSpan, in scope: Scope)
    -> Typed
  {
    let result: FormulaID?
    switch function {
    case .yoy: result = growth(.months(12), function, call, at: span, in: scope)
    case .qoq: result = growth(.months(3), function, call, at: span, in: scope)
    case .stepGrowth: result = growth(.step, function, call, at: span, in: scope)
    case .cagr: result = annualGrowth(call, at: span, in: scope)
    case .index: result = index(call, at: span, in: scope)
    case .compound: result = compound(call, at: span, in: scope)
    }
    guard let result else { return failed(at: span) }
    return Typed(
      formula: result, type: .quantity(.one), unit: function == .index ? nil : .percent)
  }

  /// Reports that `function` does not take the arguments of `call`, because of `reason`.
  private func reportArguments(_ function: GrowthFunction, _ reason: String, at span: SourceSpan) {
    report(.wrongArguments(reason, at: span, signature: function.signature))
  }

  /// The values of the unnamed arguments of `call`, and of those called `names`, if they are as many as `count` allows.
  private func arguments(
    _ function: GrowthFunction, _ call: Call, _ names: [String], least: Int
  ) -> [ExpressionID]? {
    var found = [ExpressionID?](repeating: nil, count: names.count)
    for (position, argument) in call.arguments.enumerated() {
      var index: Int? = position
      if let name = argument.name { index = names.firstIndex(of: spelling(name.symbol)) }
      guard let index, index < names.count, found[index] == nil else {
        reportArguments(
          function, "`\(function.rawValue)` does not take these arguments", at: call.function.span)
        return nil
      }
      found[index] = argument.value
    }
    let values = found.prefix { $0 != nil }.compactMap { $0 }
    guard values.count >= least, values.count == call.arguments.count else {
      reportArguments(
        function, "`\(function.rawValue)` does not take these arguments", at: call.function.span)
      return nil
    }
    return values
  }

  /// Adds `lhs operation rhs`.
  private func add(
    _ operation: BinaryOperation, _ lhs: FormulaID, _ rhs: FormulaID, at span: SourceSpan
  ) -> FormulaID {
    model.formulas.add(.binary(operation, lhs, rhs), at: span)
  }

  /// Adds the number `value`.
  private func number(_ value: Double, at span: SourceSpan) -> FormulaID {
    model.formulas.add(.constant(value), at: span)
  }

  /// The growth of the argument of `call` over `lag`.
  private func growth(
    _ lag: Resampling.Lag, _ function: GrowthFunction, _ call: Call, at span: SourceSpan,
    in scope: Scope
  ) -> FormulaID? {
    guard let values = arguments(function, call, ["x"], least: 1) else { return nil }
    let value = checkQuantity(values[0], in: scope)
    if value.type == .failed { return nil }
    let (now, before) = (false, true)
    let sides = [now, before].map { isBefore in
      model.formulas.add(
        ResamplingFormula(
          body: value.formula, change: .lag(lag, isBefore: isBefore), span: call.function.span),
        at: span)
    }
    return add(.subtract, add(.divide, sides[0], sides[1], at: span), number(1, at: span), at: span)
  }

  /// The growth a year from one period to another.
  private func annualGrowth(_ call: Call, at span: SourceSpan, in scope: Scope) -> FormulaID? {
    guard let values = arguments(.cagr, call, ["x", "from", "to"], least: 3) else { return nil }
    let value = checkQuantity(values[0], in: scope)
    guard value.type != .failed, let first = period(values[1], for: .cagr, in: scope),
      let last = period(values[2], for: .cagr, in: scope)
    else { return nil }
    guard let months = first.kind.frequency.months, first.kind == last.kind,
      first.ordinal != last.ordinal
    else {
      reportArguments(
        .cagr, "`cagr` is from one year, quarter or month to another of its kind",
        at: self.span(of: values[2], in: scope))
      return nil
    }
    guard let start = self.value(of: value, at: first, values[1], in: scope),
      let end = self.value(of: value, at: last, values[2], in: scope)
    else { return nil }
    let years = Double((last.ordinal - first.ordinal) * months) / 12
    let factor = add(
      .power, add(.divide, end, start, at: span), number(1 / years, at: span), at: span)
    return add(.subtract, factor, number(1, at: span), at: span)
  }

  /// A series as hundredths of its value in a base period.
  private func index(_ call: Call, at span: SourceSpan, in scope: Scope) -> FormulaID? {
    guard let values = arguments(.index, call, ["x", "base"], least: 2) else { return nil }
    let value = checkQuantity(values[0], in: scope)
    guard value.type != .failed, let base = period(values[1], for: .index, in: scope),
      let start = self.value(of: value, at: base, values[1], in: scope)
    else { return nil }
    return add(
      .multiply, number(100, at: span), add(.divide, value.formula, start, at: span), at: span)
  }

  /// What a rate comes to over a length of time, when it compounds once in each of its own units.
  private func compound(_ call: Call, at span: SourceSpan, in scope: Scope) -> FormulaID? {
    guard let values = arguments(.compound, call, ["rate", "duration", "every"], least: 2),
      let time = model.units.dimension(named: "Time")
    else { return nil }
    let rate = checkQuantity(values[0], in: scope)
    let duration = checkQuantity(values[1], in: scope)
    let every = values.count > 2 ? checkQuantity(values[2], in: scope) : nil
    for (value, dimension, expression) in [
      (rate, time.raised(to: Rational(-1)), values[0]), (duration, time, values[1]),
      (every ?? duration, time, values[values.count - 1]),
    ] where !unification.unify(value.type, .quantity(dimension)) {
      report(
        expected: "a \(dimension == time ? "length of time" : "rate per time")",
        found: value.type, at: self.span(of: expression, in: scope))
      return nil
    }
    guard let period = every?.formula ?? ownPeriod(of: rate, time, at: span) else {
      reportArguments(
        .compound, "nothing says how often this rate compounds",
        at: self.span(of: values[0], in: scope))
      return nil
    }
    let growth = add(
      .add, number(1, at: span), add(.multiply, rate.formula, period, at: span), at: span)
    let periods = add(.divide, duration.formula, period, at: span)
    return add(
      .subtract, add(.power, growth, periods, at: span), number(1, at: span), at: span)
  }

  /// The unit of time by which `rate` is written, as in `19% per yr`; `nil` where it is not known.
  private func ownPeriod(of rate: Typed, _ time: Dimension, at span: SourceSpan) -> FormulaID? {
    guard let factor = rate.unit?.factors.first(where: { $0.exponent == Rational(-1) }),
      let unit = model.units.unit(named: factor.name), unit.unit.dimension == time
    else { return nil }
    return number(unit.scale.coherent(1), at: span)
  }

  /// The period that the literal `expression` is: a plain number is a year.
  private func period(_ expression: ExpressionID, for function: GrowthFunction, in scope: Scope)
    -> (ordinal: Int, kind: PeriodKind)?
  {
    let tree = text.trees[scope.tree]
    if tree.isPeriod(expression) { return period(expression, in: scope.tree) }
    if tree.isQuantity(expression), let literal = literal(expression, in: scope.tree),
      literal.unit.isPlain, let year = Int(exactly: literal.value)
    {
      return (year, .calendarYear)
    }
    reportArguments(
      function, "a year or another period is written here", at: span(of: expression, in: scope))
    return nil
  }

  /// `value` in `period`, along the axis of the model that goes by such periods.
  private func value(
    of value: Typed, at period: (ordinal: Int, kind: PeriodKind), _ expression: ExpressionID,
    in scope: Scope
  ) -> FormulaID? {
    let place = span(of: expression, in: scope)
    let named = values.compactMap { symbol, name -> String? in
      switch name {
      case .axis(let id), .table(let id, _):
        model[id].series?.kind == period.kind ? spelling(symbol) : nil
      case .definition, .fit: nil
      }
    }.sorted()
    let usual = period.kind.frequency.rawValue
    let isUsual = named.isEmpty || named.contains(usual)
    guard isUsual || named.count == 1 else {
      report(.noTimeAxis(named, others: named, at: place, value: place))
      return nil
    }
    let element: Pick.Element =
      period.kind == .calendarYear
      ? .number(Double(period.ordinal)) : .period(period.ordinal, period.kind)
    let axis = AxisName(name: isUsual ? usual : named[0], span: place)
    return model.formulas.add(
      pick: [Pick(axis: axis, element: element, span: place)], from: value.formula, at: place)
  }

}
