import Checker
import Engine

/// Rates of change, turned into rules: the next value from the one before and from rates at stages of the step between.
///
/// Euler's method takes the rate at the element before. Runge and Kutta's takes four: there, twice in the middle of the step
/// and at its end, each with the values that the rate of the stage before leads to:
///
///     rate 1    at the beginning, from the values there
///     rate 2    in the middle, from the values that rate 1 leads to
///     rate 3    in the middle, from the values that rate 2 leads to
///     rate 4    at the end, from the values that rate 3 leads to
///     next      value + step · (rate 1 + 2 · rate 2 + 2 · rate 3 + rate 4) / 6
///
/// Formulas hold at every moment. So at each stage all that follows from the values of the system is computed anew, in the same
/// turn and by the same programs, and so are formulas of the axis alone, whose numbers lie between those of its elements there,
/// and other systems along the axis that are solved in stages, whose stages are made once more. What is known at elements
/// only is held from its element to the next: data, draws, periods of a calendar, what follows by rules or by Euler's method, and
/// what stands behind `delay`. So a flow of the data is counted once, with all of its amount.
///
/// What a stage needs is found with a stack of its own, as definitions are elsewhere.
extension QuestionPlanner {

  /// The next value of `member`, whose rate of change is the formula of `recurrence`, in the turn of `context`.
  func advanced(_ member: DefinitionID, by recurrence: RecurrenceFormula, _ context: Context)
    -> NodeID
  {
    guard case .change(let method, let scale) = recurrence.course, let turn = context.turn else {
      preconditionFailure("unreachable: only what changes at a rate is advanced by one")
    }
    let place = recurrence.next
    var start = context
    start.turn?.lag += 1
    let value = node(of: member, start)
    let step = self.step(along: recurrence.axis, scale, context, for: place)
    let rate: NodeID
    switch method {
    case .euler:
      rate = certain(build(recurrence.next, start), for: place)
    case .rk4:
      let rates = self.rates(of: member, in: turn.recurrence, context)
      let middle = apply(.add, [rates[1], rates[2]], for: place)
      let ends = apply(.add, [rates[0], rates[3]], for: place)
      let sum = apply(
        .add, [ends, apply(.multiply, [constant(2, for: place), middle], for: place)], for: place)
      rate = apply(.divide, [sum, constant(6, for: place)], for: place)
    }
    return apply(.add, [value, apply(.multiply, [step, rate], for: place)], for: place)
  }

  /// The node of what lies between the element before and the one at hand along `axis`, in the turn of `context`.
  private func step(
    along axis: AxisID, _ scale: Double, _ context: Context, for place: FormulaID
  ) -> NodeID {
    let numbers = (0..<inference.model.count(of: axis)).map { element($0, of: axis) }
    let steps = zip(numbers.dropFirst(), numbers).map { ($0 - $1) * scale }
    let usual = ((numbers.last ?? 0) - numbers[0]) * scale / Double(max(1, steps.count))
    // Steps that are one step, but for how its multiples are rounded, are that step.
    if steps.allSatisfy({ abs($0 - usual) <= 1e-9 * abs(usual) }) {
      return constant(usual, for: place)
    }
    return inTurn(add(.list(axis, [0] + steps), over: [axis], for: place), context, for: place)
  }

  /// The rates of `member` of the recurrence `id` at all stages of the step to the turn of `context`.
  private func rates(of member: DefinitionID, in id: RecurrenceID, _ context: Context) -> [NodeID] {
    if let rates = recurrences[id.index].rates[member] { return rates }
    let key = recurrences[id.index].key
    var start = context
    start.turn?.lag += 1
    recurrences[id.index].rates = passStages(of: key, start, last: 4)
    guard let rates = recurrences[id.index].rates[member] else {
      preconditionFailure("unreachable: all members of a group pass their stages together")
    }
    return rates
  }

  /// Makes the values of the group that `key` names at the stages 2 to 4 of the step behind `start`, and returns the rates
  /// of its members at the stages up to `last`.
  private func passStages(
    of key: PlannedRecurrence.Key, _ start: Context, last: Int
  ) -> [DefinitionID: [NodeID]] {
    guard let id = start.turn?.recurrence else { return [:] }
    let model = inference.model
    var context = Context(world: key.home, turn: start.turn)
    let members = model.recurrences[key.group].members
    var rates: [DefinitionID: [NodeID]] = [:]
    for stage in 1...4 {
      context.turn?.stage = stage
      if stage > 1 {
        for member in members {
          let value = valueAtStage(stage, of: member, rates[member]?.last, start, context)
          let own = DefinitionKey(definition: member, home: key.home, pins: [:])
          recurrences[id.index].moments[own, default: []].append(value)
        }
      }
      if stage > last { break }
      for member in members {
        guard let recurrence = change(of: member) else { continue }
        let rate = certain(build(recurrence.next, context), for: recurrence.next)
        rates[member, default: []].append(rate)
      }
    }
    return rates
  }

  /// The value of `member` at `stage`, which `rate` leads to from the value in the context `start` where it has one.
  private func valueAtStage(
    _ stage: Int, of member: DefinitionID, _ rate: NodeID?, _ start: Context, _ context: Context
  ) -> NodeID {
    guard let rate, let recurrence = change(of: member),
      case .change(_, let scale) = recurrence.course
    else {
      let formula = inference.model[member].formula
      return certain(build(formula, context), for: formula)
    }
    let place = recurrence.next
    let plain = Context(world: context.world, turn: start.turn)
    var end = plain
    end.turn?.lag -= 1
    let step = self.step(along: recurrence.axis, scale, end, for: place)
    let part =
      stage == 4 ? step : apply(.multiply, [constant(0.5, for: place), step], for: place)
    return apply(
      .add, [node(of: member, plain), apply(.multiply, [part, rate], for: place)], for: place)
  }

  /// The recurrence that `definition` is, where it goes on by a rate of change.
  private func change(of definition: DefinitionID) -> RecurrenceFormula? {
    let formulas = inference.model.formulas
    guard case .recurrence(let index) = formulas[inference.model[definition].formula],
      formulas.recurrences[index].course != .rule
    else { return nil }
    return formulas.recurrences[index]
  }

  /// `node`, which has a number for each element of an axis, in the turn and at the stage of `context`.
  func atMoment(_ node: NodeID, _ context: Context, for place: FormulaID) -> NodeID {
    let before = inTurn(node, context, for: place)
    guard let turn = context.turn, turn.stage > 1, before != node,
      case .numbers = inference.model[recurrences[turn.recurrence.index].axis].elements
    else { return before }
    var end = context
    end.turn?.lag -= 1
    let after = inTurn(node, end, for: place)
    if turn.stage == 4 { return after }
    let sum = apply(.add, [before, after], for: place)
    return apply(.multiply, [constant(0.5, for: place), sum], for: place)
  }

  /// The node of `definition` at the stage of `context`, where it has one that differs from its value at the element before.
  func valueAtMoment(of definition: DefinitionID, _ context: Context) -> NodeID? {
    guard let turn = context.turn, turn.stage > 1 else { return nil }
    let id = turn.recurrence
    var plain = context
    plain.frame = .outermost
    let wanted = key(of: definition, plain)
    guard isMoving(wanted, along: recurrences[id.index].axis) else { return nil }
    func known(_ key: DefinitionKey) -> NodeID? {
      let values = recurrences[id.index].moments[momentKey(key)] ?? []
      return values.count > turn.stage - 2 ? values[turn.stage - 2] : nil
    }
    var pending = [wanted]
    while let next = pending.last {
      if known(next) != nil {
        pending.removeLast()
        continue
      }
      let inner = Context(world: next.home, pins: next.pins, turn: turn)
      let missing = inference.model.dependenciesOfGroup(of: next.definition)
        .map { key(of: $0, inner) }
        .filter {
          isMoving($0, along: recurrences[id.index].axis) && known($0) == nil
            && !pending.contains($0)
        }
      if missing.isEmpty {
        makeMoments(of: next, inner)
        pending.removeLast()
      } else {
        pending += missing
      }
    }
    return known(wanted).map { value in
      let place = inference.model[definition].formula
      return inference.model.recurrenceOfDefinitions[definition] == nil
        ? value : atPins(of: context, value, for: place)
    }
  }

  /// The key under which the values at stages of what `key` names are kept: a group is computed without pins.
  private func momentKey(_ key: DefinitionKey) -> DefinitionKey {
    inference.model.recurrenceOfDefinitions[key.definition] == nil
      ? key : DefinitionKey(definition: key.definition, home: key.home, pins: [:])
  }

  /// Makes the values at all stages of what `key` names, which is in no group that is being built.
  private func makeMoments(of key: DefinitionKey, _ context: Context) {
    guard let turn = context.turn else { return }
    if let group = inference.model.recurrenceOfDefinitions[key.definition] {
      var start = context
      start.turn?.stage = 1
      _ = passStages(of: PlannedRecurrence.Key(group: group, home: key.home), start, last: 3)
      return
    }
    let formula = inference.model[key.definition].formula
    recurrences[turn.recurrence.index].moments[key] = (2...4).map { stage in
      var inner = context
      inner.turn?.stage = stage
      return certain(build(formula, inner), for: formula)
    }
  }

  /// `true` iff what `key` names is a formula that holds at moments between the elements of `axis`.
  private func isMoving(_ key: DefinitionKey, along axis: AxisID) -> Bool {
    let model = inference.model
    guard model[key.definition].role == .formula,
      inference.worlds[key.home].bindings[key.definition] == nil,
      inference.axes(of: key.definition, in: key.home).contains(axis)
    else { return false }
    guard let group = model.recurrenceOfDefinitions[key.definition] else { return true }
    return model.recurrences[group].axis == axis && model.recurrences[group].isStaged
  }

}
