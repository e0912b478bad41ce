import Checker
import Diagnostics
import Dimensions
import Presentation
import Studies

/// Where a value comes from.
extension QuestionRunner {

  /// Shows the formulas that the value of `derivation` comes from, as a tree, with their values and sources.
  func explain(_ derivation: Derivation, _ report: (RunEvent) -> Void) throws(EvaluationError) {
    let result = try DerivationStudy(derivation, evaluator: evaluator).run()
    let model = evaluator.model
    let definitions = derivation.nodes.map { model[$0.definition] }
    let root = Row(
      name: derivation.shown.text,
      value: text(of: result.root, derivation.shown.type, derivation.shown.unit),
      formula: "", source: "", claims: "", elasticity: nil, rank: result.draw?.ranks[0], part: nil)
    let branches = self.branches(derivation.nodes.map(\.depth))
    let rows =
      [root]
      + derivation.nodes.indices.map { index in
        let (node, definition) = (derivation.nodes[index], definitions[index])
        let unit = definition.unit
        return Row(
          name: branches[index] + definition.name,
          value: text(of: result.nodes[index], definition.type, unit),
          formula: formula(of: node, isOverridden: result.overridden.contains(node.definition)),
          source: [definition.source, definition.seen.map { "seen \($0)" }].compactMap { $0 }
            .joined(separator: ", "), claims: node.claims.joined(separator: "; "),
          elasticity: result.nodes[index].cells == [0] ? nil : result.elasticities[node.definition],
          rank: result.draw?.ranks[index + 1],
          part: node.isRepeated ? nil : result.parts?.shares[node.definition])
      }
    report(.answer(.study(answer(derivation, rows, result))))
    try reportMissingRoot(derivation, result.root, report)
  }

  /// One row of an explanation.
  private struct Row {
    let name: String
    let value: String
    let formula: String
    let source: String
    let claims: String
    let elasticity: Double?
    let rank: Double?
    let part: Double?
  }

  /// The answer with `rows`; a column that says nothing is left out for people.
  private func answer(
    _ derivation: Derivation, _ rows: [Row], _ result: DerivationStudy.Result
  ) -> StudyAnswer {
    func column(_ name: String, _ texts: [String]) -> StudyAnswer.Column {
      StudyAnswer.Column(
        name, .texts(texts), for: texts.allSatisfy(\.isEmpty) ? .files : .all)
    }
    let moved = rows.map { row in
      row.elasticity.map { MeasuringUnit.percent.reading($0 / 100) } ?? ""
    }
    func shares(_ name: String, _ shares: [Double?]) -> StudyAnswer.Column {
      let isSilent = shares.allSatisfy { $0 == nil }
      return StudyAnswer.Column(
        name,
        .quantities(
          shares.map { $0 ?? .nan }, shares.map { _ in .percent }),
        for: isSilent ? .files : .all)
    }
    return StudyAnswer(
      .explain, text: derivation.shown.text, axes: [], cells: rows.map { _ in 0 },
      columns: [
        StudyAnswer.Column("name", .texts(rows.map(\.name))),
        StudyAnswer.Column("value", .texts(rows.map(\.value))),
        column("formula", rows.map(\.formula)), column("source", rows.map(\.source)),
        column("claims", rows.map(\.claims)),
        StudyAnswer.Column(
          "+1% moves it by", .texts(moved), for: moved.allSatisfy(\.isEmpty) ? .files : .people),
        StudyAnswer.Column(
          "elasticity",
          .numbers(
            rows.map { $0.elasticity ?? .nan }, ResultTable.ValueUnit(reading: .one, exact: .one)),
          for: .files),
      ]
        + (result.draw == nil
          ? []
          : [
            shares("draws below", rows.map(\.rank)), parts(rows.map(\.part), derivation, result),
          ]),
      facts: [], notes: notes(on: result, derivation))
  }

  /// The column of what drawn inputs make of the distance between a draw and the middle.
  private func parts(
    _ parts: [Double?], _ derivation: Derivation, _ result: DerivationStudy.Result
  ) -> StudyAnswer.Column {
    let unit = result.parts.map { rootUnit(of: derivation, [$0.start, $0.end]) } ?? .one
    return StudyAnswer.Column(
      "part of distance", .quantities(parts.map { $0 ?? .nan }, parts.map { _ in unit }),
      for: parts.allSatisfy { $0 == nil } ? .files : .all)
  }

  /// The unit in which `values` of what `derivation` explains are told.
  private func rootUnit(of derivation: Derivation, _ values: [Double]) -> MeasuringUnit {
    guard case .quantity(let dimension) = derivation.shown.type else { return .one }
    return unit(for: derivation.shown, dimension, values).reading
  }

  /// What is to be said of the draw that is told.
  private func notes(on result: DerivationStudy.Result, _ derivation: Derivation) -> [String] {
    guard let draw = result.draw else { return [] }
    let number = NumberFormat.significant(Double(draw.number + 1), digits: 15)
    let count = NumberFormat.significant(Double(draw.count), digits: 15)
    var notes = ["all values are those of draw \(number) of \(count)"]
    if let parts = result.parts {
      let unit = rootUnit(of: derivation, [parts.start, parts.end])
      notes.append(
        "with all drawn inputs at their means it is \(unit.reading(parts.start)); the parts share the "
          + "distance of \(unit.reading(parts.end - parts.start)) out among them")
    }
    return notes
  }

  /// What stands before the names of a tree whose rows have these `depths`, from 1.
  private func branches(_ depths: [Int]) -> [String] {
    depths.indices.map { index in
      (1...depths[index]).map { level in
        let rest = depths[(index + 1)...]
        let next = rest.first { $0 <= level }
        let goesOn = next == level
        if level == depths[index] { return goesOn ? "├ " : "└ " }
        return goesOn ? "│ " : "  "
      }.joined()
    }
  }

  /// The formula of `node` as it was written, or what takes its place.
  private func formula(of node: Derivation.Node, isOverridden: Bool) -> String {
    if isOverridden { return "set by the question" }
    let rest = node.isRepeated ? "  (see above)" : node.isCut ? "  …" : ""
    let isDrawn = evaluator.model.isDrawn(node.definition)
    return (isDrawn ? "~ " : "") + node.text + rest
  }

  /// `value` as people read it, in `unit` where one is given.
  private func text(of value: DerivationStudy.Value, _ type: ValueType, _ unit: MeasuringUnit?)
    -> String
  {
    func reading(_ number: Double) -> String {
      switch type {
      case .boolean:
        return value.range != nil
          ? "true in \(MeasuringUnit.percent.reading(number)) of draws"
          : number.isNaN ? NumberFormat.undefined : number == 1 ? "true" : "false"
      case .text:
        return number.isNaN || value.range != nil
          ? NumberFormat.undefined : evaluator.texts[Int(number)]
      case .period(let kind):
        return value.range == nil
          ? kind.text(of: number) ?? NumberFormat.undefined : NumberFormat.undefined
      case .quantity(let dimension):
        let units = evaluator.model.units
        let chosen = unit ?? units.readableUnit(for: dimension, magnitude: abs(number))
        return chosen.reading(number)
      case .variable, .failed: return NumberFormat.undefined
      }
    }
    if value.cells.count == 1 {
      guard let range = value.range, case .quantity = type else { return reading(value.cells[0]) }
      return "\(reading(value.cells[0])) (\(reading(range.low)) to \(reading(range.high)))"
    }
    let shape = value.axes.map { evaluator.model[$0].name }.joined(separator: " × ")
    guard case .quantity = type, let least = value.cells.min(), let greatest = value.cells.max()
    else {
      return "by \(shape)"
    }
    return "\(reading(least)) to \(reading(greatest)) by \(shape)"
  }

  /// Says why `root`, the value of `derivation`, is missing, where it is.
  private func reportMissingRoot(
    _ derivation: Derivation, _ root: DerivationStudy.Value, _ report: (RunEvent) -> Void
  ) throws(EvaluationError) {
    guard root.cells.contains(where: \.isNaN) else { return }
    reportMissing(
      try evaluator.evaluate([derivation.shown.formula])[0], at: derivation.shown.span, report)
  }

}
