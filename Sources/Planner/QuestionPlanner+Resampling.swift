import Checker

/// Series at another frequency.
extension QuestionPlanner {

  /// The node of the resampling with the number `index` in `context`.
  ///
  /// Its own axis and that of the body may be pinned outside; neither pin is one of the body's.
  func build(resampling index: Int, _ context: Context, for place: FormulaID) -> NodeID {
    let resampling = inference.model.formulas.resamplings[index]
    let axes = inference.axes(of: resampling.body, in: context.world, frame: context.frame)
    guard let change = inference.change(resampling, of: axes) else {
      preconditionFailure("unreachable: the checker lets no series pass that cannot be resampled")
    }
    var inner = context
    inner.pins[inference.model[change.from].name] = nil
    inner.pins[inference.model[change.to].name] = nil
    var body = build(resampling.body, inner)
    if case .operation = graph[body], graph.axes[body.index].contains(change.from) {
    } else {
      let all = graph.axes[body.index] + [change.from]
      body = add(.spread(body), over: Array(Set(all)).sorted(), for: place)
    }
    let rest = graph.axes[body.index].filter { $0 != change.from }
    guard let position = pinned(change.to, context) else {
      return add(
        .resampling(body, from: change.from, to: change.to, change.table),
        over: (rest + [change.to]).sorted(), for: place)
    }
    return add(
      .resampling(body, from: change.from, to: nil, change.table.target(at: position)),
      over: rest, for: place)
  }

}
