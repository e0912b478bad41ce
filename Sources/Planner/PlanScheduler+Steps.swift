import Checker
import Engine
import Sampling

/// From sections to rounds: groups of draws, steps, programs, collections.
extension PlanScheduler {

  /// The rounds that compute `sections`.
  func rounds(
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
  func groups(_ nodes: [NodeID]) -> [DrawGroup] {
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
  struct DrawKey: Hashable {
    let group: Int?
    let input: DefinitionID?
    let stream: Int
  }

  /// What is kept of the draws of `round`.
  func collections(
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
  func comparisons(_ needed: [NodeID], _ rounds: [NodeID: Int], round: Int)
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
  func steps(
    _ section: Section, _ all: [NodeID], stored: Set<NodeID>, roots: [NodeID: [NodeID]] = [:]
  ) -> [Drawing.Step] {
    var sinks: [NodeID: [NodeID]] = [:]
    for node in all where isDrawn(node) == section.isDrawn {
      switch graph[node] {
      case .reduction(_, let source, _): sinks[source, default: []].append(node)
      case .stack(_, let items):
        for item in Set(items) { sinks[item, default: []].append(node) }
      case .constant, .elements, .positions, .list, .draws, .varied, .operation, .spread,
        .element, .statistic, .rankCorrelation, .resampling, .search, .turn, .state, .recurrence,
        .member:
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
      case .search(let node): .compute(search(node))
      case .recurrence(let node): .compute(recurrence(node, stored: stored))
      }
    }
  }

  /// The step that goes through the turns of `node`, which is a recurrence.
  func recurrence(_ node: NodeID, stored: Set<NodeID>) -> Plan.Step {
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
  func variedDraws(_ node: NodeID) -> VariedDraws {
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
  func step(
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
        .statistic, .rankCorrelation, .resampling, .search, .turn, .state, .recurrence, .member:
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
  func operand(
    _ node: NodeID, _ inside: Set<NodeID>, _ nest: SectionLayout.Nest,
    _ builder: inout ProgramBuilder
  ) -> ProgramBuilder.Value {
    if inside.contains(node) { return builder.value(of: node) }
    return load(node, at: [:], nest, &builder)
  }

  /// The value of `node`, which another nest computes, at `elements` of some of its axes.
  func load(
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
      .reduction, .stack, .statistic, .rankCorrelation, .resampling, .search, .recurrence, .member:
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
  func add(
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
      .element, .statistic, .rankCorrelation, .resampling, .search, .turn, .state, .recurrence:
      preconditionFailure("unreachable: only reductions, stacks and members are sinks")
    }
  }

  /// The step that computes `node`, which is a resampling.
  func mapping(_ node: NodeID) -> Plan.Step {
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

  /// The step that computes `node`, which is a search along an axis.
  func search(_ node: NodeID) -> Plan.Step {
    guard case .search(let target, let values, let parameter, let axis) = graph[node],
      let valueArray = arrays[values], let parameterArray = arrays[parameter],
      let array = arrays[node]
    else { preconditionFailure("unreachable: a search and what it reads have arrays") }
    let axes = graph.axes[node.index]
    let valueAxes = graph.axes[values.index]
    let search = AxisSearch(
      target,
      in: ArrayAccess(array: valueArray, offset: 0, strides: strides(of: valueAxes, in: axes)),
      stride: strides(of: valueAxes, in: [axis])[0], count: extent(of: axis),
      parameter: ArrayAccess(
        array: parameterArray, offset: 0, strides: strides(of: axes, in: axes)),
      destination: ArrayAccess(array: array, offset: 0, strides: strides(of: axes, in: axes)),
      place: graph.places[node.index].index)
    return Plan.Step(extents: axes.map { extent(of: $0) }, search: search)
  }

  /// For each axis of a nest, the distance between the elements of an array over `axes`.
  func strides(of axes: [AxisID], in nest: [AxisID]) -> [Int] {
    var distances: [AxisID: Int] = [:]
    var distance = 1
    for axis in axes.reversed() {
      distances[axis] = distance
      distance *= extent(of: axis)
    }
    return nest.map { distances[$0] ?? 0 }
  }

  /// The number of elements of `axis` that a step goes over: of draws, those of a block.
  func extent(of axis: AxisID) -> Int {
    axis == .draw ? schedule.blockSize : planner.inference.model.count(of: axis)
  }

}
