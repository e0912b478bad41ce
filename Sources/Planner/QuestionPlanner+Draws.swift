import Checker
import Engine
import Sampling

/// Why no plan can be made of a question.
package enum PlanningFailure: Error {

  /// What had to be known first would cost too much.
  case tooLarge(PlanTooLarge)

  /// It was stopped from outside.
  case stopped

  /// The parameters of the distribution that the formula draws from make none.
  case undefined(ParameterError, FormulaID)

}

/// Draws and their statistics.
///
/// The parameters of a distribution must be numbers before the plan at hand can run: what makes draws of random numbers is
/// worked out once, by fitting a table where the distribution has no formula. So a plan of its own evaluates them. A statistic
/// is a node like others, known a round later than what it is taken of.
extension QuestionPlanner {

  /// Some values and the axes over which they spread.
  private typealias Values = (axes: [AxisID], numbers: NumberBuffer)

  /// The values of `formulas` in `context`, by a plan of their own; `nil` where there is none.
  private func values(of formulas: [FormulaID], _ context: Context) -> [Values]? {
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

  /// The node of the draws that `draw` asks for: one stream for each cell of its parameters.
  ///
  /// All cells are drawn whatever is pinned, so that a cell has the same draws wherever it is read.
  func draws(_ draw: DrawFormula, _ context: Context, for place: FormulaID) -> NodeID {
    var whole = context
    whole.pins = [:]
    guard let source = drawSource(draw, whole, for: place) else {
      return constant(.nan, for: place)
    }
    drawSources.append(source)
    let id = DrawSourceID(index: drawSources.count - 1)
    let node = add(.draws(id), over: source.cells + [.draw], for: place)
    var elements: [AxisID: Int] = [:]
    for axis in source.cells { elements[axis] = pinned(axis, context) }
    return elements.isEmpty ? node : element(elements, of: node, for: place)
  }

  /// What `draw` draws from in `context`.
  private func drawSource(_ draw: DrawFormula, _ context: Context, for place: FormulaID)
    -> DrawSource?
  {
    let model = inference.model
    guard let parameters = values(of: draw.arguments, context) else { return nil }
    let cells = Set(parameters.flatMap(\.axes)).subtracting([.replicate]).sorted()
    let layout = AxisLayout(cells, of: model)
    guard layout.count <= limits.cells / model.drawSchedule.blockSize else {
      failure =
        failure
        ?? .tooLarge(
          PlanTooLarge(
            cells: Double(layout.count) * Double(model.sampling.draws), limit: limits.cells,
            place: place, axes: (cells + [.draw]).map { (model[$0].name, model.count(of: $0)) }))
      return nil
    }
    var samplers: [QuantileSampler?] = []
    for cell in 0..<layout.count {
      let elements = layout.elements(of: cell)
      let values = parameters.map { parameter in
        parameter.numbers[AxisLayout(parameter.axes, of: model).position(of: elements)]
      }
      guard !values.contains(where: \.isNaN) else {
        samplers.append(nil)
        continue
      }
      do {
        samplers.append(QuantileSampler(try draw.distribution(values)))
      } catch {
        failure = failure ?? .undefined(error, place)
        return nil
      }
    }
    return DrawSource(input: draw.input, cells: cells, samplers: samplers)
  }

  /// The node of a statistic.
  func statistic(_ statistic: StatisticFormula, _ context: Context, for place: FormulaID) -> NodeID
  {
    let source = build(statistic.body, context)
    guard graph.axes[source.index].contains(.draw) else {
      return ofCertain(statistic.statistic, source, for: place)
    }
    switch statistic.statistic {
    case .mean, .chance: return self.statistic(.mean, of: source, for: place)
    case .sd: return self.statistic(.deviation, of: source, for: place)
    case .variance: return self.statistic(.variance, of: source, for: place)
    case .median: return self.statistic(.quantile(0.5), of: source, for: place)
    case .p: return self.statistic(.quantile(statistic.share), of: source, for: place)
    }
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
    case .mean, .chance, .median, .p: source
    case .sd, .variance: apply(.subtract, [source, source], for: place)
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
