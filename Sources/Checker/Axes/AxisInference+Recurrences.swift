import Diagnostics

/// The axes of recurrences.
///
/// The members of a group need each other, so their axes are found by going through all of them again and again until nothing
/// is added; what is missing on the way there is nothing to report, so only the last pass reports. A member may be used
/// element by element only: a formula that reduces over the axis, picks from it, resamples, takes a statistic or changes the
/// world would need elements that are not there yet.
extension AxisInference {

  /// Finds the axes of the members of the group with the number `group` in their home `world`.
  func resolve(_ group: Int, in world: WorldID) {
    let members = model.recurrences[group].members
    let axis = model.recurrences[group].axis
    var axes = Dictionary(uniqueKeysWithValues: members.map { ($0, [AxisID]()) })
    for member in members where isRecurrence(member) { axes[member] = [axis] }
    let outer = (turn, diagnostics, reported)
    var isSettled = false
    while true {
      var next = axes
      for member in members {
        turn = Turn(group: group, home: world, axes: next, member: member)
        let found = self.axes(of: model[member].formula, in: world)
        next[member] = union(next[member] ?? [], found, at: model[member].formula)
      }
      if isSettled { break }
      isSettled = next == axes
      axes = next
      (_, diagnostics, reported) = outer
    }
    turn = outer.0
    for member in members {
      known[world, default: [:]][member] = axes[member]
      checkTime(of: member, axes[member] ?? [], along: axis)
    }
  }

  /// `true` iff `definition` says how it begins.
  private func isRecurrence(_ definition: DefinitionID) -> Bool {
    if case .recurrence = model.formulas[model[definition].formula] { true } else { false }
  }

  /// Reports a member over `axes` that varies along another axis of time than `axis`, in other steps.
  private func checkTime(of member: DefinitionID, _ axes: [AxisID], along axis: AxisID) {
    guard let kind = model[axis].series?.kind, isRecurrence(member),
      let other = axes.first(where: { other in
        other != axis && other != .draw && model[other].series.map { $0.kind != kind } ?? false
      })
    else { return }
    let span = model[member].span
    report(
      .secondTimeAxis(
        model[member].name, along: model[axis].name, other: model[other].name, at: span,
        model[other].span), at: span)
  }

  /// The axes of `definition`, whose home is `home`, where it is in the group that is being looked at.
  func axesInTurn(of definition: DefinitionID, home: WorldID) -> [AxisID]? {
    guard let turn, let axes = turn.axes[definition] else { return nil }
    guard turn.isWhole || home != turn.home else { return axes }
    let member = turn.member
    report(
      .recurrenceAsWhole(
        model[definition].name, along: model[model.recurrences[turn.group].axis].name,
        at: model.formulas.span(of: model[member].formula), declared: model[definition].span),
      at: model[member].span)
    return axes
  }

  /// What `body` finds where members of the group at hand are taken as a whole, which they cannot be.
  func whole(_ body: () -> [AxisID]) -> [AxisID] {
    let outer = turn?.isWhole
    turn?.isWhole = true
    defer { if let outer { turn?.isWhole = outer } }
    return body()
  }

  /// What `body` finds where axes called `names` are reduced or picked from.
  func whole(overAnyOf names: [String], _ body: () -> [AxisID]) -> [AxisID] {
    guard let turn, names.contains(model[model.recurrences[turn.group].axis].name) else {
      return body()
    }
    return whole(body)
  }

  /// The axes of a recurrence.
  func axes(
    of recurrence: RecurrenceFormula, _ formula: FormulaID, in world: WorldID, frame: FrameID
  ) -> [AxisID] {
    (recurrence.initials + [recurrence.next]).reduce([recurrence.axis]) {
      union($0, axes(of: $1, in: world, frame: frame), at: formula)
    }
  }

  /// The axes of the previous value of `body`, or of `otherwise` before there is one.
  func axes(
    ofPrevious body: FormulaID, _ otherwise: FormulaID?, _ formula: FormulaID, in world: WorldID,
    frame: FrameID
  ) -> [AxisID] {
    let own = axes(of: body, in: world, frame: frame)
    if let turn {
      let axis = model.recurrences[turn.group].axis
      let span = model.formulas.span(of: formula)
      // A member without the axis takes another one as a whole, which is reported there.
      var isMember = false
      if case .definition(let id) = model.formulas[body] { isMember = turn.axes[id] != nil }
      if turn.isWhole || !own.contains(axis) && !isMember {
        report(
          .previousOfConstant(
            model[axis].name, at: span, value: model.formulas.span(of: body)), at: span)
      }
    }
    guard let otherwise else { return own }
    return union(own, axes(of: otherwise, in: world, frame: frame), at: formula)
  }

}

extension CheckedModel {

  /// What `definition` and all that is computed with it need, itself and them left out.
  package func dependenciesOfGroup(of definition: DefinitionID) -> [DefinitionID] {
    guard let group = recurrenceOfDefinitions[definition] else {
      return dependencies[definition.index]
    }
    let members = recurrences[group].members
    let needs = members.flatMap { dependencies[$0.index] }
    return needs.filter { recurrenceOfDefinitions[$0] != group }
  }

}
