import Diagnostics
import Dimensions

/// Both sides of an operation whose dimensions do not agree: the evidence that a message is made of.
struct DimensionMismatch {

  /// The operation in words, as in "cannot add".
  let verb: String

  /// The type of the left side, and where it stands.
  let lhs: (type: ValueType, span: SourceSpan)

  /// The type of the right side, and where it stands.
  let rhs: (type: ValueType, span: SourceSpan)

}

extension ModelChecker {

  /// The name of `type` in a message.
  func name(of type: ValueType) -> String {
    switch unification.resolve(type) {
    case .quantity(let dimension): model.units.name(of: dimension)
    case .boolean: "a truth value"
    case .text: "a text"
    case .variable, .failed: "a value of unknown kind"
    }
  }

  /// Reports that the sides of an operation do not agree.
  func report(_ mismatch: DimensionMismatch) {
    let left = name(of: mismatch.lhs.type)
    let right = name(of: mismatch.rhs.type)
    var code = DiagnosticCode.kindMismatch
    var help: [String] = []
    if case .quantity(let a) = unification.resolve(mismatch.lhs.type),
      case .quantity(let b) = unification.resolve(mismatch.rhs.type)
    {
      code = .dimensionMismatch
      help = waysToAgree(a, b)
    }
    report(
      Diagnostic(
        code, "\(mismatch.verb) \(left) and \(right)",
        at: [
          DiagnosticLabel(mismatch.lhs.span, described(mismatch.lhs.type)),
          DiagnosticLabel(mismatch.rhs.span, described(mismatch.rhs.type)),
        ], help: help))
  }

  /// The name of `type` and, for a compound one, the units it is measured in.
  private func described(_ type: ValueType) -> String {
    guard case .quantity(let dimension) = unification.resolve(type), !dimension.isDimensionless
    else { return name(of: type) }
    guard !dimension.factors.contains(where: \.base.isVariable) else { return name(of: type) }
    return "\(name(of: type)), measured in \(model.units.plainUnit(for: dimension).label)"
  }

  /// What could be done to make `a` and `b` agree.
  private func waysToAgree(_ a: Dimension, _ b: Dimension) -> [String] {
    if (a * b).isDimensionless {
      return ["one side is the inverse of the other: divide 1 by it"]
    }
    if a.isDimensionless || b.isDimensionless {
      let other = a.isDimensionless ? b : a
      let unit = model.units.plainUnit(for: other).label
      return ["give the plain number a unit, such as `1 \(unit)`, or divide the other side by one"]
    }
    // Time is declared before frequency, so the more familiar of two inverse factors is found first.
    let factor = model.units.dimensions.first { $0.dimension == a / b || $0.dimension == b / a }
    if let factor {
      let sides = factor.dimension == a / b ? ("right", "left") : ("left", "right")
      return [
        "multiply the \(sides.0) side by a \(factor.name), or divide the \(sides.1) side by one"
      ]
    }
    return ["only quantities of one dimension agree: multiply or divide to combine these two"]
  }

  /// Reports a value of another kind than its place needs.
  func report(expected: String, found type: ValueType, at span: SourceSpan, help: [String] = []) {
    report(
      Diagnostic(
        .kindMismatch, "\(expected) is needed here, and this is \(name(of: type))",
        at: [DiagnosticLabel(span, name(of: type))], help: help))
  }

  /// Reports a value that cannot be measured in the unit asked for.
  func report(
    conversionOf type: ValueType, to unit: MeasuringUnit, value: SourceSpan, target: SourceSpan
  ) {
    var help: [String] = []
    if case .quantity(let dimension) = unification.resolve(type),
      !dimension.factors.contains(where: \.base.isVariable)
    {
      help = ["it is measured in \(label(of: dimension))"]
    }
    let wanted = model.units.name(of: unit.dimension)
    report(
      Diagnostic(
        .notConvertible, "\(name(of: type)) cannot be shown in \(unit.label)",
        at: [
          DiagnosticLabel(target, "a unit of \(wanted)"), DiagnosticLabel(value, name(of: type)),
        ], help: help))
  }

  /// The label of the unit of `dimension`.
  private func label(of dimension: Dimension) -> String {
    dimension.isDimensionless ? "%, or plain" : model.units.plainUnit(for: dimension).label
  }

  /// Reports an exponent that is not a number known while checking.
  func reportExponent(of base: ValueType, at span: SourceSpan, base baseSpan: SourceSpan) {
    report(
      Diagnostic(
        .exponentNotConstant,
        "the exponent of a \(name(of: base)) is a literal number, so that the dimension of the power is known",
        at: [
          DiagnosticLabel(span, "this is not a literal"),
          DiagnosticLabel(baseSpan, described(base)),
        ],
        help: ["divide the base by a unit first, to make it a plain number"]))
  }

}
