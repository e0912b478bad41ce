import Diagnostics
import Dimensions
import Syntax

/// Searches: at which inputs equations hold, and where a winner changes.
extension ModelChecker {

  /// Types a search for where `equations` hold, in the worlds that `clauses` make.
  func checkSolve(
    _ equations: [ExpressionID], _ clauses: WorldClauses, for movers: [Mover],
    at span: SourceSpan, in scope: Scope
  ) -> CheckedQuestion.Kind? {
    let sides = equations.compactMap { equation -> [Typed]? in
      guard case .binary(.equal, let lhs, let rhs) = text.trees[scope.tree][equation] else {
        report(.notAnEquation(at: self.span(of: equation, in: scope)))
        return nil
      }
      return checkSides(lhs, rhs, in: scope)
    }
    let unknowns = self.unknowns(movers, in: scope)
    guard sides.count == equations.count, let unknowns else { return nil }
    guard equations.count == unknowns.count else {
      report(
        .wrongEquationCount(
          equations.map { self.span(of: $0, in: scope) }, unknowns: movers.map(\.span), at: span))
      return nil
    }
    let differences = sides.map { sides in
      Typed(
        formula: model.formulas.add(
          .binary(.subtract, sides[0].formula, sides[1].formula),
          at: model.formulas.span(of: sides[0].formula)), type: sides[0].type)
    }
    guard let moved = worlds(of: sides.joined() + differences, clauses, at: span, in: scope)
    else { return nil }
    return .solve(
      CheckedQuestion.Solve(
        equations: equations.indices.compactMap { index in
          guard case .binary(_, let lhs, let rhs) = text.trees[scope.tree][equations[index]] else {
            return nil
          }
          return CheckedQuestion.Equation(
            lhs: shown(moved[2 * index], lhs, in: scope),
            rhs: shown(moved[2 * index + 1], rhs, in: scope),
            difference: moved[2 * equations.count + index].formula)
        }, unknowns: unknowns, worlds: clauses.span.map { line(at: $0) } ?? ""))
  }

  /// Types a search for where the lesser of two, or the winner among the elements of an axis, changes.
  func checkFlip(
    _ first: ExpressionID, against second: ExpressionID?, _ clauses: WorldClauses,
    along movers: [Mover], at span: SourceSpan, in scope: Scope
  ) -> CheckedQuestion.Kind? {
    let contest: CheckedQuestion.Contest?
    if let second {
      contest = pair(first, second, clauses, at: span, in: scope)
    } else {
      contest = elements(first, clauses, at: span, in: scope)
    }
    guard let unknowns = unknowns(movers, in: scope), let contest else { return nil }
    return .flip(
      CheckedQuestion.Flip(
        contest: contest, along: unknowns, worlds: clauses.span.map { line(at: $0) } ?? ""))
  }

  /// The contest of two values, in the worlds that `clauses` make.
  private func pair(
    _ first: ExpressionID, _ second: ExpressionID, _ clauses: WorldClauses, at span: SourceSpan,
    in scope: Scope
  ) -> CheckedQuestion.Contest? {
    let sides = checkSides(first, second, in: scope)
    let chances = [(0, 1), (1, 0)].map { less, greater in
      chance(
        of: .binary(.less, sides[less].formula, sides[greater].formula),
        at: model.formulas.span(of: sides[less].formula))
    }
    guard let moved = worlds(of: sides + chances, clauses, at: span, in: scope) else { return nil }
    return .pair(
      shown(moved[0], first, in: scope), shown(moved[1], second, in: scope),
      chances: [moved[2].formula, moved[3].formula])
  }

  /// The contest that the `argmin` or `argmax` called `expression` decides, in the worlds that `clauses` make.
  private func elements(
    _ expression: ExpressionID, _ clauses: WorldClauses, at span: SourceSpan, in scope: Scope
  ) -> CheckedQuestion.Contest? {
    let count = errorCount
    let winner = check(expression, in: scope)
    guard errorCount == count, model.reached(from: winner.formula).isDisjoint(with: broken) else {
      return nil
    }
    let place = self.span(of: expression, in: scope)
    guard let choice = choice(winner.formula), let axis = choice.axes.first else {
      report(.noContenders(at: place))
      return nil
    }
    let isGreatest = choice.reduction == .argmax
    var scores = choice.body
    if let condition = choice.condition {
      // Who may not take part does worse than all others.
      let worst = model.formulas.add(.constant(isGreatest ? -.infinity : .infinity), at: place)
      scores = model.formulas.add(.select(condition, scores, worst), at: place)
    }
    let best = model.formulas.add(
      ReductionFormula(
        reduction: isGreatest ? .max : .min, body: scores, condition: nil, axes: [axis]),
      at: place)
    let values = [
      winner, Typed(formula: scores, type: .quantity(.one)),
      chance(of: .binary(.equal, scores, best), at: place),
    ]
    guard let moved = worlds(of: values, clauses, at: span, in: scope) else { return nil }
    return .elements(
      CheckedQuestion.Elements(
        shown: shown(moved[0], expression, in: scope), scores: moved[1].formula,
        chances: moved[2].formula, axis: axis, isGreatest: isGreatest))
  }

  /// The choice among the elements of an axis that `formula` is, or that what it names is.
  private func choice(_ formula: FormulaID) -> ReductionFormula? {
    switch model.formulas[formula] {
    case .definition(let id) where model[id].role == .formula:
      return choice(model[id].formula)
    case .reduction(let index):
      let reduction = model.formulas.reductions[index]
      return reduction.reduction == .argmin || reduction.reduction == .argmax ? reduction : nil
    case .constant, .definition, .axis, .cells, .fileColumn, .gather, .parameter, .unary, .binary,
      .select, .pick, .row, .call, .draw, .statistic, .position, .cashFlow, .resampling, .previous,
      .recurrence, .world:
      return nil
    }
  }

  /// The chance that `condition` holds.
  private func chance(of condition: Formula, at span: SourceSpan) -> Typed {
    let body = model.formulas.add(condition, at: span)
    return Typed(
      formula: model.formulas.add(
        StatisticFormula(statistic: .chance, bodies: [body], share: 0.5), at: span),
      type: .quantity(.one), unit: .percent)
  }

  /// Types two values that are to be compared.
  private func checkSides(_ lhs: ExpressionID, _ rhs: ExpressionID, in scope: Scope) -> [Typed] {
    let first = checkQuantity(lhs, in: scope)
    let second = checkQuantity(rhs, in: scope)
    if !unification.unify(first.type, second.type) {
      report(
        DimensionMismatch(
          verb: "cannot compare", lhs: (first.type, span(of: lhs, in: scope)),
          rhs: (second.type, span(of: rhs, in: scope))))
    } else {
      _ = reportNumber(first, lhs, second, rhs, isChange: false, in: scope)
    }
    return [first, second]
  }

  /// What `movers` move, or `nil`, with a report, where one of them cannot be moved.
  private func unknowns(_ movers: [Mover], in scope: Scope) -> [CheckedQuestion.Unknown]? {
    let unknowns = movers.map { unknown($0, in: scope) }
    for (index, unknown) in unknowns.enumerated() {
      guard let target = unknown?.target,
        let first = unknowns[..<index].firstIndex(where: { other in
          guard let other = other?.target else { return false }
          return other.definition == target.definition
            && (other.cells == target.cells || other.cells.isEmpty || target.cells.isEmpty)
        })
      else { continue }
      report(.unknownTwice(target.text, at: movers[index].span, first: movers[first].span))
      return nil
    }
    let found = unknowns.compactMap { $0 }
    return found.count == movers.count ? found : nil
  }

  /// What `mover` moves, or `nil`, with a report, where it cannot be moved or nobody says how far.
  private func unknown(_ mover: Mover, in scope: Scope) -> CheckedQuestion.Unknown? {
    guard let target = resolve(mover.target, in: scope) else { return nil }
    let definition = model[target.definition]
    guard case .quantity(let dimension) = definition.type else {
      if definition.type != .failed {
        report(.searchOfNoQuantity(definition.name, at: mover.target.span))
      }
      return nil
    }
    guard let range = mover.range else {
      guard let own = definition.range else {
        report(
          .searchWithoutRange(
            definition.name, at: mover.target.span,
            isDrawn: model.isDrawn(target.definition)))
        return nil
      }
      return CheckedQuestion.Unknown(
        target: target, range: own,
        unit: definition.unit ?? model.units.plainUnit(for: dimension))
    }
    guard let (interval, unit) = interval(of: range, in: scope.tree) else { return nil }
    guard unit.dimension == dimension else {
      report(
        DimensionMismatch(
          verb: "an input and its range do not agree:", lhs: (definition.type, mover.target.span),
          rhs: (.quantity(unit.dimension), range.span)))
      return nil
    }
    return CheckedQuestion.Unknown(target: target, range: interval, unit: unit)
  }

}

/// The axes of searches.
extension ModelChecker {

  /// Finds the axes of `solve` in `world`, and reports what is uncertain as a whole.
  func checkAxes(
    of solve: CheckedQuestion.Solve, in world: WorldID, _ inference: AxisInference
  ) {
    let moved = inference.world(fixing: solve.unknowns.map(\.target), in: world)
    for equation in solve.equations {
      _ = inference.axes(of: equation.difference, in: moved)
      for side in [equation.lhs, equation.rhs]
      where inference.axes(of: side.formula, in: moved).contains(.draw) {
        report(.uncertainEquation(at: side.span))
      }
    }
    warnWithoutEffect(
      solve.unknowns, on: solve.formulas,
      at: solve.equations.flatMap { [$0.lhs.span, $0.rhs.span] })
  }

  /// Finds the axes of `flip` in `world`, and reports a contest of fewer than two.
  func checkAxes(of flip: CheckedQuestion.Flip, in world: WorldID, _ inference: AxisInference) {
    let moved = inference.world(fixing: flip.along.map(\.target), in: world)
    let spans: [SourceSpan]
    switch flip.contest {
    case .pair(let first, let second, let chances):
      spans = [first.span, second.span]
      // Both sides together: two axes of one name on either side are reported here.
      let axes = [first, second].flatMap { inference.axes(of: $0.formula, in: moved) }
      if axes.contains(.draw) {
        for chance in chances { _ = inference.axes(of: chance, in: moved) }
      }
    case .elements(let elements):
      spans = [elements.shown.span]
      _ = inference.axes(of: elements.shown.formula, in: moved)
      let axes = inference.axes(of: elements.scores, in: moved)
      if let axis = axes.first(where: { inference.model[$0].name == elements.axis.name }),
        inference.model.count(of: axis) < 2
      {
        report(
          .loneContender(
            elements.axis.name, count: inference.model.count(of: axis), at: elements.shown.span,
            declared: inference.model[axis].span))
      }
    }
    warnWithoutEffect(flip.along, on: flip.formulas, at: spans)
  }

  /// Warns of each of `unknowns` on which none of `formulas`, which stand at `spans`, depends.
  private func warnWithoutEffect(
    _ unknowns: [CheckedQuestion.Unknown], on formulas: [FormulaID], at spans: [SourceSpan]
  ) {
    let reached = model.reached(from: formulas)
    for unknown in unknowns where !reached.contains(unknown.target.definition) {
      warn(.searchWithoutEffect(unknown.target.text, at: spans))
    }
  }

}

extension AxisInference {

  /// The world inside of `world` in which each of `targets` is one number, whatever it is.
  package func world(fixing targets: [CheckedQuestion.Target], in world: WorldID) -> WorldID {
    targets.reduce(world) { inner, target in
      let number = Binding.table([], [0], inner)
      let binding = target.cells.isEmpty ? number : .patch(target.cells, number, inner)
      return self.world(binding: [target.definition: binding], in: inner)
    }
  }

}
