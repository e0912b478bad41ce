import Checker
import Engine

/// Formulas by their kinds.
extension QuestionPlanner {

  /// The node of `formula` in `context`.
  func build(_ formula: FormulaID, _ context: Context) -> NodeID {
    // Formulas are as deep as the recursion here, so each case leaves its values in a function of its own.
    switch inference.kind(of: formula) {
    case .constant(let value): add(.constant(value), over: [], for: formula)
    case .definition(let id): node(of: id, context)
    case .axis(let id): elements(of: id, context, for: formula)
    case .parameter(let number): build(parameter: number, context)
    case .unary(let operation, let operand): build(operation, operand, context, for: formula)
    case .binary(let operation, let lhs, let rhs):
      build(operation, lhs, rhs, context, for: formula)
    case .select(let condition, let accepted, let rejected):
      build(condition, accepted, rejected, context, for: formula)
    case .pick(let body, let index): build(body, picks: index, context, for: formula)
    case .call(let function, let index): build(callOf: function, index, context)
    case .world(let body, let index): build(body, change: index, context)
    case .row(let column, let axis, let element):
      row(of: column, axis, at: element, context, for: formula)
    case .position(let axis):
      position(along: axis, context, for: formula)
    case .previous(let body, let steps, let otherwise):
      previous(body, steps, otherwise, context, for: formula)
    case .recurrence:
      preconditionFailure("unreachable: a recurrence is built with its group")
    case .cells, .fileColumn, .gather, .reduction, .draw, .statistic, .cashFlow, .resampling:
      build(listed: formula, context)
    }
  }

  /// The node of `formula`, which keeps what it is made of in a list of the model.
  private func build(listed formula: FormulaID, _ context: Context) -> NodeID {
    let formulas = inference.model.formulas
    switch formulas[formula] {
    case .cells(let axis, let index):
      return stack(formulas.lists[index], over: axis, context, for: formula)
    case .fileColumn(let axis, let index):
      return list(formulas.fileColumns[index].numbers, over: axis, context, for: formula)
    case .gather(let body, let index):
      return gather(body, formulas.gathers[index], context, for: formula)
    case .reduction(let index): return build(formulas.reductions[index], context, for: formula)
    case .draw(let index): return draws(formulas.draws[index], context, for: formula)
    case .statistic(let index):
      let node = statistic(formulas.statistics[index], context.outside, for: formula)
      return inTurn(node, context, for: formula)
    case .cashFlow(let index):
      let node = build(formulas.cashFlows[index], context.outside, for: formula)
      return inTurn(node, context, for: formula)
    case .resampling(let index):
      let node = build(resampling: index, context.outside, for: formula)
      return inTurn(node, context, for: formula)
    case .previous, .recurrence, .constant, .definition, .axis, .parameter, .unary, .binary,
      .select, .pick, .call, .world,
      .row, .position:
      preconditionFailure("unreachable: these keep nothing in lists")
    }
  }

  /// The node of parameter `number` of the call in sight.
  private func build(parameter number: Int, _ context: Context) -> NodeID {
    var outer = context
    let (formula, frame) = inference.parameter(number, frame: context.frame)
    outer.frame = frame
    return build(formula, outer)
  }

  /// The node of `operation` on `operand`.
  private func build(
    _ operation: UnaryOperation, _ operand: FormulaID, _ context: Context, for place: FormulaID
  ) -> NodeID {
    apply(Opcode(operation), [build(operand, context)], for: place)
  }

  /// The node of `operation` on `lhs` and `rhs`.
  private func build(
    _ operation: BinaryOperation, _ lhs: FormulaID, _ rhs: FormulaID, _ context: Context,
    for place: FormulaID
  ) -> NodeID {
    var inner = context
    if operation == .equal || operation == .notEqual {
      // What is one of the elements is none of the moments between them: rows are found, and a year's amount counts all year.
      inner.turn?.stage = 1
    }
    return apply(Opcode(operation), [build(lhs, inner), build(rhs, inner)], for: place)
  }

  /// The node of a choice between `accepted` and `rejected`.
  private func build(
    _ condition: FormulaID, _ accepted: FormulaID, _ rejected: FormulaID, _ context: Context,
    for place: FormulaID
  ) -> NodeID {
    let test = build(condition, context)
    let chosen = guarded(context, by: test, of: condition, for: place)
    let left = guarded(context, by: test, of: condition, isNegated: true, for: place)
    return apply(.select, [build(accepted, chosen), build(rejected, left), test], for: place)
  }

  /// The node of `body` with the picks at `index` of the model's list.
  private func build(
    _ body: FormulaID, picks index: Int, _ context: Context, for place: FormulaID
  ) -> NodeID {
    var inner = context
    for pick in inference.model.formulas.picks[index] {
      inner.pins[pick.axis.name] = pick.element
      leaveTurn(of: &inner, along: [pick.axis.name])
    }
    let node = build(body, inner)
    return inner.turn == nil ? inTurn(node, context, for: place) : node
  }

  /// The node of the call of `function` with the arguments at `index` of the model's list.
  private func build(callOf function: FunctionID, _ index: Int, _ context: Context) -> NodeID {
    let (result, inner) = entered(function, index, context)
    return build(result, inner)
  }

  /// The result of `function` and how it is read when called with the arguments at `index` of the model's list.
  private func entered(_ function: FunctionID, _ index: Int, _ context: Context) -> (
    FormulaID, Context
  ) {
    let model = inference.model
    guard let result = model[function].result else {
      preconditionFailure("unreachable: a model with a failed function is not planned")
    }
    var inner = context
    inner.frame = inference.frame(
      of: function, model.formulas.lists[index], caller: context.frame)
    // A condition that is read once more over a whole axis has been met in a turn, and so have those that it calls.
    let isReadAgain = axisOfConditions != nil && inner.turn == nil
    if let numbers = model.validityOfFunctions[function], !isReadAgain { note(numbers, inner) }
    return (result, inner)
  }

  /// The node of the position along `axis`.
  private func position(along axis: AxisID, _ context: Context, for place: FormulaID) -> NodeID {
    if let index = pinned(axis, context) { return constant(Double(index), for: place) }
    return atMoment(add(.positions(axis), over: [axis], for: place), context, for: place)
  }

  /// The node of `body` in the world that the change at `index` of the model's list makes.
  private func build(_ body: FormulaID, change index: Int, _ context: Context) -> NodeID {
    var inner = context
    inner.world = inference.world(
      after: inference.model.formulas.changes[index], in: context.world, frame: context.frame)
    return build(body, inner)
  }

}
