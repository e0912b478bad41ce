import Checker

/// Which nest computes each operation of one section of a plan.
///
/// Operations over the same axes go into one step as long as they need nothing from outside that a step
/// of their own must compute first: the stage of an operation is that of its operands over the
/// same axes, and one more than that of all others; then each is postponed to where it is first read. Each pair of axes
/// and stage is one loop nest; inside it, values
/// stay in registers, and only what another nest needs is stored. Reductions and stacks have no
/// nest of their own: they are sinks of the nest that computes what they put together.
struct SectionLayout {

  /// A nest: axes, stage, and where it was cut for its length.
  struct Nest: Hashable {

    /// The axes.
    let axes: [AxisID]

    /// The stage after which what it computes is known.
    let stage: Int

    /// Which part of the axes and stage it is.
    let part: Int

  }

  /// Operations of a step at the most: registers are numbered with 16 bits, and a program much longer than the
  /// first-level instruction cache gains nothing from being one.
  private static let stepLimit = 4096

  /// The values.
  private let graph: ValueGraph

  /// The stage after which each node of the section is known; others are known before.
  private var stages: [NodeID: Int] = [:]

  /// The nest that computes each operation.
  private(set) var nests: [NodeID: Nest] = [:]

  /// Lays out `nodes` of `graph`, operands first.
  init(_ nodes: [NodeID], of graph: ValueGraph) {
    self.graph = graph
    for node in nodes { stages[node] = earliestStage(of: node) }
    postpone(nodes)
    var sizes: [Nest: Int] = [:]
    var parts: [Nest: Int] = [:]
    for node in nodes where graph[node].isOperation {
      let whole = Nest(axes: graph.axes[node.index], stage: stages[node] ?? 0, part: 0)
      let nest = Nest(axes: whole.axes, stage: whole.stage, part: parts[whole, default: 0])
      nests[node] = nest
      sizes[nest, default: 0] += 1
      if sizes[nest] == SectionLayout.stepLimit { parts[whole] = nest.part + 1 }
    }
  }

  /// What runs as one.
  enum Work {

    /// A nest with its operations.
    case nest(Nest, [NodeID])

    /// Draws with drawn parameters.
    case varied(NodeID)

    /// A series at another frequency, which reads a whole array.
    case resampling(NodeID)

    /// A search in a cash flow, which reads whole arrays too.
    case search(NodeID)

    /// A recurrence, which reads whole arrays too.
    case recurrence(NodeID)

  }

  /// What computes `nodes`, in the order in which it runs: draws behind the nests of the stage that their parameters are of.
  func work(_ nodes: [NodeID]) -> [Work] {
    var members: [Nest: [NodeID]] = [:]
    var order: [(stage: Int, part: Int, work: Work)] = []
    for node in nodes {
      if case .varied = graph[node] { order.append((stages[node] ?? 0, .max, .varied(node))) }
      if case .resampling = graph[node] {
        order.append((stages[node] ?? 0, .max, .resampling(node)))
      }
      if case .search = graph[node] { order.append((stages[node] ?? 0, .max, .search(node))) }
      if case .recurrence = graph[node] {
        order.append((stages[node] ?? 0, .max, .recurrence(node)))
      }
      if let nest = nests[node] { members[nest, default: []].append(node) }
    }
    for (nest, nodes) in members { order.append((nest.stage, nest.part, .nest(nest, nodes))) }
    order.sort { a, b in
      // Nests of one stage do not need each other: any order that is always the same will do.
      (a.stage, a.part, a.work.first.index) < (b.stage, b.part, b.work.first.index)
    }
    return order.map(\.work)
  }

  /// The first stage in which `node` can be computed, when those of its operands are known.
  private func earliestStage(of node: NodeID) -> Int {
    switch graph[node] {
    case .constant, .elements, .positions, .list, .draws, .statistic, .rankCorrelation, .turn,
      .state:
      return -1
    case .member(let source, _):
      return stages[source] ?? -1
    case .recurrence(_, let operands), .operation(_, let operands):
      return operands.map { stage(after: $0, for: node) }.max() ?? 0
    case .search(_, let flow, let rate, _):
      return max(stage(after: flow, for: node), stage(after: rate, for: node))
    case .spread(let source), .element(let source, _), .resampling(let source, _, _, _):
      return stage(after: source, for: node)
    case .reduction(_, let source, _):
      return stages[source] ?? 0
    case .stack(_, let items), .varied(_, let items):
      return items.compactMap { stages[$0] }.max() ?? 0
    }
  }

  /// The first stage in which `operand` can be read by `node`.
  private func stage(after operand: NodeID, for node: NodeID) -> Int {
    let isBeside =
      graph[operand].isOperation && graph.axes[operand.index] == graph.axes[node.index]
    return (stages[operand] ?? -1) + (isBeside && stages[operand] != nil ? 0 : 1)
  }

  /// Moves operations of `nodes` into the stage of the first operation over the same axes that reads them, where
  /// nothing else needs them sooner: a value that meets its reader in one nest is never stored.
  private mutating func postpone(_ nodes: [NodeID]) {
    var limits: [NodeID: Int] = [:]
    var meetings: [NodeID: Int] = [:]
    for node in nodes.reversed() {
      let isOperation = graph[node].isOperation
      if isOperation, let limit = limits[node], let meeting = meetings[node], meeting <= limit {
        stages[node] = max(stages[node] ?? 0, meeting)
      }
      let stage = isOperation ? stages[node] ?? 0 : limits[node] ?? stages[node] ?? 0
      for operand in graph[node].operands {
        let isBeside =
          graph[operand].isOperation && isOperation
          && graph.axes[operand.index] == graph.axes[node.index]
        let isAhead = isOperation && !isBeside || graph[node].readsWholeArrays
        let latest = isAhead ? stage - 1 : stage
        limits[operand] = min(limits[operand] ?? .max, latest)
        if isBeside { meetings[operand] = min(meetings[operand] ?? .max, stage) }
      }
    }
    for node in nodes where !graph[node].isOperation { stages[node] = earliestStage(of: node) }
  }

}

extension SectionLayout.Work {

  /// The first node that it computes.
  fileprivate var first: NodeID {
    switch self {
    case .nest(_, let nodes): nodes[0]
    case .varied(let node), .resampling(let node), .search(let node), .recurrence(let node): node
    }
  }

}
