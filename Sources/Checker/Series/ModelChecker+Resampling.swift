import Calendars
import Diagnostics
import Dimensions
import Syntax

/// Series at another frequency: `x by year`.
///
/// The kind of the series says how its periods are put together: a flow adds up, a stock takes its last value, a rate
/// averages, by its weights where it has some, which is the quotient of two sums. A finer frequency needs a word that says what
/// to assume. Which axis that is about is known only with the axes (`AxisInference+Resampling`).
extension ModelChecker {

  /// Types `body` at the frequency with the number `index` in its tree.
  func check(
    _ body: ExpressionID, atFrequency index: UInt32, _ span: SourceSpan, in scope: Scope
  ) -> Typed {
    let clause = text.trees[scope.tree].frequencies[Int(index)]
    var value = checkQuantity(body, in: scope)
    guard value.type != .failed, let kind = kind(of: clause) else { return failed(at: span) }
    guard let series = value.series else {
      report(
        .unknownSeriesKind(
          sources.text(of: self.span(of: body, in: scope)), isName: isName(body, in: scope),
          at: self.span(of: body, in: scope), frequency: clause.span))
      return failed(at: span)
    }
    let axis = spelling(clause.name.symbol)
    func resampled(_ formula: FormulaID, _ change: ResamplingFormula.Change) -> FormulaID {
      model.formulas.add(
        ResamplingFormula(body: formula, change: change, span: clause.span), at: span)
    }
    switch (series, clause.refinement) {
    case (.flow, nil):
      value.formula = resampled(value.formula, .summary(.sum, kind, axis: axis))
    case (.stock, nil):
      value.formula = resampled(value.formula, .summary(.last, kind, axis: axis))
    case (.rate(nil), nil):
      value.formula = resampled(value.formula, .summary(.mean, kind, axis: axis))
    case (.rate(let weight?), nil):
      guard let weight = formula(of: weight, at: span) else { return failed(at: span) }
      let product = model.formulas.add(.binary(.multiply, value.formula, weight), at: span)
      let total = resampled(weight, .summary(.sum, kind, axis: axis))
      value.formula = model.formulas.add(
        .binary(.divide, resampled(product, .summary(.sum, kind, axis: axis)), total), at: span)
      value.series = .rate(.formula(total))
    case (.flow, .spread):
      value.formula = resampled(value.formula, .refinement(.parts, kind, axis: axis))
    case (.rate, .spread):
      value.formula = resampled(value.formula, .refinement(.copies, kind, axis: axis))
      value.series = .rate(nil)
    case (.stock, .interpolated):
      value.formula = resampled(value.formula, .refinement(.between, kind, axis: axis))
    case (.stock, .spread), (.flow, .interpolated), (.rate, .interpolated):
      report(.wrongRefinement(series, at: clause.span, self.edit(clause, of: series, span)))
      return failed(at: span)
    }
    return value
  }

  /// The edit that puts the word that fits `series` into `clause`, at the end of `span`.
  private func edit(_ clause: FrequencyClause, of series: SeriesKind, _ span: SourceSpan)
    -> TextEdit
  {
    let word = series == .stock ? "interpolated" : "spread"
    return TextEdit(
      SourceSpan(file: span.file, start: clause.span.end, end: span.end), " \(word)")
  }

  /// `true` iff `expression` is the name of a definition.
  private func isName(_ expression: ExpressionID, in scope: Scope) -> Bool {
    if case .name = text.trees[scope.tree][expression] { true } else { false }
  }

  /// The formula of `weight`, or `nil`, with a report, where it measures nothing.
  private func formula(of weight: SeriesKind.Weight, at span: SourceSpan) -> FormulaID? {
    switch weight {
    case .formula(let formula): return formula
    case .named(let id):
      switch model[id].type {
      case .quantity: return model.formulas.add(.definition(id), at: span)
      case .failed, .variable: return nil
      case .boolean, .text, .period:
        report(expected: "a weight", found: model[id].type, at: model[id].span)
        return nil
      }
    }
  }

  /// The kind of period that `clause` names, or `nil`, with a report, where it names none.
  private func kind(of clause: FrequencyClause) -> PeriodKind? {
    let word = spelling(clause.name.symbol)
    if let calendar = clause.calendar {
      guard let fiscal = self.calendar(named: calendar.symbol, at: calendar.span) else {
        return nil
      }
      if let frequency = Frequency(rawValue: word), frequency >= .quarter {
        return PeriodKind(frequency, fiscal: fiscal)
      }
    } else if case .axis(let id) = values[clause.name.symbol], let series = model[id].series {
      return series.kind
    } else if let frequency = Frequency(rawValue: word) {
      return PeriodKind(frequency)
    }
    if isUnread(clause.name.symbol) { return nil }
    let known = Frequency.allCases.map(\.rawValue)
    report(
      .unknownFrequency(
        word, at: clause.name.span, nearest: Spelling.nearest(to: word, among: known),
        isFiscal: clause.calendar != nil))
    return nil
  }

}
