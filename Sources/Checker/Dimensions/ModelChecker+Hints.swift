import Diagnostics
import Dimensions
import Syntax

/// What could be done where two dimensions do not agree.
///
/// The hint is computed from the quotient of the two: what it is called tells by what one side must be multiplied,
/// and the model's own names of that dimension are better words than the dimension's.
extension ModelChecker {

  /// A side of an operation: its dimension and its place.
  typealias Side = (dimension: Dimension, span: SourceSpan)

  /// What could be done to make `lhs` and `rhs` agree, which `item` brings together.
  func waysToAgree(_ lhs: Side, _ rhs: Side, _ item: Item?) -> [Help] {
    let (a, b) = (lhs.dimension, rhs.dimension)
    guard !(a * b).factors.contains(where: \.base.isVariable) else { return [] }
    if let rate = missingRate(lhs, rhs) ?? missingRate(rhs, lhs) { return [rate] }
    if (a * b).isDimensionless {
      return ["one side is the inverse of the other: divide 1 by it"]
    }
    if a.isDimensionless || b.isDimensionless { return [missingUnit(lhs, rhs)] }
    if let bridge = bridge(lhs, rhs, item) ?? bridge(rhs, lhs, item) { return [bridge] }
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

  /// The hint that a plain number lacks the unit that the other side has.
  private func missingUnit(_ lhs: Side, _ rhs: Side) -> Help {
    let (number, other) = lhs.dimension.isDimensionless ? (lhs, rhs) : (rhs, lhs)
    let unit = unit(writtenAt: other.span) ?? model.units.plainUnit(for: other.dimension)
    guard isLiteral(at: number.span) else {
      return
        "give the plain number a unit, such as `\(unit.amount("1"))`, or divide the other side by one"
    }
    let amount = unit.amount(sources.text(of: number.span))
    return Help("give the number its unit: `\(amount)`", TextEdit(number.span, amount))
  }

  /// The hint that the literal `literal` lacks a `per` that would make it agree with `other`.
  private func missingRate(_ literal: Side, _ other: Side) -> Help? {
    guard isLiteral(at: literal.span), !(literal.dimension.isDimensionless && isBare(literal.span))
    else { return nil }
    let missing = literal.dimension / other.dimension
    guard missing.factors.count == 1, missing.factors[0].exponent == .one else { return nil }
    let written = unit(writtenAt: other.span)?.factors.last { $0.exponent == Rational(-1) }?.name
    let isGrowth =
      literal.dimension.isDimensionless
      && missing == model.units.dimension(named: "Time")
    guard let unit = written ?? (isGrowth ? "yr" : nil),
      model.units.unit(named: unit)?.unit.dimension == missing
    else { return nil }
    return Help(
      "a `per` is missing: `\(sources.text(of: literal.span)) per \(unit)`",
      TextEdit(
        SourceSpan(file: literal.span.file, start: literal.span.end, end: literal.span.end),
        " per \(unit)"))
  }

  /// The hint that the model has a value which turns `side` into what `other` measures.
  func bridge(_ side: Side, _ other: Side, _ item: Item?) -> Help? {
    for (sign, quotient) in [
      ("*", other.dimension / side.dimension), ("/", side.dimension / other.dimension),
    ] {
      if quotient.isDimensionless { continue }
      let names = candidates(for: .quantity(quotient), item).filter {
        $0 != sources.text(of: side.span) && $0 != sources.text(of: other.span)
      }
      guard !names.isEmpty else { continue }
      let text = sources.text(of: side.span)
      let verb = sign == "*" ? "multiply" : "divide"
      let list = names.prefix(3).map { "`\($0)`" }.joined(separator: " or ")
      let message = "\(verb) `\(abbreviated(text))` by \(list)"
      guard names.count == 1, isFactor(at: side.span) else { return Help(message) }
      return Help(message, TextEdit(side.span, "\(text) \(sign) \(names[0])"))
    }
    return nil
  }

  /// `text` on one line, cut where it is long.
  private func abbreviated(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count > 40 ? line.prefix(39) + "…" : line
  }

  /// The expression that stands at `span`.
  private func expression(at span: SourceSpan) -> (ExpressionID, SyntaxTree)? {
    for tree in text.trees where tree.file == span.file {
      if let expression = tree.expression(at: span) { return (expression, tree) }
    }
    return nil
  }

  /// `true` iff a quantity, with or without a sign, stands at `span`.
  private func isLiteral(at span: SourceSpan) -> Bool {
    expression(at: span).map { $1.isQuantity($0) } ?? false
  }

  /// `true` iff the literal at `span` is a number without a unit.
  private func isBare(_ span: SourceSpan) -> Bool {
    unit(writtenAt: span)?.isPlain ?? true
  }

  /// `true` iff what stands at `span` can be multiplied without parentheses.
  private func isFactor(at span: SourceSpan) -> Bool {
    guard let (expression, tree) = expression(at: span) else { return false }
    switch tree[expression] {
    case .quantity, .name, .member, .resampling, .selection, .call: return true
    case .binary(let operation, _, _): return operation == .multiply || operation == .divide
    case .period, .text, .boolean, .hole, .negation, .complement, .conditional, .conversion, .world:
      return false
    }
  }

  /// The unit of the literal, or of the definition whose name, stands at `span`.
  private func unit(writtenAt span: SourceSpan) -> MeasuringUnit? {
    guard let (outer, tree) = expression(at: span) else { return nil }
    var expression = outer
    while case .negation(let operand) = tree[expression] { expression = operand }
    switch tree[expression] {
    case .quantity(let index):
      return resolve(tree.quantities[Int(index)].unit, reports: false)
    case .name(let symbol):
      guard case .definition(let id) = values[symbol] else { return nil }
      return model[id].unit
    case .member(let table, let column):
      guard case .name(let symbol) = tree[table], case .table(_, let columns) = values[symbol]
      else { return nil }
      return columns[column].flatMap { model[$0].unit }
    case .period, .text, .boolean, .hole, .negation, .complement, .binary, .conditional,
      .conversion,
      .resampling, .selection, .call, .world:
      return nil
    }
  }

}
