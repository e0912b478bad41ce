import Diagnostics
import Dimensions
import Syntax

/// Scenarios and what they add up to.
extension ModelChecker {

  /// Checks the scenario called `symbol`.
  func checkScenario(_ symbol: Symbol) {
    guard let entry = scenarios[symbol], entry.steps == nil,
      case .scenario(let scenario) = entry.declaration.kind
    else { return }
    var steps: [[WorldOverride]] = []
    if let parent = scenario.parent { steps = self.steps(of: parent) ?? [] }
    let scope = Scope(tree: entry.tree)
    let own = step(scenario.overrides, in: scope, allowsSweeps: false) ?? []
    if !own.isEmpty { steps.append(own) }
    scenarios[symbol]?.steps = steps
    scenarios[symbol]?.weight = scenario.weight.flatMap { weight($0, in: entry.tree) }
  }

  /// The share that `expression` says a scenario is probable to, or `nil`, with a report, where it is none.
  private func weight(_ expression: ExpressionID, in tree: Int) -> Double? {
    guard let literal = literal(expression, in: tree) else { return nil }
    guard literal.unit.dimension.isDimensionless, literal.value <= 1 else {
      report(.weightOutOfRange(at: text.trees[tree].span(of: expression)))
      return nil
    }
    return literal.value
  }

  /// Reports weights of scenarios that add up to more than everything.
  private func checkWeights() {
    let weighted = model.scenarios.filter { $0.weight != nil }
    let sum = weighted.compactMap(\.weight).reduce(0, +)
    guard sum > 1 + 1e-9, let last = weighted.last else { return }
    report(
      .weightsOverflow(MeasuringUnit.percent.reading(sum), at: weighted.map(\.span), last.span))
  }

  /// Adds all scenarios to the model, in the order of their declarations.
  func checkScenarios() {
    for symbol in scenarioOrder {
      guard let entry = scenarios[symbol], case .scenario(let scenario) = entry.declaration.kind
      else { continue }
      model.scenarios.append(
        CheckedModel.Scenario(
          name: spelling(symbol), title: scenario.title, weight: entry.weight,
          steps: entry.steps ?? [], span: entry.declaration.name.span))
    }
    checkWeights()
  }

  /// What `overlay` sets, step by step, or `nil`, with a report, where it names no scenario.
  ///
  /// The scenarios of one layer apply at once: their steps are merged pairwise, and none may set what
  /// another sets. Layers apply one after the other.
  func steps(of overlay: Overlay) -> [[WorldOverride]]? {
    var result: [[WorldOverride]] = []
    for layer in overlay.layers {
      var merged: [[WorldOverride]] = []
      var owners: [DefinitionID: Name] = [:]
      for (position, name) in layer.enumerated() {
        guard let steps = steps(of: name) else { return nil }
        for target in Set(steps.joined().map(\.target)) {
          if let first = owners[target] {
            report(
              .conflictingOverlays(
                model[target].name, at: overlay.span, first.span, name.span,
                sign: SourceSpan(
                  file: name.span.file, start: layer[max(0, position - 1)].span.end,
                  end: name.span.start)))
            return nil
          }
          owners[target] = name
        }
        for (index, step) in steps.enumerated() {
          if index < merged.count { merged[index] += step } else { merged.append(step) }
        }
      }
      result += merged
    }
    return result
  }

  /// What the scenario called `name` sets; `base` sets nothing.
  private func steps(of name: Name) -> [[WorldOverride]]? {
    if symbols.keyword(name.symbol) == .base { return [] }
    guard scenarios[name.symbol] != nil else {
      let known = scenarioOrder.map { spelling($0) } + [Keyword.base.rawValue]
      reportUnknown(name.symbol, in: .scenarios) { [self] in
        .unknownScenario(
          spelling(name.symbol), at: name.span,
          nearest: Spelling.nearest(to: spelling(name.symbol), among: known), known: known)
      }
      return nil
    }
    return scenarios[name.symbol]?.steps ?? []
  }

  /// The worlds that `list` compares, along the axis `scenario`.
  func across(_ list: ScenarioList, in scope: Scope) -> WorldChange? {
    var names: [String] = []
    var alternatives: [[[WorldOverride]]] = []
    var span: SourceSpan?
    var places: [SourceSpan] = []
    switch list {
    case .all(let place):
      let own = ownScenarios(ofTree: scope.tree)
      names = [Keyword.base.rawValue] + own.map { axisName($0) }
      alternatives = [[]] + own.map { scenarios[$0]?.steps ?? [] }
      span = place
    case .some(let overlays):
      for overlay in overlays {
        guard let steps = steps(of: overlay) else { return nil }
        names.append(line(at: overlay.span))
        alternatives.append(steps)
        places.append(overlay.span)
        span = span?.extended(toCover: overlay.span) ?? overlay.span
      }
    }
    guard let span else { return nil }
    for (index, name) in names.enumerated() where index < places.count {
      guard let first = names[..<index].firstIndex(of: name) else { continue }
      report(.duplicateElement("`\(name)`", at: places[index], first: places[first]))
      return nil
    }
    return .across(scenarioAxis(names, at: span), alternatives)
  }

  /// The axis `scenario` with the elements `names`, which `span` asks for; the same comparison twice makes one axis.
  func scenarioAxis(_ names: [String], at span: SourceSpan) -> AxisID {
    let name = Keyword.scenario.rawValue
    if let same = axes[name]?.first(where: { model[$0].elements == .labels(names) }) { return same }
    return addAxis(name, .labels(names), at: span)
  }

  /// Warns of overrides that do not reach `formula`, and of a comparison of worlds in which it is the same.
  func warnWithoutEffect(_ change: WorldChange, on formulas: [FormulaID], at span: SourceSpan) {
    let reached = model.reached(from: formulas)
    let place = formulas.first.map { model.formulas.span(of: $0) } ?? span
    switch change {
    case .steps(let steps):
      for override in steps.joined() where !reached.contains(override.target) {
        ineffectiveTargets.insert(override.target)
        warn(
          .overrideWithoutEffect(
            model[override.target].name, at: override.span, formula: place))
      }
    case .across(_, let alternatives):
      let targets = alternatives.joined().joined().map(\.target)
      if reached.isDisjoint(with: targets) {
        ineffectiveTargets.formUnion(targets)
        warn(.sameInAllScenarios(at: span, formula: place))
      }
    }
  }

}

extension CheckedModel {

  /// The definitions that `formula` depends on.
  package func reached(from formula: FormulaID) -> Set<DefinitionID> { reached(from: [formula]) }

  /// The definitions that some of `formulas` depend on.
  func reached(from formulas: [FormulaID]) -> Set<DefinitionID> {
    let named = formulas.flatMap { self.named(by: $0) }
    return needs(of: named).union(named)
  }

  /// The definitions that `formula` names, itself or in the functions that it calls, in the order of their first places.
  package func named(by formula: FormulaID) -> [DefinitionID] {
    var found: [DefinitionID] = []
    var seen: Set<DefinitionID> = []
    var functions: Set<FunctionID> = []
    func visit(_ formula: FormulaID) {
      switch formulas[formula] {
      case .constant, .axis, .fileColumn, .parameter, .position: break
      case .definition(let id): if seen.insert(id).inserted { found.append(id) }
      case .cells(_, let index): formulas.lists[index].forEach(visit)
      case .unary(_, let operand), .pick(let operand, _), .gather(let operand, _): visit(operand)
      case .binary(_, let lhs, let rhs):
        visit(lhs)
        visit(rhs)
      case .select(let condition, let accepted, let rejected):
        visit(condition)
        visit(accepted)
        visit(rejected)
      case .reduction(let index):
        visit(formulas.reductions[index].body)
        if let condition = formulas.reductions[index].condition { visit(condition) }
        if let element = formulas.reductions[index].element { visit(element) }
      case .row(let column, _, let element):
        if seen.insert(column).inserted { found.append(column) }
        visit(element)
      case .call(let function, let index):
        formulas.lists[index].forEach(visit)
        if functions.insert(function).inserted {
          self[function].locals.forEach(visit)
          if let result = self[function].result { visit(result) }
        }
      case .draw(let index): formulas.draws[index].formulas.forEach(visit)
      case .statistic(let index): formulas.statistics[index].bodies.forEach(visit)
      case .resampling(let index): visit(formulas.resamplings[index].body)
      case .cashFlow(let index):
        visit(formulas.cashFlows[index].flow)
        if let rate = formulas.cashFlows[index].rate { visit(rate) }
      case .previous(let body, _, let otherwise):
        visit(body)
        if let otherwise { visit(otherwise) }
      case .recurrence(let index):
        formulas.recurrences[index].initials.forEach(visit)
        visit(formulas.recurrences[index].next)
      case .world(let body, let index):
        visit(body)
        visitChange(formulas.changes[index])
      }
    }
    func visitChange(_ change: WorldChange) {
      let overrides: [WorldOverride] =
        switch change {
        case .steps(let steps): Array(steps.joined())
        case .across(_, let alternatives): Array(alternatives.joined().joined())
        }
      for override in overrides {
        switch override.value {
        case .formula(let formula): visit(formula)
        case .list(_, let formulas): formulas.forEach(visit)
        case .numbers: break
        }
      }
    }
    visit(formula)
    return found
  }

  /// All that `definitions` depend on; they themselves only where they depend on each other.
  func needs(of definitions: [DefinitionID]) -> Set<DefinitionID> {
    var found: Set<DefinitionID> = []
    var pending = definitions
    while let next = pending.popLast() {
      for need in dependencies[next.index] where found.insert(need).inserted {
        pending.append(need)
      }
    }
    return found
  }

}
