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
  private struct Section {

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
  private let graph: ValueGraph

  /// The axes of the model, and the texts behind their labels.
  private let planner: QuestionPlanner

  /// How draws are split.
  private let schedule: DrawSchedule

  /// What the plan may cost.
  private let limits: PlanLimits

  /// The array of each node that has one.
  private var arrays: [NodeID: Int] = [:]

  /// The array that keeps all draws of each drawn answer.
  private var keptArrays: [NodeID: Int] = [:]

  /// What each turn of a recurrence computes.
  private var turnSections: [RecurrenceID: [Section]] = [:]

  /// The contents of the arrays.
  private var contents: [Plan.Contents] = []

  /// The formula that each array is the value of.
  private var places: [FormulaID] = []

  /// The numbers held so far.
  private var cells = 0

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
        .stack, .statistic, .rankCorrelation, .resampling, .turn, .state, .recurrence, .member:
        node
      }
    }
    var scheduler = PlanScheduler(planner, limits: limits)
    return try scheduler.schedule(roots)
  }

  /// A plan that computes `results`, none of which is a constant.
  private mutating func schedule(_ results: [NodeID]) throws(PlanTooLarge) -> ScheduledPlan {
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
  private func isDrawn(_ node: NodeID) -> Bool { graph.axes[node.index].last == .draw }

  /// The nodes that `results` need, themselves included, operands first.
  private func neededNodes(for results: [NodeID]) -> [NodeID] {
    var isNeeded = [Bool](repeating: false, count: graph.nodes.count)
    for result in results { isNeeded[result.index] = true }
    for index in graph.nodes.indices.reversed() where isNeeded[index] {
      for operand in graph.nodes[index].operands { isNeeded[operand.index] = true }
    }
    return graph.nodes.indices.filter { isNeeded[$0] }.map { NodeID(index: $0) }
  }

  /// For each of `nodes`, the first round in which it can be computed.
  private func rounds(of nodes: [NodeID]) -> [NodeID: Int] {
    var rounds: [NodeID: Int] = [:]
    for node in nodes {
      let latest = graph[node].operands.compactMap { rounds[$0] }.max() ?? 0
      rounds[node] = graph[node].comparesDraws ? latest + 1 : latest
    }
    return rounds
  }

  /// The sections that compute `needed`, in order.
  private func sections(_ needed: [NodeID], _ rounds: [NodeID: Int], _ results: [NodeID])
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
  private func storedNodes(_ sections: [Section], _ results: [NodeID]) -> Set<NodeID> {
    var stored = Set(results)
    for section in sections {
      for node in section.nodes {
        switch graph[node] {
        case .constant, .elements, .positions, .list, .draws, .reduction, .stack, .state, .member:
          break
        case .turn(let source, _, _): stored.insert(source)
        case .recurrence(_, let operands): stored.formUnion(operands)
        case .statistic(_, let source), .resampling(let source, _, _, _): stored.insert(source)
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
  private mutating func declareArray(of node: NodeID, isStored: Bool, _ stored: Set<NodeID>)
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
    case .draws, .varied, .stack, .statistic, .rankCorrelation, .resampling:
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
  private mutating func declareComputed(_ node: NodeID) throws(PlanTooLarge) -> Int {
    try checkLanes(of: node)
    let count = try extent(of: node, draws: 1)
    return try declare(node, isDrawn(node) ? .drawn(cells: count) : .computed(count))
  }

  /// Adds an array with `contents` for `node`.
  private mutating func declare(_ node: NodeID, _ contents: Plan.Contents) throws(PlanTooLarge)
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
  private func extent(of node: NodeID, draws: Int) throws(PlanTooLarge) -> Int {
    let count = cellCount(of: node, draws: draws)
    guard count <= Double(limits.cells) else { throw tooLarge(node, count) }
    return Int(count)
  }

  /// Throws where all draws of all cells of `node` are more than can be computed in some minutes, though they are never
  /// held together.
  private func checkLanes(of node: NodeID) throws(PlanTooLarge) {
    let count = cellCount(of: node, draws: schedule.draws)
    let lanesPerCell = 1000.0
    if count > Double(limits.cells) * lanesPerCell { throw tooLarge(node, count) }
  }

  /// The number of cells of `node` where there are so many `draws`, which may be more than any integer.
  private func cellCount(of node: NodeID, draws: Int) -> Double {
    graph.axes[node.index].reduce(1) { count, axis in
      count * Double(axis == .draw ? draws : planner.inference.model.count(of: axis))
    }
  }

  /// The error of a plan in which `node` is too large.
  private func tooLarge(_ node: NodeID, _ count: Double) -> PlanTooLarge {
    let model = planner.inference.model
    return PlanTooLarge(
      cells: count, limit: limits.cells, place: graph.places[node.index],
      axes: graph.axes[node.index].map { (model[$0].name, model.count(of: $0)) })
  }

}

extension PlanScheduler {

  /// The rounds that compute `sections`.
  private func rounds(
    _ sections: [Section], _ needed: [NodeID], _ rounds: [NodeID: Int], stored: Set<NodeID>,
    _ results: Set<NodeID>
  ) -> [Plan.Round] {
    stride(from: 0, to: sections.count, by: 2).map { index in
      let (once, drawn) = (sections[index], sections[index + 1])
      let collections = self.collections(needed, rounds, round: once.round, results)
      let drawing = Drawing(
        groups: groups(drawn.nodes), steps: steps(drawn, drawn.nodes, stored: stored),
        collections: collections, comparisons: comparisons(needed, rounds, round: once.round))
      return Plan.Round(
        steps: steps(once, needed, stored: stored).compactMap(\.nest),
        drawing: collections.isEmpty ? nil : drawing)
    }
  }

  /// What is drawn for `nodes`.
  private func groups(_ nodes: [NodeID]) -> [DrawGroup] {
    let model = planner.inference.model
    var order: [DrawKey] = []
    var destinations: [DrawKey: [DefinitionID: [DrawGroup.Destination]]] = [:]
    var chosen: [DrawGroup] = []
    for node in nodes {
      guard case .draws(let id) = graph[node], let array = arrays[node] else { continue }
      let source = planner.drawSources[id.index]
      let group = model.correlations.firstIndex { $0.members.contains(source.input) }
      for (cell, stream) in source.streams.enumerated() {
        let law: DrawGroup.Law =
          switch source.law {
          case .samplers(let samplers): samplers[cell].map { .sampler($0) } ?? .none
          case .varied: .numbers
          }
        let destination = DrawGroup.Destination(array: array, cell: cell, law: law)
        if let numbers = source.chosen {
          let streams = model.streams(of: numbers[stream])
          chosen.append(
            DrawGroup(columns: [.init(streams: streams, destinations: [destination])]))
          continue
        }
        let key = DrawKey(group: group, input: group == nil ? source.input : nil, stream: stream)
        if destinations[key] == nil { order.append(key) }
        destinations[key, default: [:]][source.input, default: []].append(destination)
      }
    }
    return order.map { model.drawGroup($0.stream, of: destinations[$0] ?? [:]) } + chosen
  }

  /// What is drawn together: one stream of one input or of one group of correlated inputs.
  private struct DrawKey: Hashable {
    let group: Int?
    let input: DefinitionID?
    let stream: Int
  }

  /// What is kept of the draws of `round`.
  private func collections(
    _ needed: [NodeID], _ rounds: [NodeID: Int], round: Int, _ results: Set<NodeID>
  ) -> [DrawCollection] {
    var requests: [NodeID: [DrawCollection.Request]] = [:]
    for node in needed {
      guard case .statistic(let statistic, let source) = graph[node], rounds[source] == round,
        let array = arrays[node]
      else { continue }
      requests[source, default: []].append(.init(statistic: statistic, result: array))
    }
    let kept = results.filter { isDrawn($0) && rounds[$0] == round }
    let compared = Set(comparisons(needed, rounds, round: round).flatMap(\.sources))
    let comparedNodes = needed.filter { isDrawn($0) && arrays[$0].map(compared.contains) ?? false }
    return Set(requests.keys).union(kept).union(comparedNodes).sorted().compactMap { source in
      guard let array = arrays[source], case .drawn(let cells) = contents[array] else { return nil }
      return DrawCollection(
        source: array, cells: cells, place: graph.places[source.index].index,
        draws: kept.contains(source) ? keptArrays[source] : nil,
        statistics: requests[source] ?? [], isCompared: compared.contains(array))
    }
  }

  /// What is compared of the draws of `round`.
  private func comparisons(_ needed: [NodeID], _ rounds: [NodeID: Int], round: Int)
    -> [DrawComparison]
  {
    needed.compactMap { node in
      guard case .rankCorrelation(let lhs, let rhs) = graph[node], rounds[node] == round + 1,
        let result = arrays[node]
      else { return nil }
      return DrawComparison(sources: [lhs, rhs].compactMap { arrays[$0] }, result: result)
    }
  }

  /// The steps of `section`, which in a turn computes members of a recurrence at their `roots`; of the reductions and stacks among `all`, those that put together what it computes are its
  /// sinks.
  private func steps(
    _ section: Section, _ all: [NodeID], stored: Set<NodeID>, roots: [NodeID: [NodeID]] = [:]
  ) -> [Drawing.Step] {
    var sinks: [NodeID: [NodeID]] = [:]
    for node in all where isDrawn(node) == section.isDrawn {
      switch graph[node] {
      case .reduction(_, let source, _): sinks[source, default: []].append(node)
      case .stack(_, let items):
        for item in Set(items) { sinks[item, default: []].append(node) }
      case .constant, .elements, .positions, .list, .draws, .varied, .operation, .spread,
        .element, .statistic, .rankCorrelation, .resampling, .turn, .state, .recurrence, .member:
        break
      }
    }
    for (root, members) in roots { sinks[root, default: []] += members }
    return section.layout.work(section.nodes).map { work in
      switch work {
      case .nest(let nest, let members):
        .compute(step(nest, members, stored: stored, sinks: sinks))
      case .varied(let node): .draw(variedDraws(node))
      case .resampling(let node): .compute(mapping(node))
      case .recurrence(let node): .compute(recurrence(node, stored: stored))
      }
    }
  }

  /// The step that goes through the turns of `node`, which is a recurrence.
  private func recurrence(_ node: NodeID, stored: Set<NodeID>) -> Plan.Step {
    guard case .recurrence(let id, _) = graph[node], let sections = turnSections[id] else {
      preconditionFailure("unreachable: a recurrence has turns")
    }
    let recurrence = planner.recurrences[id.index]
    let lists = zip(sections, recurrence.turns).map { section, turn in
      var roots: [NodeID: [NodeID]] = [:]
      for (root, member) in zip(turn.roots, recurrence.memberNodes) {
        roots[root, default: []].append(member)
      }
      return steps(section, section.nodes, stored: stored, roots: roots).compactMap(\.nest)
    }
    return Plan.Step(
      Recurrence(
        turnCount: extent(of: recurrence.axis), beginnings: Array(lists.dropLast()),
        steps: lists[lists.count - 1]))
  }

  /// What draws `node`, whose parameters are drawn.
  private func variedDraws(_ node: NodeID) -> VariedDraws {
    guard case .varied(let id, let operands) = graph[node],
      case .varied(let distribution) = planner.drawSources[id.index].law,
      let destination = arrays[node], case .drawn(let cells) = contents[destination]
    else { preconditionFailure("unreachable: only draws with drawn parameters are varied") }
    let sources = operands.compactMap { arrays[$0] }
    return VariedDraws(
      parameters: Array(sources.dropFirst()), numbers: sources[0], destination: destination,
      cells: cells, place: graph.places[node.index].index, distribution: distribution)
  }

  /// The step that computes `members` in `nest`.
  private func step(
    _ nest: SectionLayout.Nest, _ members: [NodeID], stored: Set<NodeID>,
    sinks: [NodeID: [NodeID]]
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
      case .element(let source, let elements):
        builder.alias(node, to: load(source, at: elements, nest, &builder))
      case .constant, .elements, .positions, .list, .draws, .varied, .reduction, .stack,
        .statistic, .rankCorrelation, .resampling, .turn, .state, .recurrence, .member:
        preconditionFailure("unreachable: only operations are members of a nest")
      }
      if stored.contains(node), let array = arrays[node] {
        let access = ArrayAccess(
          array: array, offset: 0, strides: strides(of: graph.axes[node.index], in: nest.axes))
        builder.sink(node, access, .store, place: graph.places[node.index].index)
      }
      for sink in sinks[node] ?? [] { add(sink, of: node, nest, &builder) }
    }
    return Plan.Step(extents: nest.axes.map { extent(of: $0) }, program: builder.program())
  }

  /// The value of `node` in a program: its register inside the nest, a constant, or a load.
  private func operand(
    _ node: NodeID, _ inside: Set<NodeID>, _ nest: SectionLayout.Nest,
    _ builder: inout ProgramBuilder
  ) -> ProgramBuilder.Value {
    if inside.contains(node) { return builder.value(of: node) }
    return load(node, at: [:], nest, &builder)
  }

  /// The value of `node`, which another nest computes, at `elements` of some of its axes.
  private func load(
    _ node: NodeID, at elements: [AxisID: Int], _ nest: SectionLayout.Nest,
    _ builder: inout ProgramBuilder
  ) -> ProgramBuilder.Value {
    if case .constant(let number) = graph[node] { return builder.constant(number) }
    var (source, turnAxis, lag) = (node, AxisID?.none, 0)
    switch graph[node] {
    case .turn(let whole, let id, let steps):
      (source, turnAxis, lag) = (whole, planner.recurrences[id.index].axis, steps)
    case .state(let id, let member, let steps):
      let recurrence = planner.recurrences[id.index]
      (source, turnAxis, lag) = (recurrence.memberNodes[member], recurrence.axis, steps)
    case .constant, .elements, .positions, .list, .draws, .varied, .operation, .spread, .element,
      .reduction, .stack, .statistic, .rankCorrelation, .resampling, .recurrence, .member:
      break
    }
    guard let array = arrays[source] else {
      preconditionFailure("unreachable: what another nest computes has an array")
    }
    let axes = graph.axes[source.index]
    let offset = zip(axes, strides(of: axes, in: axes)).reduce(0) { offset, axis in
      offset + (elements[axis.0] ?? 0) * axis.1
    }
    let access = ArrayAccess(
      array: array, offset: offset, strides: strides(of: axes, in: nest.axes),
      turnStride: turnAxis.map { strides(of: axes, in: [$0])[0] } ?? 0, lag: lag)
    return builder.load(access, place: graph.places[node.index].index)
  }

  /// Makes `sink` a sink of `node`.
  private func add(
    _ sink: NodeID, of node: NodeID, _ nest: SectionLayout.Nest, _ builder: inout ProgramBuilder
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
    case .member(let recurrence, _):
      guard case .recurrence(let id, _) = graph[recurrence] else { return }
      let axis = planner.recurrences[id.index].axis
      let access = ArrayAccess(
        array: array, offset: 0, strides: strides,
        turnStride: self.strides(of: axes, in: [axis])[0])
      builder.sink(node, access, .store, place: place)
    case .constant, .elements, .positions, .list, .draws, .varied, .operation, .spread,
      .element, .statistic, .rankCorrelation, .resampling, .turn, .state, .recurrence:
      preconditionFailure("unreachable: only reductions, stacks and members are sinks")
    }
  }

  /// The step that computes `node`, which is a resampling.
  private func mapping(_ node: NodeID) -> Plan.Step {
    guard case .resampling(let source, let from, let to, let table) = graph[node],
      let sourceArray = arrays[source], let array = arrays[node]
    else { preconditionFailure("unreachable: a resampling and its source have arrays") }
    let (sourceAxes, axes) = (graph.axes[source.index], graph.axes[node.index])
    let rest = sourceAxes.filter { $0 != from }
    let mapping = AxisMapping(
      source: ArrayAccess(
        array: sourceArray, offset: 0, strides: strides(of: sourceAxes, in: rest)),
      sourceStride: strides(of: sourceAxes, in: [from])[0],
      destination: ArrayAccess(array: array, offset: 0, strides: strides(of: axes, in: rest)),
      destinationStride: to.map { strides(of: axes, in: [$0])[0] } ?? 1,
      starts: table.starts, sources: table.sources, weights: table.weights,
      divisors: table.divisors, place: graph.places[node.index].index)
    return Plan.Step(extents: rest.map { extent(of: $0) }, mapping: mapping)
  }

  /// For each axis of a nest, the distance between the elements of an array over `axes`.
  private func strides(of axes: [AxisID], in nest: [AxisID]) -> [Int] {
    var distances: [AxisID: Int] = [:]
    var distance = 1
    for axis in axes.reversed() {
      distances[axis] = distance
      distance *= extent(of: axis)
    }
    return nest.map { distances[$0] ?? 0 }
  }

  /// The number of elements of `axis` that a step goes over: of draws, those of a block.
  private func extent(of axis: AxisID) -> Int {
    axis == .draw ? schedule.blockSize : planner.inference.model.count(of: axis)
  }

}
