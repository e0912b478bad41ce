import Diagnostics
import Dimensions
import Syntax

/// Types of operations on two values.
extension ModelChecker {

  /// Types `lhs operation rhs`.
  func check(
    _ operation: BinaryOperator, _ lhs: ExpressionID, _ rhs: ExpressionID, at span: SourceSpan,
    in scope: Scope
  ) -> Typed {
    switch operation {
    case .add:
      return checkSum(.add, "cannot add", lhs, rhs, at: span, in: scope)
    case .subtract:
      return checkSum(.subtract, "cannot subtract", lhs, rhs, at: span, in: scope)
    case .multiply:
      return checkProduct(.multiply, lhs, rhs, at: span, in: scope)
    case .divide:
      return checkProduct(.divide, lhs, rhs, at: span, in: scope)
    case .power:
      return checkPower(lhs, rhs, at: span, in: scope)
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      let (first, second) = checkAlike(lhs, rhs, asQuantities: false, in: scope)
      return compare(first, operation, second, lhs, rhs, at: span, in: scope)
    case .and, .or:
      let first = checkCondition(lhs, in: scope)
      let second = checkCondition(rhs, in: scope)
      let joint: BinaryOperation = operation == .and ? .and : .or
      return Typed(
        formula: model.formulas.add(.binary(joint, first.formula, second.formula), at: span),
        type: .boolean)
    }
  }

  /// Types a sum or difference, whose sides have one dimension.
  private func checkSum(
    _ operation: BinaryOperation, _ verb: String, _ lhs: ExpressionID, _ rhs: ExpressionID,
    at span: SourceSpan, in scope: Scope
  ) -> Typed {
    let (first, second) = checkAlike(lhs, rhs, asQuantities: true, in: scope)
    if first.type.isPeriod || second.type.isPeriod {
      return checkPeriods(operation, verb, first, lhs, second, rhs, at: span, in: scope)
    }
    guard unification.unify(first.type, second.type) else {
      report(
        DimensionMismatch(
          verb: verb, lhs: (first.type, self.span(of: lhs, in: scope)),
          rhs: (second.type, self.span(of: rhs, in: scope))))
      return failed(at: span)
    }
    if reportNumber(first, lhs, second, rhs, isChange: true, in: scope) { return failed(at: span) }
    guard checkSeries(of: verb, first, lhs, second, rhs, in: scope) else { return failed(at: span) }
    let formula = model.formulas.add(.binary(operation, first.formula, second.formula), at: span)
    return Typed(
      formula: formula, type: joined(first.type, second.type), unit: sharedUnit(first, second),
      series: sharedSeries(first, second))
  }

  /// The type of a value that is made of a `lhs` and a `rhs`: failed where one of them is.
  private func joined(_ lhs: ValueType, _ rhs: ValueType) -> ValueType {
    lhs == .failed ? rhs : lhs
  }

  /// The unit of the sum of `lhs` and `rhs`: a factor of `1 + 19%` is no percentage.
  func sharedUnit(_ lhs: Typed, _ rhs: Typed) -> MeasuringUnit? {
    if lhs.unit == rhs.unit { return lhs.unit }
    if lhs.unit?.isPercentage == true, rhs.unit?.isPercentage == true {
      return lhs.unit?.symbol == "%" ? lhs.unit : rhs.unit
    }
    if let unit = lhs.unit, unit.dimension.isDimensionless { return nil }
    if let unit = rhs.unit, unit.dimension.isDimensionless { return nil }
    return lhs.unit ?? rhs.unit
  }

  /// Types a product or quotient.
  private func checkProduct(
    _ operation: BinaryOperation, _ lhs: ExpressionID, _ rhs: ExpressionID, at span: SourceSpan,
    in scope: Scope
  ) -> Typed {
    let first = checkQuantity(lhs, in: scope)
    let second = checkQuantity(rhs, in: scope)
    let formula = model.formulas.add(.binary(operation, first.formula, second.formula), at: span)
    guard case .quantity(let a) = first.type, case .quantity(let b) = second.type else {
      return Typed(formula: formula, type: .failed)
    }
    let isQuotient = operation == .divide
    let dimension = isQuotient ? a / b : a * b
    var unit: MeasuringUnit?
    if b.isDimensionless, !a.isDimensionless { unit = first.unit }
    if a.isDimensionless, !b.isDimensionless, !isQuotient { unit = second.unit }
    return Typed(
      formula: formula, type: .quantity(dimension), unit: unit,
      series: isQuotient ? quotientSeries(first, second) : productSeries(first, second))
  }

  /// Types a power: a plain number to a plain number, or a quantity to a literal.
  private func checkPower(
    _ lhs: ExpressionID, _ rhs: ExpressionID, at span: SourceSpan, in scope: Scope
  ) -> Typed {
    let base = checkQuantity(lhs, in: scope)
    let exponent = checkQuantity(rhs, in: scope)
    let formula = model.formulas.add(.binary(.power, base.formula, exponent.formula), at: span)
    if !unification.unify(exponent.type, .quantity(.one)) {
      report(
        expected: "a plain number", found: exponent.type, at: self.span(of: rhs, in: scope),
        help: waysToCount(exponent, rhs, in: scope))
      return Typed(formula: formula, type: .failed)
    }
    guard case .quantity(let dimension) = unification.resolve(base.type) else {
      return Typed(formula: formula, type: .failed)
    }
    if dimension.isDimensionless { return Typed(formula: formula, type: .quantity(.one)) }
    if let value = constant(exponent.formula), let power = Rational(exactly: value) {
      return Typed(formula: formula, type: .quantity(dimension.raised(to: power)))
    }
    if dimension.factors.contains(where: \.base.isVariable),
      unification.unify(dimension, .one)
    {
      return Typed(formula: formula, type: .quantity(.one))
    }
    reportExponent(
      of: base.type, at: self.span(of: rhs, in: scope), base: self.span(of: lhs, in: scope))
    return Typed(formula: formula, type: .failed)
  }

  /// The value of `formula`, where it is arithmetic on numbers that are written there: an exponent such as `(1/3)`.
  func constant(_ formula: FormulaID) -> Double? {
    switch model.formulas[formula] {
    case .constant(let value):
      return value
    case .unary(.negate, let operand):
      return constant(operand).map { -$0 }
    case .binary(let operation, let lhs, let rhs):
      guard let a = constant(lhs), let b = constant(rhs) else { return nil }
      switch operation {
      case .add: return a + b
      case .subtract: return a - b
      case .multiply: return a * b
      case .divide: return a / b
      case .power, .minimum, .maximum, .equal, .notEqual, .less, .lessOrEqual, .and, .or:
        return nil
      }
    case .unary, .definition, .axis, .cells, .fileColumn, .gather, .parameter, .select, .reduction,
      .pick, .row, .call, .draw, .statistic, .resampling, .position, .cashFlow, .previous,
      .recurrence, .world:
      return nil
    }
  }

  /// Types a comparison of `first` and `second`, which are the values of `lhs` and `rhs`.
  func compare(
    _ first: Typed, _ operation: BinaryOperator, _ second: Typed, _ lhs: ExpressionID,
    _ rhs: ExpressionID, at span: SourceSpan, in scope: Scope
  ) -> Typed {
    if !unification.unify(first.type, second.type) {
      report(
        DimensionMismatch(
          verb: "cannot compare", lhs: (first.type, self.span(of: lhs, in: scope)),
          rhs: (second.type, self.span(of: rhs, in: scope))))
      return failed(at: span)
    }
    if reportNumber(first, lhs, second, rhs, isChange: false, in: scope) { return failed(at: span) }
    let (a, b) = (first.formula, second.formula)
    let formula: Formula
    switch operation {
    case .equal: formula = .binary(.equal, a, b)
    case .notEqual: formula = .binary(.notEqual, a, b)
    case .less: formula = .binary(.less, a, b)
    case .lessOrEqual: formula = .binary(.lessOrEqual, a, b)
    case .greater: formula = .binary(.less, b, a)
    case .greaterOrEqual: formula = .binary(.lessOrEqual, b, a)
    case .add, .subtract, .multiply, .divide, .power, .and, .or:
      preconditionFailure("unreachable: \(operation.rawValue) compares nothing")
    }
    let isOrdered = operation != .equal && operation != .notEqual
    if isOrdered {
      switch unification.resolve(first.type) {
      case .boolean, .text:
        report(expected: "a quantity", found: first.type, at: self.span(of: lhs, in: scope))
      case .variable(let index):
        _ = unification.unify(.variable(index), .quantity(unification.freshQuantity()))
      case .quantity, .period, .failed:
        break
      }
    }
    return Typed(formula: model.formulas.add(formula, at: span), type: .boolean)
  }

}
