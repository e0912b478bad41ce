import Calendars
import Diagnostics
import Dimensions
import Syntax

/// Kinds of series: which values are flows, stocks or rates, and what their formulas make of them.
///
/// A kind is declared, `let sales flow = …`, and its author has the last word: whatever the formula is made of, the
/// values are then amounts, levels or ratios. A formula without a declaration has a kind only where the same result comes
/// out whether one computes first and goes to a coarser frequency then, or the other way round, or where it is again an
/// amount of each period:
///
///     flow ± flow         flow      amounts add up
///     stock ± stock       stock     the last of a sum is the sum of the last ones
///     rate ± rate         rate      where both have the same weight, or none
///     x · number          as x      the number may vary from period to period: units times a price are an amount
///     flow · rate         flow      likewise
///     flow / flow         rate      weighted by the second: revenue over units is a price
///     sum, mean           as x      over axes other than time, for flows and stocks
///     all else            none      `by` then asks for a declaration
///
/// Zero is of every kind. Sums of two kinds are refused, because they are neither. What picks an element of time or
/// reduces over it is no series any more. A weight is looked up where a series is resampled, not where it is declared:
/// a price may be weighted by the sales that depend on it.
extension ModelChecker {

  /// Finds what the rates of the model are weighted by, when all names are known.
  func declareWeights() {
    for (_, declaration) in text.declarations {
      guard case .let(let definition) = declaration.kind,
        case .rate(let weight?) = definition.series,
        case .definition(let id) = values[declaration.name.symbol],
        model[id].span == declaration.name.span
      else { continue }
      if case .definition(let found) = values[weight.symbol] {
        model.definitions[id.index].weight = found
      } else {
        let names = model.definitions.map(\.name)
        reportUnknown(weight.symbol, in: .values) { [self] in
          .unknownWeight(
            spelling(weight.symbol), at: weight.span,
            nearest: Spelling.nearest(to: spelling(weight.symbol), among: names))
        }
      }
    }
  }

  /// The kind of series that the definition `id` is, which `clause` declares or else its formula was `inferred` to be.
  ///
  /// A weight that is only named by another definition is not handed on: nothing would make sure that it is known in time.
  func series(of id: DefinitionID, _ clause: SeriesClause?, inferred: SeriesKind?) -> SeriesKind? {
    switch clause {
    case .flow: return .flow
    case .stock: return .stock
    case .rate(nil): return .rate(nil)
    case .rate: return .rate(model[id].weight.map { .named($0) })
    case nil:
      if case .rate(.named) = inferred { return nil }
      return inferred
    }
  }

  /// The kind of series that is left of `value` when something is picked from or reduced over `axes`, or its world changes.
  func series(of value: Typed, without axes: [Symbol]) -> SeriesKind? {
    guard let series = value.series, !axes.contains(where: { isOfTime($0) }) else { return nil }
    switch series {
    case .flow, .stock: return series
    case .rate: return axes.isEmpty && series == .rate(nil) ? series : nil
    }
  }

  /// `true` iff the axis called `symbol` is one of periods.
  private func isOfTime(_ symbol: Symbol) -> Bool {
    switch values[symbol] {
    case .axis(let id), .table(let id, _): model[id].series != nil
    case .definition, .fit: false
    case nil: Frequency(rawValue: spelling(symbol)) != nil
    }
  }

  /// Reports a sum of `first` and `second`, the values of `lhs` and `rhs`, where they are series of different kinds.
  func checkSeries(
    of verb: String, _ first: Typed, _ lhs: ExpressionID, _ second: Typed, _ rhs: ExpressionID,
    in scope: Scope
  ) -> Bool {
    guard let a = first.series, let b = second.series else { return true }
    if a.name == b.name { return true }
    report(.mixedSeries(verb, (a, span(of: lhs, in: scope)), (b, span(of: rhs, in: scope))))
    return false
  }

  /// The kind of series that both of two values are which stand side by side, in a sum or a choice.
  func sharedSeries(_ lhs: Typed, _ rhs: Typed) -> SeriesKind? {
    if lhs.series == rhs.series { return lhs.series }
    if model.formulas[lhs.formula] == .constant(0) { return rhs.series }
    return model.formulas[rhs.formula] == .constant(0) ? lhs.series : nil
  }

  /// The kind of series that the product of `lhs` and `rhs` is.
  func productSeries(_ lhs: Typed, _ rhs: Typed) -> SeriesKind? {
    switch (lhs.series, rhs.series) {
    case (let series, nil), (nil, let series): series
    case (.flow, .rate), (.rate, .flow): .flow
    case (.flow, .flow), (.flow, .stock), (.stock, _), (.rate, .stock), (.rate, .rate): nil
    }
  }

  /// The kind of series that the quotient of `lhs` and `rhs` is.
  func quotientSeries(_ lhs: Typed, _ rhs: Typed) -> SeriesKind? {
    switch (lhs.series, rhs.series) {
    case (let series, nil): series
    case (.flow, .flow): .rate(.formula(rhs.formula))
    case (.flow, .rate): .flow
    case (nil, _), (.flow, .stock), (.stock, _), (.rate, _): nil
    }
  }

}

extension Axis {

  /// `true` iff it goes through periods.
  package var isOfTime: Bool { series != nil }

  /// The periods that the axis goes through, or `nil` where it is none of time.
  ///
  /// Whole numbers from 1600 to 2999 in order are years: nobody has chips or plants numbered so.
  var series: Resampling.Series? {
    if isSwept { return nil }
    switch elements {
    case .periods(let ordinals, let kind):
      return Resampling.Series(ordinals, kind)
    case .numbers(let numbers, let unit):
      let years = numbers.compactMap { Int(exactly: $0) }
      guard unit.isPlain, years.count == numbers.count, !years.isEmpty,
        years.allSatisfy({ (1600...2999).contains($0) }),
        zip(years, years.dropFirst()).allSatisfy({ $0 < $1 })
      else { return nil }
      return Resampling.Series(years, .calendarYear)
    case .labels:
      return nil
    }
  }

}
