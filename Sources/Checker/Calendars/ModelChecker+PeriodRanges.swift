import Calendars
import Diagnostics
import Dimensions
import Syntax

/// Lists and ranges of periods.
extension ModelChecker {

  /// The periods that the literals `expressions` stand for, or `nil`, with a report, where they are not of one kind.
  func periodElements(_ cells: [(tree: Int, expression: ExpressionID)]) -> Axis.Elements? {
    let spans = cells.map { text.trees[$0.tree].span(of: $0.expression) }
    var ordinals: [Int] = []
    var kind: PeriodKind?
    for (cell, span) in zip(cells, spans) {
      guard let found = period(cell.expression, in: cell.tree) else { return nil }
      if let kind, kind != found.kind {
        report(.mixedElements(kind.plural, found.kind.plural, at: span))
        return nil
      }
      kind = found.kind
      ordinals.append(found.ordinal)
    }
    guard let kind else { return nil }
    let elements = Axis.Elements.periods(ordinals, kind)
    reportDuplicates(in: elements, at: spans)
    return elements
  }

  /// The periods that all of `expressions` are, where they are literals of one kind and each occurs once.
  func periods(_ expressions: [ExpressionID], in tree: Int) -> Axis.Elements? {
    let syntax = text.trees[tree]
    guard expressions.allSatisfy({ syntax.isPeriod($0) }) else { return nil }
    let found = expressions.compactMap { period($0, in: tree) }
    let ordinals = found.map(\.ordinal)
    guard let kind = found.first?.kind, found.allSatisfy({ $0.kind == kind }),
      Set(ordinals).count == expressions.count
    else { return nil }
    return .periods(ordinals, kind)
  }

  /// The periods of `range`; `nil`, with a report, where it makes no sense.
  ///
  /// Steps are counted from the first period, so that month ends stay month ends: `2024-01-31..2024-06-30 step 1 month`
  /// has the last day of each month.
  func periods(of range: LiteralRange, in tree: Int) -> Axis.Elements? {
    guard let (lower, upper, kind) = periodBounds(of: range, in: tree),
      let next = step(of: range, kind, in: tree)
    else { return nil }
    var ordinals: [Int] = []
    var count = 0
    while case let ordinal = next(lower, count), ordinal <= upper {
      ordinals.append(ordinal)
      count += 1
      guard count <= ModelChecker.elementLimit else {
        report(
          .tooManyElements(Double(upper - lower), limit: ModelChecker.elementLimit, at: range.span))
        return nil
      }
    }
    return .periods(ordinals, kind)
  }

  /// The ends of `range`, which are periods of one kind in their order.
  private func periodBounds(of range: LiteralRange, in tree: Int) -> (Int, Int, PeriodKind)? {
    guard let lower = period(range.lower, in: tree), let upper = period(range.upper, in: tree)
    else { return nil }
    guard lower.kind == upper.kind else {
      report(.mixedRange(lower.kind.plural, upper.kind.plural, at: range.span))
      return nil
    }
    guard lower.ordinal <= upper.ordinal else {
      report(.emptyRange(at: range.span, swap: swap(range, in: tree)))
      return nil
    }
    return (lower.ordinal, upper.ordinal, lower.kind)
  }

  /// What leads from the first period of `range` to the one so many steps behind it.
  private func step(of range: LiteralRange, _ kind: PeriodKind, in tree: Int)
    -> ((Int, Int) -> Int)?
  {
    guard let expression = range.step else { return { $0 + $1 } }
    let place = text.trees[tree].span(of: expression)
    if let months = calendarMonths(expression, in: tree) {
      guard months > 0 else {
        report(.stepBackwards(at: place, forwards: []))
        return nil
      }
      guard let own = kind.frequency.months else {
        return { CivilDate.day($0, plusMonths: $1 * months) }
      }
      guard months % own == 0 else {
        report(.stepTooFine(kind, at: place))
        return nil
      }
      return { $0 + $1 * (months / own) }
    }
    guard let literal = literal(expression, in: tree) else { return nil }
    let isTime = literal.unit.dimension == model.units.dimension(named: "Time")
    let isDays = kind.frequency == .day
    guard isDays ? isTime : literal.unit.isPlain,
      let steps = Int(exactly: isDays ? literal.value / 86_400 : literal.value)
    else {
      report(.stepMismatch(kind, isPlain: literal.unit.isPlain, at: place))
      return nil
    }
    guard steps > 0 else {
      report(.stepBackwards(at: place, forwards: []))
      return nil
    }
    return { $0 + $1 * steps }
  }

  /// Gives the input `id`, whose values are of `kind`, the periods of `range`.
  func checkRange(
    _ range: LiteralRange, of id: DefinitionID, _ kind: PeriodKind, in scope: Scope
  ) {
    guard let (lower, upper, own) = periodBounds(of: range, in: scope.tree) else { return }
    guard own == kind else {
      report(.mixedRange(kind.plural, own.plural, at: range.span))
      return
    }
    model.definitions[id.index].range = Double(lower)...Double(upper)
  }

  /// The months that the literal `expression` steps by on a calendar: `2 quarter` are six; `nil` where its unit is no whole number
  /// of months, or its amount makes no whole number of them.
  func calendarMonths(_ expression: ExpressionID, in tree: Int) -> Int? {
    let syntax = text.trees[tree]
    switch syntax[expression] {
    case .negation(let operand):
      return calendarMonths(operand, in: tree).map { -$0 }
    case .quantity(let index):
      let quantity = syntax.quantities[Int(index)]
      guard quantity.unit.factors.count == 1, let factor = quantity.unit.factors.first,
        factor.exponent == 1, factor.tag == nil,
        let months = ModelChecker.calendarMonths(ofUnit: spelling(factor.name))
      else { return nil }
      return Int(exactly: quantity.value * Double(months))
    case .period, .text, .boolean, .name, .member, .hole, .complement, .binary, .conditional,
      .conversion, .resampling, .selection, .call, .world:
      return nil
    }
  }

  /// The months of the unit called `name`, where it is one of calendars.
  static func calendarMonths(ofUnit name: String) -> Int? {
    switch name {
    case "month", "months": 1
    case "quarter", "quarters": 3
    case "yr", "year", "years": 12
    default: nil
    }
  }

}
