import Calendars
import Checker
import Engine

/// Conditions under which values and functions hold.
///
/// A condition counts where what it stands behind is asked for, and not where an `if` around it chooses something else. What a
/// recurrence calls is read in its turns, and a condition is looked at when all turns are through: its formula is read once
/// more, over the whole axis, together with the tests around it. Which elements count follows from the turn that asked for it
/// and from how far back it looked: a rate of change is taken at all elements but the last. Moments between
/// the elements are not looked at. A question about one element is about those before it as well.
extension QuestionPlanner {

  /// A test around what is read in a turn of a recurrence.
  struct TurnGuard {

    /// The number of the test around this one.
    let outer: Int

    /// Its formula, and how that is read.
    let test: (formula: FormulaID, context: Context)?

    /// `true` iff what it stands around is asked for where it is false.
    let isNegated: Bool

    /// No test.
    static let none = TurnGuard(outer: 0, test: nil, isNegated: false)

  }

  /// Conditions that came up in a turn of a recurrence.
  struct TurnConditions {

    /// Their numbers.
    let numbers: [Int]

    /// How they are read.
    let context: Context

    /// The number of the turn.
    let turn: Int

    /// `true` iff all further turns are like it.
    let isGeneral: Bool

  }

  /// Where a condition holds, or does not matter, along the axis of a recurrence.
  struct TurnValidity {

    /// The number of the condition.
    let number: Int

    /// Where it holds or does not matter.
    let node: NodeID

    /// How many elements later it matters.
    let lag: Int

    /// The member whose it is, if it is one's.
    let member: DefinitionID?

  }

  /// Takes note of where the conditions with `numbers`, read in `context`, hold or do not matter.
  func note(_ numbers: [Int], _ context: Context) {
    if let turn = context.turn {
      if turn.stage == 1 { noteInTurn(numbers, context, of: turn.recurrence) }
      return
    }
    var inner = context
    inner.guarding = nil
    for number in numbers {
      let place = inference.model.validity[number].condition
      var node = build(place, inner)
      if let guarding = context.guarding {
        node = apply(.select, [node, constant(1, for: place), guarding], for: place)
      }
      note(number, node)
    }
  }

  /// Takes note of `node`, where the condition with `number` holds or does not matter.
  private func note(_ number: Int, _ node: NodeID) {
    if !validity.contains(where: { $0.number == number && $0.node == node }) {
      validity.append((number, node))
    }
  }

  /// `context` where also `test`, the value of `formula`, is true, or is not where it `isNegated`.
  func guarded(
    _ context: Context, by test: NodeID, of formula: FormulaID, isNegated: Bool = false,
    for place: FormulaID
  ) -> Context {
    if inference.model.validity.isEmpty { return context }
    var result = context
    if let turn = context.turn {
      guards.append(
        TurnGuard(outer: turn.guardNumber, test: (formula, context), isNegated: isNegated))
      result.turn?.guardNumber = guards.count - 1
      return result
    }
    let condition = isNegated ? apply(.not, [test], for: place) : test
    result.guarding =
      context.guarding.map { apply(.and, [$0, condition], for: place) } ?? condition
    return result
  }

  /// Keeps the conditions with `numbers`, read in `context`, until all turns of the recurrence `id` are through.
  private func noteInTurn(_ numbers: [Int], _ context: Context, of id: RecurrenceID) {
    let recurrence = recurrences[id.index]
    recurrences[id.index].conditions.append(
      TurnConditions(
        numbers: numbers, context: context, turn: recurrence.turns.count,
        isGeneral: recurrence.turns.count == recurrence.beginningCount))
  }

  /// Looks at the conditions that came up in turns of the recurrence `id`, all of which are through.
  func settleConditions(of id: RecurrenceID) {
    let recurrence = recurrences[id.index]
    let outer = axisOfConditions
    axisOfConditions = recurrence.axis
    defer { axisOfConditions = outer }
    for conditions in recurrence.conditions {
      for number in conditions.numbers {
        let node = self.node(of: number, conditions, along: recurrence.axis)
        recurrences[id.index].validity.append(
          TurnValidity(
            number: number, node: node, lag: conditions.context.turn?.lag ?? 0, member: nil))
      }
    }
    for member in recurrence.members {
      for number in inference.model.validityOfDefinitions[member] ?? [] {
        let place = inference.model.validity[number].condition
        let node = build(place, Context(world: recurrence.key.home))
        recurrences[id.index].validity.append(
          TurnValidity(number: number, node: node, lag: 0, member: member))
      }
    }
  }

  /// Where the condition with `number` holds or does not matter, which is one of `conditions` along `axis`.
  private func node(of number: Int, _ conditions: TurnConditions, along axis: AxisID) -> NodeID {
    let place = inference.model.validity[number].condition
    let context = conditions.context
    let lag = context.turn?.lag ?? 0
    var node = build(place, context.outside)
    var next = context.turn?.guardNumber ?? 0
    while let (formula, inner) = guards[next].test {
      let test = build(formula, inner.outside)
      let value = shifted(test, by: lag - (inner.turn?.lag ?? 0), along: axis, for: place)
      let sides = [node, constant(1, for: place)]
      node = apply(
        .select, (guards[next].isNegated ? sides.reversed() : sides) + [value], for: place)
      next = guards[next].outer
    }
    guard graph.axes[node.index].contains(axis) else { return node }
    let last = conditions.isGeneral ? inference.model.count(of: axis) - 1 : conditions.turn
    return limited(node, to: max(0, conditions.turn - lag), last - lag, along: axis, for: place)
  }

  /// `node` where the position along `axis` lies from `first` to `last`, and 1 elsewhere.
  private func limited(
    _ node: NodeID, to first: Int, _ last: Int, along axis: AxisID, for place: FormulaID
  ) -> NodeID {
    let positions = add(.positions(axis), over: [axis], for: place)
    let isBehind = apply(
      .lessOrEqual, [constant(Double(first), for: place), positions], for: place)
    let isBefore = apply(.lessOrEqual, [positions, constant(Double(last), for: place)], for: place)
    let counts = apply(.and, [isBehind, isBefore], for: place)
    return apply(.select, [node, constant(1, for: place), counts], for: place)
  }

  /// Takes note of the conditions of the recurrence `id` up to the element that `context` is about, but for those of `member`
  /// itself, which are noted with it.
  func noteConditions(of id: RecurrenceID, but member: DefinitionID, _ context: Context) {
    let recurrence = recurrences[id.index]
    let last = pinned(recurrence.axis, context)
    for entry in recurrence.validity where entry.member != member {
      let place = inference.model.validity[entry.number].condition
      guard let last, graph.axes[entry.node.index].contains(recurrence.axis) else {
        note(entry.number, entry.node)
        continue
      }
      let node = limited(
        entry.node, to: 0, last - entry.lag, along: recurrence.axis, for: place)
      note(entry.number, node)
    }
  }

  /// `node` with each value moved so many elements to the front of `axis`; those at the ends stay.
  func shifted(_ node: NodeID, by distance: Int, along axis: AxisID, for place: FormulaID) -> NodeID
  {
    guard distance != 0, graph.axes[node.index].contains(axis) else { return node }
    let source = certain(node, for: place)
    return add(
      .resampling(
        source, from: axis, to: axis,
        .shift(by: distance, count: inference.model.count(of: axis))),
      over: graph.axes[source.index], for: place)
  }

  /// The node of the value of `body` so many `steps` before, or that of `otherwise`, read over the whole axis.
  func previousOverAxis(
    _ body: FormulaID, _ steps: Int, _ otherwise: FormulaID?, _ context: Context,
    for place: FormulaID
  ) -> NodeID {
    guard let axis = axisOfConditions else {
      preconditionFailure("unreachable: the checker lets no `prev` stand outside of a recurrence")
    }
    let name = inference.model[axis].name
    var inner = context
    let position = pinned(axis, context)
    if let position {
      inner.pins[name] = inference.model[axis].element(at: max(0, position - steps))
    }
    let value = shifted(build(body, inner), by: -steps, along: axis, for: place)
    guard let otherwise else { return value }
    let positions =
      position.map { constant(Double($0), for: place) }
      ?? add(.positions(axis), over: [axis], for: place)
    let isBefore = apply(.less, [positions, constant(Double(steps), for: place)], for: place)
    return apply(.select, [build(otherwise, context), value, isBefore], for: place)
  }

}
