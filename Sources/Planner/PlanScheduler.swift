import Checker
import Engine

/// What a plan may cost.
package struct PlanLimits: Sendable {

  /// The numbers held at the same time, at the most.
  package var cells: Int

  /// Creates limits; ten million cells are a table that nobody reads, and 100 million take 800 MB.
  package init(cells: Int = 100_000_000) {
    self.cells = cells
  }

}

/// A plan that would cost more than is allowed.
package struct PlanTooLarge: Error {

  /// The numbers that it would hold.
  package let cells: Double

  /// How many are allowed.
  package let limit: Int

  /// The formula that is too large.
  package let place: FormulaID

  /// The names and extents of its axes.
  package let axes: [(name: String, extent: Int)]

}

/// A plan and what its results are.
package struct ScheduledPlan: Sendable {

  /// The plan.
  package var plan: Plan

  /// The axes of each result, in the order in which its numbers lie.
  package let axes: [[AxisID]]

}

/// Turns a graph of values into a plan.
///
/// Input: a `ValueGraph` and the nodes asked for. Output: a `Plan` whose steps compute just these and what they
/// need.
///
/// Operations over the same axes go into one step as long as they need nothing from outside that a step
/// of their own must compute first: the stage of an operation is that of its operands over the
/// same axes, and one more than that of all others; then each is postponed to where it is first read. Each pair of axes and stage is one loop nest; inside it, values
/// stay in registers, and only what another nest needs is stored. Reductions and stacks have no
/// nest of their own: they are sinks of the nest that computes what they put together.
package struct PlanScheduler {

  /// Operations of a step at the most: registers are numbered with 16 bits, and a program much longer than the
  /// first-level instruction cache gains nothing from being one.
  private static let stepLimit = 4096

  /// The values.
  let graph: ValueGraph

  /// The axes of the model, and the texts behind their labels.
  let planner: QuestionPlanner

  /// What the plan may cost.
  let limits: PlanLimits

  /// The stage after which each needed node is known; -1 for what is given.
  private var stages: [NodeID: Int] = [:]

  /// The array of each node that has one.
  private var arrays: [NodeID: Int] = [:]

  /// The contents of the arrays.
  private var contents: [Plan.Contents] = []

  /// The numbers held so far.
  private var cells = 0

  /// A nest: axes, stage, and where it was cut for its length.
  private struct NestKey: Hashable {
    let axes: [AxisID]
    let stage: Int
    let part: Int
  }

  /// The nest that computes each operation.
  private var nests: [NodeID: NestKey] = [:]

  /// Creates a scheduler of the values that `planner` has collected.
  private init(_ planner: QuestionPlanner, limits: PlanLimits) {
    graph = planner.graph
    self.planner = planner
    self.limits = limits
  }

  /// A plan that computes `results`.
  package static func schedule(
    _ results: [NodeID], of planner: QuestionPlanner, limits: PlanLimits = PlanLimits()
  ) throws(PlanTooLarge) -> ScheduledPlan {
    let roots = results.map { node in
      switch planner.graph[node] {
      case .constant:
        planner.add(
          .spread(node), over: planner.graph.axes[node.index],
          for: planner.graph.places[node.index])
      case .elements, .positions, .list, .table, .operation, .spread, .reduction, .stack,
        .resampling:
        node
      }
    }
    var scheduler = PlanScheduler(planner, limits: limits)
    return try scheduler.schedule(roots)
  }

  /// A plan that computes `results`, none of which is a constant.
  private mutating func schedule(_ results: [NodeID]) throws(PlanTooLarge) -> ScheduledPlan {
    let needed = neededNodes(for: results)
    assignStages(needed)
    let stored = try declareArrays(needed, results)
    var members: [NestKey: [NodeID]] = [:]
    var order: [NestKey] = []
    for node in needed {
      guard let nest = nests[node] else { continue }
      if members[nest] == nil { order.append(nest) }
      members[nest, default: []].append(node)
    }
    order.sort { ($0.stage, $0.part) < ($1.stage, $1.part) }
    let sinks = sinkNodes(needed)
    var steps = order.map { nest in
      (nest.stage, step(nest, members[nest] ?? [], stored: stored, sinks: sinks))
    }
    steps += needed.compactMap { node in mapping(node).map { (stages[node] ?? 0, $0) } }
    let sorted = steps.enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }
    let plan = Plan(
      arrays: contents, steps: sorted.map(\.element.1), results: results.map { arrays[$0] ?? 0 })
    return ScheduledPlan(plan: plan, axes: results.map { graph.axes[$0.index] })
  }

  /// The nodes that `results` need, themselves included, operands first.
  private func neededNodes(for results: [NodeID]) -> [NodeID] {
    var isNeeded = [Bool](repeating: false, count: graph.nodes.count)
    for result in results { isNeeded[result.index] = true }
    for index in graph.nodes.indices.reversed() where isNeeded[index] {
      for operand in graph.nodes[index].operands { isNeeded[operand.index] = true }
    }
    return graph.nodes.indices.filter { isNeeded[$0] }.map { NodeID(index: $0) }
  }

  /// Gives each of `nodes` its stage, and each operation its nest.
  private mutating func assignStages(_ nodes: [NodeID]) {
    for node in nodes { stages[node] = earliestStage(of: node) }
    postpone(nodes)
    var sizes: [NestKey: Int] = [:]
    var parts: [NestKey: Int] = [:]
    for node in nodes where isOperation(node) {
      let whole = NestKey(axes: graph.axes[node.index], stage: stages[node] ?? 0, part: 0)
      let nest = NestKey(axes: whole.axes, stage: whole.stage, part: parts[whole, default: 0])
      nests[node] = nest
      sizes[nest, default: 0] += 1
      if sizes[nest] == PlanScheduler.stepLimit { parts[whole] = nest.part + 1 }
    }
  }

  /// `true` iff `node` is computed in a nest of its own axes.
  private func isOperation(_ node: NodeID) -> Bool {
    switch graph[node] {
    case .operation, .spread: true
    case .constant, .elements, .positions, .list, .table, .reduction, .stack, .resampling: false
    }
  }

  /// `true` iff `node` is a step of its own, which reads a whole array.
  private func isResampling(_ node: NodeID) -> Bool {
    if case .resampling = graph[node] { true } else { false }
  }

  /// The first stage in which `node` can be computed, when those of its operands are known.
  private func earliestStage(of node: NodeID) -> Int {
    switch graph[node] {
    case .constant, .elements, .positions, .list, .table:
      return -1
    case .operation(_, let operands):
      return operands.map { stage(after: $0, for: node) }.max() ?? 0
    case .spread(let source), .resampling(let source, _, _, _):
      return stage(after: source, for: node)
    case .reduction(_, let source, _):
      return stages[source] ?? 0
    case .stack(_, let items):
      return items.compactMap { stages[$0] }.max() ?? 0
    }
  }

  /// The first stage in which `operand` can be read by `node`.
  private func stage(after operand: NodeID, for node: NodeID) -> Int {
    let isBeside =
      isOperation(operand) && graph.axes[operand.index] == graph.axes[node.index]
    return (stages[operand] ?? -1) + (isBeside ? 0 : 1)
  }

  /// Moves operations of `nodes` into the stage of the first operation over the same axes that reads them, where
  /// nothing else needs them sooner: a value that meets its reader in one nest is never stored.
  private mutating func postpone(_ nodes: [NodeID]) {
    var limits: [NodeID: Int] = [:]
    var meetings: [NodeID: Int] = [:]
    for node in nodes.reversed() {
      if isOperation(node), let limit = limits[node], let meeting = meetings[node], meeting <= limit
      {
        stages[node] = max(stages[node] ?? 0, meeting)
      }
      let stage = isOperation(node) ? stages[node] ?? 0 : limits[node] ?? stages[node] ?? 0
      for operand in graph[node].operands {
        let isBeside =
          isOperation(operand) && isOperation(node)
          && graph.axes[operand.index] == graph.axes[node.index]
        let isAhead = isOperation(node) && !isBeside || isResampling(node)
        let latest = isAhead ? stage - 1 : stage
        limits[operand] = min(limits[operand] ?? .max, latest)
        if isBeside { meetings[operand] = min(meetings[operand] ?? .max, stage) }
      }
    }
    for node in nodes where !isOperation(node) { stages[node] = earliestStage(of: node) }
  }

  /// Gives an array to each of `nodes` that needs one, and returns the operations among them.
  private mutating func declareArrays(_ nodes: [NodeID], _ results: [NodeID]) throws(PlanTooLarge)
    -> Set<NodeID>
  {
    var stored: Set<NodeID> = []
    let asked = Set(results)
    for node in nodes {
      for operand in graph[node].operands where nests[operand] != nil {
        let isSink = nests[node] == nil && !isResampling(node)
        if !isSink, nests[operand] != nests[node] { stored.insert(operand) }
      }
      if nests[node] != nil, asked.contains(node) { stored.insert(node) }
    }
    for node in nodes {
      switch graph[node] {
      case .constant: break
      case .elements(let axis):
        let count = planner.inference.model[axis].elements.count
        try declare(node, .given((0..<count).map { planner.element($0, of: axis) }))
      case .positions(let axis):
        let count = planner.inference.model[axis].elements.count
        try declare(node, .given((0..<count).map { Double($0) }))
      case .list(_, let numbers), .table(let numbers):
        try declare(node, .given(numbers))
      case .operation, .spread:
        if stored.contains(node) { try declare(node, .computed(try extent(of: node))) }
      case .reduction(_, let source, _):
        _ = try extent(of: source, isLanes: true)
        try declare(node, .computed(try extent(of: node)))
      case .stack, .resampling:
        try declare(node, .computed(try extent(of: node)))
      }
    }
    return stored
  }

  /// Gives `node` an array with `contents`.
  private mutating func declare(_ node: NodeID, _ contents: Plan.Contents) throws(PlanTooLarge) {
    let (sum, overflows) = cells.addingReportingOverflow(contents.count)
    cells = sum
    if overflows || cells > limits.cells { throw tooLarge(node, Double(cells)) }
    arrays[node] = self.contents.count
    self.contents.append(contents)
  }

  /// The number of cells of `node`; lanes that are only put together may be more than are ever held.
  private func extent(of node: NodeID, isLanes: Bool = false) throws(PlanTooLarge) -> Int {
    var count = 1.0
    for axis in graph.axes[node.index] {
      count *= Double(planner.inference.model[axis].elements.count)
    }
    let lanesPerCell = 1000.0
    guard count <= Double(limits.cells) * (isLanes ? lanesPerCell : 1) else {
      throw tooLarge(node, count)
    }
    return Int(count)
  }

  /// The error of a plan in which `node` is too large.
  private func tooLarge(_ node: NodeID, _ count: Double) -> PlanTooLarge {
    PlanTooLarge(
      cells: count, limit: limits.cells, place: graph.places[node.index],
      axes: graph.axes[node.index].map { axis in
        (planner.inference.model[axis].name, planner.inference.model[axis].elements.count)
      })
  }

  /// The reductions and stacks among `nodes` that put together what each operation computes.
  private func sinkNodes(_ nodes: [NodeID]) -> [NodeID: [NodeID]] {
    var sinks: [NodeID: [NodeID]] = [:]
    for node in nodes {
      switch graph[node] {
      case .reduction(_, let source, _): sinks[source, default: []].append(node)
      case .stack(_, let items):
        for item in Set(items) { sinks[item, default: []].append(node) }
      case .constant, .elements, .positions, .list, .table, .operation, .spread, .resampling: break
      }
    }
    return sinks
  }

}

extension PlanScheduler {

  /// The step that computes `members` in `nest`.
  private func step(
    _ nest: NestKey, _ members: [NodeID], stored: Set<NodeID>, sinks: [NodeID: [NodeID]]
  ) -> Plan.Step {
    var builder = ProgramBuilder()
    let inside = Set(members)
    for node in members {
      switch graph[node] {
      case .operation(let opcode, let operands):
        let values = operands.map { operand($0, inside, nest, &builder) }
        builder.emit(opcode, values, as: node, place: graph.places[node.index].index)
      case .spread(let source):
        builder.alias(node, to: operand(source, inside, nest, &builder))
      case .constant, .elements, .positions, .list, .table, .reduction, .stack, .resampling:
        preconditionFailure("unreachable: only operations are members of a nest")
      }
      if stored.contains(node), let array = arrays[node] {
        let access = ArrayAccess(
          array: array, offset: 0, strides: strides(of: graph.axes[node.index], in: nest.axes))
        builder.sink(node, access, .store, place: graph.places[node.index].index)
      }
      for sink in sinks[node] ?? [] { add(sink, of: node, nest, &builder) }
    }
    let extents = nest.axes.map { planner.inference.model[$0].elements.count }
    return Plan.Step(extents: extents, program: builder.program())
  }

  /// The value of `node` in a program: its register inside the nest, a constant, or a load.
  private func operand(
    _ node: NodeID, _ inside: Set<NodeID>, _ nest: NestKey, _ builder: inout ProgramBuilder
  ) -> ProgramBuilder.Value {
    if inside.contains(node) { return builder.value(of: node) }
    if case .constant(let number) = graph[node] { return builder.constant(number) }
    guard let array = arrays[node] else {
      preconditionFailure("unreachable: what another nest computes has an array")
    }
    let access = ArrayAccess(
      array: array, offset: 0, strides: strides(of: graph.axes[node.index], in: nest.axes))
    return builder.load(access, place: graph.places[node.index].index)
  }

  /// Adds the reduction or stack `sink` of what `node` computes.
  private func add(
    _ sink: NodeID, of node: NodeID, _ nest: NestKey, _ builder: inout ProgramBuilder
  ) {
    guard let array = arrays[sink] else {
      preconditionFailure("unreachable: reductions and stacks have arrays")
    }
    let place = graph.places[sink.index].index
    let axes = graph.axes[sink.index]
    let strides = strides(of: axes, in: nest.axes)
    switch graph[sink] {
    case .reduction(let accumulation, _, _):
      let access = ArrayAccess(array: array, offset: 0, strides: strides)
      builder.sink(node, access, accumulation, place: place)
    case .stack(let axis, let items):
      let distance = self.strides(of: axes, in: [axis])[0]
      for (index, item) in items.enumerated() where item == node {
        let access = ArrayAccess(array: array, offset: index * distance, strides: strides)
        builder.sink(node, access, .store, place: place)
      }
    case .constant, .elements, .positions, .list, .table, .operation, .spread, .resampling:
      preconditionFailure("unreachable: only reductions and stacks are sinks")
    }
  }

  /// The step that computes `node`, where it is a resampling.
  private func mapping(_ node: NodeID) -> Plan.Step? {
    guard case .resampling(let source, let from, let to, let table) = graph[node],
      let sourceArray = arrays[source], let array = arrays[node]
    else { return nil }
    let rest = graph.axes[source.index].filter { $0 != from }
    let (sourceAxes, axes) = (graph.axes[source.index], graph.axes[node.index])
    let mapping = AxisMapping(
      source: ArrayAccess(
        array: sourceArray, offset: 0, strides: strides(of: sourceAxes, in: rest)),
      sourceStride: strides(of: sourceAxes, in: [from])[0],
      destination: ArrayAccess(array: array, offset: 0, strides: strides(of: axes, in: rest)),
      destinationStride: to.map { strides(of: axes, in: [$0])[0] } ?? 1,
      starts: table.starts, sources: table.sources, weights: table.weights,
      divisors: table.divisors, place: graph.places[node.index].index)
    let extents = rest.map { planner.inference.model[$0].elements.count }
    return Plan.Step(extents: extents, mapping: mapping)
  }

  /// For each axis of a nest, the distance between the elements of an array over `axes`.
  private func strides(of axes: [AxisID], in nest: [AxisID]) -> [Int] {
    var distances: [AxisID: Int] = [:]
    var distance = 1
    for axis in axes.reversed() {
      distances[axis] = distance
      distance *= planner.inference.model[axis].elements.count
    }
    return nest.map { distances[$0] ?? 0 }
  }

}
