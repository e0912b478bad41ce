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
/// Both need numbers before the plan at hand can run: the parameters of a distribution, and all draws of what a
/// statistic is taken of. So each evaluates formulas by a plan of its own, in the same context, and what comes of it
/// stands in the plan at hand as numbers that are given.
extension QuestionPlanner {

  /// Some values and the axes over which they spread.
  typealias Values = (axes: [AxisID], numbers: NumberBuffer)

  /// The values of `formulas` in `context`, by a plan of their own; `nil` where there is none.
  func values(of formulas: [FormulaID], _ context: Context) -> [Values]? {
    let planner = QuestionPlanner(inference, limits: limits, shouldStop: shouldStop)
    let nodes = formulas.map { planner.build($0, context) }
    failure = failure ?? planner.failure
    cashFlowProblems.merge(planner.cashFlowProblems) { first, _ in first }
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

  /// The node of the draws that `draw` asks for: one stream for each cell of its parameters.
  func draws(_ draw: DrawFormula, _ context: Context, for place: FormulaID) -> NodeID {
    let model = inference.model
    guard let drawAxis = model.drawAxis, let parameters = values(of: draw.arguments, context) else {
      return constant(.nan, for: place)
    }
    let cells = Array(Set(parameters.flatMap(\.axes))).sorted()
    let axes = (cells + [drawAxis]).sorted()
    let count = model.sampling.draws
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
    let cellLayout = AxisLayout(cells, of: model)
    for cell in 0..<cellLayout.count {
      let elements = cellLayout.elements(of: cell)
      let values = parameters.map { parameter in
        parameter.numbers[AxisLayout(parameter.axes, of: model).position(of: elements)]
      }
      guard !values.contains(where: \.isNaN) else { continue }
      let sampler: QuantileSampler
      do {
        sampler = QuantileSampler(try draw.distribution(values))
      } catch {
        failure = failure ?? .undefined(error, place)
        return constant(.nan, for: place)
      }
      let drawn = draw.sample(sampler, cell: cell, of: model)
      let start = layout.position(of: elements)
      let stride = layout.stride(of: drawAxis)
      for index in 0..<count { numbers[start + index * stride] = drawn[index] }
    }
    return add(.table(numbers), over: axes, for: place)
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

extension DrawFormula {

  /// The distribution with `values` for the parameters.
  func distribution(_ values: [Double]) throws(ParameterError) -> any Distribution {
    var named: [String: Double] = [:]
    for (name, value) in zip(parameters, values) { named[name] = value }
    func value(_ name: String) -> Double { named[name] ?? .nan }
    let shares = parameters.compactMap(DrawFormula.share)
    switch family {
    case .normal:
      guard shares.count == 2 else {
        return try NormalDistribution(mean: value("mean"), sd: value("sd"))
      }
      let (mean, sd) = try DrawFormula.normal(shares, parameters, values)
      return try NormalDistribution(mean: mean, sd: sd)
    case .lognormal:
      guard shares.count == 2 else {
        return try LogNormalDistribution(mean: value("mean"), sd: value("sd"))
      }
      for (name, value) in zip(parameters, values) where !(value > 0) {
        throw ParameterError(name, value, .above(0))
      }
      let exponents = values.map { LogNormalDistribution.logarithm($0) }
      let (mean, sd) = try DrawFormula.normal(shares, parameters, exponents)
      return try LogNormalDistribution(logMean: mean, logSD: sd)
    case .uniform: return try UniformDistribution(low: value("low"), high: value("high"))
    case .loguniform: return try LogUniformDistribution(low: value("low"), high: value("high"))
    case .triangular:
      return try TriangularDistribution(
        low: value("low"), mode: value("mode"), high: value("high"))
    case .pert:
      return try BetaDistribution(low: value("low"), mode: value("mode"), high: value("high"))
    case .beta:
      return named["alpha"] == nil
        ? try BetaDistribution(mean: value("mean"), sd: value("sd"))
        : try BetaDistribution(alpha: value("alpha"), beta: value("beta"))
    case .gamma:
      return named["shape"] == nil
        ? try GammaDistribution(mean: value("mean"), sd: value("sd"))
        : try GammaDistribution(shape: value("shape"), scale: value("scale"))
    case .exponential: return try ExponentialDistribution(mean: value("mean"))
    }
  }

  /// The mean and standard deviation of the normal distribution whose quantiles at `shares` are `values`.
  private static func normal(_ shares: [Double], _ names: [String], _ values: [Double])
    throws(ParameterError) -> (Double, Double)
  {
    let standard = try NormalDistribution(mean: 0, sd: 1)
    let (low, high) = shares[0] < shares[1] ? (0, 1) : (1, 0)
    guard values[low] < values[high] else {
      throw ParameterError(names[high], values[high], .aboveParameter(names[low], values[low]))
    }
    let (a, b) = (standard.quantile(shares[low]), standard.quantile(shares[high]))
    let sd = (values[high] - values[low]) / (b - a)
    return (values[low] - a * sd, sd)
  }

  /// The draws of `sampler` for the cell with number `cell`.
  func sample(_ sampler: QuantileSampler, cell: Int, of model: CheckedModel) -> [Double] {
    let count = model.sampling.draws
    // Each input has a Sobol dimension of its own, and so has each of its cells: they never share one.
    let stream = RandomStream(
      .sobol, name: StreamName(input: model[input].name, cell: cell),
      dimension: input.index + cell * model.definitions.count, seed: model.sampling.seed,
      draws: count)
    var numbers = [Double](repeating: 0, count: count)
    stream.fill(into: &numbers, start: 0, count: count)
    var drawn = numbers
    sampler.fill(&drawn, from: numbers, count: count)
    return drawn
  }

}
