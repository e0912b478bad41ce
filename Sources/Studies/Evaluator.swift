import Checker
import Engine
import Planner
import Sampling

/// The values of a formula.
package struct Evaluation: Sendable {

  /// The axes over which the values spread, in the order in which the values lie.
  package let axes: [AxisID]

  /// The values in coherent units, the last axis innermost; NaN where there is none.
  package let values: NumberBuffer

  /// The standard errors of the values, where these follow from statistics of draws.
  package let errors: [Double]?

  /// The values over each replicate of the draws alone, cell by cell, where these follow from statistics of draws.
  package let replicates: [[Double]]?

  /// The array of the plan that holds them.
  fileprivate let array: Int

  /// How many numbers of the array belong to each value.
  fileprivate let width: Int

  /// The evaluation whose `numbers` lie over `axes` in `array`: those that belong to one value are its statistic over all
  /// draws and over each replicate, which vary as such a statistic of a replicate's length does.
  fileprivate init(_ numbers: NumberBuffer, over axes: [AxisID], array: Int, replicates: Int) {
    self.array = array
    guard axes.last == .replicate else {
      (self.axes, values, errors, self.replicates, width) = (axes, numbers, nil, nil, 1)
      return
    }
    let width = replicates + 1
    self.axes = axes.dropLast()
    self.width = width
    let starts = stride(from: 0, to: numbers.count, by: width)
    values = NumberBuffer(starts.map { numbers[$0] })
    guard replicates > 1 else {
      (errors, self.replicates) = (nil, nil)
      return
    }
    let each = starts.map { start in (1...replicates).map { numbers[start + $0] } }
    errors = each.map { (Sample($0).variance / Double(replicates)).squareRoot() }
    self.replicates = each
  }

}

/// Why a question has no answer.
package enum EvaluationError: Error {

  /// It was stopped from outside.
  case stopped

  /// Its draws are recorded, and the answer is for another run to make.
  case recorded

  /// The recorded draws are those of another question.
  case unrecorded

  /// It would cost too much.
  case tooLarge(PlanTooLarge)

  /// The parameters of a distribution make none.
  case undefined(UndefinedDistribution)

  /// The parameters of a distribution whose quantiles are needed are drawn themselves.
  case drawnParameters(CheckedQuestion.Target)

}

/// Evaluates formulas of one model in one world: every question and every study asks here.
package final class Evaluator {

  /// The axes and worlds of the model.
  package let inference: AxisInference

  /// The world in which formulas are evaluated.
  package let world: WorldID

  /// What a plan may cost.
  private let limits: PlanLimits

  /// How plans are run.
  private let options: MachineOptions

  /// Asked once a block whether to stop.
  private let shouldStop: () -> Bool

  /// The plan that ran last, for a look at what failed.
  private var lastPlan: Plan?

  /// Where the conditions hold under which the values of the last question may be trusted, by their numbers in the model;
  /// where something is drawn, the share of draws.
  package private(set) var validity: [(number: Int, evaluation: Evaluation)] = []

  /// The formula behind each result of that plan.
  private var lastPlaces: [FormulaID] = []

  /// The texts that numbers stand for in the answer to the last question.
  package private(set) var texts: [String] = []

  /// Creates an evaluator of formulas of `model` in the world that its root overrides make.
  package init(
    _ model: CheckedModel, limits: PlanLimits = PlanLimits(),
    options: MachineOptions = MachineOptions(),
    shouldStop: @escaping () -> Bool = { false }
  ) {
    inference = AxisInference(model)
    world = inference.world(after: .steps(model.root), in: .base)
    self.limits = limits
    self.options = options
    self.shouldStop = shouldStop
  }

  /// The model.
  package var model: CheckedModel { inference.model }

  /// The values of `formulas` in `world`, or in this evaluator's own; where they are drawn, each draw is one.
  package func evaluate(_ formulas: [FormulaID], in world: WorldID? = nil) throws(EvaluationError)
    -> [Evaluation]
  {
    try evaluate(formulas.map { ($0, world ?? self.world) })
  }

  /// The value of each formula in its world; what worlds have in common is computed once.
  package func evaluate(_ requests: [(formula: FormulaID, world: WorldID)])
    throws(EvaluationError) -> [Evaluation]
  {
    let planner = makePlanner()
    return try evaluate(requests.map { planner.node(of: $0.formula, in: $0.world) }, of: planner)
  }

  /// The `statistics` of `formula` in `world`, or in this evaluator's own; `nil` where it is not drawn.
  package func summary(
    of formula: FormulaID, _ statistics: [SampleStatistic], in world: WorldID? = nil
  ) throws(EvaluationError) -> [Evaluation]? {
    let world = world ?? self.world
    guard inference.axes(of: formula, in: world).contains(.draw) else { return nil }
    let planner = makePlanner()
    let node = planner.node(of: formula, in: world)
    guard planner.graph.axes[node.index].contains(.draw) else { return nil }
    return try evaluate(
      statistics.map { planner.statistic($0, of: node, for: formula) }, of: planner)
  }

  /// The `statistics` of each of `requests` that is drawn, and the value of each other one.
  package func summaries(
    of requests: [(formula: FormulaID, world: WorldID)], _ statistics: [SampleStatistic]
  ) throws(EvaluationError) -> [(isDrawn: Bool, parts: [Evaluation])] {
    let planner = makePlanner()
    let nodes = requests.map { planner.node(of: $0.formula, in: $0.world) }
    let areDrawn = nodes.map { planner.graph.axes[$0.index].contains(.draw) }
    let asked = nodes.indices.flatMap { index in
      areDrawn[index]
        ? statistics.map { planner.statistic($0, of: nodes[index], for: requests[index].formula) }
        : [nodes[index]]
    }
    var evaluations = try evaluate(asked, of: planner)[...]
    return areDrawn.map { isDrawn in
      let count = isDrawn ? statistics.count : 1
      defer { evaluations = evaluations.dropFirst(count) }
      return (isDrawn, Array(evaluations.prefix(count)))
    }
  }

  /// A planner of one question.
  private func makePlanner() -> QuestionPlanner {
    QuestionPlanner(inference, limits: limits, options: options, shouldStop: shouldStop)
  }

  /// The lines of the plan that computes `formulas`, or their `statistics` where one formula is asked for and drawn, with
  /// formulas as `text` has them.
  package func planListing(
    of formulas: [FormulaID], statistics: [SampleStatistic], text: @escaping (FormulaID) -> String
  ) throws(EvaluationError) -> [String] {
    let planner = makePlanner()
    var nodes = formulas.map { planner.node(of: $0, in: world) }
    if nodes.count == 1, planner.graph.axes[nodes[0].index].contains(.draw) {
      nodes = statistics.map { planner.statistic($0, of: nodes[0], for: formulas[0]) }
    }
    return PlanListing.lines(of: try schedule(nodes, of: planner), model, text: text)
  }

  /// The plan that computes `nodes` of `planner`.
  private func schedule(_ nodes: [NodeID], of planner: QuestionPlanner) throws(EvaluationError)
    -> ScheduledPlan
  {
    switch planner.failure {
    case .tooLarge(let error): throw .tooLarge(error)
    case .stopped: throw .stopped
    case .undefined(let error): throw .undefined(error)
    case nil: break
    }
    let conditions = planner.validity.map { number, node in
      let place = model.validity[number].condition
      return planner.graph.axes[node.index].contains(.draw)
        ? planner.statistic(.mean, of: node, for: place) : node
    }
    do {
      return try PlanScheduler.schedule(nodes + conditions, of: planner, limits: limits)
    } catch {
      throw .tooLarge(error)
    }
  }

  /// The values of `nodes` of `planner`.
  private func evaluate(_ nodes: [NodeID], of planner: QuestionPlanner) throws(EvaluationError)
    -> [Evaluation]
  {
    let scheduled = try schedule(nodes, of: planner)
    texts = planner.texts
    lastPlan = scheduled.plan
    lastPlaces = nodes.map { planner.graph.places[$0.index] }
    let machine: Machine
    do {
      machine = try Machine(scheduled.plan, options, shouldStop: shouldStop)
    } catch {
      preconditionFailure("unreachable: the planner made an unsound plan: \(error)")
    }
    do {
      let results = try machine.run()
      let evaluations = results.indices.map { index in
        Evaluation(
          results[index], over: scheduled.axes[index], array: scheduled.plan.results[index],
          replicates: scheduled.plan.schedule.replicates)
      }
      validity = Array(zip(planner.validity.map(\.number), evaluations[nodes.count...]))
      return Array(evaluations[..<nodes.count])
    } catch is Machine.Recorded {
      throw .recorded
    } catch is Machine.Unrecorded {
      throw .unrecorded
    } catch {
      throw .stopped
    }
  }

  /// The distributions that `input`, which is drawn, has in this evaluator's world, and the axes of their cells; `nil` where
  /// parameters are drawn themselves.
  func distributions(of input: DefinitionID) throws(EvaluationError)
    -> (axes: [AxisID], cells: [any Distribution])?
  {
    let planner = makePlanner()
    let found = planner.distributions(of: input, in: world)
    _ = try schedule([], of: planner)
    return found
  }

  /// Why the value at `index` of `evaluation`, which was the last one, is missing.
  package func failure(of evaluation: Evaluation, at index: Int) -> Failure? {
    guard let lastPlan, let tracer = try? Tracer(lastPlan) else { return nil }
    let element = index * evaluation.width
    let failure = tracer.failure(of: evaluation.array, at: element)
    guard let result = lastPlan.results.firstIndex(of: evaluation.array) else { return failure }
    return failure.given(at: element, for: lastPlaces[result].index)
  }

  /// The world in which `target` takes the numbers of `axis`.
  package func world(moving target: CheckedQuestion.Target, along axis: AxisID) -> WorldID {
    let numbers = Binding.numbers(axis)
    let binding =
      target.cells.isEmpty ? numbers : .patch(target.cells, numbers, world)
    return inference.world(binding: [target.definition: binding], in: world)
  }

}
