import Diagnostics
import Dimensions
import Fits
import Syntax

/// Values on fitted curves: `adoption(2030)`.
extension ModelChecker {

  /// Types `call`, whose function is a fit.
  func checkPrediction(_ call: Call, at span: SourceSpan, in scope: Scope) -> Typed {
    let name = spelling(call.function.symbol)
    guard call.arguments.count == 1, call.arguments[0].name == nil, call.axes.isEmpty,
      call.condition == nil
    else {
      report(
        .wrongArguments(
          "the fit `\(name)` has a value at one place", at: call.function.span,
          signature: "\(name)(x)"))
      return failed(at: span)
    }
    let place = checkQuantity(call.arguments[0].value, in: scope)
    guard let entry = fits.entries[call.function.symbol], let fit = entry.fit else {
      errorCount += 1
      return failed(at: span)
    }
    guard unification.unify(entry.place.type, place.type) else {
      report(
        DimensionMismatch(
          verb: "the fit and the place do not agree:",
          lhs: (entry.place.type, call.function.span),
          rhs: (place.type, self.span(of: call.arguments[0].value, in: scope))))
      return failed(at: span)
    }
    return Typed(
      formula: prediction(of: fit, entry.parameters, at: place.formula, span),
      type: entry.value.type, unit: entry.value.unit)
  }

  /// The formula of the curve of `fit`, whose parameters are defined as `parameters`, at `place`.
  private func prediction(
    of fit: CurveFit, _ parameters: [DefinitionID], at place: FormulaID, _ span: SourceSpan
  ) -> FormulaID {
    func number(_ value: Double) -> FormulaID { model.formulas.add(.constant(value), at: span) }
    func apply(_ operation: BinaryOperation, _ lhs: FormulaID, _ rhs: FormulaID) -> FormulaID {
      model.formulas.add(.binary(operation, lhs, rhs), at: span)
    }
    func exponential(_ operand: FormulaID) -> FormulaID {
      model.formulas.add(.unary(.exponential, operand), at: span)
    }
    func negative(_ operand: FormulaID) -> FormulaID {
      model.formulas.add(.unary(.negate, operand), at: span)
    }
    let values = parameters.map { model.formulas.add(.definition($0), at: span) }
    let (first, second) = (values[0], values[1])
    let origin = number(fit.origin)
    switch fit.curve {
    case .linear:
      return apply(.add, first, apply(.multiply, second, apply(.subtract, place, origin)))
    case .exponential:
      return apply(
        .multiply, first, exponential(apply(.multiply, second, apply(.subtract, place, origin))))
    case .power:
      return apply(.multiply, first, apply(.power, apply(.divide, place, origin), second))
    case .logistic, .gompertz:
      let distance = apply(.subtract, place, values[2])
      let decay = exponential(negative(apply(.multiply, second, distance)))
      return fit.curve == .logistic
        ? apply(.divide, first, apply(.add, number(1), decay))
        : apply(.multiply, first, exponential(negative(decay)))
    case .bass:
      let both = apply(.add, second, values[2])
      let decay = exponential(negative(apply(.multiply, both, apply(.subtract, place, origin))))
      let ratio = apply(.divide, values[2], second)
      let below = apply(.add, number(1), apply(.multiply, ratio, decay))
      return apply(.multiply, first, apply(.divide, apply(.subtract, number(1), decay), below))
    }
  }

}
