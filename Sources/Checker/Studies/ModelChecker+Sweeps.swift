import Diagnostics
import Dimensions
import Syntax

/// Sweeps: which values each input takes, and how many runs that makes.
extension ModelChecker {

  /// Runs at the most: with a heading, the rows of a worksheet.
  private static let runLimit = 1_000_000

  /// Types `sweep`, which stands at `span`.
  func checkSweep(_ sweep: SweepRequest, at span: SourceSpan, in scope: Scope)
    -> CheckedQuestion.Kind?
  {
    let count = errorCount
    let values = sweep.values.map { expression in
      let place = self.span(of: expression, in: scope)
      let moved = sweep.clauses.reduce(check(expression, in: scope)) {
        world(of: $0, after: $1, at: place, in: scope)
      }
      return shown(moved, expression, in: scope)
    }
    guard errorCount == count else { return nil }
    let reached = values.reduce(into: Set<DefinitionID>()) {
      $0.formUnion(model.reached(from: $1.formula))
    }
    let factors = sweep.factors.compactMap { factor in
      self.factor(factor, sweep.design, reached, values[0], in: scope)
    }
    guard errorCount == count else { return nil }
    reportRepeated(factors, sweep.factors)
    let isGrid = factors.allSatisfy { if case .levels = $0.values { true } else { false } }
    let design = sweep.design ?? (isGrid && sweep.runs == nil ? .grid : .sobol)
    guard let runs = runs(of: factors, design, sweep, at: span), errorCount == count else {
      return nil
    }
    return .sweep(Sweep(values: values, factors: factors, design: design, runs: runs))
  }

  /// The number of runs of a `design` of `factors`; `nil`, with a report, where it makes no sense.
  private func runs(
    of factors: [Sweep.Factor], _ design: SweepRequest.Design, _ sweep: SweepRequest,
    at span: SourceSpan
  ) -> Int? {
    guard design == .grid else { return sweep.runs?.count ?? Sweep.standardRuns }
    let counts = factors.map { factor in
      switch factor.values {
      case .levels(let elements): elements.count
      case .range, .drawn: 1
      }
    }
    let product = counts.map(Double.init).reduce(1, *)
    if let runs = sweep.runs, Double(runs.count) != product {
      report(.runsOfGrid(product, at: runs.span))
      return nil
    }
    guard product <= Double(ModelChecker.runLimit) else {
      report(.tooManyRuns(product, limit: ModelChecker.runLimit, at: span))
      return nil
    }
    return Int(product)
  }

  /// Reports where two of `factors` set the same thing.
  private func reportRepeated(_ factors: [Sweep.Factor], _ written: [SweepRequest.Factor]) {
    for index in factors.indices {
      guard
        let first = factors[..<index].firstIndex(where: {
          let (a, b) = ($0.target, factors[index].target)
          return a.definition == b.definition
            && (a.cells == b.cells || a.cells.isEmpty || b.cells.isEmpty)
        })
      else { continue }
      report(
        .conflictingOverlays(
          factors[index].target.text, at: written[index].span, written[first].span,
          written[index].span))
    }
  }

  /// `factor` of a `design` with names resolved; `nil`, with a report, where it cannot be set.
  private func factor(
    _ factor: SweepRequest.Factor, _ design: SweepRequest.Design?, _ reached: Set<DefinitionID>,
    _ shown: Shown, in scope: Scope
  ) -> Sweep.Factor? {
    guard let target = resolve(factor.target, in: scope) else { return nil }
    if !reached.contains(target.definition) {
      ineffectiveTargets.insert(target.definition)
      warn(.overrideWithoutEffect(target.text, at: factor.span, formula: shown.span))
    }
    let values: Sweep.Values?
    switch factor.values {
    case .list(let literals):
      values = elements(of: literals, at: factor.span, in: scope).map { .levels($0) }
    case .range(let range) where range.step != nil || design == .grid || isOfPeriods(range, scope):
      values = elements(of: range, in: scope.tree).map { .levels($0) }
    case .range(let range):
      values = interval(of: range, in: scope.tree).map { .range($0, $1) }
    case nil:
      values = ownValues(of: target, factor, isGrid: design == .grid)
    }
    guard let values, agree(values, with: target, factor) else { return nil }
    return Sweep.Factor(target: target, values: values)
  }

  /// `true` iff the ends of `range` are periods, which are counted and not measured.
  private func isOfPeriods(_ range: LiteralRange, _ scope: Scope) -> Bool {
    text.trees[scope.tree].isPeriod(range.lower)
  }

  /// The values of `literals`, which are all numbers, periods or texts, each once.
  private func elements(of literals: [ExpressionID], at span: SourceSpan, in scope: Scope)
    -> Axis.Elements?
  {
    let tree = text.trees[scope.tree]
    let texts = literals.compactMap { literal -> String? in
      if case .text(let index) = tree[literal] { tree.texts[Int(index)] } else { nil }
    }
    if texts.count == literals.count {
      if Set(texts).count == texts.count {
        // What runs set is a position among the model's texts.
        for text in texts { _ = position(of: text) }
        return .labels(texts)
      }
    } else if let periods = periods(literals, in: scope.tree) {
      return periods
    } else if literals.allSatisfy({ tree.isQuantity($0) }) {
      let numbers = literals.compactMap { literal($0, in: scope.tree) }
      guard let first = numbers.first, numbers.count == literals.count else { return nil }
      let isAlike = numbers.allSatisfy { $0.unit.dimension == first.unit.dimension }
      if isAlike, Set(numbers.map(\.value)).count == numbers.count {
        return .numbers(numbers.map(\.value), first.unit)
      }
    }
    report(.mixedLevels(at: span))
    return nil
  }

  /// The values that `target` has where the question says none: those that it draws, or its range.
  private func ownValues(
    of target: CheckedQuestion.Target, _ factor: SweepRequest.Factor, isGrid: Bool
  ) -> Sweep.Values? {
    let definition = model[target.definition]
    let isDrawn = model.isDrawn(target.definition)
    guard case .quantity(let dimension) = definition.type, isDrawn || definition.range != nil else {
      report(
        .moverWithoutRange(
          target.text, at: factor.span,
          declared: definition.role == .input ? definition.span : nil))
      return nil
    }
    let unit = definition.unit ?? model.units.plainUnit(for: dimension)
    if isGrid {
      report(.gridWithoutSteps(target.text, at: factor.span, isDrawn: isDrawn))
      return nil
    }
    if isDrawn { return .drawn(unit) }
    return definition.range.map { .range($0, unit) }
  }

  /// `true` iff `values` are of the kind that `target` has; reports where they are not.
  private func agree(
    _ values: Sweep.Values, with target: CheckedQuestion.Target, _ factor: SweepRequest.Factor
  ) -> Bool {
    let type: ValueType
    switch values {
    case .levels(.numbers(_, let unit)), .range(_, let unit): type = .quantity(unit.dimension)
    case .levels(.labels): type = .text
    case .levels(.periods(_, let kind)): type = .period(kind)
    case .drawn: return true
    }
    let definition = model[target.definition]
    if unification.unify(definition.type, type) { return definition.type != .failed }
    report(
      DimensionMismatch(
        verb: "an input and its values do not agree:",
        lhs: (definition.type, factor.target.span), rhs: (type, factor.span)))
    return false
  }

}
