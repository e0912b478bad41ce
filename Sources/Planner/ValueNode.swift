import Calendars
import Checker
import Engine

/// The number of a node in its graph.
package struct NodeID: Hashable, Comparable, Sendable {

  /// The position of the node in the graph; operands come before those that use them.
  package let index: Int

  /// `true` iff `lhs` was made before `rhs`.
  package static func < (lhs: NodeID, rhs: NodeID) -> Bool { lhs.index < rhs.index }

}

/// A value to be computed, with everything that names, worlds and calls can say already put in.
package enum ValueNode: Hashable, Sendable {

  /// A number.
  case constant(Double)

  /// The elements of an axis: its numbers, or the positions of its labels' texts.
  case elements(AxisID)

  /// The positions of an axis' elements, from 0.
  case positions(AxisID)

  /// A list of numbers along an axis.
  case list(AxisID, [Double])

  /// The draws of an input, for each cell of its parameters.
  case draws(DrawSourceID)

  /// The draws of an input whose parameters are drawn: its random numbers, then the parameters.
  case varied(DrawSourceID, [NodeID])

  /// What can be said of all draws of a value: for each of its other cells over all draws and for each replicate.
  case statistic(SampleStatistic, NodeID)

  /// An operation on one, two or three values, cell by cell.
  case operation(Opcode, [NodeID])

  /// The same value, spread over more axes.
  case spread(NodeID)

  /// The correlation of the ranks of the draws of two values over the same axes.
  case rankCorrelation(NodeID, NodeID)

  /// The value at some elements of some of its axes.
  case element(NodeID, [AxisID: Int])

  /// The values put together over axes.
  case reduction(Accumulation, NodeID, [AxisID])

  /// One value for each element of an axis.
  case stack(AxisID, [NodeID])

  /// In a recurrence, the value at the turn at hand or so many before of a value over its axis.
  case turn(NodeID, RecurrenceID, lag: Int)

  /// In a recurrence, the value of its member with this number so many turns before.
  case state(RecurrenceID, member: Int, lag: Int)

  /// The computation of a recurrence from what it needs.
  case recurrence(RecurrenceID, [NodeID])

  /// The values of the member with this number of a recurrence that has been computed.
  case member(NodeID, Int)

  /// The values along the first axis made into values along the second, or into one where there is none.
  case resampling(NodeID, from: AxisID, to: AxisID?, Resampling)

  /// What is looked for in the values along an axis, with a rate or a share.
  case search(AxisSearch.Target, NodeID, NodeID, along: AxisID)

}

/// The values that a question needs, each once.
///
/// Two formulas that come to the same operation on the same values share a node, so what a model
/// says twice is computed once.
package struct ValueGraph: Sendable {

  /// The nodes.
  package private(set) var nodes: [ValueNode] = []

  /// The axes of each node, in their order.
  package private(set) var axes: [[AxisID]] = []

  /// The formula that asked for each node first.
  package private(set) var places: [FormulaID] = []

  /// The number of each node.
  private var known: [Key: NodeID] = [:]

  /// The number of each node of a value that is missing, by the formula that it is missing in: as no such value equals
  /// another, the table above would look through all of them for each.
  private var missing: [FormulaID: NodeID] = [:]

  /// What makes a node: a spread value is told from another by its axes.
  private struct Key: Hashable, Sendable {
    let node: ValueNode
    let axes: [AxisID]
  }

  /// Adds `node`, whose value spreads over `axes` and which `place` asks for.
  package mutating func add(_ node: ValueNode, over axes: [AxisID], for place: FormulaID) -> NodeID
  {
    if case .constant(let value) = node, value.isNaN {
      if let id = missing[place], self.axes[id.index] == axes { return id }
      let id = append(node, over: axes, for: place)
      missing[place] = id
      return id
    }
    let key = Key(node: node, axes: axes)
    if let id = known[key] { return id }
    let id = append(node, over: axes, for: place)
    known[key] = id
    return id
  }

  /// Adds `node` as a new one.
  private mutating func append(_ node: ValueNode, over axes: [AxisID], for place: FormulaID)
    -> NodeID
  {
    nodes.append(node)
    self.axes.append(axes)
    places.append(place)
    return NodeID(index: nodes.count - 1)
  }

  /// The node known as `id`.
  package subscript(id: NodeID) -> ValueNode { nodes[id.index] }

  /// The axes that are in one of `nodes`, in their order.
  package func union(_ nodes: [NodeID]) -> [AxisID] {
    var result = nodes.first.map { axes[$0.index] } ?? []
    for node in nodes.dropFirst() where axes[node.index] != result {
      for axis in axes[node.index] where !result.contains(axis) { result.append(axis) }
      result.sort()
    }
    return result
  }

}

extension ValueNode {

  /// The nodes that this one is made of.
  package var operands: [NodeID] {
    switch self {
    case .constant, .elements, .positions, .list, .draws, .state: []
    case .operation(_, let operands), .stack(_, let operands), .varied(_, let operands),
      .recurrence(_, let operands):
      operands
    case .spread(let source), .element(let source, _), .reduction(_, let source, _),
      .statistic(_, let source), .resampling(let source, _, _, _),
      .turn(let source, _, _), .member(let source, _):
      [source]
    case .rankCorrelation(let lhs, let rhs), .search(_, let lhs, let rhs, _): [lhs, rhs]
    }
  }

  /// `true` iff the node is computed in a nest of its own axes.
  var isOperation: Bool {
    switch self {
    case .operation, .spread, .element: true
    case .constant, .elements, .positions, .list, .draws, .varied, .statistic, .rankCorrelation,
      .reduction, .stack, .resampling, .search, .turn, .state, .recurrence, .member:
      false
    }
  }

  /// `true` iff the node is known only when all draws are made.
  var comparesDraws: Bool {
    switch self {
    case .statistic, .rankCorrelation: true
    case .constant, .elements, .positions, .list, .draws, .varied, .operation, .spread, .element,
      .reduction, .stack, .resampling, .search, .turn, .state, .recurrence, .member:
      false
    }
  }

  /// `true` iff the node is a step of its own, which reads whole arrays.
  var readsWholeArrays: Bool {
    switch self {
    case .resampling, .search, .recurrence: true
    case .constant, .elements, .positions, .list, .draws, .varied, .operation, .spread, .element,
      .reduction, .stack, .statistic, .rankCorrelation, .turn, .state, .member:
      false
    }
  }

}
