import Diagnostics
import Dimensions
import Syntax

/// Studies.
extension ModelChecker {

  /// Types a tornado of `expression`.
  func checkTornado(_ expression: ExpressionID, for movers: [Mover], in scope: Scope)
    -> CheckedQuestion.Kind?
  {
    study(expression, moving: movers, "`tornado`", in: scope).map { .tornado($0) }
  }

  /// Types a study, which `verb` asks for, of `expression` under changes of `movers`, or of all inputs where there are none.
  func study(
    _ expression: ExpressionID, moving movers: [Mover], _ verb: String,
    in scope: Scope
  ) -> Study? {
    study(
      expression, moving: movers.map { MoverGroup($0) }, verb, in: scope)
  }

  /// Types a study of `expression`, likewise, in which what a group has in it moves as one.
  func study(
    _ expression: ExpressionID, moving groups: [MoverGroup], _ verb: String,
    in scope: Scope
  ) -> Study? {
    let count = errorCount
    let shown = shown(checkQuantity(expression, in: scope), expression, in: scope)
    return study(of: shown, moving: groups, verb, since: count, in: scope)
  }

  /// Types a study of `shown`, likewise, unless there are more errors than `count`; with `allowsOverlap`, an input may be in
  /// several groups.
  func study(
    of shown: Shown, moving groups: [MoverGroup], _ verb: String, since count: Int,
    allowsOverlap: Bool = false, in scope: Scope
  ) -> Study? {
    let reached = model.reached(from: shown.formula)
    let parts: [MoverPart] =
      groups.isEmpty
      ? inputs(among: reached).map { (nil, [$0], shown.span) }
      : groups.map { group in
        (
          group.name.map { spelling($0.symbol) },
          members(of: group, reached, shown, in: scope), group.span
        )
      }
    if !groups.isEmpty, errorCount == count {
      reportRepetition(in: parts, allowsOverlap: allowsOverlap)
    }
    guard errorCount == count else { return nil }
    let (movers, moved) = movedGroups(parts)
    guard movers.contains(where: { $0.range != nil || model.isDrawn($0.target.definition) })
    else {
      report(
        .nothingToMove(
          verb, at: shown.span, inputs: movers.map { model[$0.target.definition] }))
      return nil
    }
    return Study(shown: shown, movers: movers, groups: moved)
  }

  /// What `group` has in it; none, with a report, where that is nothing.
  private func members(
    of group: MoverGroup, _ reached: Set<DefinitionID>, _ shown: Shown,
    in scope: Scope
  ) -> [Study.Mover] {
    guard group.isModule, let name = group.name else {
      return group.members.compactMap {
        mover($0, reached, shown, in: scope)
      }
    }
    let prefix = spelling(name.symbol) + "."
    let members = inputs(among: reached, startingWith: prefix)
    if members.isEmpty {
      let isModule = model.definitions.contains { $0.name.hasPrefix(prefix) }
      report(
        .emptyGroup(spelling(name.symbol), isModule: isModule, at: group.span, value: shown.span))
    }
    return members
  }

  /// The inputs among `reached` whose names start with `prefix`, in the order of their declarations.
  private func inputs(among reached: Set<DefinitionID>, startingWith prefix: String = "")
    -> [Study.Mover]
  {
    model.definitions.indices.compactMap { index in
      let id = DefinitionID(index: index)
      guard model[id].role == .input, reached.contains(id), model[id].name.hasPrefix(prefix)
      else { return nil }
      let target = CheckedQuestion.Target(definition: id, cells: [:], text: model[id].name)
      return Study.Mover(
        target: target, range: model[id].range, unit: unit(of: id), isNamed: false,
        hasOwnRange: false)
    }
  }

  /// The unit in which values of `definition` are shown, where they are quantities.
  func unit(of definition: DefinitionID) -> MeasuringUnit? {
    guard case .quantity(let dimension) = model[definition].type else { return nil }
    return model[definition].unit ?? model.units.plainUnit(for: dimension)
  }

  /// `mover` with names resolved, or `nil`, with a report, where it cannot be moved.
  func mover(
    _ mover: Mover, _ reached: Set<DefinitionID>, _ shown: Shown,
    in scope: Scope
  ) -> Study.Mover? {
    guard let target = resolve(mover.target, in: scope) else { return nil }
    let definition = model[target.definition]
    guard let unit = unit(of: target.definition) else {
      if definition.type != .failed {
        report(.searchOfNoQuantity(definition.name, at: mover.target.span))
      }
      return nil
    }
    if !reached.contains(target.definition) {
      ineffectiveTargets.insert(target.definition)
      warn(.overrideWithoutEffect(target.text, at: mover.span, formula: shown.span))
    }
    guard let range = mover.range else {
      let isDrawn = model.isDrawn(target.definition)
      guard definition.range != nil || isDrawn else {
        report(
          .moverWithoutRange(
            target.text, at: mover.span, declared: definition.role == .input ? definition.span : nil
          ))
        return nil
      }
      return Study.Mover(
        target: target, range: definition.range, unit: unit, isNamed: true, hasOwnRange: false)
    }
    guard let (interval, rangeUnit) = self.interval(of: range, in: scope.tree) else { return nil }
    guard rangeUnit.dimension == unit.dimension else {
      report(
        DimensionMismatch(
          verb: "an input and its range do not agree:", lhs: (definition.type, mover.target.span),
          rhs: (.quantity(rangeUnit.dimension), range.span)))
      return nil
    }
    return Study.Mover(
      target: target, range: interval, unit: rangeUnit, isNamed: true, hasOwnRange: true)
  }

  /// Types a comparison of `expressions` in the worlds that `clauses` make.
  func checkComparison(
    of expressions: [ExpressionID], _ clauses: [WorldClause], at span: SourceSpan, in scope: Scope
  ) -> CheckedQuestion.Kind? {
    let comparisons = clauses.filter { if case .across = $0 { true } else { false } }
    guard comparisons.count == 1, case .across(let list) = comparisons[0] else {
      report(.comparisonWithoutScenarios(at: span, isMissing: comparisons.isEmpty))
      return nil
    }
    guard case .across(let axis, _)? = across(list, in: scope),
      case .labels(let names) = model[axis].elements
    else { return nil }
    guard names.count > 1 else {
      report(.comparisonOfOneScenario(at: span, hasScenarios: !scenarioOrder.isEmpty))
      return nil
    }
    let values = expressions.map { expression in
      let value = checkQuantity(expression, in: scope)
      let place = self.span(of: expression, in: scope)
      let moved = clauses.reduce(value) { world(of: $0, after: $1, at: place, in: scope) }
      return shown(moved, expression, in: scope)
    }
    return .compare(
      ScenarioComparison(values: values, axis: axis, weights: weights(of: names)))
  }

  /// How probable the worlds called `names` are; the base world takes what its scenarios leave.
  private func weights(of names: [String]) -> [Double?] {
    let base = Keyword.base.rawValue
    var weights = names.map { name in model.scenarios.first { $0.name == name }?.weight }
    if let place = names.firstIndex(of: base) {
      let others = weights.indices.filter { $0 != place }.compactMap { weights[$0] }
      if others.count == names.count - 1 { weights[place] = max(0, 1 - others.reduce(0, +)) }
    }
    return weights
  }

  /// Types a bridge of `expression` from the world of one overlay to that of another.
  func checkBridge(
    _ expression: ExpressionID, from start: Overlay, to end: Overlay, for groups: [MoverGroup],
    in scope: Scope
  ) -> CheckedQuestion.Kind? {
    let shown = shown(checkQuantity(expression, in: scope), expression, in: scope)
    guard let before = steps(of: start), let after = steps(of: end) else { return nil }
    let reached = model.reached(from: shown.formula)
    let overrides = (before + after).joined().filter { reached.contains($0.target) }
    let drivers = self.drivers(overrides)
    guard !drivers.isEmpty else {
      ineffectiveTargets.formUnion((before + after).joined().map(\.target))
      report(.worldsAlike(at: start.span, end.span, value: shown.span))
      return nil
    }
    guard let players = self.players(drivers, in: groups, ends: [start.span, end.span], in: scope)
    else { return nil }
    return .bridge(
      WorldBridge(
        shown: shown, start: before, end: after, startName: line(at: start.span),
        endName: line(at: end.span), drivers: drivers, groups: players))
  }

  /// What `overrides` set, each thing once: a column as a whole where one of them sets all of it.
  private func drivers(_ overrides: [WorldOverride]) -> [CheckedQuestion.Target] {
    let whole = Set(overrides.filter { $0.cells.isEmpty }.map(\.target))
    var drivers: [CheckedQuestion.Target] = []
    for override in overrides {
      let cells = whole.contains(override.target) ? [:] : override.cells
      guard !drivers.contains(where: { $0.definition == override.target && $0.cells == cells })
      else { continue }
      let places = cells.sorted { $0.key < $1.key }.map { axis, index in
        "\(model[axis].name) = \(model.text(of: index, in: axis))"
      }
      let name = model[override.target].name
      drivers.append(
        CheckedQuestion.Target(
          definition: override.target, cells: cells,
          text: places.isEmpty ? name : "\(name)[\(places.joined(separator: ", "))]"))
    }
    return drivers
  }

}
