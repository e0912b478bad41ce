import Calendars
import Diagnostics

/// Finds the axes of formulas, world by world and call by call.
///
/// Input: formulas. Output: for each, the axes its value spreads over, in the order of their numbers; and a
/// diagnostic wherever an axis or an element is asked for that is not there.
///
/// A formula has the axes of what it is made of, less those it reduces or picks from. Names make
/// that depend on the world, because an override may have axes of its own, so a definition's axes are
/// kept per world; `WorldTable.home` leads back to the world around wherever nothing has changed. In a
/// new world the affected definitions are visited in dependency order, so that the recursion is as deep as
/// one formula and never as long as the model.
package final class AxisInference {

  /// The model.
  package internal(set) var model: CheckedModel

  /// The call whose arguments are looked at as strangers, if one is.
  var strangers: Strangers?

  /// The problems found so far, each once.
  var diagnostics: [Diagnostic] = []

  /// The axes of each definition, by the world that is its home.
  var known: [WorldID: [DefinitionID: [AxisID]]] = [:]

  /// The places that are reported already.
  var reported: Set<SourceSpan> = []

  /// How many formulas inside each other are being looked at, calls and their arguments included.
  private var depth = 0

  /// The group of recurrences whose formulas are being looked at, if any.
  var turn: Turn?

  /// A group of recurrences while its formulas are being looked at.
  struct Turn {

    /// The number of the group.
    let group: Int

    /// The world that is its home.
    let home: WorldID

    /// The axes of its members, as far as they are known.
    var axes: [DefinitionID: [AxisID]]

    /// The member whose formula is looked at.
    var member: DefinitionID

    /// `true` iff what is looked at is taken along the whole axis, or in another world.
    var isWhole = false

  }

  /// For each condition around the formula at hand, its axes.
  var related: [[AxisID]] = []

  /// The periods of the axes that were looked at; of others than those of time, there are none.
  var timeKinds: [AxisID: PeriodKind?] = [:]

  /// The elements that are picked from the formula at hand, by the names of their axes.
  var picked: [String: Pick.Element] = [:]

  /// Formulas inside each other at the most: three times the height of one formula. Planning recurses as deep;
  /// in a debug build it was seen to run out of 8 MB of stack at 2,600 and not at 1,400.
  private static let depthLimit = 1500

  /// Creates an inference over `model`, in whose base world the axes of some definitions are `known`.
  package init(_ model: CheckedModel, known: [DefinitionID: [AxisID]] = [:]) {
    self.model = model
    self.known[.base] = known
  }

  /// The axes of the definitions that were looked at in the base world.
  var axesInBase: [DefinitionID: [AxisID]] { known[.base] ?? [:] }

  /// The worlds that came up so far.
  package var worlds: WorldTable { model.worlds }

  /// What `formula` is.
  package func kind(of formula: FormulaID) -> Formula { model.formulas[formula] }

  /// The axes of `formula` in `world` during the call `frame`.
  package func axes(of formula: FormulaID, in world: WorldID, frame: FrameID = .outermost)
    -> [AxisID]
  {
    guard depth < AxisInference.depthLimit else {
      model.worlds.isTooDeep = true
      return []
    }
    depth += 1
    defer { depth -= 1 }
    switch model.formulas[formula] {
    case .constant:
      return []
    case .definition(let id):
      return axes(of: id, in: world)
    case .axis(let id), .position(let id), .fileColumn(let id, _):
      return [id]
    case .gather(let body, let index):
      let gather = model.formulas.gathers[index]
      let own = axes(of: body, in: world, frame: frame).filter { $0 != gather.source }
      return union(own, [gather.target], at: formula)
    case .cells(let axis, let index):
      return model.formulas.lists[index].reduce([axis]) {
        union($0, axes(of: $1, in: world, frame: frame), at: formula)
      }
    case .parameter(let number):
      return axes(ofParameter: number, in: world, frame: frame)
    case .unary(_, let operand):
      return axes(of: operand, in: world, frame: frame)
    case .binary(let operation, let lhs, let rhs):
      let first = axes(of: lhs, in: world, frame: frame)
      let second = axes(of: rhs, in: world, frame: frame)
      if !operation.isLogical {
        checkTimes(first, lhs, second, rhs, isComparison: operation.isComparison, frame: frame)
      }
      return union(first, second, at: formula)
    case .select(let condition, let accepted, let rejected):
      let test = axes(of: condition, in: world, frame: frame)
      let branches = under(test) {
        let first = axes(of: accepted, in: world, frame: frame)
        let second = axes(of: rejected, in: world, frame: frame)
        checkTimes(first, accepted, second, rejected, isComparison: false, frame: frame)
        return union(first, second, at: formula)
      }
      return union(test, branches, at: formula)
    case .reduction(let index):
      return axes(of: model.formulas.reductions[index], formula, in: world, frame: frame)
    case .pick(let body, let index):
      return axes(of: body, picking: model.formulas.picks[index], in: world, frame: frame)
    case .row(let column, let axis, let element):
      let others = axes(of: column, in: world).filter { $0 != axis }
      return union(others, axes(of: element, in: world, frame: frame), at: formula)
    case .call(let function, let index):
      return axes(ofCall: function, model.formulas.lists[index], in: world, frame: frame)
    case .draw(let index):
      return axes(of: model.formulas.draws[index], formula, in: world, frame: frame)
    case .statistic(let index):
      return axes(of: model.formulas.statistics[index], formula, in: world, frame: frame)
    case .cashFlow(let index):
      return axes(of: model.formulas.cashFlows[index], formula, in: world, frame: frame)
    case .resampling(let index):
      return axes(ofResampling: index, in: world, frame: frame)
    case .previous(let body, _, let otherwise):
      return axes(ofPrevious: body, otherwise, formula, in: world, frame: frame)
    case .recurrence(let index):
      return axes(of: model.formulas.recurrences[index], formula, in: world, frame: frame)
    case .world(let body, let index):
      let inner = self.world(after: model.formulas.changes[index], in: world, frame: frame)
      return whole { axes(of: body, in: inner, frame: frame) }
    }
  }

  /// The world that `change` makes of `world`.
  package func world(after change: WorldChange, in world: WorldID, frame: FrameID = .outermost)
    -> WorldID
  {
    model.worlds.world(after: change, in: world, frame: frame, dependents: model.dependents)
  }

  /// The world in which `bindings` hold inside `world`.
  package func world(binding bindings: [DefinitionID: Binding], in world: WorldID) -> WorldID {
    model.worlds.add(bindings, to: world, dependents: model.dependents)
  }

  /// Makes room for draws in a model in which nothing is drawn, for a study that draws itself.
  package func makeUncertain() {
    if !model.isUncertain { model.isUncertain = true }
  }

  /// The formula that names `definition`, at its place.
  package func formula(naming definition: DefinitionID) -> FormulaID {
    model.formulas.add(.definition(definition), at: model[definition].span)
  }

  /// The formula of the value of `formula` at the elements of `picks`.
  package func formula(picking picks: [Pick], from formula: FormulaID) -> FormulaID {
    model.formulas.add(pick: picks, from: formula, at: model.formulas.span(of: formula))
  }

  /// The formula of `factor` times the value of `definition`.
  package func formula(of definition: DefinitionID, times factor: Double) -> FormulaID {
    let span = model[definition].span
    let number = model.formulas.add(.constant(factor), at: span)
    return model.formulas.add(.binary(.multiply, formula(naming: definition), number), at: span)
  }

  /// The formula of the mean of `formula` over the draws.
  package func mean(of formula: FormulaID) -> FormulaID { statistic(.mean, of: formula) }

  /// The formula of a `statistic` that takes no number, of `formula` over the draws.
  package func statistic(_ statistic: Statistic, of formula: FormulaID) -> FormulaID {
    model.formulas.add(
      StatisticFormula(statistic: statistic, bodies: [formula], share: 0.5),
      at: model.formulas.span(of: formula))
  }

  /// The formula of the least of all draws of `formula`.
  package func least(of formula: FormulaID) -> FormulaID {
    model.formulas.add(
      StatisticFormula(statistic: .p, bodies: [formula], share: 0),
      at: model.formulas.span(of: formula))
  }

  /// Adds an axis, such as the values that a search tries.
  package func add(_ axis: Axis) -> AxisID {
    model.axes.append(axis)
    return AxisID(index: model.axes.count - 1)
  }

}

extension AxisInference {

  /// The axes of `definition` in `world`.
  package func axes(of definition: DefinitionID, in world: WorldID) -> [AxisID] {
    let home = model.worlds.home(of: definition, in: world)
    if let axes = axesInTurn(of: definition, home: home) { return axes }
    if let axes = known[home]?[definition] { return axes }
    visit(definition, in: home)
    return known[home]?[definition] ?? []
  }

  /// Finds the axes of `definition`, whose home is `world`, after those of all that it needs.
  private func visit(_ definition: DefinitionID, in world: WorldID) {
    let outer = (picked, turn, related)
    (picked, turn, related) = ([:], nil, [])
    defer { (picked, turn, related) = outer }
    var pending = [definition]
    var isPending: Set = [definition]
    while let next = pending.last {
      let home = model.worlds.home(of: next, in: world)
      if known[home]?[next] != nil {
        isPending.remove(pending.removeLast())
        continue
      }
      let isBound = model.worlds[home].bindings[next] != nil
      let missing =
        isBound
        ? []
        : model.dependenciesOfGroup(of: next).filter { need in
          known[model.worlds.home(of: need, in: world)]?[need] == nil
            && isPending.insert(need).inserted
        }
      if missing.isEmpty {
        if let group = model.recurrenceOfDefinitions[next], !isBound {
          resolve(group, in: home)
        } else {
          known[home, default: [:]][next] = resolve(next, in: home)
        }
        isPending.remove(pending.removeLast())
      } else {
        pending += missing
      }
    }
  }

  /// The axes of `definition` in its home `world`.
  private func resolve(_ definition: DefinitionID, in world: WorldID) -> [AxisID] {
    guard let binding = model.worlds[world].bindings[definition] else {
      return axes(of: model[definition].formula, in: world)
    }
    let axes = axes(of: binding, definition, in: world)
    guard case .column(let axis) = model[definition].role else { return axes }
    return union(axes, [axis], at: model[definition].formula)
  }

  /// The axes of what `binding` puts in the place of `definition` in its home `world`.
  private func axes(of binding: Binding, _ definition: DefinitionID, in home: WorldID) -> [AxisID] {
    let place = model[definition].formula
    switch binding {
    case .formula(let formula, let world, let frame):
      return axes(of: formula, in: world, frame: frame)
    case .list(let axis, let formulas, let world, let frame):
      return formulas.reduce([axis]) {
        spread($0, along: axis, axes(of: $1, in: world, frame: frame), at: place)
      }
    case .numbers(let axis):
      return [axis]
    case .table(let axes, let numbers, let world):
      guard numbers.contains(where: \.isNaN) else { return axes }
      return union(axes, self.axes(of: definition, in: world), at: place)
    case .choice(let axis, _, let first, let second):
      return [first, second].reduce([axis]) {
        spread($0, along: axis, axes(of: definition, in: $1), at: place)
      }
    case .uniform:
      return [.draw]
    case .redrawn:
      return axes(of: place, in: home)
    case .across(let axis, let worlds):
      return worlds.reduce([axis]) {
        spread($0, along: axis, axes(of: definition, in: $1), at: place)
      }
    case .patch(_, let value, let world):
      return union(
        axes(of: definition, in: world), axes(of: value, definition, in: home), at: place)
    }
  }

  /// The axes in `known` or `item`, which is one element of `axis`; one that has the axis already is reported.
  ///
  /// A sweep inside the same sweep would put each element only with itself, which is not what it says.
  private func spread(_ known: [AxisID], along axis: AxisID, _ item: [AxisID], at place: FormulaID)
    -> [AxisID]
  {
    if item.contains(axis) {
      report(.sweptInsideItself(model[axis].name, at: model[axis].span), at: model[axis].span)
    }
    return union(known, item, at: place)
  }

  /// The axes of draws: those of the parameters, less those along which outcomes lie, and that of draws.
  ///
  /// Parameters that are drawn themselves have the axis of draws already: then each draw has a distribution of its own.
  private func axes(
    of draw: DrawFormula, _ formula: FormulaID, in world: WorldID, frame: FrameID
  ) -> [AxisID] {
    var result = [AxisID.draw]
    for number in draw.distribution.numbers {
      result = union(result, axes(of: number, in: world, frame: frame), at: formula)
    }
    for column in draw.distribution.columns {
      let own = column.formulas.reduce([]) {
        union($0, axes(of: $1, in: world, frame: frame), at: formula)
      }
      if own.contains(.draw) {
        let span = model.formulas.span(of: column.values)
        report(.uncertainColumn(at: span), at: span)
      }
      if !own.contains(where: { model[$0].name == column.axis.name }) {
        reportMissing(column.axis, value: column.values, axes: own, verb: "draw from")
      }
      result = union(result, own.filter { model[$0].name != column.axis.name }, at: formula)
    }
    return result
  }

  /// The axes of a statistic: those of its values, without that of draws, which each of them has.
  private func axes(
    of statistic: StatisticFormula, _ formula: FormulaID, in world: WorldID, frame: FrameID
  ) -> [AxisID] {
    var result: [AxisID] = []
    for body in statistic.bodies {
      let own = whole { axes(of: body, in: world, frame: frame) }
      if !own.contains(.draw), world == .base, frame == .outermost {
        let span = model.formulas.span(of: formula)
        report(
          .certainValue(
            statistic.statistic.rawValue, at: span, value: model.formulas.span(of: body)),
          at: span)
      }
      result = union(result, own.filter { $0 != .draw }, at: formula)
    }
    return result
  }

  /// The axes of a judgement of a cash flow: those of the flow and the rate, without the one it goes over.
  private func axes(
    of cashFlow: CashFlowFormula, _ formula: FormulaID, in world: WorldID, frame: FrameID
  ) -> [AxisID] {
    let axis = cashFlow.axis.id
    let flow = whole { axes(of: cashFlow.flow, in: world, frame: frame) }
    if !flow.contains(axis) {
      reportMissing(cashFlow.axis.name, value: cashFlow.flow, axes: flow, verb: "go over")
    }
    let rest = flow.filter { $0 != axis }
    let own = cashFlow.rate.map { rate in whole { axes(of: rate, in: world, frame: frame) } } ?? []
    guard let rate = cashFlow.rate else { return rest }
    if own.contains(axis) {
      let span = model.formulas.span(of: rate)
      report(.rateAlongAxis(model[axis].name, at: span), at: span)
    }
    return union(rest, own.filter { $0 != axis }, at: formula)
  }

  /// The axes of what `reduction` goes over.
  func cells(
    of reduction: ReductionFormula, _ formula: FormulaID, in world: WorldID, frame: FrameID
  ) -> [AxisID] {
    let names = reduction.axes.map(\.name)
    guard let condition = reduction.condition else {
      return whole(overAnyOf: names) { axes(of: reduction.body, in: world, frame: frame) }
    }
    let own = whole(overAnyOf: names) { axes(of: condition, in: world, frame: frame) }
    let body = under(own) {
      whole(overAnyOf: names) { axes(of: reduction.body, in: world, frame: frame) }
    }
    return union(body, own, at: formula)
  }

  /// The axes of a reduction.
  private func axes(
    of reduction: ReductionFormula, _ formula: FormulaID, in world: WorldID, frame: FrameID
  ) -> [AxisID] {
    var result = cells(of: reduction, formula, in: world, frame: frame)
    let all = result
    let isItself = picksWhole(reduction, frame: frame)
    if !isItself { checkCapture(of: reduction, formula, all, in: world, frame: frame) }
    if !isItself, let element = reduction.element, let name = reduction.axes.first,
      axes(of: element, in: world, frame: frame).contains(where: { model[$0].name == name.name })
    {
      let span = model.formulas.span(of: element)
      report(
        .indexedByItself(name.name, at: span, value: model.formulas.span(of: reduction.body)),
        at: span)
    }
    for name in reduction.axes {
      guard let axis = result.first(where: { model[$0].name == name.name }) else {
        reportMissing(
          name, value: reduction.body, axes: all,
          verb: reduction.element == nil ? "reduce" : "pick from")
        continue
      }
      if !isItself { result.removeAll { $0 == axis } }
    }
    return result
  }

  /// Remembers what `picks` pick, and returns what was picked before.
  private func pick(_ picks: [Pick]) -> [String: Pick.Element] {
    let outer = picked
    for pick in picks { picked[pick.axis.name] = pick.element }
    return outer
  }

  /// The axes of `body` after some elements are picked from it.
  private func axes(
    of body: FormulaID, picking picks: [Pick], in world: WorldID, frame: FrameID
  ) -> [AxisID] {
    let outer = pick(picks)
    var result = whole(overAnyOf: picks.map(\.axis.name)) {
      axes(of: body, in: world, frame: frame)
    }
    picked = outer
    let all = result
    for pick in picks {
      guard let axis = result.first(where: { model[$0].name == pick.axis.name }) else {
        reportMissing(pick.axis, value: body, axes: all, verb: "pick from")
        continue
      }
      if model.position(of: pick.element, in: axis) == nil, !model[axis].isPartial {
        report(model.unknownElement(pick.element, of: axis, at: pick.span), at: pick.span)
      }
      result.removeAll { $0 == axis }
    }
    return result
  }

  /// The axes that are in `lhs` or `rhs`; two of one name that differ are reported.
  func union(_ lhs: [AxisID], _ rhs: [AxisID], at formula: FormulaID) -> [AxisID] {
    if rhs.isEmpty || lhs == rhs { return lhs }
    if lhs.isEmpty { return rhs }
    var result = lhs
    for axis in rhs where !result.contains(axis) {
      if let other = result.first(where: { model[$0].name == model[axis].name }) {
        if strangers?.meet(axis, other) ?? false { continue }
        let span = model.formulas.span(of: formula)
        report(
          .conflictingAxes(model[axis].name, at: span, model[other].span, model[axis].span),
          at: span)
        continue
      }
      result.append(axis)
    }
    return result.sorted()
  }

  /// Reports an axis that a value does not have, or that nothing has.
  private func reportMissing(_ name: AxisName, value: FormulaID, axes: [AxisID], verb: String) {
    let span = model.formulas.span(of: value)
    let names = axes.map { model[$0].name }
    if model.axes.contains(where: { $0.name == name.name }) {
      let declared = model.axes.first { $0.name == name.name }?.span
      report(
        .axisNotPresent(
          name.name, at: name.span, value: span, axes: names, verb: verb, declared: declared),
        at: name.span)
    } else {
      var known: [String] = []
      for axis in model.axes where !known.contains(axis.name) { known.append(axis.name) }
      report(
        .unknownAxis(
          name.name, at: name.span, nearest: Spelling.nearest(to: name.name, among: names + known),
          known: known), at: name.span)
    }
  }

  /// Adds `diagnostic`, unless its place is reported already.
  func report(_ diagnostic: Diagnostic, at span: SourceSpan) {
    if reported.insert(span).inserted { diagnostics.append(diagnostic) }
  }

}
