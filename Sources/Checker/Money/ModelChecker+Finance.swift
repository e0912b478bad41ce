import Diagnostics
import Dimensions
import Syntax

/// Types of calls of the functions of investments.
extension ModelChecker {

  /// Types a call of `function`.
  func check(
    _ function: FinancialFunction, _ call: Call, at span: SourceSpan, in scope: Scope
  ) -> Typed {
    guard let arguments = arguments(of: call, for: function, in: scope) else {
      return failed(at: span)
    }
    var axis: CashFlowFormula.Place?
    if function.goesOverAxis {
      guard let place = timeAxis(of: call, for: function) else { return failed(at: span) }
      axis = place
    }
    var result = Typed(
      formula: formula(of: function, arguments.map(\.formula), over: axis, at: span),
      type: .quantity(.one))
    if function.keepsKind { (result.type, result.unit) = (arguments[0].type, arguments[0].unit) }
    if function == .irr || function == .annuity { result.unit = .percent }
    return result
  }

  /// The arguments of `call` in the order of the parameters of `function`; `nil`, with a report, where they do not fit.
  private func arguments(of call: Call, for function: FinancialFunction, in scope: Scope)
    -> [Typed]?
  {
    let (needed, optional) = function.parameters
    let parameters = needed + optional
    let names = call.arguments.map { $0.name.map { spelling($0.symbol) } }
    var places: [Int] = []
    for (position, name) in names.enumerated() {
      let place = name == nil ? position : parameters.firstIndex { $0.name == name }
      guard let place, place < parameters.count, !places.contains(place) else { break }
      places.append(place)
    }
    guard places.count == names.count, Set(places).isSuperset(of: 0..<needed.count),
      call.condition == nil, function.goesOverAxis || call.axes.isEmpty
    else {
      report(
        .wrongArguments(
          of: function.rawValue, at: call.function.span, signature: function.signature))
      return nil
    }
    var values = [Typed?](repeating: nil, count: parameters.count)
    var first: (type: ValueType, span: SourceSpan)?
    for (place, argument) in zip(places, call.arguments).sorted(by: { $0.0 < $1.0 }) {
      let value = checkQuantity(argument.value, in: scope)
      let span = self.span(of: argument.value, in: scope)
      if parameters[place].isPlain {
        guard unification.unify(value.type, .quantity(.one)) else {
          report(
            expected: "a plain number", found: value.type, at: span,
            help: ["it is counted in elements of the axis: `8%` from one to the next"])
          return nil
        }
      } else if let first, !unification.unify(first.type, value.type) {
        report(
          DimensionMismatch(
            verb: "the amounts of an investment measure one thing, these are", lhs: first,
            rhs: (value.type, span)))
        return nil
      } else {
        first = first ?? (value.type, span)
      }
      values[place] = value
    }
    return values.compactMap { $0 }
  }

  /// The axis that `call` of `function` goes over; `nil`, with a report, where it is none.
  private func timeAxis(of call: Call, for function: FinancialFunction) -> CashFlowFormula.Place? {
    guard call.axes.count == 1 else {
      report(
        .wrongArguments(
          call.axes.isEmpty
            ? "`\(function.rawValue)` needs to know which axis time goes along"
            : "time goes along one axis", at: call.function.span, signature: function.signature))
      return nil
    }
    let name = AxisName(name: spelling(call.axes[0].symbol), span: call.axes[0].span)
    switch values[call.axes[0].symbol] {
    case .axis(let id), .table(let id, _):
      return CashFlowFormula.Place(id: id, name: name)
    case .definition, .fit, nil:
      reportUnknownAxis(name)
      return nil
    }
  }

  /// The formula of `function` of `arguments` over `axis`.
  private func formula(
    of function: FinancialFunction, _ arguments: [FormulaID], over axis: CashFlowFormula.Place?,
    at span: SourceSpan
  ) -> FormulaID {
    func number(_ value: Double) -> FormulaID { model.formulas.add(.constant(value), at: span) }
    func apply(_ operation: BinaryOperation, _ lhs: FormulaID, _ rhs: FormulaID) -> FormulaID {
      model.formulas.add(.binary(operation, lhs, rhs), at: span)
    }
    if let axis, let measure = CashFlowMeasure(rawValue: function.rawValue) {
      return model.formulas.add(
        CashFlowFormula(
          measure: measure, flow: arguments[0], rate: arguments.count > 1 ? arguments[1] : nil,
          axis: axis), at: span)
    }
    let position = axis.map { model.formulas.add(.position($0.id), at: span) } ?? number(0)
    switch function {
    case .npv, .irr, .payback:
      preconditionFailure("unreachable: these are measures of a cash flow")
    case .annuity:
      let (rate, n) = (arguments[0], arguments[1])
      let growth = apply(.power, apply(.add, number(1), rate), apply(.subtract, number(0), n))
      let payment = apply(.divide, rate, apply(.subtract, number(1), growth))
      return model.formulas.add(
        .select(apply(.equal, rate, number(0)), apply(.divide, number(1), n), payment), at: span)
    case .straight_line:
      let (cost, salvage, life) = (arguments[0], arguments[1], arguments[2])
      let left = apply(.maximum, number(0), apply(.subtract, life, position))
      let share = apply(.minimum, number(1), left)
      return apply(.multiply, share, apply(.divide, apply(.subtract, cost, salvage), life))
    case .declining_balance:
      let (cost, rate) = (arguments[0], arguments[1])
      let left = apply(.power, apply(.subtract, number(1), rate), position)
      return apply(.multiply, cost, apply(.multiply, rate, left))
    }
  }

}

/// The wording of conditions of cash flows.
extension Diagnostic {

  /// A rate that varies along the axis that time goes along.
  static func rateAlongAxis(_ axis: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .tooManyAxes, "the rate is one from each element of `\(axis)` to the next, and this varies",
      at: [DiagnosticLabel(span, "over `\(axis)`")],
      help: [
        "discount by factors of your own: `sum(flow / factor over \(axis))`",
        "pick one: `[\(axis) = …]`",
      ])
  }

}
