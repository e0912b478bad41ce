import Checker
import Engine
import Sampling

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
  package let plan: Plan

  /// The axes of each result, in the order in which its numbers lie.
  package let axes: [[AxisID]]

  /// The axes of each step that is a loop nest, in the order in which they run.
  let nests: [[AxisID]]

  /// The formula that each array is the value of.
  let places: [FormulaID]

}

/// Turns a graph of values into a plan.
///
/// Input: a `ValueGraph` and the nodes asked for. Output: a `Plan` whose steps compute just these and what they
/// need.
///
/// A node is drawn iff it has the axis of draws. The plan's rounds follow from statistics: one is known a round after what it
/// is taken of. So the nodes fall into sections, two a round: those that are computed once, and those that
/// are drawn because a statistic or an answer of this round needs them. What is drawn is not kept, so a drawn node that a
/// later round needs too is computed again there. `SectionLayout` says which nest of its section computes an operation.
package struct PlanScheduler {

  /// Nodes that are computed together: once, or for each block of draws.
  struct Section {

    /// The round.
    let round: Int

    /// `true` iff they are computed for each block of draws.
    let isDrawn: Bool

    /// The nodes, operands first.
    let nodes: [NodeID]

    /// The nests of its operations.
    let layout: SectionLayout

  }

  /// The values.
  let graph: ValueGraph

  /// The axes of the model, and the texts behind their labels.
  let planner: QuestionPlanner

  /// How draws are split.
  let schedule: DrawSchedule

  /// What the plan may cost.
  let limits: PlanLimits

  /// The array of each node that has one.
  var arrays: [NodeID: Int] = [:]

  /// The array that keeps all draws of each drawn answer.
  var keptArrays: [NodeID: Int] = [:]

  /// What each turn of a recurrence computes.
  var turnSections: [RecurrenceID: [Section]] = [:]

  /// The contents of the arrays.
  var contents: [Plan.Contents] = []

  /// The formula that each array is the value of.
  var places: [FormulaID] = []

  /// The numbers held so far.
  var cells = 0

  /// Creates a scheduler of the values that `planner` has collected.
  private init(_ planner: QuestionPlanner, limits: PlanLimits) {
    graph = planner.graph
    self.planner = planner
    self.limits = limits
    schedule = planner.inference.model.drawSchedule
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
      case .elements, .positions, .list, .draws, .varied, .operation, .spread, .element, .reduction,
        .stack, .statistic, .rankCorrelation, .resampling, .search, .turn, .state, .recurrence,
        .member:
        node
      }
    }
    var scheduler = PlanScheduler(planner, limits: limits)
    return try scheduler.schedule(roots)
  }

  /// A plan that computes `results`, none of which is a constant.
  mutating func schedule(_ results: [NodeID]) throws(PlanTooLarge) -> ScheduledPlan {
    let needed = neededNodes(for: results)
    let rounds = self.rounds(of: needed)
    let sections = self.sections(needed, rounds, results)
    for case .recurrence(let id, _) in needed.map({ graph[$0] }) {
      turnSections[id] = planner.recurrences[id.index].turns.map { turn in
        Section(
          round: 0, isDrawn: planner.recurrences[id.index].isDrawn, nodes: turn.nodes,
          layout: SectionLayout(turn.nodes, of: graph))
      }
    }
    let stored = storedNodes(sections + turnSections.values.joined(), results)
    for node in needed {
      if arrays[node] != nil { continue }
      try declareArray(of: node, isStored: stored.contains(node), stored)
    }
    for case .rankCorrelation(let lhs, let rhs) in needed.map({ graph[$0] }) {
      for source in [lhs, rhs] { _ = try extent(of: source, draws: schedule.draws) }
    }
    for result in Set(results) where isDrawn(result) {
      let count = try extent(of: result, draws: schedule.draws)
      keptArrays[result] = try declare(result, .computed(count))
    }
    let plan = Plan(
      arrays: contents,
      rounds: self.rounds(sections, needed, rounds, stored: stored, Set(results)),
      results: results.map { keptArrays[$0] ?? arrays[$0] ?? 0 }, schedule: schedule)
    let nests = sections.flatMap { section in
      section.layout.work(section.nodes).compactMap { work -> [AxisID]? in
        if case .nest(let nest, _) = work { nest.axes } else { nil }
      }
    }
    return ScheduledPlan(
      plan: plan, axes: results.map { graph.axes[$0.index] }, nests: nests, places: places)
  }

  /// `true` iff `node` has a value for each draw.
  func isDrawn(_ node: NodeID) -> Bool { graph.axes[node.index].last == .draw }

  /// The nodes that `results` need, themselves included, operands first.
  func neededNodes(for results: [NodeID]) -> [NodeID] {
    var isNeeded = [Bool](repeating: false, count: graph.nodes.count)
    for result in results { isNeeded[result.index] = true }
    for index in graph.nodes.indices.reversed() where isNeeded[index] {
      for operand in graph.nodes[index].operands { isNeeded[operand.index] = true }
    }
    return graph.nodes.indices.filter { isNeeded[$0] }.map { NodeID(index: $0) }
  }

  /// For each of `nodes`, the first round in which it can be computed.
  func rounds(of nodes: [NodeID]) -> [NodeID: Int] {
    var rounds: [NodeID: Int] = [:]
    for node in nodes {
      let latest = graph[node].operands.compactMap { rounds[$0] }.max() ?? 0
      rounds[node] = graph[node].comparesDraws ? latest + 1 : latest
    }
    return rounds
  }

  /// The sections that compute `needed`, in order.
  func sections(_ needed: [NodeID], _ rounds: [NodeID: Int], _ results: [NodeID])
    -> [Section]
  {
    (0...(rounds.values.max() ?? 0)).flatMap { round in
      let once = needed.filter { !isDrawn($0) && rounds[$0] == round }
      var isWanted = [Bool](repeating: false, count: graph.nodes.count)
      for result in results where isDrawn(result) && rounds[result] == round {
        isWanted[result.index] = true
      }
      for node in needed.reversed() {
        if graph[node].comparesDraws, rounds[node] == round + 1 {
          for source in graph[node].operands { isWanted[source.index] = true }
        }
        guard isWanted[node.index] else { continue }
        for operand in graph[node].operands where isDrawn(operand) {
          isWanted[operand.index] = true
        }
      }
      let drawn = needed.filter { isWanted[$0.index] }
      return [(once, false), (drawn, true)].map { nodes, isDrawn in
        Section(
          round: round, isDrawn: isDrawn, nodes: nodes, layout: SectionLayout(nodes, of: graph))
      }
    }
  }

  /// The operations whose values are read outside of the nest that computes them.
  func storedNodes(_ sections: [Section], _ results: [NodeID]) -> Set<NodeID> {
    var stored = Set(results)
    for section in sections {
      for node in section.nodes {
        switch graph[node] {
        case .constant, .elements, .positions, .list, .draws, .reduction, .stack, .state, .member:
          break
        case .turn(let source, _, _): stored.insert(source)
        case .recurrence(_, let operands): stored.formUnion(operands)
        case .statistic(_, let source), .resampling(let source, _, _, _): stored.insert(source)
        case .search(_, let flow, let rate, _): stored.formUnion([flow, rate])
        case .varied(_, let operands): stored.formUnion(operands)
        case .rankCorrelation(let lhs, let rhs): stored.formUnion([lhs, rhs])
        case .operation, .spread, .element:
          for operand in graph[node].operands
          where section.layout.nests[operand] != section.layout.nests[node] {
            stored.insert(operand)
          }
        }
      }
    }
    return stored
  }

}

extension PlanScheduler {

  /// Gives `node` an array if it needs one; an operation does where it `isStored`.
  mutating func declareArray(of node: NodeID, isStored: Bool, _ stored: Set<NodeID>)
    throws(PlanTooLarge)
  {
    let model = planner.inference.model
    switch graph[node] {
    case .constant: break
    case .elements(let axis):
      let elements = (0..<model.count(of: axis)).map { planner.element($0, of: axis) }
      arrays[node] = try declare(node, .given(elements))
    case .positions(let axis):
      arrays[node] = try declare(node, .given((0..<model.count(of: axis)).map { Double($0) }))
    case .list(_, let numbers):
      arrays[node] = try declare(node, .given(numbers))
    case .operation, .spread, .element:
      if isStored { arrays[node] = try declareComputed(node) } else { try checkLanes(of: node) }
    case .reduction(_, let source, _):
      try checkLanes(of: source)
      arrays[node] = try declareComputed(node)
    case .draws, .varied, .stack, .statistic, .rankCorrelation, .resampling, .search:
      arrays[node] = try declareComputed(node)
    case .turn, .state: break
    case .recurrence(let id, _):
      for member in planner.recurrences[id.index].memberNodes {
        arrays[member] = try declareComputed(member)
      }
      for inner in Set((turnSections[id] ?? []).flatMap(\.nodes)).sorted()
      where arrays[inner] == nil {
        try declareArray(of: inner, isStored: stored.contains(inner), stored)
      }
    case .member:
      // Its recurrence has declared it.
      break
    }
  }

  /// Gives `node` an array that a step, a collection or a generator fills.
  mutating func declareComputed(_ node: NodeID) throws(PlanTooLarge) -> Int {
    try checkLanes(of: node)
    let count = try extent(of: node, draws: 1)
    return try declare(node, isDrawn(node) ? .drawn(cells: count) : .computed(count))
  }

  /// Adds an array with `contents` for `node`.
  mutating func declare(_ node: NodeID, _ contents: Plan.Contents) throws(PlanTooLarge)
    -> Int
  {
    let count =
      switch contents {
      case .given(let numbers): numbers.count
      case .computed(let count): count
      case .drawn(let cells): cells * schedule.blockSize
      }
    let (sum, overflows) = cells.addingReportingOverflow(count)
    cells = sum
    if overflows || cells > limits.cells { throw tooLarge(node, Double(cells)) }
    self.contents.append(contents)
    places.append(graph.places[node.index])
    return self.contents.count - 1
  }

  /// The number of cells of `node` where there are so many `draws`.
  func extent(of node: NodeID, draws: Int) throws(PlanTooLarge) -> Int {
    let count = cellCount(of: node, draws: draws)
    guard count <= Double(limits.cells) else { throw tooLarge(node, count) }
    return Int(count)
  }

  /// Throws where all draws of all cells of `node` are more than can be computed in some minutes, though they are never
  /// held together.
  func checkLanes(of node: NodeID) throws(PlanTooLarge) {
    let count = cellCount(of: node, draws: schedule.draws)
    let lanesPerCell = 1000.0
    if count > Double(limits.cells) * lanesPerCell { throw tooLarge(node, count) }
  }

  /// The number of cells of `node` where there are so many `draws`, which may be more than any integer.
  func cellCount(of node: NodeID, draws: Int) -> Double {
    graph.axes[node.index].reduce(1) { count, axis in
      count * Double(axis == .draw ? draws : planner.inference.model.count(of: axis))
    }
  }

  /// The error of a plan in which `node` is too large.
  func tooLarge(_ node: NodeID, _ count: Double) -> PlanTooLarge {
    let model = planner.inference.model
    return PlanTooLarge(
      cells: count, limit: limits.cells, place: graph.places[node.index],
      axes: graph.axes[node.index].map { (model[$0].name, model.count(of: $0)) })
  }

}
