import Calendars
import Diagnostics
import Dimensions
import Syntax

/// An operand with the expression it was written as.
struct Operand {

  /// Its formula, type and unit.
  let typed: Typed

  /// The expression.
  let expression: ExpressionID

  /// Creates an operand.
  init(_ typed: Typed, _ expression: ExpressionID) {
    self.typed = typed
    self.expression = expression
  }

}

/// What a function turns periods into.
enum PeriodConversion {

  /// The period of this frequency in which its argument lies.
  case frequency(Frequency)

  /// The day on which its argument begins.
  case firstDay

  /// The day on which its argument ends.
  case lastDay

}

/// Sums and differences of periods, and the functions that lead from one kind to another.
///
/// Two periods of one kind have a difference, the number of steps between them; that of two dates is a length of time. A
/// period and a number of steps have a sum. A step is a plain number, which counts periods of the kind, or a calendar step that is
/// written in place, `1 month`, `2 quarter`, `n * 1 year`. A month has no length, so a step is not a length of time and a
/// length of time is no step: `90 day` and a value that happens to be measured in months move dates by days, and
/// nothing else. The rule at the ends of months: a date keeps its day, or takes the last one where the month is shorter,
/// so 2024-01-31 and 1 month are 2024-02-29, and going back leads to 2024-01-29.
extension ModelChecker {

  /// Types the sum or difference of `first` and `second`, the values of `left` and `right`, of which one at least is a period.
  func checkPeriods(
    _ operation: BinaryOperation, _ verb: String, _ first: Typed, _ left: ExpressionID,
    _ second: Typed, _ right: ExpressionID, at span: SourceSpan, in scope: Scope
  ) -> Typed {
    let (lhs, rhs) = (Operand(first, left), Operand(second, right))
    switch (unification.resolve(lhs.typed.type), unification.resolve(rhs.typed.type)) {
    case (.failed, _), (_, .failed):
      return failed(at: span)
    case (.period(let a), .period(let b)) where a == b && operation == .subtract:
      return difference(lhs.typed, rhs.typed, a, at: span)
    case (.period(let kind), let type) where !type.isPeriod:
      return step(lhs.typed, kind, operation, by: rhs, at: span, in: scope)
    case (let type, .period(let kind)) where !type.isPeriod && operation == .add:
      return step(rhs.typed, kind, .add, by: lhs, at: span, in: scope)
    case (.period, _), (.quantity, _), (.boolean, _), (.text, _), (.variable, _):
      let places = (
        self.span(of: lhs.expression, in: scope), self.span(of: rhs.expression, in: scope)
      )
      if operation == .add, lhs.typed.type == rhs.typed.type {
        report(.mixedPeriods("two periods cannot be added", at: span))
      } else {
        report(
          DimensionMismatch(
            verb: verb, lhs: (lhs.typed.type, places.0), rhs: (rhs.typed.type, places.1)))
      }
      return failed(at: span)
    }
  }

  /// The steps from `rhs` to `lhs`, which are of one `kind`.
  private func difference(_ lhs: Typed, _ rhs: Typed, _ kind: PeriodKind, at span: SourceSpan)
    -> Typed
  {
    let steps = model.formulas.add(.binary(.subtract, lhs.formula, rhs.formula), at: span)
    guard kind.frequency == .day, let time = model.units.dimension(named: "Time") else {
      return Typed(formula: steps, type: .quantity(.one))
    }
    let day = MeasuringUnit(
      factors: [MeasuringUnit.Factor(name: "day", exponent: .one)], dimension: time,
      scale: UnitScale(86_400))
    let length = model.formulas.add(.constant(86_400), at: span)
    return Typed(
      formula: model.formulas.add(.binary(.multiply, steps, length), at: span),
      type: .quantity(time), unit: day)
  }

  /// The period that lies `operand` before or behind `start`.
  private func step(
    _ start: Typed, _ kind: PeriodKind, _ operation: BinaryOperation, by operand: Operand,
    at span: SourceSpan, in scope: Scope
  ) -> Typed {
    let place = self.span(of: operand.expression, in: scope)
    var formula: FormulaID?
    if let step = calendarStep(operand.expression, in: scope) {
      guard let own = kind.frequency.months else {
        let months =
          operation == .add
          ? step.formula : model.formulas.add(.unary(.negate, step.formula), at: place)
        let date = dateFormula(start.formula, plusMonths: whole(months, at: place), at: span)
        return Typed(formula: date, type: .period(kind))
      }
      guard step.months % own == 0 else {
        report(.stepTooFine(kind, at: place))
        return failed(at: span)
      }
      let divisor = model.formulas.add(.constant(Double(own)), at: place)
      formula = model.formulas.add(.binary(.divide, step.formula, divisor), at: place)
    } else {
      formula = steps(of: operand, kind, at: place)
    }
    guard let formula else { return failed(at: span) }
    return Typed(
      formula: model.formulas.add(
        .binary(operation, start.formula, whole(formula, at: place)), at: span),
      type: .period(kind))
  }

  /// The number of periods of `kind` that `operand` says, or `nil`, with a report, where it says none.
  private func steps(of operand: Operand, _ kind: PeriodKind, at span: SourceSpan) -> FormulaID? {
    let isDay = kind.frequency == .day
    let time = model.units.dimension(named: "Time") ?? .one
    let type = unification.resolve(operand.typed.type)
    if case .variable = type { _ = unification.unify(type, .quantity(isDay ? time : .one)) }
    let isInMonths =
      operand.typed.unit?.factors.contains {
        ModelChecker.calendarMonths(ofUnit: $0.name) != nil
      } ?? false
    if !isDay, unification.unify(type, .quantity(.one)) { return operand.typed.formula }
    if isDay, !isInMonths, unification.unify(type, .quantity(time)) {
      let day = model.formulas.add(.constant(86_400), at: span)
      return model.formulas.add(.binary(.divide, operand.typed.formula, day), at: span)
    }
    if isDay, isInMonths {
      report(.lengthInMonths(sources.text(of: span), at: span))
    } else {
      var isPlain = false
      if case .quantity(let dimension) = type { isPlain = dimension.isDimensionless }
      report(.stepMismatch(kind, isPlain: isPlain, at: span))
    }
    return nil
  }

  /// The months that `expression` steps by on a calendar, and how many one of its steps has at the least: a literal such as
  /// `2 quarter`, or a number times one.
  private func calendarStep(_ expression: ExpressionID, in scope: Scope)
    -> (formula: FormulaID, months: Int)?
  {
    let place = span(of: expression, in: scope)
    if let months = calendarMonths(expression, in: scope.tree) {
      return (model.formulas.add(.constant(Double(months)), at: place), months)
    }
    guard case .binary(.multiply, let lhs, let rhs) = text.trees[scope.tree][expression] else {
      return nil
    }
    for (count, step) in [(lhs, rhs), (rhs, lhs)] {
      guard let months = calendarMonths(step, in: scope.tree) else { continue }
      let number = checkQuantity(count, in: scope)
      guard unification.unify(number.type, .quantity(.one)) else { return nil }
      let length = model.formulas.add(.constant(Double(months)), at: place)
      let times = whole(number.formula, at: place)
      return (model.formulas.add(.binary(.multiply, times, length), at: place), months)
    }
    return nil
  }

  /// `formula`, which has no value where it is not whole.
  private func whole(_ formula: FormulaID, at span: SourceSpan) -> FormulaID {
    if case .constant(let value) = model.formulas[formula], value == value.rounded() {
      return formula
    }
    return model.formulas.add(.unary(.wholeNumber, formula), at: span)
  }

  /// The date `months` behind `date`: its day of the month, or the last one where the month is shorter.
  private func dateFormula(_ date: FormulaID, plusMonths months: FormulaID, at span: SourceSpan)
    -> FormulaID
  {
    let start = model.formulas.add(.unary(.monthOfDay, date), at: span)
    let offset = add(.subtract, date, firstDay(ofMonth: start, at: span), at: span)
    let target = add(.add, start, months, at: span)
    let sameDay = add(.add, firstDay(ofMonth: target, at: span), offset, at: span)
    return add(.minimum, sameDay, lastDay(ofMonth: target, at: span), at: span)
  }

  /// Adds `lhs operation rhs`.
  private func add(
    _ operation: BinaryOperation, _ lhs: FormulaID, _ rhs: FormulaID, at span: SourceSpan
  ) -> FormulaID {
    model.formulas.add(.binary(operation, lhs, rhs), at: span)
  }

  /// Adds `lhs operation number`.
  private func add(
    _ operation: BinaryOperation, _ lhs: FormulaID, _ number: Int, at span: SourceSpan
  ) -> FormulaID {
    if number == 0 { return lhs }
    return add(operation, lhs, model.formulas.add(.constant(Double(number)), at: span), at: span)
  }

  /// The first day of `month`.
  private func firstDay(ofMonth month: FormulaID, at span: SourceSpan) -> FormulaID {
    model.formulas.add(.unary(.firstDayOfMonth, month), at: span)
  }

  /// The last day of `month`.
  private func lastDay(ofMonth month: FormulaID, at span: SourceSpan) -> FormulaID {
    add(.subtract, firstDay(ofMonth: add(.add, month, 1, at: span), at: span), 1, at: span)
  }

}

/// Functions of periods.
extension ModelChecker {

  /// Types the `call` of `function`, which turns a period into what `conversion` says.
  func check(
    _ conversion: PeriodConversion, _ function: BuiltinFunction, _ call: Call, at span: SourceSpan,
    in scope: Scope
  ) -> Typed {
    guard let target = target(of: conversion, function, call, in: scope) else {
      return failed(at: span)
    }
    let operand = call.arguments[0].value
    let value = check(operand, in: scope)
    guard let source = kindOfPeriod(value, operand, function, in: scope) else {
      return failed(at: span)
    }
    switch conversion {
    case .firstDay:
      let month = monthFormula(value.formula, source, at: span)
      let day = source.frequency == .day ? value.formula : firstDay(ofMonth: month, at: span)
      return Typed(formula: day, type: .period(PeriodKind(.day)))
    case .lastDay:
      guard let months = source.frequency.months else {
        return Typed(formula: value.formula, type: .period(source))
      }
      let first = monthFormula(value.formula, source, at: span)
      let day = lastDay(ofMonth: add(.add, first, months - 1, at: span), at: span)
      return Typed(formula: day, type: .period(PeriodKind(.day)))
    case .frequency:
      guard source.nests(in: target) else {
        report(
          .finerPeriod(function.rawValue, source, at: self.span(of: operand, in: scope)))
        return failed(at: span)
      }
      let month = monthFormula(value.formula, source, at: span)
      let formula = periodFormula(ofMonth: month, target, at: span)
      return Typed(formula: formula, type: target.type)
    }
  }

  /// The kind that the `call` of `function` makes, or `nil`, with a report, where its arguments are wrong.
  private func target(
    of conversion: PeriodConversion, _ function: BuiltinFunction, _ call: Call, in scope: Scope
  ) -> PeriodKind? {
    var frequency = Frequency.day
    if case .frequency(let own) = conversion { frequency = own }
    let takesCalendar = frequency == .quarter || frequency == .year
    guard (1...(takesCalendar ? 2 : 1)).contains(call.arguments.count),
      call.arguments.allSatisfy({ $0.name == nil })
    else {
      report(
        .wrongArguments(
          of: function.rawValue, at: call.function.span, signature: function.signature))
      return nil
    }
    guard call.arguments.count == 2 else { return PeriodKind(frequency) }
    let argument = call.arguments[1].value
    let place = span(of: argument, in: scope)
    guard case .name(let symbol) = text.trees[scope.tree][argument] else {
      report(
        .wrongArguments(
          "a fiscal calendar is named here", at: place, signature: function.signature))
      return nil
    }
    return calendar(named: symbol, at: place).map {
      PeriodKind(frequency, fiscal: $0)
    }
  }

  /// The kind of period that `value` is: a plain number is a calendar year.
  private func kindOfPeriod(
    _ value: Typed, _ expression: ExpressionID, _ function: BuiltinFunction, in scope: Scope
  ) -> PeriodKind? {
    switch unification.resolve(value.type) {
    case .period(let kind): return kind
    case .failed: return nil
    case .quantity(let dimension) where dimension.isDimensionless: return .calendarYear
    case .quantity, .boolean, .text, .variable:
      report(
        expected: "a period", found: value.type, at: span(of: expression, in: scope),
        help: ["`\(function.rawValue)` is of a date, a month, a quarter or a year"])
      return nil
    }
  }

  /// The first month of the period `formula` of `kind`.
  private func monthFormula(_ formula: FormulaID, _ kind: PeriodKind, at span: SourceSpan)
    -> FormulaID
  {
    guard let months = kind.frequency.months else {
      return model.formulas.add(.unary(.monthOfDay, formula), at: span)
    }
    let end = months == 1 ? formula : add(.multiply, formula, months, at: span)
    return add(.subtract, end, kind.shift, at: span)
  }

  /// The period of `kind` in which `month` lies.
  private func periodFormula(ofMonth month: FormulaID, _ kind: PeriodKind, at span: SourceSpan)
    -> FormulaID
  {
    guard let months = kind.frequency.months, months > 1 else { return month }
    let shifted = add(.add, month, kind.shift, at: span)
    let quotient = add(.divide, shifted, months, at: span)
    return model.formulas.add(.unary(.floor, quotient), at: span)
  }

}

extension PeriodKind {

  /// The type of values that are periods of the kind: calendar years are plain numbers.
  var type: ValueType { self == .calendarYear ? .quantity(.one) : .period(self) }

}
