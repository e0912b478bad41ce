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
    switch resampling.way {
    case .summary(let summary):
      guard series.kind.nests(in: resampling.kind) else {
        reportDirection(series.kind, resampling, summary)
        return nil
      }
      let own = series.summarized(resampling.kind)
      guard let (to, target) = axis(for: own, resampling, of: from) else { return nil }
      let (table, incomplete) = Resampling.summary(summary, of: series, in: target)
      if let incomplete = incomplete.first(where: { isAsked($0.ordinal, of: resampling) }) {
        report(
          .incompletePeriod(
            resampling.kind.text(of: incomplete.ordinal), incomplete.found, incomplete.wanted,
            of: series.kind, at: span, axis: model[from].span), at: span)
      }
      return AxisChange(from: from, to: to, table: table)
    case .refinement(let refinement):
      guard resampling.kind.nests(in: series.kind), resampling.kind != series.kind else {
        report(
          .nothingToRefine(series.kind, resampling.kind, at: span, axis: model[from].span),
          at: span)
        return nil
      }
      let own = series.refined(resampling.kind, refinement)
      guard let (to, target) = axis(for: own, resampling, of: from) else { return nil }
      let table = Resampling.refinement(refinement, of: series, in: target)
      return AxisChange(from: from, to: to, table: table)
    }
  }

  /// `true` iff the period `ordinal` of `resampling` is not left out by the elements that are picked from it.
  private func isAsked(_ ordinal: Int, of resampling: ResamplingFormula) -> Bool {
    switch picked[resampling.axis] {
    case .period(let own, _): own == ordinal
    case .number(let year): year == Double(ordinal)
    case .label, nil: true
    }
  }

  /// Reports that periods of `kind` lie in none of those that `resampling` asks for.
  private func reportDirection(
    _ kind: PeriodKind, _ resampling: ResamplingFormula, _ summary: Resampling.Summary
  ) {
    let span = resampling.span
    guard resampling.kind.nests(in: kind) else {
      report(.overlappingPeriods(kind, resampling.kind, at: span), at: span)
      return
    }
    let word = summary == .last ? "interpolated" : "spread"
    let end = SourceSpan(file: span.file, start: span.end, end: span.end)
    report(
      .refinementWithoutWord(kind, resampling.kind, at: span, word, TextEdit(end, " \(word)")),
      at: span)
  }

  /// The axis of a series over the periods `own`, which `resampling` makes of `source`, with the periods it has.
  private func axis(
    for own: Resampling.Series, _ resampling: ResamplingFormula, of source: AxisID
  ) -> (AxisID, Resampling.Series)? {
    let covered = Set(own.ordinals)
    let isFrequency = Frequency(rawValue: resampling.axis) != nil
    for (index, axis) in model.axes.enumerated() where axis.name == resampling.axis {
      guard let series = axis.series, series.kind == own.kind else { continue }
      guard let missing = series.ordinals.first(where: { !covered.contains($0) }) else {
        return (AxisID(index: index), series)
      }
      if !isFrequency {
        report(
          .uncoveredPeriod(
            own.kind.text(of: missing), of: axis.name, at: resampling.span, declared: axis.span,
            series: model[source].span), at: resampling.span)
        return nil
      }
    }
    let elements: Axis.Elements =
      own.kind == .calendarYear
      ? .numbers(own.ordinals.map(Double.init), .one) : .periods(own.ordinals, own.kind)
    return (add(Axis(name: resampling.axis, elements: elements, span: resampling.span)), own)
  }

}
