import Calendars
import Diagnostics
import Dimensions

/// The axes of series at other frequencies.
///
/// The axis of the result has the periods that the series has parts in. It is a declared one of that name where its elements
/// all lie in the series, so that `by year` meets other values over `year` and leaves out what that axis leaves out; else
/// it is made, once for all that ask for the same.
extension AxisInference {

  /// The axes of the resampling with the number `index`.
  func axes(ofResampling index: Int, in world: WorldID, frame: FrameID) -> [AxisID] {
    let resampling = model.formulas.resamplings[index]
    let own = whole { axes(of: resampling.body, in: world, frame: frame) }
    guard let change = change(resampling, of: own) else { return own }
    let rest = own.filter { $0 != change.from }
    if let other = rest.first(where: { model[$0].name == model[change.to].name }) {
      report(
        .conflictingAxes(
          model[other].name, at: resampling.span, model[other].span, model[change.to].span),
        at: resampling.span)
      return rest
    }
    return (rest + [change.to]).sorted()
  }

  /// What `resampling` does to a series over `axes`, or `nil`, with a report, where it can do nothing.
  package func change(_ resampling: ResamplingFormula, of axes: [AxisID]) -> AxisChange? {
    let span = resampling.span
    let ofTime = axes.filter { model[$0].series != nil }
    guard ofTime.count == 1, let from = ofTime.first, let series = model[from].series else {
      report(
        .noTimeAxis(
          ofTime.map { model[$0].name }, others: axes.map { model[$0].name }, at: span,
          value: model.formulas.span(of: resampling.body)), at: span)
      return nil
    }
    switch resampling.change {
    case .summary(let summary, let kind, let name):
      guard series.kind.nests(in: kind) else {
        reportDirection(series.kind, kind, summary, at: span)
        return nil
      }
      let own = series.summarized(kind)
      guard let (to, target) = axis(name, for: own, of: from, at: span) else { return nil }
      let (table, incomplete) = Resampling.summary(summary, of: series, in: target)
      if let incomplete = incomplete.first(where: { isAsked($0.ordinal, of: name) }) {
        report(
          .incompletePeriod(
            kind.text(of: incomplete.ordinal), incomplete.found, incomplete.wanted,
            of: series.kind, at: span, axis: model[from].span), at: span)
      }
      return AxisChange(from: from, to: to, table: table)
    case .refinement(let refinement, let kind, let name):
      guard kind.nests(in: series.kind), kind != series.kind else {
        report(
          .nothingToRefine(series.kind, kind, at: span, axis: model[from].span),
          at: span)
        return nil
      }
      let own = series.refined(kind, refinement)
      guard let (to, target) = axis(name, for: own, of: from, at: span) else { return nil }
      let table = Resampling.refinement(refinement, of: series, in: target)
      return AxisChange(from: from, to: to, table: table)
    case .lag(let lag, let isBefore):
      guard let (own, table) = Resampling.lag(lag, of: series, isBefore: isBefore) else {
        report(.nothingBefore(series.kind, at: span, axis: model[from].span), at: span)
        return nil
      }
      guard !own.ordinals.isEmpty else {
        report(.tooShortForGrowth(at: span, axis: model[from].span), at: span)
        return nil
      }
      return AxisChange(from: from, to: axis(model[from].name, of: own, at: span), table: table)
    }
  }

  /// `true` iff the period `ordinal` of the axis `name` is not left out by the elements that are picked from it.
  private func isAsked(_ ordinal: Int, of name: String) -> Bool {
    switch picked[name] {
    case .period(let own, _): own == ordinal
    case .number(let year): year == Double(ordinal)
    case .label, nil: true
    }
  }

  /// Reports that periods of `kind` lie in none of `target`.
  private func reportDirection(
    _ kind: PeriodKind, _ target: PeriodKind, _ summary: Resampling.Summary, at span: SourceSpan
  ) {
    guard target.nests(in: kind) else {
      report(.overlappingPeriods(kind, target, at: span), at: span)
      return
    }
    let word = summary == .last ? "interpolated" : "spread"
    let end = SourceSpan(file: span.file, start: span.end, end: span.end)
    report(
      .refinementWithoutWord(kind, target, at: span, word, TextEdit(end, " \(word)")),
      at: span)
  }

  /// The axis called `name` of a series over the periods `own`, made from `source`, with the periods it has.
  private func axis(
    _ name: String, for own: Resampling.Series, of source: AxisID, at span: SourceSpan
  ) -> (AxisID, Resampling.Series)? {
    let covered = Set(own.ordinals)
    let isFrequency = Frequency(rawValue: name) != nil
    for (index, axis) in model.axes.enumerated() where axis.name == name {
      guard let series = axis.series, series.kind == own.kind else { continue }
      guard let missing = series.ordinals.first(where: { !covered.contains($0) }) else {
        return (AxisID(index: index), series)
      }
      if !isFrequency {
        report(
          .uncoveredPeriod(
            own.kind.text(of: missing), of: axis.name, at: span, declared: axis.span,
            series: model[source].span), at: span)
        return nil
      }
    }
    return (axis(name, of: own, at: span), own)
  }

  /// The axis called `name` with the periods of `series` and no others.
  private func axis(_ name: String, of series: Resampling.Series, at span: SourceSpan) -> AxisID {
    let elements: Axis.Elements =
      series.kind == .calendarYear
      ? .numbers(series.ordinals.map(Double.init), .one) : .periods(series.ordinals, series.kind)
    let known = model.axes.firstIndex { $0.name == name && $0.elements == elements && !$0.isSwept }
    return known.map { AxisID(index: $0) } ?? add(Axis(name: name, elements: elements, span: span))
  }

}
