import Diagnostics
import Syntax

/// The conditions that hold in every world: shares that sum to one, parts within their whole.
///
/// An assertion is checked in the base world, in each scenario that moves it, and in each world that a question
/// makes of its own: so a what-if that breaks what the model takes for granted does not go unnoticed.
extension ModelChecker {

  /// Types all assertions of the text.
  func checkAssertions() {
    for (tree, assertion) in text.assertions {
      let count = errorCount
      let scope = Scope(tree: tree)
      guard let condition = condition(assertion.condition, assertion.precision, in: scope),
        errorCount == count,
        condition.formulas.allSatisfy({ model.reached(from: $0).isDisjoint(with: broken) })
      else { continue }
      model.assertions.append(
        CheckedAssertion(
          name: assertion.name.map { spelling($0.symbol) },
          text: line(at: text.trees[tree].span(of: assertion.condition)), span: assertion.span,
          checks: [CheckedAssertion.Check(condition: inAllScenarios(condition), question: nil)]))
    }
  }

  /// `condition` in the base world and, where a scenario moves it, in all of them.
  private func inAllScenarios(_ condition: CheckedQuestion.Condition)
    -> CheckedQuestion.Condition
  {
    let reached = condition.formulas.reduce(into: Set<DefinitionID>()) {
      $0.formUnion(model.reached(from: $1))
    }
    let moving = scenarioOrder.filter { symbol in
      let targets = (scenarios[symbol]?.steps ?? []).joined().map(\.target)
      return !reached.isDisjoint(with: targets)
    }
    guard !moving.isEmpty else { return condition }
    let names = [Keyword.base.rawValue] + moving.map { spelling($0) }
    let alternatives = [[]] + moving.map { scenarios[$0]?.steps ?? [] }
    return after(
      .across(
        scenarioAxis(names, at: model.formulas.span(of: condition.formulas[0])), alternatives),
      condition)
  }

  /// Adds to each assertion the worlds that questions make with `with` and `under` and that move it.
  func checkAssertionsInWorlds() {
    for index in model.assertions.indices {
      guard let base = model.assertions[index].checks.first?.condition else { continue }
      let reached = base.formulas.reduce(into: Set<DefinitionID>()) {
        $0.formUnion(model.reached(from: $1))
      }
      var seen: Set<WorldChange> = []
      for question in model.questions {
        for change in question.kind.formulas.flatMap({ changes(around: $0) }) {
          guard case .steps(let steps) = change, seen.insert(change).inserted,
            !reached.isDisjoint(with: steps.joined().map(\.target))
          else { continue }
          model.assertions[index].checks.append(
            CheckedAssertion.Check(
              condition: after(change, base.outsideOfWorlds(in: model)), question: question.span))
        }
      }
    }
  }

  /// The changes of world around `formula`, the outermost first.
  private func changes(around formula: FormulaID) -> [WorldChange] {
    guard case .world(let body, let index) = model.formulas[formula] else { return [] }
    return [model.formulas.changes[index]] + changes(around: body)
  }

  /// `condition` after `change`.
  private func after(_ change: WorldChange, _ condition: CheckedQuestion.Condition)
    -> CheckedQuestion.Condition
  {
    condition.mapFormulas { formula in
      model.formulas.add(change, to: formula, at: model.formulas.span(of: formula))
    }
  }

}

extension CheckedQuestion.Condition {

  /// The formulas of both sides, or of the condition.
  var formulas: [FormulaID] {
    switch self {
    case .holds(let shown): [shown.formula]
    case .compares(let lhs, _, let rhs, _): [lhs.formula, rhs.formula]
    }
  }

  /// The same condition about what `transform` makes of its formulas.
  func mapFormulas(_ transform: (FormulaID) -> FormulaID) -> CheckedQuestion.Condition {
    switch self {
    case .holds(let shown):
      return .holds(shown.with(transform(shown.formula)))
    case .compares(let lhs, let comparison, let rhs, let nearness):
      let tolerance: CheckedQuestion.Nearness =
        switch nearness {
        case .digits: nearness
        case .relative(let formula): .relative(transform(formula))
        case .absolute(let formula): .absolute(transform(formula))
        }
      return .compares(
        lhs.with(transform(lhs.formula)), comparison, rhs.with(transform(rhs.formula)), tolerance)
    }
  }

  /// The same condition without the worlds that it is wrapped in.
  func outsideOfWorlds(in model: CheckedModel) -> CheckedQuestion.Condition {
    mapFormulas { formula in
      guard case .world(let body, let index) = model.formulas[formula],
        case .across = model.formulas.changes[index]
      else { return formula }
      return body
    }
  }

}

extension Shown {

  /// The same with another formula.
  fileprivate func with(_ formula: FormulaID) -> Shown {
    Shown(
      formula: formula, type: type, unit: unit, text: text, span: span, isConverted: isConverted,
      isBare: isBare)
  }

}
