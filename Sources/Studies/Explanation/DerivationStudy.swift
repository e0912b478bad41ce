import Checker
import Engine

/// The values on the way to a value, and how much each input on it matters.
package struct DerivationStudy {

  /// One value.
  package struct Value: Sendable {

    /// The axes over which it spreads.
    package let axes: [AxisID]

    /// The values of its cells, or their means.
    package let cells: [Double]

    /// The 5th and the 95th percentile where it is one number that is drawn.
    package let range: (low: Double, high: Double)?

  }

  /// What was found.
  package struct Result: Sendable {

    /// The value that is explained.
    package let root: Value

    /// The values on the way, in the order of the derivation.
    package let nodes: [Value]

    /// By what share the value changes per share by which an input does; `nil` where that is not known.
    package let elasticities: [DefinitionID: Double]

    /// What a world around the value sets anew.
    package let overridden: Set<DefinitionID>

    /// The draw in which the values are told, if it is one.
    package let draw: ChosenDraw?

    /// What takes that draw away from the middle, where that can be told.
    package let parts: DrawParts?

  }

  /// How far inputs are moved to see what that does: far above rounding, and nearly straight.
  private static let change = 1e-4

  /// Evaluates the formulas.
  let evaluator: Evaluator

  /// What is explained.
  let derivation: Derivation

  /// Creates a study.
  package init(_ derivation: Derivation, evaluator: Evaluator) {
    (self.derivation, self.evaluator) = (derivation, evaluator)
  }

  /// Evaluates all values.
  package func run() throws(EvaluationError) -> Result {
    let (world, picks, body) = surroundings()
    let formulas = derivation.nodes.map { formula(of: $0.definition, picks, in: world) }
    let requests =
      [(derivation.shown.formula, evaluator.world)] + formulas.map { ($0, world) }
    let draw = try chooseDraw(requests)
    let picked = picks.isEmpty ? body : evaluator.inference.formula(picking: picks, from: body)
    let elasticities = try elasticities(of: picked, in: world, draw)
    var parts: DrawParts?
    if let draw { parts = try self.parts(of: picked, in: world, draw) }
    // Values that are texts are told by what was evaluated last, so that is all values at once.
    let values = try values(of: requests, draw)
    let worlds = evaluator.inference.worlds
    let overridden = derivation.nodes.map(\.definition).filter { id in
      worlds[worlds.home(of: id, in: world)].bindings[id] != nil
    }
    return Result(
      root: values[0], nodes: Array(values.dropFirst()), elasticities: elasticities,
      overridden: Set(overridden), draw: draw, parts: parts)
  }

  /// The world inside of which the formula of the value stands, the elements that are picked from it, and itself.
  private func surroundings() -> (WorldID, [Pick], FormulaID) {
    let formulas = evaluator.model.formulas
    var formula = derivation.shown.formula
    var world = evaluator.world
    var picks: [Pick] = []
    while true {
      switch formulas[formula] {
      case .world(let body, let index):
        world = evaluator.inference.world(after: formulas.changes[index], in: world)
        formula = body
      case .pick(let body, let index):
        picks += formulas.picks[index]
        formula = body
      case .constant, .definition, .axis, .fileColumn, .cells, .gather, .parameter, .unary,
        .binary, .select, .reduction, .row, .call, .draw, .statistic, .resampling, .position,
        .cashFlow, .previous, .recurrence:
        return (world, picks, formula)
      }
    }
  }

  /// The formula of `definition`, at those of `picks` whose axes it has in `world`.
  private func formula(of definition: DefinitionID, _ picks: [Pick], in world: WorldID) -> FormulaID
  {
    let formula = evaluator.inference.formula(naming: definition)
    let names = evaluator.inference.axes(of: definition, in: world)
      .map { evaluator.model[$0].name }
    let own = picks.filter { names.contains($0.axis.name) }
    return own.isEmpty ? formula : evaluator.inference.formula(picking: own, from: formula)
  }

  /// The value of each of `requests`, in `draw` where one is given.
  private func values(
    of requests: [(formula: FormulaID, world: WorldID)], _ draw: ChosenDraw?
  ) throws(EvaluationError) -> [Value] {
    if let draw {
      return try evaluator.summaries(of: requests, [.draw(draw.number)]).map { _, parts in
        Value(axes: parts[0].axes, cells: Array(parts[0].values), range: nil)
      }
    }
    let spreads = try evaluator.spreads(of: requests, [0.05, 0.95])
    return spreads.map { spread in
      Value(
        axes: spread.axes, cells: spread.means,
        range: spread.quantiles.map { ($0[0][0], $0[0][1]) })
    }
  }

  /// How much the value of `formula` in `world` changes with each input, in `draw` where one is given; nothing where it has
  /// several cells or is zero.
  private func elasticities(of formula: FormulaID, in world: WorldID, _ draw: ChosenDraw?)
    throws(EvaluationError) -> [DefinitionID: Double]
  {
    guard case .quantity = derivation.shown.type else { return [:] }
    let central = draw == nil ? evaluator.central(formula, in: world).formula : formula
    let inputs = Set(derivation.nodes.map(\.definition)).filter { id in
      guard case .quantity = evaluator.model[id].type else { return false }
      return evaluator.model[id].role != .formula
    }.sorted { $0.index < $1.index }
    let requests = inputs.flatMap { id in
      [1.0, -1.0].map { sign in
        let moved = evaluator.inference.formula(of: id, times: 1 + sign * DerivationStudy.change)
        let changed = evaluator.inference.world(
          binding: [id: .formula(moved, world, .outermost)], in: world)
        return (central, changed)
      }
    }
    let root = try values(of: [(central, world)], draw)[0]
    guard root.axes.isEmpty, root.cells[0] != 0 else { return [:] }
    let base = root.cells[0]
    let values = try values(of: requests, draw).map { $0.cells[0] }
    var result: [DefinitionID: Double] = [:]
    for (index, id) in inputs.enumerated() {
      result[id] =
        (values[2 * index] - values[2 * index + 1]) / (2 * DerivationStudy.change * base)
    }
    return result
  }

}
