import Diagnostics
import Dimensions
import Syntax

/// Delays and smoothings.
///
/// Each call makes definitions of its own, its levels, which change at rates as declared ones do: so levels take part in
/// circles, in worlds and in draws without anyone else knowing what they are. In a definition that is a part of a group of
/// recurrences the levels are members of that group and are solved by its method. Elsewhere they are a group of their own, which
/// is solved in stages where what they follow is.
///
/// A level that is needed at the same element stands in its group before the definition that needs it. One that is needed at an
/// element before, in a rate of change or behind `prev`, stands behind all others, so that what it begins with is known.
extension ModelChecker {

  /// The smoothing function that `call` calls, where nothing of the model has its name.
  func smoothingFunction(of call: Call) -> SmoothingFunction? {
    guard functions[call.function.symbol] == nil, values[call.function.symbol] == nil else {
      return nil
    }
    return SmoothingFunction(rawValue: spelling(call.function.symbol))
  }

  /// The arguments of a call, with what is known of its levels.
  private struct Smoothing {

    /// The function.
    let function: SmoothingFunction

    /// What is followed.
    let input: Typed

    /// The time that a level takes: the whole time by the number of levels.
    let time: FormulaID

    /// What the levels begin with, as if it had always been the input.
    let beginning: FormulaID

    /// The way along which it goes, and how that is measured.
    let axis: AxisID
    let scale: Double

    /// Where it stands, and its text.
    let span: SourceSpan
    let text: String

    /// What its formulas need.
    let needs: [DefinitionID]

    /// `true` iff it is needed at an element before only.
    let isLagged: Bool

  }

  /// Types a call of `function`.
  func check(_ function: SmoothingFunction, _ call: Call, at span: SourceSpan, in scope: Scope)
    -> Typed
  {
    if case .function = currentItem {
      report(.smoothingInFunction(function.rawValue, at: span))
      return failed(at: span)
    }
    guard let arguments = arguments(of: call, for: function),
      let axis = axis(of: call, function, in: scope),
      let smoothing = smoothing(function, arguments, along: axis, at: span, in: scope)
    else { return failed(at: span) }
    let levels = addLevels(of: smoothing)
    var result = smoothing.input
    result.formula = model.formulas.add(.definition(levels[levels.count - 1]), at: span)
    if function.conserves {
      result.formula = model.formulas.add(
        .binary(.divide, result.formula, smoothing.time), at: span)
    }
    return result
  }

  /// The expressions of the arguments of `call`, in the order of the parameters, or `nil`, with a report, where they do not fit.
  private func arguments(of call: Call, for function: SmoothingFunction) -> [ExpressionID]? {
    let names = SmoothingFunction.parameters
    let isInOrder = zip(call.arguments, names).allSatisfy { argument, name in
      argument.name.map { spelling($0.symbol) == name } ?? true
    }
    guard (2...3).contains(call.arguments.count), isInOrder, call.condition == nil,
      call.axes.count <= 1
    else {
      report(
        .wrongArguments(
          of: function.rawValue, at: call.function.span, signature: function.signature))
      return nil
    }
    return call.arguments.map(\.value)
  }

  /// The axis that `call` of `function` goes along: the one that it names, or that of the recurrence which it is a part of.
  private func axis(of call: Call, _ function: SmoothingFunction, in scope: Scope) -> AxisID? {
    if let name = call.axes.first {
      guard let axis = axis(ofRecurrence: name) else { return nil }
      guard steps(of: axis).isEmpty else { return axis }
      report(
        .noStep(
          model[axis].name, isOfLabels: model[axis].isOfLabels, at: name.span,
          declared: model[axis].span))
      return nil
    }
    if let group = currentGroup { return model.recurrences[group].axis }
    let arguments = self.span(of: call.arguments[call.arguments.count - 1].value, in: scope)
    let known = declaredAxes.filter { !steps(of: $0).isEmpty }.map { model[$0].name }.sorted()
    report(
      .smoothingWithoutAxis(
        function.rawValue, at: call.function.span,
        end: SourceSpan(file: arguments.file, start: arguments.end, end: arguments.end),
        known: known))
    return nil
  }

  /// The group of recurrences that the definition at hand is a member of, if it is of one.
  private var currentGroup: Int? {
    guard case .definition(let id) = currentItem else { return nil }
    return model.recurrenceOfDefinitions[id]
  }

  /// What the call of `function` with `arguments` along `axis` comes to, or `nil`, with a report, where they do not fit.
  private func smoothing(
    _ function: SmoothingFunction, _ arguments: [ExpressionID], along axis: AxisID,
    at span: SourceSpan, in scope: Scope
  ) -> Smoothing? {
    let outer = recurrence
    defer { recurrence = outer }
    let lag = outer?.lag ?? 0
    // What is there from the beginning is needed at an element before only.
    recurrence = OpenRecurrence(
      elementsBefore: 0, lag: arguments.count > 2 ? lag + 1 : lag, isContinuous: true)
    let input = checkQuantity(arguments[0], in: scope)
    recurrence = OpenRecurrence(elementsBefore: 0, lag: lag, isContinuous: true)
    guard let (time, scale) = time(arguments[1], along: axis, in: scope) else { return nil }
    var beginning = input.formula
    if arguments.count > 2 {
      let initial = expecting(input.type) { checkQuantity(arguments[2], in: scope) }
      guard unification.unify(input.type, initial.type) else {
        report(
          DimensionMismatch(
            verb: "a value and what it is at first are of one kind, these are",
            lhs: (input.type, self.span(of: arguments[0], in: scope)),
            rhs: (initial.type, self.span(of: arguments[2], in: scope))))
        return nil
      }
      beginning = initial.formula
    }
    if input.type == .failed { return nil }
    let part =
      function.order == 1
      ? time
      : model.formulas.add(
        .binary(
          .divide, time, model.formulas.add(.constant(Double(function.order)), at: span)),
        at: span)
    var collector = NameCollector(checker: self, tree: scope.tree, locals: [])
    for argument in arguments { collector.collect(argument) }
    return Smoothing(
      function: function, input: input, time: part, beginning: beginning, axis: axis,
      scale: scale, span: span, text: line(at: span), needs: definitions(collector.items),
      isLagged: lag > 0)
  }

  /// The formula of the time that `expression` is, and the length of a unit of `axis` in its measure.
  private func time(_ expression: ExpressionID, along axis: AxisID, in scope: Scope)
    -> (formula: FormulaID, scale: Double)?
  {
    let steps = self.steps(of: axis)
    let time = checkQuantity(expression, in: scope)
    let chosen = step(of: steps, measuring: time.type, as: Rational(1), times: .quantity(.one))
    guard let chosen, unification.unify(time.type, .quantity(chosen.dimension)) else {
      let dimension = chosen?.dimension ?? .one
      report(
        expected: name(of: .quantity(dimension)), found: time.type,
        at: span(of: expression, in: scope), help: [unitOfTime(expression, along: axis, in: scope)])
      return nil
    }
    return (time.formula, chosen.scale)
  }

  /// The way out of a time that `expression` is, which is not measured as `axis` is.
  private func unitOfTime(_ expression: ExpressionID, along axis: AxisID, in scope: Scope) -> Help {
    let place = span(of: expression, in: scope)
    let name = model[axis].name
    guard case .numbers(_, let unit) = model[axis].elements, !unit.isPlain else {
      return model[axis].series == nil
        ? "`\(name)` has no unit, so a time along it is a plain number"
        : "a time along `\(name)` is written with its unit, as `2 yr`"
    }
    guard text.trees[scope.tree].isQuantity(expression),
      let literal = literal(expression, in: scope.tree), literal.unit.isPlain
    else { return "a time along `\(name)` is written with its unit, as `\(unit.amount("2"))`" }
    let amount = unit.amount(sources.text(of: place))
    return Help("give the number its unit: `\(amount)`", TextEdit(place, amount))
  }

  /// The definitions among `items` and those that the functions and scenarios among them need.
  private func definitions(_ items: [Item]) -> [DefinitionID] {
    var found: [DefinitionID] = []
    var seen: Set<Item> = []
    var pending = items
    while let next = pending.popLast() {
      guard seen.insert(next).inserted else { continue }
      if case .definition(let id) = next { found.append(id) }
      pending += needsOfItems[next] ?? []
    }
    return found.sorted { $0.index < $1.index }
  }

  /// Makes the levels of `smoothing`, the last of which is what comes out.
  private func addLevels(of smoothing: Smoothing) -> [DefinitionID] {
    let span = smoothing.span
    func binary(_ operation: BinaryOperation, _ lhs: FormulaID, _ rhs: FormulaID) -> FormulaID {
      model.formulas.add(.binary(operation, lhs, rhs), at: span)
    }
    let conserves = smoothing.function.conserves
    let beginning =
      conserves ? binary(.multiply, smoothing.beginning, smoothing.time) : smoothing.beginning
    let group = currentGroup
    let isStaged = group.map { model.recurrences[$0].isStaged } ?? isFollowingStages(smoothing)
    var levels: [DefinitionID] = []
    var input = smoothing.input.formula
    for number in 1...smoothing.function.order {
      let level = addDefinition(of: smoothing, number, above: levels.last)
      let own = model.formulas.add(.definition(level), at: span)
      let output = conserves ? binary(.divide, own, smoothing.time) : own
      let difference = binary(.subtract, input, output)
      model.definitions[level.index].formula = model.formulas.add(
        RecurrenceFormula(
          axis: smoothing.axis, initials: [beginning],
          next: conserves ? difference : binary(.divide, difference, smoothing.time),
          course: .change(isStaged ? .rk4 : .euler, scale: smoothing.scale)), at: span)
      input = output
      levels.append(level)
    }
    warnOfShortTime(smoothing, levels[0])
    place(levels, of: smoothing, in: group, isStaged: isStaged)
    return levels
  }

  /// Adds the level of `smoothing` with `number`, behind the one `above` it.
  private func addDefinition(of smoothing: Smoothing, _ number: Int, above: DefinitionID?)
    -> DefinitionID
  {
    let (input, id) = (smoothing.input, DefinitionID(index: model.definitions.count))
    var type = input.type
    if smoothing.function.conserves, case .quantity(let dimension) = type,
      let time = steps(of: smoothing.axis).first(where: { $0.scale == smoothing.scale })
    {
      type = .quantity(dimension * time.dimension)
    }
    let isOne = smoothing.function.order == 1
    model.definitions.append(
      Definition(
        name: isOne ? smoothing.text : "\(smoothing.text), level \(number)", role: .formula,
        span: smoothing.span, documentation: nil, formula: input.formula, type: type,
        unit: smoothing.function.conserves ? nil : input.unit, source: nil, seen: nil))
    var dependents: [DefinitionID] = []
    let needs = smoothing.needs + [above].compactMap { $0 }
    for need in needs { model.dependents[need.index].append(id) }
    if case .definition(let user) = currentItem {
      dependents = [user]
      model.dependencies[user.index].append(id)
    }
    model.dependents.append(dependents)
    model.dependencies.append(needs)
    model.order.append(id)
    return id
  }

  /// Puts `levels` of `smoothing` into `group`, that of the definition at hand, or makes them one of their own.
  private func place(
    _ levels: [DefinitionID], of smoothing: Smoothing, in group: Int?, isStaged: Bool
  ) {
    guard let group, case .definition(let user) = currentItem else {
      for level in levels { model.recurrenceOfDefinitions[level] = model.recurrences.count }
      model.recurrences.append(
        RecurrenceGroup(axis: smoothing.axis, members: levels, isStaged: isStaged))
      return
    }
    for level in levels { model.recurrenceOfDefinitions[level] = group }
    if smoothing.isLagged {
      lateLevels[group, default: []] += levels
    } else {
      let place = model.recurrences[group].members.firstIndex(of: user) ?? 0
      model.recurrences[group].members.insert(contentsOf: levels, at: place)
    }
  }

  /// `true` iff something that `smoothing` follows is solved in stages along the same axis.
  private func isFollowingStages(_ smoothing: Smoothing) -> Bool {
    model.needs(of: smoothing.needs).union(smoothing.needs).contains { id in
      model.recurrenceOfDefinitions[id].map { group in
        model.recurrences[group].isStaged && model.recurrences[group].axis == smoothing.axis
      } ?? false
    }
  }

  /// Makes sure that a `level` of `smoothing` is not asked for unnoticed where its time is too short for the steps: it would
  /// give out more than is there.
  private func warnOfShortTime(_ smoothing: Smoothing, _ level: DefinitionID) {
    let numbers: [Double]
    switch model[smoothing.axis].elements {
    case .numbers(let values, _): numbers = values
    case .periods(let ordinals, _): numbers = ordinals.map { Double($0) }
    case .labels: return
    }
    let longest = zip(numbers.dropFirst(), numbers).map { $0 - $1 }.max() ?? 0
    let limit = model.formulas.add(
      .constant(longest * smoothing.scale * (1 - 1e-12)), at: smoothing.span)
    let condition = model.formulas.add(
      .binary(.lessOrEqual, limit, smoothing.time), at: smoothing.span)
    let order = smoothing.function.order
    let steps = order == 1 ? "a step" : "\(order) steps"
    model.validity.append(
      Validity(
        name: smoothing.text, condition: condition,
        text: "its time is at least \(steps) of `\(model[smoothing.axis].name)`",
        message: "its time is shorter than \(steps), so levels give out more than they hold",
        span: smoothing.span))
    model.validityOfDefinitions[level, default: []].append(model.validity.count - 1)
  }

}
