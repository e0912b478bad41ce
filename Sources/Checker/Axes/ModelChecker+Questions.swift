import Diagnostics
import Dimensions
import Syntax

/// Pass 5: the questions.
extension ModelChecker {

  /// Checks all questions of the text.
  func checkQuestions() {
    for (tree, question) in text.questions {
      let scope = Scope(tree: tree)
      let count = errorCount
      guard let kind = check(question.kind, at: question.span, in: scope), errorCount == count
      else { continue }
      guard kind.formulas.allSatisfy({ model.reached(from: $0).isDisjoint(with: broken) }) else {
        continue
      }
      let file = question.file.flatMap { resultFile($0, of: question.kind) }
      guard errorCount == count else { continue }
      model.questions.append(
        CheckedQuestion(
          kind: kind, span: question.span, text: line(at: question.span), file: file))
    }
    for (tree, expression) in text.shown {
      let count = errorCount
      var shown = shown(expression, in: Scope(tree: tree))
      shown.isBare = true
      guard errorCount == count, model.reached(from: shown.formula).isDisjoint(with: broken) else {
        continue
      }
      model.questions.append(
        CheckedQuestion(kind: .show(shown), span: shown.span, text: shown.text))
    }
    checkOverrides()
    addClaims()
  }

  /// Types `question`.
  private func check(_ question: Question.Kind, at span: SourceSpan, in scope: Scope)
    -> CheckedQuestion.Kind?
  {
    switch question {
    case .show(let expressions):
      if expressions.count == 1 { return .show(shown(expressions[0], in: scope)) }
      return .list(expressions.map { listed($0, in: scope) })
    case .plot(let expression):
      return .plot(shown(checkQuantity(expression, in: scope), expression, in: scope))
    case .histogram(let expression, let bins):
      return .histogram(
        shown(checkQuantity(expression, in: scope), expression, in: scope), bins: bins)
    case .expect(let condition, let precision):
      return self.condition(condition, precision, in: scope).map { .expect($0) }
    case .claim(let source, let condition, let precision, let mark):
      return claim(source, condition, precision, mark, in: scope).map { .claim($0) }
    case .audit(let modules):
      let found = modules.compactMap { audited($0) }
      return found.count == modules.count ? .audit(of: found) : nil
    case .solve(let equations, let clauses, let movers):
      return checkSolve(equations, clauses, for: movers, at: span, in: scope)
    case .flip(let first, let second, let clauses, let movers):
      return checkFlip(first, against: second, clauses, along: movers, at: span, in: scope)
    case .tornado(let value, let movers):
      return checkTornado(value, for: movers, in: scope)
    case .importance(let value, let groups, let ignoresCorrelations):
      return study(value, moving: groups, "`importance`", in: scope)
        .map { .importance($0, ignoresCorrelations: ignoresCorrelations) }
    case .stress(let value, let movers):
      return study(value, moving: movers, "`stress`", in: scope).map { .stress($0) }
    case .explain(let value, let draw, let depth):
      return checkExplanation(of: value, at: draw, depth: depth, in: scope)
    case .optimize(let value, let isMaximum, let choices, let conditions):
      return checkOptimization(
        of: value, isMaximum: isMaximum, over: choices, conditions, in: scope)
    case .information(let value, let groups):
      return checkInformation(in: value, for: groups, in: scope)
    case .bridge(let value, let start, let end, let groups):
      return checkBridge(value, from: start, to: end, for: groups, in: scope)
    case .compare(let values, let clauses):
      return checkComparison(of: values, clauses, at: span, in: scope)
    case .sweep(let sweep):
      return checkSweep(sweep, at: span, in: scope)
    }
  }

  /// The claims of the module called `name`; `nil`, with a report, where it is none that is used.
  private func audited(_ name: Name) -> CheckedQuestion.AuditedModule? {
    guard text.modules.contains(name.symbol) else {
      let used = Set(text.modules.compactMap { $0 }).map { spelling($0) }.sorted()
      report(.moduleNotUsed(spelling(name.symbol), at: name.span, used: used))
      return nil
    }
    let claims = text.moduleClaims.filter { text.modules[$0.tree] == name.symbol }
    let checked = claims.compactMap { tree, question -> CheckedQuestion? in
      check(question.kind, at: question.span, in: Scope(tree: tree)).map {
        CheckedQuestion(kind: $0, span: question.span, text: line(at: question.span))
      }
    }
    return CheckedQuestion.AuditedModule(name: spelling(name.symbol), claims: checked)
  }

  /// Types `expression`, one of several that are to be shown: what is said of all is no part of its heading.
  private func listed(_ expression: ExpressionID, in scope: Scope) -> Shown {
    var result = shown(expression, in: scope)
    var inner = expression
    while case .world(let body, _) = text.trees[scope.tree][inner] { inner = body }
    result.text = heading(of: inner, in: scope)
    return result
  }

  /// Types what `source` claims; one that cannot be checked is a text.
  private func claim(
    _ source: String, _ condition: ExpressionID, _ precision: Precision?, _ mark: ClaimMark?,
    in scope: Scope
  ) -> CheckedQuestion.Claim? {
    if case .unchecked = mark {
      guard case .text(let index) = text.trees[scope.tree][condition], precision == nil else {
        report(.uncheckedCondition(at: span(of: condition, in: scope)))
        return nil
      }
      return CheckedQuestion.Claim(
        source: source, condition: nil, text: text.trees[scope.tree].texts[Int(index)], mark: mark)
    }
    guard let checked = self.condition(condition, precision, in: scope) else { return nil }
    let place = span(of: condition, in: scope)
    var end = place.end
    switch precision {
    case .digits(_, let span): end = span.end
    case .tolerance(let expression): end = span(of: expression, in: scope).end
    case nil: break
    }
    let whole = SourceSpan(file: place.file, start: place.start, end: end)
    return CheckedQuestion.Claim(
      source: source, condition: checked, text: line(at: whole), mark: mark)
  }

  /// Types `expression`, which is to be shown.
  func shown(_ expression: ExpressionID, in scope: Scope) -> Shown {
    let typed = check(expression, in: scope)
    return shown(typed, expression, in: scope)
  }

  /// `typed` with the text of `expression`, from which it comes.
  func shown(_ typed: Typed, _ expression: ExpressionID, in scope: Scope) -> Shown {
    let span = self.span(of: expression, in: scope)
    return Shown(
      formula: typed.formula, type: unification.resolve(typed.type), unit: typed.unit,
      text: heading(of: expression, in: scope), span: span,
      isConverted: conversion(in: expression, text.trees[scope.tree]) != nil)
  }

  /// The conversion that `expression` is, inside of all worlds.
  private func conversion(in expression: ExpressionID, _ tree: SyntaxTree) -> ExpressionID? {
    var inner = expression
    while case .world(let body, _) = tree[inner] { inner = body }
    if case .conversion = tree[inner] { return inner }
    return nil
  }

  /// The text of `expression` for a heading, without the unit it is asked in.
  private func heading(of expression: ExpressionID, in scope: Scope) -> String {
    let tree = text.trees[scope.tree]
    let span = self.span(of: expression, in: scope)
    guard let conversion = conversion(in: expression, tree),
      case .conversion(let body, let index) = tree[conversion]
    else { return line(at: span) }
    // The year whose money is converted is part of what is asked, as the unit is not.
    let end = tree.displayUnits[Int(index)].span.end
    let rest = line(at: SourceSpan(file: span.file, start: end, end: span.end))
    let value = line(at: self.span(of: body, in: scope))
    return rest.isEmpty ? value : value + " " + rest
  }

  /// Types a condition that is to hold, and how near it must be.
  func condition(_ expression: ExpressionID, _ precision: Precision?, in scope: Scope)
    -> CheckedQuestion.Condition?
  {
    guard case .binary(let operation, let lhs, let rhs) = text.trees[scope.tree][expression],
      let comparison = CheckedQuestion.Comparison(rawValue: operation.rawValue)
    else {
      if let precision { reportMisplaced(precision, behind: expression, in: scope) }
      let typed = checkCondition(expression, in: scope)
      return .holds(shown(typed, expression, in: scope))
    }
    let first = check(lhs, in: scope)
    let second = check(rhs, in: scope)
    _ = compare(
      first, operation, second, lhs, rhs, at: span(of: expression, in: scope), in: scope)
    guard let nearness = nearness(precision, comparison, of: first, in: expression, scope) else {
      return nil
    }
    let left = shown(first, lhs, in: scope)
    return .compares(left, comparison, shown(second, rhs, in: scope), nearness)
  }

  /// How near two values must be, or `nil`, with a report, where `precision` makes no sense.
  private func nearness(
    _ precision: Precision?, _ comparison: CheckedQuestion.Comparison, of value: Typed,
    in condition: ExpressionID, _ scope: Scope
  ) -> CheckedQuestion.Nearness? {
    guard let precision else { return .digits(CheckedQuestion.digitsOfEquality) }
    guard comparison == .equal else {
      reportMisplaced(precision, behind: condition, in: scope)
      return nil
    }
    switch precision {
    case .digits(let count, let span):
      guard (1...15).contains(count) else {
        report(.wrongDigits(at: span))
        return nil
      }
      return .digits(count)
    case .tolerance(let expression):
      let tolerance = checkQuantity(expression, in: scope)
      if tolerance.unit?.factors.first?.name == "%", tolerance.unit?.factors.count == 1 {
        return .relative(tolerance.formula)
      }
      guard unification.unify(value.type, tolerance.type) else {
        report(
          DimensionMismatch(
            verb: "a value and its tolerance do not agree:",
            lhs: (value.type, model.formulas.span(of: value.formula)),
            rhs: (tolerance.type, span(of: expression, in: scope))))
        return nil
      }
      return .absolute(tolerance.formula)
    }
  }

  /// Reports a `precision` behind a `condition` that is no equality.
  private func reportMisplaced(
    _ precision: Precision, behind condition: ExpressionID, in scope: Scope
  ) {
    let place = span(of: condition, in: scope)
    let last: SourceSpan
    switch precision {
    case .digits(_, let span): last = span
    case .tolerance(let expression): last = span(of: expression, in: scope)
    }
    // Parentheses belong to no expression's span, so only a text without them can be cut out.
    let span = SourceSpan(file: place.file, start: place.end, end: last.end)
    let isFlat = !sources.text(of: span).contains { "()".contains($0) }
    report(.misplacedPrecision(at: place, precision: isFlat ? span : nil))
  }

  /// Resolves what is set for all questions: the overrides and scenario of the command.
  private func checkOverrides() {
    var steps: [[WorldOverride]] = []
    if let (_, overlay) = text.scenario { steps += self.steps(of: overlay) ?? [] }
    var step: [WorldOverride] = []
    for (tree, override) in text.overrides {
      if let resolved = self.step([override], in: Scope(tree: tree), allowsSweeps: true) {
        step += resolved
      }
    }
    if !step.isEmpty { steps.append(step) }
    model.root = steps
  }

}

extension CheckedQuestion.Kind {

  /// The formulas that the question asks about.
  package var formulas: [FormulaID] {
    switch self {
    case .show(let shown), .plot(let shown), .histogram(let shown, _): [shown.formula]
    case .list(let values): values.map(\.formula)
    case .expect(let condition): condition.formulas
    case .claim(let claim): claim.condition?.formulas ?? []
    case .audit(let modules): modules.flatMap { $0.claims.flatMap(\.kind.formulas) }
    case .solve(let solve): solve.formulas
    case .flip(let flip): flip.formulas
    case .tornado(let study), .importance(let study, _), .stress(let study): [study.shown.formula]
    case .bridge(let bridge): [bridge.shown.formula]
    case .explain(let derivation): [derivation.shown.formula]
    case .optimize(let optimization):
      [optimization.study.shown.formula] + optimization.conditions.map(\.shown.formula)
    case .information(let decision): [decision.study.shown.formula]
    case .compare(let comparison): comparison.values.map(\.formula)
    case .sweep(let sweep): sweep.values.map(\.formula)
    }
  }

}

extension CheckedQuestion {

  /// The significant digits in which two values agree that count as equal: three fewer than a `Double` holds,
  /// which leaves room for the rounding of some thousand operations.
  package static let digitsOfEquality = 12

}
