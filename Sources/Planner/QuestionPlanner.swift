import Checker
import Engine

/// Turns formulas into the graph of values that they need.
///
/// Input: formulas of a `CheckedModel`, each in a world. Output: a `ValueGraph`, which `PlanScheduler`
/// turns into a plan.
///
/// A formula is read in a context: the world that names are looked up in, the call whose parameters are in
/// sight, and the pins. A pin fixes one element of an axis: `x[year = 2028]` is not computed for all years
/// and then picked from, but read with `year` pinned down to its leaves, where a pinned axis is a number and
/// a pinned column one cell. Reductions bind their axes and so hide pins from what they
/// reduce. Parameters and overrides are read by name, in the context of their use: that is what makes
/// `x under delayed` and `f(x)[year = 2028]` mean what they say.
///
/// Definitions are kept by world and pins, both cut down to what can matter to them, so a scenario
/// costs only the definitions that it moves. They are visited in dependency order with a stack of
/// their own: recursion is as deep as one formula.
package final class QuestionPlanner {

  /// The axes and worlds of the model.
  package let inference: AxisInference

  /// The values needed so far.
  package private(set) var graph = ValueGraph()

  /// The texts that numbers stand for: the model's, then the labels of axes as they come up.
  package private(set) var texts: [String]

  /// The position of each text.
  private var textPositions: [String: Int] = [:]

  /// What a plan may cost.
  let limits: PlanLimits

  /// How plans are run whose results this one needs.
  let options: MachineOptions

  /// Asked once a block whether to stop.
  let shouldStop: () -> Bool

  /// Why no plan can be made, where that came up.
  package internal(set) var failure: PlanningFailure?

  /// The recurrences.
  var recurrences: [PlannedRecurrence] = []

  /// The node of each group of recurrences that has been computed in a world.
  var knownRecurrences: [PlannedRecurrence.Key: NodeID] = [:]

  /// For each of the first nodes, whether it has a value for each turn of a recurrence.
  var dependsOnTurn: [Bool] = []

  /// The drawn inputs.
  var drawSources: [DrawSource] = []

  /// The conditions that came up under which values and functions hold, by their numbers, each with the node of where it
  /// holds.
  package internal(set) var validity: [(number: Int, node: NodeID)] = []

  /// The tests that stand around what is read in turns of recurrences; the first stands for none.
  var guards: [TurnGuard] = [.none]

  /// The axis that `prev` looks back along where conditions are read that came up in a turn.
  var axisOfConditions: AxisID?

  /// The nodes of definitions.
  private var known: [DefinitionKey: NodeID] = [:]

  /// What fixes the value of a definition.
  struct DefinitionKey: Hashable {
    let definition: DefinitionID
    let home: WorldID
    let pins: [String: Pick.Element]
  }

  /// How a formula is read.
  struct Context {

    /// The world that names are looked up in.
    var world: WorldID

    /// The call whose parameters are in sight.
    var frame: FrameID = .outermost

    /// The elements that axes are fixed to.
    var pins: [String: Pick.Element] = [:]

    /// The turn of a recurrence whose value is being read, if any.
    var turn: Turn?

    /// Where the value is asked for at all: an `if` around it may choose the other one. Kept only for models whose
    /// authors say where they hold.
    var guarding: NodeID?

  }

  /// Creates a planner of questions about the model of `inference`.
  package init(
    _ inference: AxisInference, limits: PlanLimits = PlanLimits(),
    options: MachineOptions = MachineOptions(), shouldStop: @escaping () -> Bool = { false }
  ) {
    self.inference = inference
    self.limits = limits
    self.options = options
    self.shouldStop = shouldStop
    texts = inference.model.texts
  }

  /// The node of `formula` in `world`.
  package func node(of formula: FormulaID, in world: WorldID) -> NodeID {
    build(formula, Context(world: world))
  }

  /// Adds a node to the graph.
  func add(_ node: ValueNode, over axes: [AxisID], for place: FormulaID) -> NodeID {
    graph.add(node, over: axes, for: place)
  }

  /// The node of `opcode` applied to `operands`.
  func apply(_ opcode: Opcode, _ operands: [NodeID], for place: FormulaID) -> NodeID {
    let operands = aligned(operands)
    return add(.operation(opcode, operands), over: graph.union(operands), for: place)
  }

  /// The node of the number `value`.
  func constant(_ value: Double, for place: FormulaID) -> NodeID {
    add(.constant(value), over: [], for: place)
  }

  /// The node of the elements of `axis`, or of the one that it is pinned to.
  func elements(of axis: AxisID, _ context: Context, for place: FormulaID) -> NodeID {
    guard let index = pinned(axis, context) else {
      return atMoment(add(.elements(axis), over: [axis], for: place), context, for: place)
    }
    return constant(element(index, of: axis), for: place)
  }

  /// The position that `axis` is pinned to, if it is.
  func pinned(_ axis: AxisID, _ context: Context) -> Int? {
    guard let pin = context.pins[inference.model[axis].name] else { return nil }
    return inference.model.position(of: pin, in: axis)
  }

  /// The number that stands for the element at `index` of `axis`.
  func element(_ index: Int, of axis: AxisID) -> Double {
    switch inference.model[axis].elements {
    case .numbers(let numbers, _): return numbers[index]
    case .labels(let labels): return Double(position(of: labels[index]))
    case .periods(let ordinals, _): return Double(ordinals[index])
    }
  }

  /// The number that stands for `text`.
  func position(of text: String) -> Int {
    if textPositions.isEmpty {
      for (position, text) in texts.enumerated() { textPositions[text] = position }
    }
    if let position = textPositions[text] { return position }
    texts.append(text)
    textPositions[text] = texts.count - 1
    return texts.count - 1
  }

  /// The node of `column` in the row of its table, whose axis is `axis`, that the formula `element` names.
  ///
  /// Where the element is the axis itself, that is the column; where it is a literal, one cell. Otherwise each row is
  /// compared with it, and an element that no row has leaves no value.
  func row(
    of column: DefinitionID, _ axis: AxisID, at element: FormulaID, _ context: Context,
    for place: FormulaID
  ) -> NodeID {
    let (inner, frame) = inference.argument(element, frame: context.frame)
    if case .axis(axis) = inference.model.formulas[inner] { return node(of: column, context) }
    var outer = context
    outer.frame = frame
    // Rows are of elements, and none is of a moment between them.
    outer.turn?.stage = 1
    let found = build(inner, outer)
    let name = inference.model[axis].name
    var result = constant(.nan, for: place)
    for index in 0..<inference.model[axis].elements.count {
      let own = self.element(index, of: axis)
      if case .constant(let number) = graph[found], number != own { continue }
      var pinned = context
      pinned.pins[name] = inference.model[axis].element(at: index)
      let cell = node(of: column, pinned)
      if case .constant = graph[found] { return cell }
      let isRow = apply(.equal, [found, constant(own, for: place)], for: place)
      result = apply(.select, [cell, result, isRow], for: place)
    }
    return result
  }

  /// The node of one formula for each element of `axis`, or of the one that it is pinned to.
  func stack(
    _ formulas: [FormulaID], over axis: AxisID, _ context: Context, for place: FormulaID
  ) -> NodeID {
    if let index = pinned(axis, context) { return build(formulas[index], context) }
    return stack(formulas.map { build($0, context) }, over: axis, for: place)
  }

  /// The node of `numbers`, one for each element of `axis`, or of the one that it is pinned to.
  func list(
    _ numbers: [Double], over axis: AxisID, _ context: Context, for place: FormulaID
  ) -> NodeID {
    if let index = pinned(axis, context) { return constant(numbers[index], for: place) }
    return add(.list(axis, numbers), over: [axis], for: place)
  }

  /// The node of one value for each element of `axis`.
  func stack(_ items: [NodeID], over axis: AxisID, for place: FormulaID) -> NodeID {
    let items = aligned(items)
    let numbers = items.compactMap { item -> Double? in
      if case .constant(let number) = graph[item] { number } else { nil }
    }
    if numbers.count == items.count { return add(.list(axis, numbers), over: [axis], for: place) }
    let inner = graph.union(items)
    let spread = items.map { item in
      if case .operation = graph[item], graph.axes[item.index] == inner { return item }
      return add(.spread(item), over: inner, for: place)
    }
    return add(.stack(axis, spread), over: (inner + [axis]).sorted(), for: place)
  }

}

extension QuestionPlanner {

  /// The node of `definition` in `context`, whose call does not matter: definitions stand outside of calls.
  func node(of definition: DefinitionID, _ context: Context) -> NodeID {
    let place = inference.model[definition].formula
    if let value = valueAtMoment(of: definition, context) { return value }
    if let value = valueInTurn(of: definition, context) { return value }
    return inTurn(whole(definition, context.outside), context, for: place)
  }

  /// The node of `definition` in `context`, which is in no turn.
  func whole(_ definition: DefinitionID, _ context: Context) -> NodeID {
    let outer = axisOfConditions
    axisOfConditions = nil
    defer { axisOfConditions = outer }
    var pending = [key(of: definition, context)]
    var isPending = Set(pending)
    while let next = pending.last {
      if known[next] != nil {
        isPending.remove(pending.removeLast())
        continue
      }
      let inner = Context(world: next.home, pins: next.pins)
      var missing: [DefinitionKey] = []
      if inference.worlds[next.home].bindings[next.definition] == nil {
        for need in inference.model.dependenciesOfGroup(of: next.definition) {
          let key = key(of: need, inner)
          if known[key] == nil, isPending.insert(key).inserted { missing.append(key) }
        }
      }
      if missing.isEmpty {
        known[next] = build(next, inner)
        if let numbers = inference.model.validityOfDefinitions[next.definition] {
          note(numbers, Context(world: context.world, pins: next.pins))
        }
        isPending.remove(pending.removeLast())
      } else {
        pending += missing
      }
    }
    guard let node = known[key(of: definition, context)] else {
      preconditionFailure("unreachable: the first key is built last")
    }
    return node
  }

  /// What fixes the value of `definition` in `context`.
  func key(of definition: DefinitionID, _ context: Context) -> DefinitionKey {
    let home = inference.worlds.home(of: definition, in: context.world)
    var pins: [String: Pick.Element] = [:]
    if !context.pins.isEmpty {
      for axis in inference.axes(of: definition, in: home) {
        let name = inference.model[axis].name
        pins[name] = context.pins[name]
      }
    }
    return DefinitionKey(definition: definition, home: home, pins: pins)
  }

  /// The node of the definition that `key` names, read in `context`.
  private func build(_ key: DefinitionKey, _ context: Context) -> NodeID {
    if let binding = inference.worlds[key.home].bindings[key.definition] {
      return build(columnOr: binding, key.definition, context)
    }
    if inference.model.recurrenceOfDefinitions[key.definition] != nil {
      return member(key.definition, home: key.home, context)
    }
    return build(inference.model[key.definition].formula, context)
  }

  /// The node of what `binding` puts in the place of `definition`: a column keeps its table's axis, whatever its cells
  /// are set to.
  private func build(
    columnOr binding: Binding, _ definition: DefinitionID, _ context: Context
  ) -> NodeID {
    let node = build(binding, definition, context)
    guard case .column(let axis) = inference.model[definition].role,
      pinned(axis, context) == nil, !graph.axes[node.index].contains(axis)
    else { return node }
    return add(
      .spread(node), over: (graph.axes[node.index] + [axis]).sorted(),
      for: inference.model[definition].formula)
  }

  /// The node of what `binding` puts in the place of `definition`.
  private func build(_ binding: Binding, _ definition: DefinitionID, _ context: Context) -> NodeID {
    let place = inference.model[definition].formula
    var inner = context
    switch binding {
    case .formula(let formula, let world, let frame):
      (inner.world, inner.frame) = (world, frame)
      return build(formula, inner)
    case .list(let axis, let formulas, let world, let frame):
      (inner.world, inner.frame) = (world, frame)
      return stack(formulas, over: axis, inner, for: place)
    case .numbers(let axis):
      return elements(of: axis, context, for: place)
    case .table(let axes, let numbers, let world):
      inner.world = world
      return table(numbers, over: axes, definition, inner)
    case .choice(let axis, let numbers, let first, let second):
      let items = [second, first].map { world in
        inner.world = world
        return node(of: definition, inner)
      }
      let choice = add(.list(axis, numbers), over: [axis], for: place)
      return apply(.select, items + [choice], for: place)
    case .uniform(let range, let numbers):
      return uniformDraws(of: definition, in: range, at: numbers, for: place)
    case .redrawn(let numbers):
      guard case .draw(let index) = inference.model.formulas[place] else {
        preconditionFailure("unreachable: only drawn inputs are redrawn")
      }
      return draws(inference.model.formulas.draws[index], context, for: place, at: numbers)
    case .across(let axis, let worlds):
      if let index = pinned(axis, context) {
        inner.world = worlds[index]
        return node(of: definition, inner)
      }
      let items = worlds.map { world in
        inner.world = world
        return node(of: definition, inner)
      }
      return stack(items, over: axis, for: place)
    case .patch(let cells, let value, let world):
      return patch(cells, value, definition, in: world, context)
    }
  }

  /// The node of `definition` with `value` in some `cells` and its value in `world` in the others.
  private func patch(
    _ cells: [AxisID: Int], _ value: Binding, _ definition: DefinitionID, in world: WorldID,
    _ context: Context
  ) -> NodeID {
    let place = inference.model[definition].formula
    var inner = context
    inner.world = world
    var mask: NodeID?
    for (axis, index) in cells.sorted(by: { $0.key < $1.key }) {
      if let pinned = pinned(axis, context) {
        if pinned == index { continue }
        return node(of: definition, inner)
      }
      let positions = add(.positions(axis), over: [axis], for: place)
      let test = apply(.equal, [positions, constant(Double(index), for: place)], for: place)
      mask = mask.map { apply(.and, [$0, test], for: place) } ?? test
    }
    let changed = build(value, definition, context)
    guard let mask else { return changed }
    return apply(.select, [changed, node(of: definition, inner), mask], for: place)
  }

}
