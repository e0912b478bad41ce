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
    case .period(let kind): kind.description
    case .variable, .failed: "a value of unknown kind"
    }
  }

  /// Reports that the sides of an operation do not agree.
  func report(_ mismatch: DimensionMismatch) {
    let item = currentItem
    reportLater { [self] in
      let sides = [mismatch.lhs, mismatch.rhs]
      var code = DiagnosticCode.kindMismatch
      var help: [Help] = []
      if case .quantity(let a) = unification.resolve(mismatch.lhs.type),
        case .quantity(let b) = unification.resolve(mismatch.rhs.type)
      {
        code = mismatchOfMoney(a, b) ?? .dimensionMismatch
        help =
          code == .dimensionMismatch
          ? waysToAgree((a, mismatch.lhs.span), (b, mismatch.rhs.span), item)
          : waysToExchange((a, mismatch.lhs.span), (b, mismatch.rhs.span), item)
      }
      if case .period(let a) = unification.resolve(mismatch.lhs.type),
        case .period(let b) = unification.resolve(mismatch.rhs.type)
      {
        code = .mixedPeriods
        help = waysToMeet((a, mismatch.lhs.span), (b, mismatch.rhs.span))
      }
      return Diagnostic(
        code, "\(mismatch.verb) \(name(of: sides[0].type)) and \(name(of: sides[1].type))",
        at: sides.map { DiagnosticLabel($0.span, described($0.type)) }, help: help)
    }
  }

  /// The name of `type` and, for a compound one, the units it is measured in.
  func described(_ type: ValueType) -> String {
    guard case .quantity(let dimension) = unification.resolve(type), !dimension.isDimensionless
    else { return name(of: type) }
    guard !dimension.factors.contains(where: \.base.isVariable) else { return name(of: type) }
    let unit = model.units.plainUnit(for: dimension).label
    return unit == name(of: type) ? unit : "\(name(of: type)), measured in \(unit)"
  }

  /// Reports a value of another kind than its place needs.
  func report(expected: String, found type: ValueType, at span: SourceSpan, help: [Help] = []) {
    report(
      Diagnostic(
        .kindMismatch, "\(expected) is needed here, and this is \(name(of: type))",
        at: [DiagnosticLabel(span, name(of: type))], help: help))
  }

  /// Reports a value that cannot be measured in the unit asked for.
  func report(
    conversionOf type: ValueType, to unit: MeasuringUnit, value: SourceSpan, target: SourceSpan
  ) {
    let item = currentItem
    reportLater { [self] in
      var help: [Help] = []
      if case .quantity(let dimension) = unification.resolve(type),
        !dimension.factors.contains(where: \.base.isVariable)
      {
        help = nearUnit(of: dimension, to: unit, at: target)
        if help.isEmpty, !dimension.isDimensionless, !unit.dimension.isDimensionless,
          let bridge = bridge((dimension, value), (unit.dimension, target), item)
        {
          help = [bridge]
        }
        help.append("it is measured in \(label(of: dimension))")
      }
      let wanted = model.units.name(of: unit.dimension)
      return Diagnostic(
        .notConvertible, "\(name(of: type)) cannot be shown in \(unit.label)",
        at: [
          DiagnosticLabel(target, "a unit of \(wanted)"), DiagnosticLabel(value, name(of: type)),
        ], help: help)
    }
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
        "a power of \(name(of: base)) needs a literal exponent, so that its dimension is known",
        at: [
          DiagnosticLabel(span, "this is no fraction that is written out"),
          DiagnosticLabel(baseSpan, described(base)),
        ],
        help: ["divide the base by a unit first, to make it a plain number"]))
  }

}

/// The wording of conditions that come from what a value measures.
extension Diagnostic {

  /// A factor of the input `name` that measures something.
  static func factorWithDimension(_ dimension: String, of name: String, at span: SourceSpan)
    -> Diagnostic
  {
    Diagnostic(
      .dimensionMismatch, "a factor is a plain number, and this is \(dimension)",
      at: [DiagnosticLabel(span, dimension)],
      help: ["to give `\(name)` this value, write `=`; to add it, `+=`"])
  }

  /// A bare number that meets a percentage.
  static func numberForPercentage(
    _ number: String, at span: SourceSpan, value: SourceSpan, percent: String, isChange: Bool
  ) -> Diagnostic {
    var help = [Help("for that many per cent, write `\(number)%`", TextEdit(span, number + "%"))]
    if isChange {
      help.insert(
        Help(
          "for that many percentage points, write `\(number) pp`", TextEdit(span, number + " pp")),
        at: 0)
    }
    help.append(
      Help("if it is meant, write `\(percent)%`", TextEdit(span, percent + "%")))
    return Diagnostic(
      .numberForPercentage,
      "this number meets a percentage, beside which it stands for \(percent)%",
      at: [DiagnosticLabel(span, "a plain number"), DiagnosticLabel(value, "in per cent")],
      help: help)
  }

  /// A `?`, with what it measures in words and the names that measure the same.
  static func unfilledHole(at span: SourceSpan, measures: String, candidates: [String])
    -> Diagnostic
  {
    let shown = candidates.prefix(6).map { "`\($0)`" }.joined(separator: ", ")
    var help: [Help] = []
    if candidates.count == 1 {
      help = [Help("\(shown) measures that", TextEdit(span, candidates[0]))]
    } else if !candidates.isEmpty {
      help = ["these measure that: \(shown)\(candidates.count > 6 ? ", …" : "")"]
    }
    return Diagnostic(
      .unfilledHole, "something is still to be filled in here: \(measures)",
      at: [DiagnosticLabel(span, measures)], help: help)
  }

}
