import Diagnostics
import Dimensions
import Syntax

/// Literals, whose values are known while checking.
extension ModelChecker {

  /// Elements of an axis at the most: a declared axis is cheap, but nobody reads more, and every value over it
  /// takes eight bytes for each.
  static let elementLimit = 10_000_000

  /// The value of the literal `expression` in coherent units, with its unit; `nil`, with a report, where it is none.
  func literal(_ expression: ExpressionID, in tree: Int) -> (value: Double, unit: MeasuringUnit)? {
    let syntax = text.trees[tree]
    switch syntax[expression] {
    case .quantity(let index):
      let quantity = syntax.quantities[Int(index)]
      guard let unit = resolve(quantity.unit) else { return nil }
      return (unit.scale.coherent(quantity.value), unit)
    case .negation(let operand):
      guard let literal = literal(operand, in: tree) else { return nil }
      return (-literal.value, literal.unit)
    case .period, .text, .boolean, .name, .member, .hole, .complement, .binary, .conditional,
      .conversion,
      .resampling, .selection, .call, .world:
      report(.notALiteral(at: syntax.span(of: expression)))
      return nil
    }
  }

  /// The numbers or periods of `range`, evenly spaced; `nil`, with a report, where it makes no sense.
  ///
  /// They are counted in the unit in which the range is written: `10%..30% step 5%` has exactly 15%.
  func elements(of range: LiteralRange, in tree: Int) -> Axis.Elements? {
    if text.trees[tree].isPeriod(range.lower) || text.trees[tree].isPeriod(range.upper) {
      return periods(of: range, in: tree)
    }
    guard let (lower, upper, unit) = bounds(of: range, in: tree) else { return nil }
    var step = 1.0
    if let expression = range.step {
      guard let literal = literal(expression, in: tree) else { return nil }
      guard literal.unit.dimension == unit.dimension else {
        report(
          .mixedRange(
            name(of: .quantity(unit.dimension)), name(of: .quantity(literal.unit.dimension)),
            at: text.trees[tree].span(of: expression)))
        return nil
      }
      step = unit.scale.measured(literal.value)
    } else if !unit.isPlain || lower != lower.rounded() || upper != upper.rounded() {
      if lower >= upper {
        report(.emptyRange(at: range.span, swap: swap(range, in: tree)))
      } else {
        // At most eleven values: a little less than a tenth of the range, so that rounding makes no twelfth.
        let step = RoundStep.least(atLeast: (upper - lower) / 10 * (1 - 1e-9))
        report(.rangeWithoutStep(unit.amount(NumberFormat.label(step)), at: range.span))
      }
      return nil
    }
    guard lower <= upper else {
      report(.emptyRange(at: range.span, swap: swap(range, in: tree)))
      return nil
    }
    guard step > 0 else {
      let span = range.step.map { text.trees[tree].span(of: $0) } ?? range.span
      let written = sources.text(of: span)
      let isBackwards = step < 0 && written.hasPrefix("-")
      report(
        .stepBackwards(
          at: span, forwards: isBackwards ? [TextEdit(span, String(written.dropFirst()))] : []))
      return nil
    }
    let count = ((upper - lower) / step + 1e-9).rounded(.down) + 1
    guard count <= Double(ModelChecker.elementLimit) else {
      report(.tooManyElements(count, limit: ModelChecker.elementLimit, at: range.span))
      return nil
    }
    let numbers = (0..<Int(count)).map { unit.scale.coherent(lower + Double($0) * step) }
    return .numbers(numbers, unit)
  }

  /// The edits that exchange the ends of `range`.
  func swap(_ range: LiteralRange, in tree: Int) -> [TextEdit] {
    let lower = text.trees[tree].span(of: range.lower)
    let upper = text.trees[tree].span(of: range.upper)
    if lower == upper { return [] }
    return [
      TextEdit(lower, sources.text(of: upper)), TextEdit(upper, sources.text(of: lower)),
    ]
  }

  /// The ends of `range` in the unit of the first that has one, with that unit.
  private func bounds(of range: LiteralRange, in tree: Int) -> (Double, Double, MeasuringUnit)? {
    guard let lower = literal(range.lower, in: tree), let upper = literal(range.upper, in: tree)
    else { return nil }
    guard lower.unit.dimension == upper.unit.dimension else {
      report(
        .mixedRange(
          name(of: .quantity(lower.unit.dimension)), name(of: .quantity(upper.unit.dimension)),
          at: range.span))
      return nil
    }
    let unit = lower.unit.isPlain ? upper.unit : lower.unit
    return (unit.scale.measured(lower.value), unit.scale.measured(upper.value), unit)
  }

  /// The interval between the ends of `range`, with its unit; `nil`, with a report, where it is none.
  func interval(of range: LiteralRange, in tree: Int) -> (ClosedRange<Double>, MeasuringUnit)? {
    guard let (lower, upper, unit) = bounds(of: range, in: tree) else { return nil }
    guard lower <= upper else {
      report(.emptyRange(at: range.span, swap: swap(range, in: tree)))
      return nil
    }
    if let step = range.step {
      let span = text.trees[tree].span(of: step)
      let end = text.trees[tree].span(of: range.upper).end
      report(
        .stepInInterval(
          at: span, whole: SourceSpan(file: span.file, start: end, end: span.end)))
    }
    return (unit.scale.coherent(lower)...unit.scale.coherent(upper), unit)
  }

  /// The position of `text` in the model's texts.
  func position(of text: String) -> Int {
    if let position = textPositions[text] { return position }
    model.texts.append(text)
    textPositions[text] = model.texts.count - 1
    return model.texts.count - 1
  }

}
