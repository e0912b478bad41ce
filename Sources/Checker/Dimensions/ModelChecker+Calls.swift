import Calendars
import Diagnostics
import Dimensions
import Syntax

/// Types of calls and reductions.
extension ModelChecker {

  /// Types `call`.
  func check(_ call: Call, at span: SourceSpan, in scope: Scope) -> Typed {
    let name = spelling(call.function.symbol)
    let declared = function(call.function.symbol, in: scope)
    let isReduction = !call.axes.isEmpty || call.condition != nil
    if case .fit = values[call.function.symbol], functions[call.function.symbol] == nil {
      return checkPrediction(call, at: span, in: scope)
    }
    if let weight = call.arguments.lazy.compactMap(\.weight).first {
      report(
        .misplacedWeight(
          name, at: self.span(of: weight, in: scope),
          signature: Statistic(rawValue: name)?.signature
            ?? BuiltinFunction(rawValue: name)?.signature ?? "\(name)(…)"))
      return failed(at: span)
    }
    if !isReduction, declared == nil,
      let function = GrowthFunction(rawValue: name)
    {
      return check(function, call, at: span, in: scope)
    }
    if !isReduction, declared == nil,
      let statistic = Statistic(rawValue: name)
    {
      return check(statistic, call, at: span, in: scope)
    }
    if functions[call.function.symbol] == nil, let function = FinancialFunction(rawValue: name) {
      return check(function, call, at: span, in: scope)
    }
    if let function = smoothingFunction(of: call) {
      return check(function, call, at: span, in: scope)
    }
    if let reduction = Reduction(rawValue: name),
      isReduction || BuiltinFunction(rawValue: name) == nil
    {
      return check(reduction, call, at: span, in: scope)
    }
    let isKnown =
      BuiltinFunction(rawValue: name) != nil || declared != nil
    if isReduction, isKnown {
      report(
        .wrongArguments(
          "`\(name)` is no reduction, so it takes neither `where` nor `over`",
          at: call.function.span,
          signature: BuiltinFunction(rawValue: name)?.signature ?? "\(name)(…)"))
      return failed(at: span)
    }
    if let function = BuiltinFunction(rawValue: name) {
      return check(function, call, at: span, in: scope)
    }
    if let function = recurrenceFunction(of: call) {
      return check(function, call, at: span, in: scope)
    }
    if let function = declared {
      return check(function, call, at: span, in: scope)
    }
    let known = LanguageFunctions.names + model.functions.map(\.name)
    let isValue =
      values[call.function.symbol] != nil || scope.locals[call.function.symbol] != nil
    if !isValue, let family = DistributionFamily(rawValue: name) {
      report(.misplacedDistribution(family, at: call.function.span))
      return failed(at: span)
    }
    reportUnknown(call.function.symbol, in: .functions) {
      .unknownFunction(
        name, at: call.function.span,
        nearest: LanguageFunctions.name(meantBy: name) ?? Spelling.nearest(to: name, among: known),
        isValue: isValue,
        multiplies: call.arguments.count == 1 && call.arguments[0].name == nil)
    }
    for argument in call.arguments { _ = check(argument.value, in: scope) }
    return failed(at: span)
  }

  /// The function called `name` that a formula in `scope` may call: a module sees none of those who use it.
  private func function(_ name: Symbol, in scope: Scope) -> FunctionID? {
    guard let id = functions[name] else { return nil }
    let isInModule = text.modules[scope.tree] != nil
    return isInModule && !text.moduleFiles.contains(model[id].span.file) ? nil : id
  }

  /// Types a reduction over axes.
  private func check(_ reduction: Reduction, _ call: Call, at span: SourceSpan, in scope: Scope)
    -> Typed
  {
    let name = reduction.rawValue
    guard call.arguments.count == (reduction == .p ? 2 : 1),
      call.arguments.allSatisfy({ $0.name == nil }), !call.axes.isEmpty
    else {
      let message =
        call.axes.isEmpty
        ? "`\(name)` needs to know which axis it goes over"
        : reduction == .p
          ? "`p` takes a value and a percentage" : "`\(name)` reduces one value"
      report(
        .wrongArguments(
          message, at: call.function.span, signature: reduction.signature,
          first: call.axes.isEmpty ? tableToReduce(call, in: scope) : []))
      return failed(at: span)
    }
    let body = checkBody(of: reduction, call.arguments[0].value, in: scope)
    let condition = call.condition.map { checkCondition($0, in: scope).formula }
    if reduction.goesOverOneAxis, call.axes.count > 1 {
      report(
        .wrongArguments(
          "`\(name)` goes over one axis", at: call.function.span, signature: reduction.signature))
    }
    var share = 0.5
    if reduction == .p {
      guard let literal = literalShare(call.arguments[1].value, for: .p, in: scope) else {
        return failed(at: span)
      }
      share = literal
    }
    let axes = knownAxes(call.axes)
    let formula = model.formulas.add(
      ReductionFormula(
        reduction: reduction, body: body.formula, condition: condition, axes: axes, share: share),
      at: span)
    var result = Typed(formula: formula, type: body.type, unit: body.unit)
    switch reduction {
    case .sum, .mean: result.series = series(of: body, without: call.axes.map(\.symbol))
    case .median, .p, .min, .max, .product: break
    case .any, .all: result.type = .boolean
    case .count: (result.type, result.unit) = (.quantity(.one), nil)
    case .argmin, .argmax: result = elementType(of: call.axes[0].symbol, formula)
    }
    if axes.count < call.axes.count { result.type = .failed }
    return result
  }

  /// Those of `names` that are axes; the others are reported.
  func knownAxes(_ names: [Name]) -> [AxisName] {
    names.compactMap { axis in
      let name = AxisName(name: axisName(axis.symbol), span: axis.span)
      guard isKnownAxis(axis.symbol) else {
        if !isUnread(axis.symbol) { reportUnknownAxis(name) } else { errorCount += 1 }
        return nil
      }
      return name
    }
  }

  /// The way out of a reduction of a table's column that does not say over what.
  func tableToReduce(_ call: Call, in scope: Scope) -> [Help] {
    let syntax = text.trees[scope.tree]
    guard call.arguments.count == 1, call.axes.isEmpty, call.condition == nil,
      case .member(let table, _) = syntax[call.arguments[0].value],
      case .name(let symbol) = syntax[table], case .table = values[symbol]
    else { return [] }
    let argument = syntax.span(of: call.arguments[0].value)
    let end = SourceSpan(file: argument.file, start: argument.end, end: argument.end)
    return [
      Help(
        "reduce over the table: `over \(spelling(symbol))`",
        TextEdit(end, " over \(spelling(symbol))"))
    ]
  }

  /// The type of the elements of the axis called `symbol`, for the formula that finds one.
  private func elementType(of symbol: Symbol, _ formula: FormulaID) -> Typed {
    switch values[symbol] {
    case .axis(let id), .table(let id, _):
      return elements(of: id, formula)
    case .definition(let id):
      return Typed(formula: formula, type: model[id].type, unit: model[id].unit)
    case .fit, nil:
      return Typed(formula: formula, type: .text)
    }
  }

  /// Types what `reduction` reduces.
  private func checkBody(of reduction: Reduction, _ body: ExpressionID, in scope: Scope) -> Typed {
    switch reduction {
    case .sum, .mean, .median, .p, .min, .max, .argmin, .argmax:
      return checkQuantity(body, in: scope)
    case .count, .any, .all:
      return checkCondition(body, in: scope)
    case .product:
      let value = checkQuantity(body, in: scope)
      if !unification.unify(value.type, .quantity(.one)) {
        report(
          expected: "a plain number", found: value.type, at: span(of: body, in: scope),
          help: ["the product of many quantities has no one dimension"])
      }
      return value
    }
  }

  /// `true` iff an axis may be called `symbol`: a declared one, a table's, a sweep's, or the scenarios'.
  func isKnownAxis(_ symbol: Symbol) -> Bool {
    switch values[symbol] {
    case .axis, .table: true
    case .definition(let id): model[id].role == .input || isSweptColumn(symbol)
    case .fit, nil:
      spelling(symbol) == Keyword.scenario.rawValue || Frequency(rawValue: spelling(symbol)) != nil
        || isSweptColumn(symbol)
    }
  }

  /// `true` iff some override makes an axis called `symbol` of a table's column.
  private func isSweptColumn(_ symbol: Symbol) -> Bool { axes[axisName(symbol)] != nil }

  /// Reports an axis that nothing declares.
  func reportUnknownAxis(_ axis: AxisName) {
    reportUnknown(symbols.intern(axis.name), in: .axes) { [self] in
      .unknownAxis(
        axis.name, at: axis.span,
        nearest: Spelling.nearest(to: axis.name, among: axes.keys.sorted()),
        known: axes.keys.sorted())
    }
  }

  /// Types a call of a function of the language.
  private func check(
    _ function: BuiltinFunction, _ call: Call, at span: SourceSpan, in scope: Scope
  )
    -> Typed
  {
    if let conversion = function.periodConversion {
      return check(conversion, function, call, at: span, in: scope)
    }
    let arguments = call.arguments.map { argument in
      function.dimensionRule == .any
        ? check(argument.value, in: scope) : checkQuantity(argument.value, in: scope)
    }
    let fits = function.operation == nil ? arguments.count >= 2 : arguments.count == 1
    guard fits, call.arguments.allSatisfy({ $0.name == nil }) else {
      report(
        .wrongArguments(of: function.rawValue, at: span, signature: function.signature))
      return failed(at: span)
    }
    for (argument, value) in zip(call.arguments, arguments).dropFirst()
    where !unification.unify(arguments[0].type, value.type) {
      report(
        DimensionMismatch(
          verb: "cannot compare",
          lhs: (arguments[0].type, self.span(of: call.arguments[0].value, in: scope)),
          rhs: (value.type, self.span(of: argument.value, in: scope))))
      return failed(at: span)
    }
    if let operation = function.operation {
      let formula = model.formulas.add(.unary(operation, arguments[0].formula), at: span)
      return result(of: function, arguments[0], formula, call, in: scope)
    }
    let operation: BinaryOperation = function == .min ? .minimum : .maximum
    let formula = arguments.dropFirst().reduce(arguments[0].formula) { formula, argument in
      model.formulas.add(.binary(operation, formula, argument.formula), at: span)
    }
    let unit = arguments.dropFirst().reduce(arguments[0].unit) { $0 ?? $1.unit }
    return Typed(formula: formula, type: arguments[0].type, unit: unit)
  }

  /// The type of `function` applied to `argument`.
  private func result(
    of function: BuiltinFunction, _ argument: Typed, _ formula: FormulaID, _ call: Call,
    in scope: Scope
  ) -> Typed {
    switch function.dimensionRule {
    case .keeps:
      return Typed(formula: formula, type: argument.type, unit: argument.unit)
    case .any:
      return Typed(formula: formula, type: .boolean)
    case .squareRoot:
      guard case .quantity(let dimension) = unification.resolve(argument.type) else {
        return Typed(formula: formula, type: .failed)
      }
      return Typed(formula: formula, type: .quantity(dimension.raised(to: Rational(1, 2))))
    case .plain:
      if !unification.unify(argument.type, .quantity(.one)) {
        report(
          expected: "a plain number", found: argument.type,
          at: span(of: call.arguments[0].value, in: scope),
          help: ["divide it by a quantity of its dimension first"])
      }
      return Typed(formula: formula, type: .quantity(.one))
    }
  }

  /// Types a call of one of the model's functions.
  private func check(_ id: FunctionID, _ call: Call, at span: SourceSpan, in scope: Scope) -> Typed
  {
    let function = model[id]
    guard function.result != nil, let values = arguments(of: call, for: function, in: scope) else {
      return failed(at: span)
    }
    let types = unification.instantiate(function.parameterTypes + [function.resultType])
    var formulas: [FormulaID] = []
    for (index, value) in values.enumerated() {
      guard let value else {
        formulas.append(function.initials[index] ?? FormulaID(index: 0))
        continue
      }
      formulas.append(value.typed.formula)
      if let axis = function.tables[index],
        !haveElement(value.typed.formula, of: axis, at: value.span)
      {
        return failed(at: span)
      }
      if !unification.unify(types[index], value.typed.type) {
        report(
          DimensionMismatch(
            verb:
              "the parameter `\(function.parameters[index])` of `\(function.name)` and its value do not agree:",
            lhs: (types[index], function.span), rhs: (value.typed.type, value.span)))
        return failed(at: span)
      }
    }
    let formula = model.formulas.add(call: id, formulas, at: span)
    return Typed(formula: formula, type: unification.resolve(types[types.count - 1]))
  }

  /// `true` iff the table with `axis` has the element that `formula` is, where that can be told; reports where not.
  private func haveElement(_ formula: FormulaID, of axis: AxisID, at span: SourceSpan) -> Bool {
    if case .constant(let number) = model.formulas[formula], !model[axis].isPartial {
      let element: Pick.Element
      switch model[axis].elements {
      case .labels:
        guard number >= 0, number < Double(model.texts.count), number == number.rounded() else {
          return true
        }
        element = .label(model.texts[Int(number)])
      case .numbers: element = .number(number)
      case .periods(_, let kind): element = .period(Int(number), kind)
      }
      guard model.position(of: element, in: axis) == nil else { return true }
      report(model.unknownElement(element, of: axis, at: span))
      return false
    }
    return haveElements(formula, of: axis, at: span)
  }

  /// The arguments of `call` by the parameters of `function`, `nil` for those with a value of their own.
  private func arguments(of call: Call, for function: Function, in scope: Scope)
    -> [(typed: Typed, span: SourceSpan)?]?
  {
    let signature = "\(function.name)(\(function.parameters.joined(separator: ", ")))"
    var values = [(typed: Typed, span: SourceSpan)?](
      repeating: nil, count: function.parameters.count)
    var isRight = true
    for (position, argument) in call.arguments.enumerated() {
      let typed = check(argument.value, in: scope)
      let span = self.span(of: argument.value, in: scope)
      var index: Int? = position
      if let name = argument.name {
        index = function.parameters.firstIndex(of: spelling(name.symbol))
      }
      guard let index, index < values.count, values[index] == nil else {
        let name = argument.name.map { "`\(spelling($0.symbol))`" } ?? "number \(position + 1)"
        let isTwice = index.map { $0 < values.count } ?? false
        report(
          .wrongArguments(
            isTwice
              ? "`\(function.name)` is given the argument \(name) twice"
              : "`\(function.name)` has no place for the argument \(name)",
            at: argument.name?.span ?? span, signature: signature,
            first: argument.name.map { name in
              let free = zip(function.parameters, values).filter { $1 == nil }.map(\.0)
              return .didYouMean(
                Spelling.nearest(to: spelling(name.symbol), among: free), at: name.span)
            } ?? []))
        isRight = false
        continue
      }
      values[index] = (typed, span)
    }
    for (index, value) in values.enumerated() where value == nil && isRight {
      guard function.initials[index] == nil else { continue }
      report(
        .wrongArguments(
          "`\(function.name)` needs the argument `\(function.parameters[index])`",
          at: call.function.span, signature: signature))
      isRight = false
    }
    return isRight ? values : nil
  }

}
