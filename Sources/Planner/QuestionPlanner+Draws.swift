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
/// Both need numbers before the plan at hand can run: the parameters of a distribution, and all draws of what a
/// statistic is taken of. So each evaluates formulas by a plan of its own, in the same context, and what comes of it
/// stands in the plan at hand as numbers that are given.
extension QuestionPlanner {

  /// Some values and the axes over which they spread.
  private typealias Values = (axes: [AxisID], numbers: NumberBuffer)

  /// The values of `formulas` in `context`, by a plan of their own; `nil` where there is none.
  private func values(of formulas: [FormulaID], _ context: Context) -> [Values]? {
    let planner = QuestionPlanner(inference, limits: limits, shouldStop: shouldStop)
    let nodes = formulas.map { planner.build($0, context) }
    failure = failure ?? planner.failure
    guard failure == nil else { return nil }
    do {
      let scheduled = try PlanScheduler.schedule(nodes, of: planner, limits: limits)
      let machine = try Machine(scheduled.plan, shouldStop: shouldStop)
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

  /// The numbers of all that the distribution of `draw` is made of, in `context`.
  ///
  /// Outcomes lie along an axis that belongs to them alone, so no pin of that name reaches them.
  private func parameters(of draw: DrawFormula, _ context: Context) -> ParameterTable? {
    var requests = [(draw.distribution.numbers, context)]
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
    let model = inference.model
    guard let drawAxis = model.drawAxis, let parameters = parameters(of: draw, context) else {
      return constant(.nan, for: place)
    }
    let own = parameters.axes(of: draw.distribution)
    let axes = Set(own + [drawAxis]).sorted()
    let layout = AxisLayout(axes, of: model)
    guard layout.count <= limits.cells else {
      failure =
        failure
        ?? .tooLarge(
          PlanTooLarge(
            cells: Double(layout.count), limit: limits.cells, place: place,
            axes: axes.map { (model[$0].name, model[$0].elements.count) }))
      return constant(.nan, for: place)
    }
    var numbers = [Double](repeating: .nan, count: layout.count)
    let cells = AxisLayout(axes.filter { $0 != drawAxis }, of: model)
    let stride = layout.stride(of: drawAxis)
    do {
      for cell in 0..<cells.count {
        let elements = cells.elements(of: cell)
        let stream = streamCell(of: draw.input, at: elements, context)
        let uniforms = chosen?[stream] ?? model.uniforms(of: draw.input, cell: stream)
        let drawn =
          own.contains(drawAxis)
          ? try varied(draw, parameters, at: elements, uniforms)
          : try sample(draw, parameters, at: elements, uniforms)
        let start = layout.position(of: elements)
        for index in drawn.indices { numbers[start + index * stride] = drawn[index] }
      }
    } catch {
      failure = failure ?? .undefined(error)
      return constant(.nan, for: place)
    }
    return add(.table(numbers), over: axes, for: place)
  }

  /// The number of the stream of `input` for the cell at `elements`.
  ///
  /// It is the cell's number over the axes that the input has in the base world: so an element that is picked has the
  /// draws that it has among all, and the values of a sweep or the scenarios of a comparison are drawn alike.
  private func streamCell(
    of input: DefinitionID, at elements: [AxisID: Int], _ context: Context
  ) -> Int {
    let model = inference.model
    let axes = inference.axes(of: input, in: .base).filter { $0 != model.drawAxis }
    var all = elements
    for axis in axes where all[axis] == nil { all[axis] = pinned(axis, context) }
    return AxisLayout(axes, of: model).position(of: all)
  }

  /// The draws that belong to `uniforms` where all of them are from one distribution.
  private func sample(
    _ draw: DrawFormula, _ parameters: ParameterTable, at elements: [AxisID: Int],
    _ uniforms: [Double]
  ) throws(UndefinedDistribution) -> [Double] {
    let sampler = QuantileSampler(try draw.distribution(parameters, at: elements))
    var drawn = uniforms
    sampler.fill(&drawn, from: uniforms, count: uniforms.count)
    return drawn
  }

  /// The draws that belong to `uniforms` where parameters are drawn too: each from a distribution of its own.
  private func varied(
    _ draw: DrawFormula, _ parameters: ParameterTable, at elements: [AxisID: Int],
    _ uniforms: [Double]
  ) throws(UndefinedDistribution) -> [Double] {
    guard let drawAxis = inference.model.drawAxis else { return [] }
    var elements = elements
    var drawn = uniforms
    for (index, uniform) in uniforms.enumerated() {
      // A distribution may take some microseconds to make, and a stop is asked for within some milliseconds.
      if index % 256 == 0, shouldStop() {
        failure = failure ?? .stopped
        break
      }
      elements[drawAxis] = index
      drawn[index] = try draw.distribution(parameters, at: elements).quantile(uniform)
    }
    return drawn
  }

  /// The node of a statistic, which is known before the plan at hand runs.
  func statistic(_ statistic: StatisticFormula, _ context: Context, for place: FormulaID) -> NodeID
  {
    let model = inference.model
    guard let drawAxis = model.drawAxis, let body = values(of: [statistic.body], context)?.first
    else { return constant(.nan, for: place) }
    let rest = body.axes.filter { $0 != drawAxis }
    let numbers = SampleTable(body.numbers, over: body.axes, drawAxis, of: model).map { sample in
      sample.statistic(statistic.statistic, share: statistic.share)
    }
    if rest.isEmpty { return constant(numbers[0], for: place) }
    return add(.table(numbers), over: rest, for: place)
  }

}
