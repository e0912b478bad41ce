import Checker
import Engine

/// The draw in which the values of a derivation are told.
package struct ChosenDraw: Sendable {

  /// Its number, from 0.
  package let number: Int

  /// The number of draws.
  package let count: Int

  /// For the value that is explained and for each one on the way, the share of draws in which it is less; `nil` where it is
  /// the same in all draws or has several cells.
  package let ranks: [Double?]

}

/// Choosing a draw.
///
/// The mean of a function is not the function of the means, and the 95th percentile of a sum is not the sum of 95th
/// percentiles: values taken from each definition's own percentiles do not hang together. Those of one draw do.
extension DerivationStudy {

  /// The draw that is asked for, with where in all draws the values of `requests` lie in it, the first of which is what is
  /// explained; `nil` where none is asked for or nothing is drawn.
  func chooseDraw(_ requests: [(formula: FormulaID, world: WorldID)])
    throws(EvaluationError) -> ChosenDraw?
  {
    guard let draw = derivation.draw else { return nil }
    let (formula, world) = requests[0]
    let draws = try evaluator.evaluate([formula], in: world)[0]
    guard draws.axes.contains(.draw) else { return nil }
    let number: Int
    switch draw {
    case .number(let asked): number = asked
    case .mean: number = nearest(to: Sample(Array(draws.values)).mean, in: draws.values)
    case .quantile(let share):
      number = nearest(to: Sample(Array(draws.values)).quantile(share), in: draws.values)
    }
    return ChosenDraw(
      number: number, count: draws.values.count, ranks: try ranks(of: requests, in: number))
  }

  /// The number of the first of `draws` that is nearest to `value`; the first one that has none, where one has none.
  private func nearest(to value: Double, in draws: NumberBuffer) -> Int {
    if value.isNaN { return draws.firstIndex(where: \.isNaN) ?? 0 }
    return draws.indices.min { abs(draws[$0] - value) < abs(draws[$1] - value) } ?? 0
  }

  /// `true` iff the request with number `index`, the first of which is what is explained, is of a quantity.
  private func isOrdered(_ index: Int) -> Bool {
    let type =
      index == 0
      ? derivation.shown.type : evaluator.model[derivation.nodes[index - 1].definition].type
    if case .quantity = type { return true }
    return false
  }

  /// The share of draws in which each of `requests` is less than in the one with this `number`.
  private func ranks(
    of requests: [(formula: FormulaID, world: WorldID)], in number: Int
  ) throws(EvaluationError) -> [Double?] {
    let values = try evaluator.summaries(of: requests, [.draw(number)])
    return try requests.indices.map { index throws(EvaluationError) -> Double? in
      let (isDrawn, parts) = values[index]
      guard isDrawn, isOrdered(index), parts[0].values.count == 1, parts[0].values[0].isFinite
      else { return nil }
      // Two bins: what is less lies in the first, however far below, and the value itself opens the second.
      // Of this width, because then the subtractions are exact.
      let value = parts[0].values[0]
      let width = value == 0 ? 1 : abs(value)
      let shares = SampleStatistic.shares(origin: value - width, width: width, bins: 2)
      let (formula, world) = requests[index]
      return try evaluator.summary(of: formula, [shares], in: world)?[0].values[0]
    }
  }

}

/// How far a draw lies from the middle, and what takes it there.
package struct DrawParts: Sendable {

  /// The value where all that is drawn is at its mean, and the value in the draw.
  package let start: Double, end: Double

  /// What each drawn input makes of the difference.
  package let shares: [DefinitionID: Double]

}

extension DerivationStudy {

  /// What the drawn inputs make of the distance of the value of `formula` in `draw` from where all of them are at their
  /// means: Shapley's shares, which add up; `nil` where there is no such distance.
  func parts(of formula: FormulaID, in world: WorldID, _ draw: ChosenDraw)
    throws(EvaluationError) -> DrawParts?
  {
    guard case .quantity = derivation.shown.type else { return nil }
    let inputs = drivers(of: formula, in: world)
    if inputs.isEmpty { return nil }
    let values = try evaluator.summaries(
      of: inputs.map { (evaluator.inference.formula(naming: $0), world) },
      [.mean, .draw(draw.number)])
    let design = ShapleyDesign(players: inputs.count, seed: evaluator.model.sampling.seed)
    let columns = inputs.indices.map { index -> RunDesign.Column in
      let parts = values[index].parts
      let (means, drawn) = (parts[0].values, parts[parts.count - 1].values)
      let numbers = means.indices.flatMap { cell in
        design.members[index].map { $0 == 1 ? drawn[cell] : means[cell] }
      }
      let target = CheckedQuestion.Target(
        definition: inputs[index], text: evaluator.model[inputs[index]].name)
      return RunDesign.Column(target, .numbers(parts[0].axes, numbers))
    }
    let runs = try evaluator.evaluate(
      formula, in: RunDesign(count: design.runCount, columns: columns), of: world)
    guard runs.cellCount == 1 else { return nil }
    let shares = design.shares(runs.values(0)).map(\.share)
    guard shares.allSatisfy(\.isFinite) else { return nil }
    return DrawParts(
      start: runs.value(0, 0), end: runs.value(0, design.runCount - 1),
      shares: Dictionary(uniqueKeysWithValues: zip(inputs, shares)))
  }

  /// The drawn inputs that `formula` depends on in `world`.
  private func drivers(of formula: FormulaID, in world: WorldID) -> [DefinitionID] {
    let worlds = evaluator.inference.worlds
    return evaluator.model.reached(from: formula).filter { id in
      guard evaluator.model.isDrawn(id), case .quantity = evaluator.model[id].type else {
        return false
      }
      return worlds[worlds.home(of: id, in: world)].bindings[id] == nil
    }.sorted { $0.index < $1.index }
  }

}
