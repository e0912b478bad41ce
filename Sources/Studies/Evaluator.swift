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

  /// The array of the plan that holds them.
  package let array: Int

  /// Creates an evaluation.
  package init(axes: [AxisID], values: NumberBuffer, array: Int) {
    self.axes = axes
    self.values = values
    self.array = array
  }

}

/// Why a question has no answer.
package enum EvaluationError: Error {

  /// It was stopped from outside.
  case stopped

  /// It would cost too much.
  case tooLarge(PlanTooLarge)

  /// The parameters of the distribution that a formula draws from make none.
  case undefined(ParameterError, FormulaID)

}

/// Evaluates formulas of one model in one world: every question and every study asks here.
package final class Evaluator {

  /// The axes and worlds of the model.
  package let inference: AxisInference

  /// The world in which formulas are evaluated.
  package let world: WorldID

  /// What a plan may cost.
  private let limits: PlanLimits

  /// Asked once a block whether to stop.
  private let shouldStop: () -> Bool

  /// The plan that ran last, for a look at what failed.
  private var lastPlan: Plan?

  /// The texts that numbers stand for in the answer to the last question.
  package private(set) var texts: [String] = []

  /// Why cash flows in the answer to the last question have no value that was asked for, by the formula that asks.
  package private(set) var cashFlowProblems: [FormulaID: CashFlow.Problem] = [:]

  /// Creates an evaluator of formulas of `model` in the world that its root overrides make.
  package init(
    _ model: CheckedModel, limits: PlanLimits = PlanLimits(),
    shouldStop: @escaping () -> Bool = { false }
  ) {
    inference = AxisInference(model)
    world = inference.world(after: .steps(model.root), in: .base)
    self.limits = limits
    self.shouldStop = shouldStop
  }

  /// The model.
  package var model: CheckedModel { inference.model }

  /// The values of `formulas` in `world`, or in this evaluator's own.
  package func evaluate(_ formulas: [FormulaID], in world: WorldID? = nil) throws(EvaluationError)
    -> [Evaluation]
  {
    let planner = QuestionPlanner(inference, limits: limits, shouldStop: shouldStop)
    let nodes = formulas.map { planner.node(of: $0, in: world ?? self.world) }
    switch planner.failure {
    case .tooLarge(let error): throw .tooLarge(error)
    case .stopped: throw .stopped
    case .undefined(let error, let place): throw .undefined(error, place)
    case nil: break
    }
    let scheduled: ScheduledPlan
    do {
      scheduled = try PlanScheduler.schedule(nodes, of: planner, limits: limits)
    } catch {
      throw .tooLarge(error)
    }
    texts = planner.texts
    cashFlowProblems = planner.cashFlowProblems
    lastPlan = scheduled.plan
    let machine: Machine
    do {
      machine = try Machine(scheduled.plan, shouldStop: shouldStop)
    } catch {
      preconditionFailure("unreachable: the planner made an unsound plan: \(error)")
    }
    do {
      let results = try machine.run()
      return results.indices.map { index in
        Evaluation(
          axes: scheduled.axes[index], values: results[index], array: scheduled.plan.results[index])
      }
    } catch {
      throw .stopped
    }
  }

  /// Why the value at `index` of `evaluation`, which was the last one, is missing.
  package func failure(of evaluation: Evaluation, at index: Int) -> Failure? {
    guard let lastPlan, let tracer = try? Tracer(lastPlan) else { return nil }
    return tracer.failure(of: evaluation.array, at: index)
  }

  /// The world in which `target` takes the numbers of `axis`.
  package func world(moving target: CheckedQuestion.Target, along axis: AxisID) -> WorldID {
    let numbers = Binding.numbers(axis)
    let binding =
      target.cells.isEmpty ? numbers : .patch(target.cells, numbers, world)
    return inference.world(binding: [target.definition: binding], in: world)
  }

}
