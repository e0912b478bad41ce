import Checker
import Engine

/// The number of a recurrence in its planner.
package struct RecurrenceID: Hashable, Sendable {

  /// The position of the recurrence in the planner's list.
  package let index: Int

}

/// A group of recurrences with its values worked out.
struct PlannedRecurrence {

  /// What fixes the values of a group.
  struct Key: Hashable {

    /// The number of the group.
    let group: Int

    /// The world that is the home of its members.
    let home: WorldID

  }

  /// What one turn computes.
  struct Turn {

    /// The nodes that have a value for each turn, and the roots, operands first.
    let nodes: [NodeID]

    /// The value of each member.
    let roots: [NodeID]

  }

  /// The group that it is.
  let key: Key

  /// The axis.
  let axis: AxisID

  /// The name of the axis.
  let axisName: String

  /// The definitions that go along it.
  let members: [DefinitionID]

  /// The axes of each of their values.
  let axes: [[AxisID]]

  /// The turns: those of the first elements, and last that of all others.
  var turns: [Turn] = []

  /// The node of each member's values.
  var memberNodes: [NodeID] = []

  /// In the turn that is being built, the values of the members so far.
  var values: [DefinitionID: NodeID] = [:]

  /// The values of definitions at the stages between two elements, the second stage first, where it is solved in stages.
  var moments: [QuestionPlanner.DefinitionKey: [NodeID]] = [:]

  /// The values at stages that are kept for other systems, by the nodes that make them.
  var stageNodes: [NodeID: NodeID] = [:]

  /// The number of turns that are not like all further ones.
  let beginningCount: Int

  /// The conditions that came up in its turns.
  var conditions: [QuestionPlanner.TurnConditions] = []

  /// Where conditions hold.
  var validity: [QuestionPlanner.TurnValidity] = []

  /// The rates of change of the members at all stages, where it is solved in stages.
  var rates: [DefinitionID: [NodeID]] = [:]

  /// `true` iff the values are drawn.
  var isDrawn: Bool { axes.joined().contains(.draw) }

}

extension QuestionPlanner {

  /// A turn of a recurrence, in which its axis stands for one element; small, because each level of a formula has one on the
  /// stack.
  struct Turn {

    /// The recurrence.
    let recurrence: RecurrenceID

    /// How many turns before the one at hand is looked at.
    var lag = 0

    /// Which stage of the step behind that is looked at, from 1, which is the element itself.
    var stage = 1

    /// The number of the innermost test around what is read.
    var guardNumber = 0

  }

}

extension QuestionPlanner.Context {

  /// The same outside of the turn at hand.
  var outside: QuestionPlanner.Context {
    var result = self
    result.turn = nil
    return result
  }

}

/// Recurrences: values along an axis, each from those before.
///
/// A group of them is one node, with a leaf of its own for the value of a member so many turns before (`state`) and for an
/// element of what is known outside (`turn`). What depends on neither is computed once, before the first turn. Formulas are
/// read as everywhere, in a context that says which turn is looked at: `prev` goes one back, and at the leaves the
/// axis stands for one element. All of a group is computed, whatever pins are around it: any element may be needed for the
/// one that is picked. What goes on by a rate of change is turned into such a rule first (`QuestionPlanner+Changes`).
extension QuestionPlanner {

  /// Leaves the turn of `context` where its axis is called by one of `names`: then all of it is looked at.
  func leaveTurn(of context: inout Context, along names: [String]) {
    if let turn = context.turn, names.contains(recurrences[turn.recurrence.index].axisName) {
      context.turn = nil
    }
  }

  /// The node of `member` of a group whose home is `home`, at the pins of `context`.
  func member(_ member: DefinitionID, home: WorldID, _ context: Context) -> NodeID {
    guard let group = inference.model.recurrenceOfDefinitions[member],
      let number = inference.model.recurrences[group].members.firstIndex(of: member)
    else { preconditionFailure("unreachable: only members of groups are asked for here") }
    let key = PlannedRecurrence.Key(group: group, home: home)
    let node = knownRecurrences[key] ?? build(key)
    guard case .recurrence(let id, _) = graph[node] else {
      preconditionFailure("unreachable: a group is a recurrence")
    }
    noteConditions(of: id, but: member, context)
    return atPins(
      of: context, recurrences[id.index].memberNodes[number],
      for: inference.model[member].formula)
  }

  /// `node` at those of its axes that `context` pins.
  func atPins(of context: Context, _ node: NodeID, for place: FormulaID) -> NodeID {
    if context.pins.isEmpty { return node }
    var elements: [AxisID: Int] = [:]
    for axis in graph.axes[node.index] where axis != .draw && axis != .replicate {
      if let position = pinned(axis, context) { elements[axis] = position }
    }
    return elements.isEmpty ? node : element(elements, of: node, for: place)
  }

  /// The node that computes the group that `key` names.
  private func build(_ key: PlannedRecurrence.Key) -> NodeID {
    let model = inference.model
    let group = model.recurrences[key.group]
    let id = RecurrenceID(index: recurrences.count)
    let beginnings = group.members.map { member in
      if case .recurrence(let index) = model.formulas[model[member].formula] {
        model.formulas.recurrences[index].initials.count
      } else {
        0
      }
    }
    recurrences.append(
      PlannedRecurrence(
        key: key, axis: group.axis, axisName: model[group.axis].name, members: group.members,
        axes: group.members.map { inference.axes(of: $0, in: key.home) },
        beginningCount: beginnings.max() ?? 0))
    let place = model[group.members[0]].formula
    let context = Context(world: key.home, turn: Turn(recurrence: id))
    for number in 0...recurrences[id.index].beginningCount { buildTurn(number, of: id, context) }
    // Values at stages may be asked for later, and their operands are needed then.
    let stages = recurrences[id.index].moments.values.joined().filter { dependsOnTurn[$0.index] }
    let nodes = Set(recurrences[id.index].turns.flatMap(\.nodes) + nodesOfTurn(stages))
    let operands = Set(nodes.flatMap { graph[$0].operands }).filter { operand in
      if case .constant = graph[operand] { false } else { !nodes.contains(operand) }
    }
    let axes: [AxisID] = recurrences[id.index].isDrawn ? [.draw] : []
    let node = add(.recurrence(id, operands.sorted()), over: axes, for: place)
    for (number, member) in group.members.enumerated() {
      recurrences[id.index].memberNodes.append(
        add(
          .member(node, number), over: memberAxes(number, of: id, isWhole: true),
          for: model[member].formula))
    }
    knownRecurrences[key] = node
    settleConditions(of: id)
    return node
  }

  /// The axes of the member with `number` of `id`: all, or those of one turn.
  func memberAxes(_ number: Int, of id: RecurrenceID, isWhole: Bool) -> [AxisID] {
    let recurrence = recurrences[id.index]
    var axes = Set(recurrence.axes[number])
    if isWhole { axes.insert(recurrence.axis) } else { axes.remove(recurrence.axis) }
    if recurrence.isDrawn { axes.insert(.draw) }
    return axes.sorted()
  }

  /// Builds the turn with `number` of `id`, in which members that begin with fewer values go on already.
  private func buildTurn(_ number: Int, of id: RecurrenceID, _ context: Context) {
    let model = inference.model
    recurrences[id.index].values = [:]
    var roots: [NodeID] = []
    for (position, member) in recurrences[id.index].members.enumerated() {
      var formula = model[member].formula
      let value: NodeID
      if case .recurrence(let index) = model.formulas[formula] {
        let recurrence = model.formulas.recurrences[index]
        let isFirst = number < recurrence.initials.count
        formula = isFirst ? recurrence.initials[number] : recurrence.next
        value =
          isFirst || recurrence.course == .rule
          ? build(formula, context) : advanced(member, by: recurrence, context)
      } else {
        value = build(formula, context)
      }
      let root = add(
        .spread(certain(value, for: formula)),
        over: memberAxes(position, of: id, isWhole: false), for: formula)
      recurrences[id.index].values[member] = root
      roots.append(root)
    }
    recurrences[id.index].turns.append(
      PlannedRecurrence.Turn(nodes: nodesOfTurn(roots), roots: roots))
  }

  /// The nodes that `roots` need and that have a value for each turn, themselves included, operands first.
  func nodesOfTurn(_ roots: [NodeID]) -> [NodeID] {
    for index in dependsOnTurn.count..<graph.nodes.count {
      switch graph.nodes[index] {
      case .turn, .state: dependsOnTurn.append(true)
      case .recurrence, .member: dependsOnTurn.append(false)
      case .constant, .elements, .positions, .list, .draws, .varied, .operation, .spread,
        .element, .reduction, .stack, .statistic, .rankCorrelation, .resampling, .search:
        dependsOnTurn.append(graph.nodes[index].operands.contains { dependsOnTurn[$0.index] })
      }
    }
    var found = Set(roots)
    var pending = roots
    while let next = pending.popLast() {
      for operand in graph[next].operands
      where dependsOnTurn[operand.index] && found.insert(operand).inserted {
        pending.append(operand)
      }
    }
    return found.sorted()
  }

  /// The node of `node` without what a statistic has for each replicate: a recurrence goes on from the value over all draws.
  func certain(_ node: NodeID, for place: FormulaID) -> NodeID {
    guard graph.axes[node.index].contains(.replicate) else { return node }
    return element([.replicate: 0], of: node, for: place)
  }

  /// The node of `definition` in the turn of `context`, where it is a member of its group.
  func valueInTurn(of definition: DefinitionID, _ context: Context) -> NodeID? {
    guard let turn = context.turn,
      inference.model.recurrenceOfDefinitions[definition]
        == recurrences[turn.recurrence.index].key.group,
      let number = recurrences[turn.recurrence.index].members.firstIndex(of: definition)
    else { return nil }
    let place = inference.model[definition].formula
    if turn.lag == 0, let value = recurrences[turn.recurrence.index].values[definition] {
      return atPins(of: context, value, for: place)
    }
    let state = add(
      .state(turn.recurrence, member: number, lag: turn.lag),
      over: memberAxes(number, of: turn.recurrence, isWhole: false), for: place)
    return atPins(of: context, state, for: place)
  }

  /// The element of `node`, which is known outside, that is looked at in the turn of `context`, if it is in one.
  func inTurn(_ node: NodeID, _ context: Context, for place: FormulaID) -> NodeID {
    guard let turn = context.turn else { return node }
    let source = certain(node, for: place)
    let axis = recurrences[turn.recurrence.index].axis
    guard graph.axes[source.index].contains(axis) else { return source }
    var axes = graph.axes[source.index].filter { $0 != axis }
    if recurrences[turn.recurrence.index].isDrawn, !axes.contains(.draw) { axes.append(.draw) }
    return add(.turn(source, turn.recurrence, lag: turn.lag), over: axes, for: place)
  }

  /// The node of the value of `body` so many `steps` before, or that of `otherwise` where there is none.
  func previous(
    _ body: FormulaID, _ steps: Int, _ otherwise: FormulaID?, _ context: Context,
    for place: FormulaID
  ) -> NodeID {
    guard let turn = context.turn else {
      return previousOverAxis(body, steps, otherwise, context, for: place)
    }
    var inner = context
    inner.turn?.lag += steps
    inner.turn?.stage = 1
    let value = build(body, inner)
    guard let otherwise else { return value }
    let axis = recurrences[turn.recurrence.index].axis
    let positions = inTurn(add(.positions(axis), over: [axis], for: place), context, for: place)
    let isBefore = apply(.less, [positions, constant(Double(steps), for: place)], for: place)
    return apply(.select, [build(otherwise, context), value, isBefore], for: place)
  }

}
