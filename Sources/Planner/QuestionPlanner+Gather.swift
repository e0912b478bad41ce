import Checker
import Engine

/// Rows of tables that are made of other tables.
extension QuestionPlanner {

  /// The node of `body` at the rows that `rows` names.
  ///
  /// What is known as a list is picked from here and now. Anything else, such as a column with a cell overridden, is
  /// computed once, and each row taken from it.
  func gather(
    _ body: FormulaID, _ rows: Gather, _ context: Context, for place: FormulaID
  ) -> NodeID {
    var inner = context
    let name = inference.model[rows.source].name
    inner.pins[name] = nil
    if let row = pinned(rows.target, context) {
      inner.pins[name] = inference.model[rows.source].element(at: rows.positions[row])
      return build(body, inner)
    }
    let node = build(body, inner)
    switch graph[node] {
    case .list(rows.source, let numbers):
      return add(
        .list(rows.target, rows.positions.map { numbers[$0] }), over: [rows.target], for: place)
    case .elements(rows.source):
      return add(
        .list(rows.target, rows.positions.map { element($0, of: rows.source) }),
        over: [rows.target], for: place)
    case .constant, .elements, .positions, .list, .draws, .varied, .statistic, .rankCorrelation,
      .operation, .spread, .element, .reduction, .stack, .resampling, .search, .turn, .state,
      .recurrence, .member:
      let axes = graph.axes[node.index].filter { $0 != rows.source }
      return stack(
        rows.positions.map { add(.element(node, [rows.source: $0]), over: axes, for: place) },
        over: rows.target, for: place)
    }
  }

}
