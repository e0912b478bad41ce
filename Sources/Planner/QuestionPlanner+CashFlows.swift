import Checker
import Engine

/// Judgements of cash flows.
///
/// The net present value is a sum of quotients like any other formula. Internal rates of return and times of payback are
/// found by searches that no sequence of operations says, so the flow is evaluated by a plan of its own, and
/// what comes of each cell stands in the plan at hand as a number that is given. A drawn flow has no such plan before the
/// draws, so the checker refuses it.
extension QuestionPlanner {

  /// The node of `cashFlow` in `context`.
  func build(_ cashFlow: CashFlowFormula, _ context: Context, for place: FormulaID) -> NodeID {
    var inner = context
    inner.pins[cashFlow.axis.name.name] = nil
    switch cashFlow.measure {
    case .npv: return presentValue(cashFlow, inner, for: place)
    case .irr:
      return search(cashFlow, inner, for: place) { amounts, _ in amounts.internalRate() }
    case .payback:
      return search(cashFlow, inner, for: place) { amounts, rate in amounts.payback(rate: rate) }
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

  /// The node of what `search` finds in each cell of the flow.
  private func search(
    _ cashFlow: CashFlowFormula, _ context: Context, for place: FormulaID,
    _ search: (CashFlow, Double) -> Result<Double, CashFlow.Failure>
  ) -> NodeID {
    let model = inference.model
    let axis = cashFlow.axis.id
    let formulas = [cashFlow.flow] + (cashFlow.rate.map { [$0] } ?? [])
    guard let values = values(of: formulas, context) else { return constant(.nan, for: place) }
    // Beside all draws, a statistic has values for parts of them, which show how sure it is and are left out here.
    let axes = Set(values.flatMap(\.axes)).filter { $0 != axis && $0 != .replicate }.sorted()
    let cells = AxisLayout(axes, of: model)
    let layouts = values.map { AxisLayout($0.axes, of: model) }
    let stride = layouts[0].stride(of: axis)
    var numbers = [Double](repeating: .nan, count: cells.count)
    for cell in 0..<cells.count {
      if cell % 512 == 0, shouldStop() {
        failure = failure ?? .stopped
        return constant(.nan, for: place)
      }
      let elements = cells.elements(of: cell)
      let start = layouts[0].position(of: elements)
      let amounts = (0..<model[axis].elements.count).map { values[0].numbers[start + $0 * stride] }
      let rate = values.count > 1 ? values[1].numbers[layouts[1].position(of: elements)] : 0
      switch search(CashFlow(amounts), rate) {
      case .success(let number): numbers[cell] = number
      case .failure(let failure):
        if cashFlowProblems[place] == nil { cashFlowProblems[place] = failure.problem }
      }
    }
    return node(of: numbers[...], over: axes[...], for: place)
  }

  /// The node of `numbers` over `axes`, the last one innermost.
  private func node(
    of numbers: ArraySlice<Double>, over axes: ArraySlice<AxisID>, for place: FormulaID
  ) -> NodeID {
    guard let axis = axes.first, !numbers.isEmpty else {
      return constant(numbers.first ?? .nan, for: place)
    }
    if axes.count == 1 { return add(.list(axis, Array(numbers)), over: [axis], for: place) }
    let size = numbers.count / inference.model[axis].elements.count
    let items = stride(from: numbers.startIndex, to: numbers.endIndex, by: size).map { start in
      node(of: numbers[start..<start + size], over: axes.dropFirst(), for: place)
    }
    return stack(items, over: axis, for: place)
  }

}
