import Calendars
import Diagnostics

/// Values that vary along two axes of time.
///
/// A quarterly and a yearly value in one operation would make a table of every quarter with every year, of which most cells
/// mean nothing. Two axes of one frequency, such as the year and the cohort that was sold in another one, are meant to meet,
/// and so are two frequencies where the formula says which period of one belongs to which of the other: in a condition
/// that compares them, `year(quarter) == year`, and in what is reckoned under such a condition.
extension AxisInference {

  /// Reports that `lhs` and `rhs`, whose axes are `first` and `second` and which `formula` puts together, vary along axes
  /// of two frequencies, unless that is what the formula says. Where they are compared, `isComparison`.
  func checkTimes(
    _ first: [AxisID], _ lhs: FormulaID, _ second: [AxisID], _ rhs: FormulaID, isComparison: Bool,
    frame: FrameID
  ) {
    if first.isEmpty || second.isEmpty || first == second { return }
    for a in first where !second.contains(a) {
      guard let fine = timeKind(of: a) else { continue }
      for b in second where !first.contains(b) {
        guard let coarse = timeKind(of: b), coarse != fine,
          !related.contains(where: { $0.contains(a) && $0.contains(b) })
        else { continue }
        if isReckoning(lhs, throughNames: isComparison, frame: frame),
          isReckoning(rhs, throughNames: isComparison, frame: frame)
        {
          return
        }
        let (left, right) = (model.formulas.span(of: lhs), model.formulas.span(of: rhs))
        report(
          .mixedFrequencies((fine, model[a].name, left), (coarse, model[b].name, right)),
          at: left)
        return
      }
    }
  }

  /// The periods of `axis`, if it is one of time.
  private func timeKind(of axis: AxisID) -> PeriodKind? {
    if axis == .draw || axis == .replicate { return nil }
    if let known = timeKinds[axis] { return known }
    let kind = model[axis].series?.kind
    timeKinds[axis] = .some(kind)
    return kind
  }

  /// What `body` says, where conditions with `axes` hold around it.
  func under(_ axes: [AxisID], _ body: () -> [AxisID]) -> [AxisID] {
    related.append(axes)
    defer { related.removeLast() }
    return body()
  }

  /// `true` iff `formula` is made of nothing but axes, dates and numbers, so that it reckons with the calendar itself; with
  /// `throughNames`, definitions that do so count too.
  private func isReckoning(_ formula: FormulaID, throughNames: Bool, frame: FrameID) -> Bool {
    switch model.formulas[formula] {
    case .constant, .axis, .position: true
    case .unary(_, let operand), .gather(let operand, _):
      isReckoning(operand, throughNames: throughNames, frame: frame)
    case .binary(_, let lhs, let rhs):
      [lhs, rhs].allSatisfy { isReckoning($0, throughNames: throughNames, frame: frame) }
    case .select(let condition, let accepted, let rejected):
      [condition, accepted, rejected].allSatisfy {
        isReckoning($0, throughNames: throughNames, frame: frame)
      }
    case .definition(let id): isReckoning(id, throughNames: throughNames)
    case .parameter(let number):
      isArgumentReckoning(number, throughNames: throughNames, frame: frame)
    case .cells, .fileColumn, .reduction, .pick, .row, .call, .draw, .statistic, .cashFlow,
      .resampling, .previous, .recurrence, .world:
      false
    }
  }

  /// `true` iff what parameter `number` stands for during the call `frame` reckons with the calendar.
  private func isArgumentReckoning(_ number: Int, throughNames: Bool, frame: FrameID) -> Bool {
    let (formula, outer) = parameter(number, frame: frame)
    return isReckoning(formula, throughNames: throughNames, frame: outer)
  }

  /// `true` iff `definition` is a date or the labels of rows, or, with `throughNames`, is reckoned from such.
  private func isReckoning(_ definition: DefinitionID, throughNames: Bool) -> Bool {
    if case .period = model[definition].type { return true }
    if case .axis = model.formulas[model[definition].formula] { return true }
    guard throughNames, model.recurrenceOfDefinitions[definition] == nil else { return false }
    return isReckoning(model[definition].formula, throughNames: true, frame: .outermost)
  }

}
