import Diagnostics

/// Pass 6: the axes.
extension ModelChecker {

  /// Finds the axes of all definitions and questions and reports what does not fit.
  func inferAxes() {
    if hasBrokenItems { return }
    let inference = AxisInference(model, known: knownAxes ?? [:])
    if knownAxes == nil {
      inferAxesOfDefinitions(inference)
      checkAxesOfCorrelations(inference)
    }
    let world = inference.world(after: .steps(model.root), in: .base)
    for check in model.assertions.flatMap(\.checks) {
      self.check(check.condition, in: world, inference)
    }
    for question in model.questions { check(question, in: world, inference) }
    if inference.worlds.isExhausted { report(.tooManyCalls(limit: WorldTable.frameLimit)) }
    diagnostics += inference.diagnostics
    model.worlds = inference.worlds
    model.axes = inference.model.axes
    knownAxes = inference.axesInBase
  }

  /// Finds the axes of all definitions, in the base world and where scenarios set them.
  private func inferAxesOfDefinitions(_ inference: AxisInference) {
    for definition in model.order where !broken.contains(definition) {
      _ = inference.axes(of: definition, in: .base)
    }
    for scenario in model.scenarios {
      let changed = inference.world(after: .steps(scenario.steps), in: .base)
      for target in Set(scenario.steps.joined().map(\.target)) where !broken.contains(target) {
        _ = inference.axes(of: target, in: changed)
      }
    }
  }

  /// Finds the axes of the formulas of `question` in `world`.
  private func check(_ question: CheckedQuestion, in world: WorldID, _ inference: AxisInference) {
    switch question.kind {
    case .show(let shown):
      _ = inference.axes(of: shown.formula, in: world)
    case .list(let values):
      for value in values { _ = inference.axes(of: value.formula, in: world) }
    case .plot(let shown):
      let axes = inference.axes(of: shown.formula, in: world)
      if !axes.contains(where: { $0 != .draw }) {
        report(.nothingToPlot(at: shown.span, question: question.span))
      }
    case .histogram(let shown, _):
      let axes = inference.axes(of: shown.formula, in: world)
      if !axes.contains(.draw), world == .base {
        report(.certainValue("histogram", at: question.span, value: shown.span))
      }
    case .expect(let condition):
      check(condition, in: world, inference)
    case .claim(let claim):
      if let condition = claim.condition { check(condition, in: world, inference) }
    case .audit(let modules):
      for claim in modules.flatMap(\.claims) { check(claim, in: world, inference) }
    case .solve(let solve):
      checkAxes(of: solve, in: world, inference)
    case .flip(let flip):
      checkAxes(of: flip, in: world, inference)
    case .tornado(let study), .importance(let study, _), .stress(let study):
      _ = inference.axes(of: study.shown.formula, in: world)
    case .bridge(let bridge):
      for steps in [bridge.start, bridge.end] {
        let changed = inference.world(after: .steps(steps), in: world)
        _ = inference.axes(of: bridge.shown.formula, in: changed)
      }
    case .explain(let derivation):
      let axes = inference.axes(of: derivation.shown.formula, in: world)
      if derivation.draw == nil { break }
      requireOneValue(derivation.shown, "`explain … at`", axes.filter { $0 != .draw }, inference)
      if !axes.contains(.draw), world == .base {
        report(.drawOfCertainValue(at: derivation.shown.span))
      }
    case .optimize(let optimization):
      check(optimization, in: world, inference)
    case .information(let decision):
      _ = inference.axes(of: decision.study.shown.formula, in: world)
      if case .elements(let formula, let names) = decision.alternatives {
        let wanted = Set(names.map(\.name))
        let axes = inference.axes(of: formula, in: world)
          .filter { wanted.contains(inference.model[$0].name) }
        if axes.reduce(1, { $0 * inference.model.count(of: $1) }) < 2 {
          report(.oneAlternative(names.map(\.name), at: decision.study.shown.span))
        }
      }
    case .compare(let comparison):
      for value in comparison.values { _ = inference.axes(of: value.formula, in: world) }
    case .sweep(let sweep):
      for value in sweep.values { _ = inference.axes(of: value.formula, in: world) }
    }
  }

  /// Reports where `optimization` has more than one value beside the axes that it chooses from, or lacks one of these.
  private func check(
    _ optimization: Optimization, in world: WorldID, _ inference: AxisInference
  ) {
    let shown = optimization.study.shown
    let chosen = Set(optimization.axes.map(\.axis))
    let own = inference.axes(of: shown.formula, in: world)
    for side in [shown] + optimization.conditions.map(\.shown) {
      let axes = inference.axes(of: side.formula, in: world)
        .filter { $0 != .draw && !chosen.contains($0) }
      requireOneValue(side, "`optimize`", axes, inference)
    }
    for axis in optimization.axes where !own.contains(axis.axis) {
      report(.chosenAxisMissing(axis.name, at: axis.span, value: shown.span))
    }
  }

  /// Finds the axes of the formulas of `condition` in `world`, and reports where several values are wanted of one.
  private func check(
    _ condition: CheckedQuestion.Condition, in world: WorldID, _ inference: AxisInference
  ) {
    switch condition {
    case .holds(let shown):
      _ = inference.axes(of: shown.formula, in: world)
    case .compares(let lhs, let comparison, let rhs, let nearness):
      let found = inference.axes(of: lhs.formula, in: world)
      let wanted = inference.axes(of: rhs.formula, in: world)
      switch nearness {
      case .digits: break
      case .relative(let formula), .absolute(let formula):
        _ = inference.axes(of: formula, in: world)
      }
      let extra = wanted.filter { !found.contains($0) }
      if comparison == .equal, let axis = extra.first {
        report(
          .severalWanted(
            extra.map { inference.model[$0].name }, at: rhs.span, value: lhs.span,
            declared: inference.model[axis].span))
      }
    }
  }

  /// Reports `side`, which spreads over `axes`, if that makes it more than one value.
  private func requireOneValue(
    _ side: Shown, _ purpose: String, _ axes: [AxisID], _ inference: AxisInference
  ) {
    if axes.isEmpty { return }
    report(.tooManyAxes(axes.map { inference.model[$0].name }, at: side.span, purpose: purpose))
  }

}
