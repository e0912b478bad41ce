import Checker
import Dimensions
import Presentation
import Studies

/// Bridges: what makes the difference between two worlds.
extension QuestionRunner {

  /// Shows how the value of `bridge` comes from one world to the other, driver by driver.
  func bridge(_ bridge: WorldBridge, _ report: (RunEvent) -> Void) throws(EvaluationError) {
    let result = try BridgeStudy(bridge, evaluator: evaluator).run()
    let unit = self.unit(for: bridge.shown, result.cells.flatMap { [$0.start, $0.end] })
    let rows = result.cells.indices.flatMap { cell in
      result.cells[cell].order.map { (cell: cell, player: $0) }
    }
    let parts = rows.map { result.cells[$0.cell].parts[$0.player] }
    let differences = rows.map { result.cells[$0.cell].end - result.cells[$0.cell].start }
    let shares = zip(parts, differences).map { $1 == 0 ? .nan : $0.share / $1 }
    let ends = try self.ends(of: bridge, result)
    var columns = [
      StudyAnswer.Column("driver", .texts(rows.map { bridge.groups[$0.player].name })),
      StudyAnswer.Column("unit", .texts(rows.map { ends.units[$0.player].label }), for: .files),
      StudyAnswer.Column(
        "from",
        .quantities(rows.map { ends.start[$0.player] }, rows.map { ends.units[$0.player] })),
      StudyAnswer.Column(
        "to", .quantities(rows.map { ends.end[$0.player] }, rows.map { ends.units[$0.player] })),
      StudyAnswer.Column("part", .numbers(parts.map(\.share), unit)),
    ]
    if result.orders > 0 {
      columns.append(StudyAnswer.Column("±", .numbers(parts.map(\.error), unit)))
    }
    columns += [
      StudyAnswer.Column("share", .quantities(shares, shares.map { _ in .percent })),
      StudyAnswer.Column("", .texts(result.cells.flatMap(\.waterfall)), for: .people),
    ]
    let facts = [
      StudyAnswer.Fact(bridge.startName, result.cells.map(\.start), unit),
      StudyAnswer.Fact(bridge.endName, result.cells.map(\.end), unit),
      StudyAnswer.Fact("difference", result.cells.map { $0.end - $0.start }, unit),
    ]
    report(
      .answer(
        .study(
          StudyAnswer(
            .bridge, text: "\(bridge.shown.text) from \(bridge.startName) to \(bridge.endName)",
            axes: result.axes.map { axis($0) }, cells: rows.map(\.cell), columns: columns,
            facts: facts,
            notes: groupNotes(bridge.groups) { bridge.drivers[$0].text } + notes(on: result)))))
    try reportMissingEnds(of: bridge, result, report)
  }

  /// What is in each of `groups` that the question names, where `text` says what a member is called.
  func groupNotes(_ groups: [MovedGroup], _ text: (Int) -> String) -> [String] {
    groups.filter(\.isNamed).map { group in
      "\(group.name): \(group.members.map(text).joined(separator: ", "))"
    }
  }

  /// The values of the players of `bridge` at both of its ends, with their units; NaN where one number does not say it.
  private func ends(of bridge: WorldBridge, _ result: BridgeStudy.Result) throws(EvaluationError)
    -> (units: [MeasuringUnit], start: [Double], end: [Double])
  {
    let model = evaluator.model
    // A group has no one value, so the first of its drivers stands for it where it is alone.
    let drivers = bridge.groups.map { bridge.drivers[$0.members[0]] }
    let formulas = drivers.map { evaluator.inference.formula(naming: $0.definition) }
    let values = try [result.start, result.end].map { world throws(EvaluationError) in
      try evaluator.evaluate(formulas.map { ($0, world) })
    }
    func number(_ end: Int, _ index: Int) -> Double {
      guard bridge.groups[index].members.count == 1,
        case .quantity = model[drivers[index].definition].type
      else { return .nan }
      let evaluation = values[end][index]
      return evaluation.axes.isEmpty ? evaluation.values[0] : .nan
    }
    let units = drivers.indices.map { index -> MeasuringUnit in
      let definition = model[drivers[index].definition]
      guard bridge.groups[index].members.count == 1,
        case .quantity(let dimension) = definition.type
      else { return .one }
      return definition.unit ?? model.units.plainUnit(for: dimension)
    }
    return (
      units, drivers.indices.map { number(0, $0) }, drivers.indices.map { number(1, $0) }
    )
  }

  /// What is to be said of all of `result`.
  private func notes(on result: BridgeStudy.Result) -> [String] {
    var notes: [String] = []
    if result.orders > 0 {
      notes.append("drivers come in \(result.orders) drawn orders; ± holds 95%")
    }
    if result.areMeans { notes.append("it is uncertain: its mean is shared out") }
    if result.cells.allSatisfy({ $0.start == $0.end }) {
      notes.append("both ends are the same; what the parts do cancels out")
    }
    return notes
  }

  /// Says why a value is missing at one of the ends of `bridge`, or on the way.
  private func reportMissingEnds(
    of bridge: WorldBridge, _ result: BridgeStudy.Result, _ report: (RunEvent) -> Void
  ) throws(EvaluationError) {
    for world in [result.start, result.end] {
      let evaluation = try evaluator.evaluate([bridge.shown.formula], in: world)[0]
      if evaluation.values.contains(where: \.isNaN) {
        reportMissing(evaluation, at: bridge.shown.span, report)
        return
      }
    }
    if result.cells.contains(where: { $0.parts.contains { $0.share.isNaN } }) {
      report(.diagnostic(.noValueOnTheWay(at: bridge.shown.span)))
    }
  }

}

extension Bridge {

  /// The lines of the bridge: each part begins where the one before it ends.
  var waterfall: [String] {
    var level = start
    let steps = order.map { index in
      defer { level += parts[index].share }
      return (from: level, to: level + parts[index].share)
    }
    let picture = BarPicture(showing: [start, end] + steps.flatMap { [$0.from, $0.to] })
    return steps.map { step in
      picture.bar([(step.from, step.to, step.to >= step.from ? "█" : "░")], mark: nil)
    }
  }

}
