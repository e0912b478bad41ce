import Checker
import Engine

/// Reductions, each made of the few that the machine has.
extension QuestionPlanner {

  /// The node of `reduction` in `context`.
  func build(_ reduction: ReductionFormula, _ context: Context, for place: FormulaID) -> NodeID {
    if inference.picksWhole(reduction, frame: context.frame) {
      return build(reduction.body, context)
    }
    var inner = context
    for axis in reduction.axes { inner.pins[axis.name] = nil }
    leaveTurn(of: &inner, along: reduction.axes.map(\.name))
    var guarded = inner
    var tests: [NodeID] = []
    if let condition = reduction.condition {
      tests.append(build(condition, inner))
      guarded = self.guarded(inner, by: tests[0], of: condition, for: place)
    }
    let parts = aligned([build(reduction.body, guarded)] + tests)
    let (body, condition) = (parts[0], parts.dropFirst().first)
    let all = graph.union(parts)
    let names = reduction.axes.map(\.name)
    let axes = all.filter { names.contains(inference.model[$0].name) }
    let reducer = Reducer(planner: self, axes: axes, all: all, condition: condition, place: place)
    let node = build(reduction, reducer, body, for: place)
    return inner.turn == nil ? inTurn(node, context, for: place) : node
  }

  /// The node of what `reducer` makes of `body` for `reduction`.
  private func build(
    _ reduction: ReductionFormula, _ reducer: Reducer, _ body: NodeID, for place: FormulaID
  ) -> NodeID {
    switch reduction.reduction {
    case .sum: return reducer.reduce(.sum, body, otherwise: 0)
    case .product: return reducer.reduce(.product, body, otherwise: 1)
    case .min: return reducer.reduce(.minimum, body, otherwise: .infinity)
    case .max: return reducer.reduce(.maximum, body, otherwise: -.infinity)
    case .mean:
      let sum = reducer.reduce(.sum, body, otherwise: 0)
      let one = add(.constant(1), over: [], for: place)
      let count = reducer.reduce(.sum, one, otherwise: 0)
      return apply(.divide, [sum, count], for: place)
    case .count: return reducer.reduce(.sum, body, otherwise: 0)
    case .any:
      let count = reducer.reduce(.sum, body, otherwise: 0)
      return apply(.less, [constant(0, for: place), count], for: place)
    case .all:
      let exceptions = reducer.reduce(.sum, apply(.not, [body], for: place), otherwise: 0)
      return apply(.equal, [exceptions, constant(0, for: place)], for: place)
    case .median, .p: return reducer.percentile(of: body, at: reduction.share)
    case .argmin: return reducer.element(of: body, with: .minimum, otherwise: .infinity)
    case .argmax: return reducer.element(of: body, with: .maximum, otherwise: -.infinity)
    }
  }

}

/// One reduction under construction.
private struct Reducer {

  /// The planner that takes the nodes.
  let planner: QuestionPlanner

  /// The axes that are reduced.
  let axes: [AxisID]

  /// All axes of what is reduced.
  let all: [AxisID]

  /// Which cells count, where not all do.
  let condition: NodeID?

  /// The formula that asks for it.
  let place: FormulaID

  /// The node of `body` put together, with `identity` in the cells that do not count.
  func reduce(_ accumulation: Accumulation, _ body: NodeID, otherwise identity: Double) -> NodeID {
    var source = body
    if let condition {
      let nothing = planner.constant(identity, for: place)
      source = planner.apply(.select, [body, nothing, condition], for: place)
    }
    return put(accumulation, source)
  }

  /// The node of `source`, spread over all axes, put together.
  private func put(_ accumulation: Accumulation, _ source: NodeID) -> NodeID {
    var source = source
    if case .operation = planner.graph[source], planner.graph.axes[source.index] == all {
    } else {
      source = planner.add(.spread(source), over: all, for: place)
    }
    let rest = all.filter { !axes.contains($0) }
    return planner.add(.reduction(accumulation, source, axes), over: rest, for: place)
  }

  /// The node of the percentile of `body` at `share`: cells that do not count are infinite, as nothing else is.
  func percentile(of body: NodeID, at share: Double) -> NodeID {
    guard let axis = axes.first else {
      preconditionFailure("unreachable: the checker lets no reduction go over no axis")
    }
    let rest = all.filter { $0 != axis }
    var source = body
    if let condition {
      let nothing = planner.constant(.infinity, for: place)
      source = planner.apply(.select, [body, nothing, condition], for: place)
    }
    let values = planner.add(.spread(source), over: all, for: place)
    let shares = planner.add(.spread(planner.constant(share, for: place)), over: rest, for: place)
    return planner.add(.search(.percentile, values, shares, along: axis), over: rest, for: place)
  }

  /// The node of the element of the axis at which `body` has its extreme, the first where several have it.
  func element(of body: NodeID, with accumulation: Accumulation, otherwise identity: Double)
    -> NodeID
  {
    guard let axis = axes.first else {
      preconditionFailure("unreachable: the checker lets no reduction go over no axis")
    }
    let extreme = reduce(accumulation, body, otherwise: identity)
    var isExtreme = planner.apply(.equal, [body, extreme], for: place)
    if let condition { isExtreme = planner.apply(.and, [isExtreme, condition], for: place) }
    let positions = planner.add(.positions(axis), over: [axis], for: place)
    let beyond = planner.constant(.infinity, for: place)
    let first = put(
      .minimum, planner.apply(.select, [positions, beyond, isExtreme], for: place))
    let isFirst = planner.apply(.equal, [positions, first], for: place)
    let elements = planner.add(.elements(axis), over: [axis], for: place)
    let nothing = planner.constant(0, for: place)
    return put(.sum, planner.apply(.select, [elements, nothing, isFirst], for: place))
  }

}

extension Opcode {

  /// The opcode of `operation`.
  init(_ operation: UnaryOperation) {
    switch operation {
    case .negate: self = .negate
    case .not: self = .not
    case .absolute: self = .absolute
    case .known: self = .known
    case .squareRoot: self = .squareRoot
    case .exponential: self = .exponential
    case .logarithm: self = .logarithm
    case .logarithm2: self = .logarithm2
    case .logarithm10: self = .logarithm10
    case .floor: self = .floor
    case .ceiling: self = .ceiling
    case .round: self = .round
    case .sine: self = .sine
    case .cosine: self = .cosine
    case .tangent: self = .tangent
    case .wholeNumber: self = .wholeNumber
    case .monthOfDay: self = .monthOfDay
    case .firstDayOfMonth: self = .firstDayOfMonth
    }
  }

  /// The opcode of `operation`.
  init(_ operation: BinaryOperation) {
    switch operation {
    case .add: self = .add
    case .subtract: self = .subtract
    case .multiply: self = .multiply
    case .divide: self = .divide
    case .power: self = .power
    case .minimum: self = .minimum
    case .maximum: self = .maximum
    case .equal: self = .equal
    case .notEqual: self = .notEqual
    case .less: self = .less
    case .lessOrEqual: self = .lessOrEqual
    case .and: self = .and
    case .or: self = .or
    }
  }

}
