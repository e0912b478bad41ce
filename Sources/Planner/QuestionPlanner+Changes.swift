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
/// and other systems along the axis that are solved in stages, which keep the values of theirs. What is known at elements
/// only is held from its element to the next: inputs, data, draws, periods of a calendar, what follows by rules or by Euler's method, and
/// what stands behind `delay`. So is what a test of equality compares, as in `if year == 2030 then …`. So a flow of the data
/// is counted once, with all of its amount.
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
    let (step, rate): (NodeID, NodeID)
    switch method {
    case .euler:
      step = self.step(along: recurrence.axis, scale, context, for: place)
      rate = certain(build(recurrence.next, start), for: place)
    case .rk4:
      step = self.step(along: recurrence.axis, scale / 6, context, for: place)
      let rates = self.rates(of: member, in: turn.recurrence, context)
      let middle = apply(.add, [rates[1], rates[2]], for: place)
      let ends = apply(.add, [rates[0], rates[3]], for: place)
      rate = apply(
        .add, [ends, apply(.multiply, [constant(2, for: place), middle], for: place)], for: place)
    }
    return apply(.add, [value, apply(.multiply, [step, rate], for: place)], for: place)
  }

  /// The node of what lies between the element before and the one at hand along `axis`, in the turn of `context`; `scale` where
  /// their numbers differ by 1.
  private func step(
    along axis: AxisID, _ scale: Double, _ context: Context, for place: FormulaID
  ) -> NodeID {
    let numbers = (0..<inference.model.count(of: axis)).map { element($0, of: axis) }
    let steps = zip(numbers.dropFirst(), numbers).map { ($0 - $1) * scale }
    let usual = steps.isEmpty ? 0 : steps.reduce(0, +) / Double(steps.count)
    // Steps that are one step, but for how its multiples are rounded, are that step.
    if steps.allSatisfy({ abs($0 - usual) <= 1e-9 * abs(usual) }) {
      return constant(usual, for: place)
    }
    return inTurn(add(.list(axis, [0] + steps), over: [axis], for: place), context, for: place)
  }

  /// The rates of `member` of the recurrence `id` at all stages of the step to the turn of `context`.
  private func rates(of member: DefinitionID, in id: RecurrenceID, _ context: Context) -> [NodeID] {
    if recurrences[id.index].rates.isEmpty { passStages(of: id, context) }
    guard let rates = recurrences[id.index].rates[member] else {
      preconditionFailure("unreachable: all members of a group pass their stages together")
    }
    return rates
  }

  /// Makes the rates of the members of the recurrence `id` at all stages of the step to the turn of `context`, and their values
  /// at the stages from 2 on.
  private func passStages(of id: RecurrenceID, _ context: Context) {
    let (key, members) = (recurrences[id.index].key, recurrences[id.index].members)
    var start = Context(world: key.home, turn: context.turn)
    start.turn?.lag += 1
    for stage in 1...4 {
      var inner = start
      inner.turn?.stage = stage
      for member in stage > 1 ? members : [] {
        let rate = recurrences[id.index].rates[member]?.last
        let value = valueAtStage(stage, of: member, rate, start, inner)
        let own = DefinitionKey(definition: member, home: key.home, pins: [:])
        recurrences[id.index].moments[own, default: []].append(value)
      }
      for member in members {
        guard let recurrence = change(of: member) else { continue }
        let rate = certain(build(recurrence.next, inner), for: recurrence.next)
        recurrences[id.index].rates[member, default: []].append(rate)
      }
    }
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
    let part = self.step(
      along: recurrence.axis, stage == 4 ? scale : scale / 2, end, for: place)
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
    let recurrence = recurrences[turn.recurrence.index]
    let key = key(of: definition, context)
    guard isMoving(key, along: recurrence.axis) else { return nil }
    let isOwn = inference.model.recurrenceOfDefinitions[definition] == recurrence.key.group
    guard isOwn || change(of: definition) != nil else { return formulaAtMoment(key, context) }
    let value =
      isOwn
      ? knownMoment(DefinitionKey(definition: definition, home: key.home, pins: [:]), context)
      : stage(of: definition, home: key.home, context)
    return value.map { atPins(of: context, $0, for: inference.model[definition].formula) }
  }

  /// The value at the stage of `context` of what `key` names, as far as it is made.
  private func knownMoment(_ key: DefinitionKey, _ context: Context) -> NodeID? {
    guard let turn = context.turn else { return nil }
    let values = recurrences[turn.recurrence.index].moments[key] ?? []
    return values.count > turn.stage - 2 ? values[turn.stage - 2] : nil
  }

  /// The value at the stage of `context` of what `wanted` names, a formula that is no member of the system at hand.
  private func formulaAtMoment(_ wanted: DefinitionKey, _ context: Context) -> NodeID? {
    guard let turn = context.turn else { return nil }
    let axis = recurrences[turn.recurrence.index].axis
    let own = recurrences[turn.recurrence.index].key.group
    var pending = [wanted]
    var met: Set = [wanted]
    while let next = pending.last {
      if knownMoment(next, context) != nil {
        pending.removeLast()
        continue
      }
      let inner = Context(world: next.home, pins: next.pins, turn: turn)
      let missing = inference.model.dependencies[next.definition.index]
        .filter { change(of: $0) == nil && inference.model.recurrenceOfDefinitions[$0] != own }
        .map { key(of: $0, inner) }
        .filter {
          isMoving($0, along: axis) && knownMoment($0, context) == nil && met.insert($0).inserted
        }
      if missing.isEmpty {
        let formula = inference.model[next.definition].formula
        recurrences[turn.recurrence.index].moments[next] = (2...4).map { stage in
          var moment = inner
          moment.turn?.stage = stage
          return certain(build(formula, moment), for: formula)
        }
        pending.removeLast()
      } else {
        pending += missing
      }
    }
    return knownMoment(wanted, context)
  }

  /// The value at the stage of `context` of `member` of another system, which keeps it beside its values for this purpose.
  private func stage(of member: DefinitionID, home: WorldID, _ context: Context) -> NodeID? {
    guard let turn = context.turn, let group = inference.model.recurrenceOfDefinitions[member]
    else { return nil }
    _ = whole(member, Context(world: home))
    let key = PlannedRecurrence.Key(group: group, home: home)
    guard let node = knownRecurrences[key], case .recurrence(let id, _) = graph[node],
      let number = recurrences[id.index].members.firstIndex(of: member)
    else { preconditionFailure("unreachable: a system is built before what follows it") }
    let own = DefinitionKey(definition: member, home: home, pins: [:])
    guard let value = recurrences[id.index].moments[own]?[turn.stage - 2] else { return nil }
    let kept =
      recurrences[id.index].stageNodes[value] ?? keep(value, of: number, in: id, node)
    recurrences[id.index].stageNodes[value] = kept
    var end = context
    end.turn?.lag -= 1
    return inTurn(kept, end, for: inference.model[member].formula)
  }

  /// Lets the recurrence `id`, whose node is `node`, keep `value`, which its member with `number` has at a stage of each step.
  private func keep(
    _ value: NodeID, of number: Int, in id: RecurrenceID, _ node: NodeID
  ) -> NodeID {
    let place = graph.places[value.index]
    let root = add(.spread(value), over: memberAxes(number, of: id, isWhole: false), for: place)
    let turns = recurrences[id.index].turns
    // Before the first element there is no step: what stands there is read by nobody.
    recurrences[id.index].turns = turns.enumerated().map { position, turn in
      let isLast = position == turns.count - 1
      let roots = turn.roots + [isLast ? root : turn.roots[number]]
      return PlannedRecurrence.Turn(nodes: isLast ? nodesOfTurn(roots) : turn.nodes, roots: roots)
    }
    let kept = add(
      .member(node, recurrences[id.index].memberNodes.count),
      over: memberAxes(number, of: id, isWhole: true), for: place)
    recurrences[id.index].memberNodes.append(kept)
    return kept
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
