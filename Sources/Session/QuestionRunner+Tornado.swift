import Checker
import Dimensions
import Presentation
import Studies

/// Tornados: what each input alone does to a value.
extension QuestionRunner {

  /// Moves each input of `study` alone, and shows what the value does.
  func tornado(_ study: Study, _ report: (RunEvent) -> Void) throws(EvaluationError) {
    let result = try TornadoStudy(study, evaluator: evaluator).run()
    let bars = result.cells.flatMap(\.bars)
    let unit = self.unit(
      for: study.shown, result.cells.flatMap { [$0.base, $0.together.least, $0.together.greatest] })
    let cells = result.cells.indices.flatMap { cell in result.cells[cell].bars.map { _ in cell } }
    let remarks = Dictionary(
      uniqueKeysWithValues: result.cells.indices.map { cell in
        (cell, self.remarks(on: result.cells[cell], study.shown, unit.reading))
      })
    let columns =
      inputColumns(bars.map(\.reach)) + [
        StudyAnswer.Column("at low", .numbers(bars.map(\.atLow), unit)),
        StudyAnswer.Column("at high", .numbers(bars.map(\.atHigh), unit)),
        StudyAnswer.Column("least", .numbers(bars.map(\.ends.least), unit), for: .files),
        StudyAnswer.Column("greatest", .numbers(bars.map(\.ends.greatest), unit), for: .files),
        StudyAnswer.Column("swing", .numbers(bars.map(\.swing), unit)),
        StudyAnswer.Column("way", .texts(bars.map(\.way))),
        StudyAnswer.Column("", .texts(result.cells.flatMap(pictures)), for: .people),
      ]
    let facts = [
      StudyAnswer.Fact("base", result.cells.map(\.base), unit),
      StudyAnswer.Fact("together least", result.cells.map(\.together.least), unit, for: .files),
      StudyAnswer.Fact(
        "together greatest", result.cells.map(\.together.greatest), unit, for: .files),
      StudyAnswer.Fact(
        "sum of bars least", result.cells.map { $0.base + $0.sums.below }, unit, for: .files),
      StudyAnswer.Fact(
        "sum of bars greatest", result.cells.map { $0.base + $0.sums.above }, unit, for: .files),
    ]
    report(
      .answer(
        .study(
          StudyAnswer(
            .tornado, text: study.shown.text, axes: result.axes.map { axis($0) }, cells: cells,
            columns: columns, facts: facts, remarks: remarks, notes: notes(on: result)))))
    try reportMissingBase(of: study.shown, result.cells.map(\.base), report)
  }

  /// The columns that say what was moved, and how far.
  func inputColumns(_ reaches: [InputReach]) -> [StudyAnswer.Column] {
    let units = reaches.map { $0.mover.unit ?? .one }
    func ends(_ end: ([Double]) -> Double?) -> [Double] {
      // Where the reach differs from cell to cell, no one number says how far it goes.
      reaches.map { $0.steps.count == 1 ? end($0.steps[0]) ?? .nan : .nan }
    }
    return [
      StudyAnswer.Column("input", .texts(reaches.map(\.mover.target.text))),
      StudyAnswer.Column("unit", .texts(units.map(\.label)), for: .files),
      StudyAnswer.Column("low", .quantities(ends(\.first), units)),
      StudyAnswer.Column("high", .quantities(ends(\.last), units)),
    ]
  }

  /// The lines of the bars of `tornado`: light towards the low end of the input, dark towards the high one.
  private func pictures(of tornado: Tornado) -> [String] {
    let picture = BarPicture(
      showing: [tornado.base] + tornado.bars.flatMap { [$0.ends.least, $0.ends.greatest] })
    return tornado.bars.map { bar in
      var parts: [(from: Double, to: Double, character: Character)] = [
        (tornado.base, bar.atLow, "░"), (tornado.base, bar.atHigh, "█"),
      ]
      // The shorter one lies over the longer one where both point the same way.
      parts.sort { abs($0.to - $0.from) > abs($1.to - $1.from) }
      if bar.turn != nil { parts.insert((bar.ends.least, bar.ends.greatest, "▒"), at: 0) }
      return picture.bar(parts, mark: tornado.base)
    }
  }

  /// What is to be said of `tornado`, whose values are those of `shown`, in `unit`.
  private func remarks(on tornado: Tornado, _ shown: Shown, _ unit: MeasuringUnit) -> [String] {
    if tornado.bars.allSatisfy({ $0.swing == 0 }) { return ["no input moves it"] }
    var remarks = tornado.bars.compactMap { bar -> String? in
      guard let turn = bar.turn, bar.reach.steps.count == 1 else { return nil }
      let place = (bar.reach.mover.unit ?? .one).reading(bar.reach.steps[0][turn])
      return "\(bar.reach.mover.target.text) turns: at \(place) it is "
        + "\(unit.reading(bar.values[turn])), beyond both ends"
    }
    for bar in tornado.bars where bar.swing.isNaN {
      let missing = bar.values.count(where: \.isNaN)
      remarks.append(
        "\(bar.reach.mover.target.text): no value at \(missing) of \(bar.values.count) steps")
    }
    return remarks + interaction(in: tornado, unit)
  }

  /// What the bars of `tornado` leave out, where that is known.
  private func interaction(in tornado: Tornado, _ unit: MeasuringUnit) -> [String] {
    guard tornado.bars.count > 1, !tornado.bars.contains(where: \.swing.isNaN) else { return [] }
    let (least, greatest) = tornado.together
    let (low, high) = (tornado.base + tornado.sums.below, tornado.base + tornado.sums.above)
    let together = "all together: \(unit.reading(least)) to \(unit.reading(greatest))"
    let slack = 1e-9 * max(abs(low), abs(high))
    if abs(least - low) <= slack, abs(greatest - high) <= slack {
      return ["\(together), which is what the bars add up to"]
    }
    return [
      "\(together); the bars add up to \(unit.reading(low)) to \(unit.reading(high)), "
        + "the rest is interaction"
    ]
  }

  /// What is to be said of all of `result`.
  private func notes(on result: TornadoStudy.Result) -> [String] {
    var notes: [String] = []
    if result.cells.contains(where: { $0.bars.contains(where: \.reach.isDrawn) }) {
      notes.append("uncertain inputs go from their 5th to their 95th percentile, each alone")
    }
    if result.areMeans { notes.append("what else is uncertain stays so: these are means") }
    return notes + unmovedNote(result.unmoved)
  }

  /// The note that `movers` were not moved, where there are any.
  func unmovedNote(_ movers: [Study.Mover]) -> [String] {
    if movers.isEmpty { return [] }
    return ["not moved, no range: " + movers.map(\.target.text).joined(separator: ", ")]
  }

  /// Says why `values`, which are those of `shown`, are missing, where one is.
  func reportMissingBase(of shown: Shown, _ values: [Double], _ report: (RunEvent) -> Void)
    throws(EvaluationError)
  {
    guard values.contains(where: \.isNaN) else { return }
    reportMissing(try evaluator.evaluate([shown.formula])[0], at: shown.span, report)
  }

  /// The units of `values` of the quantity `shown`.
  func unit(for shown: Shown, _ values: [Double]) -> ResultTable.ValueUnit {
    guard case .quantity(let dimension) = shown.type else {
      preconditionFailure("unreachable: studies are of quantities")
    }
    return unit(for: shown, dimension, values)
  }

}

extension Tornado.Bar {

  /// Where the value goes as the input grows.
  fileprivate var way: String {
    if swing.isNaN { return "not known" }
    if swing == 0 { return "no effect" }
    if turn != nil { return "two-sided" }
    return atHigh > atLow ? "rising" : "falling"
  }

}
