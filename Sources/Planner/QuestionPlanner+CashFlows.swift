import Checker
import Engine

/// Judgements of cash flows.
///
/// The net present value is a sum of quotients like any other formula. Internal rates of return and times of payback are
/// found by searches that no sequence of operations says, so each is a step of its own, which reads the whole flow.
extension QuestionPlanner {

  /// The node of `cashFlow` in `context`.
  func build(_ cashFlow: CashFlowFormula, _ context: Context, for place: FormulaID) -> NodeID {
    var inner = context
    inner.pins[cashFlow.axis.name.name] = nil
    switch cashFlow.measure {
    case .npv: return presentValue(cashFlow, inner, for: place)
    case .irr: return search(.internalRate, in: cashFlow, inner, for: place)
    case .payback: return search(.payback, in: cashFlow, inner, for: place)
    }
  }

  /// The node of the sum of the flow's amounts, each divided by the growth up to its time.
  private func presentValue(
    _ cashFlow: CashFlowFormula, _ context: Context, for place: FormulaID
  ) -> NodeID {
    let axis = cashFlow.axis.id
    let flow = build(cashFlow.flow, context)
    let rate = cashFlow.rate.map { build($0, context) } ?? constant(0, for: place)
    let growth = apply(.add, [constant(1, for: place), rate], for: place)
    let time = add(.positions(axis), over: [axis], for: place)
    let factor = apply(.power, [growth, time], for: place)
    let values = apply(.divide, aligned([flow, factor]), for: place)
    let rest = graph.axes[values.index].filter { $0 != axis }
    return add(.reduction(.sum, values, [axis]), over: rest, for: place)
  }

  /// The node of what is looked for in each cell of the flow: its `target`.
  private func search(
    _ target: AxisSearch.Target, in cashFlow: CashFlowFormula, _ context: Context,
    for place: FormulaID
  ) -> NodeID {
    let axis = cashFlow.axis.id
    let rate = cashFlow.rate.map { build($0, context) } ?? constant(0, for: place)
    let parts = aligned([build(cashFlow.flow, context), rate])
    let rest = graph.union(parts).filter { $0 != axis }
    let flow = add(.spread(parts[0]), over: (rest + [axis]).sorted(), for: place)
    let rates = add(.spread(parts[1]), over: rest, for: place)
    return add(.search(target, flow, rates, along: axis), over: rest, for: place)
  }

}
