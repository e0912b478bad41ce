import Checker
import Engine
import Sampling

/// Why no plan can be made of a question.
package enum PlanningFailure: Error {

  /// What had to be known first would cost too much.
  case tooLarge(PlanTooLarge)

  /// It was stopped from outside.
  case stopped

  /// The parameters of a distribution make none.
  case undefined(UndefinedDistribution)

}

/// Draws and their statistics.
///
/// The parameters of a distribution must be numbers before the plan at hand can run: what makes draws of random numbers is
/// worked out once, by fitting a table where the distribution has no formula. So a plan of its own evaluates them, in the same
/// context. Parameters that are drawn themselves are nodes of the plan at hand, and each draw then has a distribution of its own.
/// A statistic is a node like others, known a round later than what it is taken of.
extension QuestionPlanner {

  /// Some values and the axes over which they spread.
  typealias Values = (axes: [AxisID], numbers: NumberBuffer)

  /// The values of `formulas` in `context`, by a plan of their own; `nil` where there is none.
  func values(of formulas: [FormulaID], _ context: Context) -> [Values]? {
    var options = options
    // What is needed to make the plan at hand is needed in every part of its draws.
    options.ledger = nil
    let planner = QuestionPlanner(
      inference, limits: limits, options: options, shouldStop: shouldStop)
    let nodes = formulas.map { planner.build($0, context) }
    failure = failure ?? planner.failure
    guard failure == nil else { return nil }
    do {
      let scheduled = try PlanScheduler.schedule(nodes, of: planner, limits: limits)
      let machine = try Machine(scheduled.plan, options, shouldStop: shouldStop)
      let results = try machine.run()
      return zip(scheduled.axes, results).map { ($0, $1) }
    } catch let error as PlanTooLarge {
      failure = .tooLarge(error)
    } catch is Machine.Stopped {
      failure = .stopped
    } catch {
      preconditionFailure("unreachable: the planner made an unsound plan: \(error)")
    }
    return nil
  }

  /// The numbers of all that the distribution of `draw` is made of, or only of its columns, in `context`.
  ///
  /// Outcomes lie along an axis that belongs to them alone, so no pin of that name reaches them.
  private func parameters(
    of draw: DrawFormula, onlyColumns: Bool = false, _ context: Context
  ) -> ParameterTable? {
    var requests = [(onlyColumns ? [] : draw.distribution.numbers, context)]
    for column in draw.distribution.columns {
      var inner = context
      inner.pins[column.axis.name] = nil
      requests.append((column.formulas, inner))
    }
    var table: [FormulaID: ParameterTable.Values] = [:]
    for (formulas, context) in requests where !formulas.isEmpty {
      guard let values = values(of: formulas, context) else { return nil }
      for (formula, value) in zip(formulas, values) {
        table[formula] = ParameterTable.Values(
          layout: AxisLayout(value.axes, of: inference.model), numbers: value.numbers)
      }
    }
    return ParameterTable(table, of: inference.model)
  }

  /// The node of the draws that `draw` asks for: one stream for each cell of its parameters, or the `chosen` numbers.
  func draws(
    _ draw: DrawFormula, _ context: Context, for place: FormulaID, at chosen: [[Double]]? = nil
  ) -> NodeID {
    let numbers = draw.distribution.numbers.map { build($0, context) }
    if numbers.contains(where: { graph.axes[$0.index].contains(.draw) }) {
      return variedDraws(draw, aligned(numbers), context, for: place, at: chosen)
    }
    guard let parameters = parameters(of: draw, context) else { return constant(.nan, for: place) }
    let layout = AxisLayout(parameters.axes(of: draw.distribution), of: inference.model)
    guard isSmall(layout, for: place) else { return constant(.nan, for: place) }
    var samplers: [QuantileSampler?] = []
    do {
      for cell in 0..<layout.count {
        let elements = layout.elements(of: cell)
        samplers.append(QuantileSampler(try draw.distribution(parameters, at: elements)))
      }
    } catch {
      failure = failure ?? .undefined(error)
      return constant(.nan, for: place)
    }
    return node(of: draw.input, layout, .samplers(samplers), context, for: place, at: chosen)
  }

  /// The distributions that `input`, which is drawn, has in `world`, and the axes of their cells; `nil` where parameters
  /// are drawn themselves, so that there is no one distribution.
  package func distributions(of input: DefinitionID, in world: WorldID)
    -> (axes: [AxisID], cells: [any Distribution])?
  {
    guard case .draw(let index) = inference.model.formulas[inference.model[input].formula] else {
      preconditionFailure("unreachable: only of drawn inputs")
    }
    let draw = inference.model.formulas.draws[index]
    let context = Context(world: world)
    let numbers = draw.distribution.numbers.map { build($0, context) }
    if numbers.contains(where: { graph.axes[$0.index].contains(.draw) }) { return nil }
    guard let parameters = parameters(of: draw, context) else { return nil }
    let layout = AxisLayout(parameters.axes(of: draw.distribution), of: inference.model)
    var cells: [any Distribution] = []
    do {
      for cell in 0..<layout.count {
        cells.append(try draw.distribution(parameters, at: layout.elements(of: cell)))
      }
    } catch {
      failure = failure ?? .undefined(error)
      return nil
    }
    return (layout.axes, cells)
  }

  /// The node of the draws that `draw` asks for, some of whose `parameters` are drawn.
  private func variedDraws(
    _ draw: DrawFormula, _ parameters: [NodeID], _ context: Context, for place: FormulaID,
    at chosen: [[Double]]?
  ) -> NodeID {
    guard let columns = self.parameters(of: draw, onlyColumns: true, context) else {
      return constant(.nan, for: place)
    }
    let cells = Set(graph.union(parameters).filter { $0 != .draw })
      .union(columns.axes(of: draw.distribution)).sorted()
    let layout = AxisLayout(cells, of: inference.model)
    guard isSmall(layout, for: place) else { return constant(.nan, for: place) }
    let formulas = draw.distribution.numbers
    let elements = (0..<layout.count).map { layout.elements(of: $0) }
    let law = DrawSource.Law.varied { cell, numbers in
      try draw.distribution(columns.adding(formulas, numbers), at: elements[cell])
    }
    let uniforms = node(of: draw.input, layout, law, context, for: place, at: chosen)
    let axes = graph.axes[uniforms.index]
    let spread = parameters.map { add(.spread($0), over: axes, for: place) }
    let id = DrawSourceID(index: drawSources.count - 1)
    return add(.varied(id, [uniforms] + spread), over: axes, for: place)
  }

  /// The node of what `law` makes of the random numbers of `input` over `layout`.
  private func node(
    of input: DefinitionID, _ layout: AxisLayout, _ law: DrawSource.Law, _ context: Context,
    for place: FormulaID, at chosen: [[Double]]?
  ) -> NodeID {
    let streams = (0..<layout.count).map {
      streamCell(of: input, at: layout.elements(of: $0), context)
    }
    drawSources.append(
      DrawSource(input: input, cells: layout.axes, streams: streams, law: law, chosen: chosen))
    let id = DrawSourceID(index: drawSources.count - 1)
    return add(.draws(id), over: layout.axes + [.draw], for: place)
  }

  /// The node of what `input` is where it lies anywhere in `range`, at `numbers`.
  func uniformDraws(
    of input: DefinitionID, in range: ClosedRange<Double>, at numbers: [Double],
    for place: FormulaID
  ) -> NodeID {
    let bounds = (range.lowerBound, range.upperBound)
    guard let uniform = try? UniformDistribution(low: bounds.0, high: bounds.1) else {
      return constant(bounds.0, for: place)
    }
    let law = DrawSource.Law.samplers([QuantileSampler(uniform)])
    drawSources.append(
      DrawSource(input: input, cells: [], streams: [0], law: law, chosen: [numbers]))
    return add(.draws(DrawSourceID(index: drawSources.count - 1)), over: [.draw], for: place)
  }

  /// `true` iff the cells of `layout` are few enough to draw each: what makes draws of one may take as much memory as a block.
  private func isSmall(_ layout: AxisLayout, for place: FormulaID) -> Bool {
    let model = inference.model
    if layout.count <= limits.cells / model.drawSchedule.blockSize { return true }
    failure =
      failure
      ?? .tooLarge(
        PlanTooLarge(
          cells: Double(layout.count) * Double(model.sampling.draws), limit: limits.cells,
          place: place, axes: (layout.axes + [.draw]).map { (model[$0].name, model.count(of: $0)) })
      )
    return false
  }

  /// The number of the stream of `input` for the cell at `elements`.
  ///
  /// It is the cell's number over the axes that the input has in the base world: so an element that is picked has the
  /// draws that it has among all, and the values of a sweep or the scenarios of a comparison are drawn alike.
  private func streamCell(
    of input: DefinitionID, at elements: [AxisID: Int], _ context: Context
  ) -> Int {
    let axes = inference.axes(of: input, in: .base).filter { $0 != .draw }
    var all = elements
    for axis in axes where all[axis] == nil { all[axis] = pinned(axis, context) }
    return AxisLayout(axes, of: inference.model).position(of: all)
  }

  /// The node of a statistic.
  func statistic(_ statistic: StatisticFormula, _ context: Context, for place: FormulaID) -> NodeID
  {
    let sources = statistic.bodies.map { build($0, context) }
    guard sources.allSatisfy({ graph.axes[$0.index].contains(.draw) }) else {
      return ofCertain(statistic.statistic, sources[0], for: place)
    }
    func node(_ statistic: SampleStatistic) -> NodeID {
      self.statistic(statistic, of: sources[0], for: place)
    }
    switch statistic.statistic {
    case .mean, .chance: return node(.mean)
    case .sd: return node(.deviation)
    case .variance: return node(.variance)
    case .median: return node(.quantile(0.5))
    case .p: return node(.quantile(statistic.share))
    case .cvar: return node(.tailMean(statistic.share))
    case .mode: return node(.mode)
    case .skew: return node(.skewness)
    case .correlation: return rankCorrelation(sources, for: place)
    case .linearCorrelation: return linearCorrelation(sources, for: place)
    }
  }

  /// The node of the correlation of the ranks of two `values`.
  private func rankCorrelation(_ values: [NodeID], for place: FormulaID) -> NodeID {
    let axes = graph.union(values)
    let spread = values.map { add(.spread($0), over: axes, for: place) }
    return add(
      .rankCorrelation(spread[0], spread[1]), over: axes.filter { $0 != .draw } + [.replicate],
      for: place)
  }

  /// The node of Pearson's correlation of two `values`: two rounds, so that nothing large cancels and no draw is kept.
  private func linearCorrelation(_ values: [NodeID], for place: FormulaID) -> NodeID {
    func mean(_ node: NodeID) -> NodeID { statistic(.mean, of: node, for: place) }
    let distances = values.map { apply(.subtract, [$0, mean($0)], for: place) }
    func product(_ a: Int, _ b: Int) -> NodeID {
      mean(apply(.multiply, [distances[a], distances[b]], for: place))
    }
    let squares = apply(.multiply, [product(0, 0), product(1, 1)], for: place)
    let ratio = apply(
      .divide, [product(0, 1), apply(.squareRoot, [squares], for: place)], for: place)
    // The last digit of a correlation of 1 may lie above it.
    let most = apply(.minimum, [ratio, constant(1, for: place)], for: place)
    return apply(.maximum, [most, constant(-1, for: place)], for: place)
  }

  /// The node of `statistic` of `source`, which is drawn.
  package func statistic(_ statistic: SampleStatistic, of source: NodeID, for place: FormulaID)
    -> NodeID
  {
    let cells = graph.axes[source.index].filter { $0 != .draw }
    guard statistic.width > 1 else {
      return add(.statistic(statistic, source), over: cells + [.replicate], for: place)
    }
    let labels = (0..<statistic.width).map { String($0) }
    let parts = inference.add(
      Axis(name: "part", elements: .labels(labels), span: inference.model.formulas.span(of: place)))
    return add(.statistic(statistic, source), over: (cells + [parts]).sorted(), for: place)
  }

  /// The node of `statistic` of `source`, which is the same in all draws.
  private func ofCertain(_ statistic: Statistic, _ source: NodeID, for place: FormulaID) -> NodeID {
    switch statistic {
    case .mean, .chance, .median, .p, .cvar, .mode: source
    case .sd, .variance: apply(.subtract, [source, source], for: place)
    case .skew, .correlation, .linearCorrelation: constant(.nan, for: place)
    }
  }

  /// `nodes` as they can meet in one formula: beside draws, of a statistic only its value over all draws counts.
  func aligned(_ nodes: [NodeID]) -> [NodeID] {
    guard nodes.contains(where: { graph.axes[$0.index].contains(.draw) }) else { return nodes }
    return nodes.map { node in
      guard graph.axes[node.index].contains(.replicate) else { return node }
      return element([.replicate: 0], of: node, for: graph.places[node.index])
    }
  }

  /// The node of the value of `node` at `elements` of some of its axes.
  func element(_ elements: [AxisID: Int], of node: NodeID, for place: FormulaID) -> NodeID {
    let axes = graph.axes[node.index].filter { elements[$0] == nil }
    return add(.element(node, elements), over: axes, for: place)
  }

}
