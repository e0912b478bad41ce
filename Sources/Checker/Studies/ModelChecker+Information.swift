import Diagnostics
import Syntax

/// Decisions, and what knowing more is worth to them.
extension ModelChecker {

  /// Types a request for what knowing `groups` of inputs is worth to the choice that `expression` makes.
  func checkInformation(in expression: ExpressionID, for groups: [MoverGroup], in scope: Scope)
    -> CheckedQuestion.Kind?
  {
    let count = errorCount
    let shown = shown(checkQuantity(expression, in: scope), expression, in: scope)
    guard errorCount == count else { return nil }
    guard let (isMaximum, alternatives) = choice(in: shown.formula, []) else {
      report(.noChoice(at: shown.span))
      return nil
    }
    guard
      let study = study(
        of: shown, moving: groups, "`value of information`", since: count, allowsOverlap: true,
        in: scope)
    else { return nil }
    return .information(
      Decision(study: study, isMaximum: isMaximum, alternatives: alternatives))
  }

  /// The alternatives of which `formula`, read in the worlds that `changes` make, takes the best, and whether that is the greatest;
  /// `nil` where it takes none.
  private func choice(in formula: FormulaID, _ changes: [WorldChange])
    -> (isMaximum: Bool, Decision.Alternatives)?
  {
    /// `alternative` in the worlds that are around the choice.
    func placed(_ alternative: FormulaID) -> FormulaID {
      changes.reversed().reduce(alternative) { body, change in
        model.formulas.add(change, to: body, at: model.formulas.span(of: body))
      }
    }
    switch model.formulas[formula] {
    case .world(let body, let index):
      guard case .steps = model.formulas.changes[index] else { return nil }
      return choice(in: body, changes + [model.formulas.changes[index]])
    case .definition(let id):
      guard model[id].role == .formula else { return nil }
      return choice(in: model[id].formula, changes)
    case .reduction(let index):
      let reduction = model.formulas.reductions[index]
      guard reduction.reduction == .max || reduction.reduction == .min, reduction.condition == nil
      else { return nil }
      return (
        reduction.reduction == .max, .elements(placed(reduction.body), reduction.axes)
      )
    case .binary(let operation, _, _):
      guard operation == .maximum || operation == .minimum else { return nil }
      let formulas = alternatives(of: formula, operation)
      return (
        operation == .maximum,
        .formulas(
          formulas.map { (placed($0), line(at: model.formulas.span(of: $0))) })
      )
    case .constant, .axis, .cells, .fileColumn, .gather, .parameter, .unary, .select, .pick, .row,
      .call, .draw, .statistic, .position, .cashFlow, .resampling, .previous, .recurrence:
      return nil
    }
  }

  /// The arguments of the call of `max` or `min` that `formula` is.
  private func alternatives(of formula: FormulaID, _ operation: BinaryOperation) -> [FormulaID] {
    var last: [FormulaID] = []
    var inner = formula
    // The call makes pairs, all at its own place.
    while case .binary(operation, let first, let second) = model.formulas[inner],
      model.formulas.span(of: inner) == model.formulas.span(of: formula)
    {
      last.append(second)
      inner = first
    }
    return [inner] + last.reversed()
  }

}
