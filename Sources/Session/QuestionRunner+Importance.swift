import Checker
import Diagnostics
import Dimensions
import Presentation
import Studies

/// Which inputs the uncertainty of a value comes from.
extension QuestionRunner {

  /// Shares out the variance of the value of `study`, and screens its inputs.
  func importance(
    _ study: Study, ignoresCorrelations: Bool, _ report: (RunEvent) -> Void
  ) throws(EvaluationError) {
    let importance = ImportanceStudy(
      study, ignoresCorrelations: ignoresCorrelations, evaluator: evaluator)
    guard let result = try importance.run() else {
      report(.diagnostic(.certainAnswer(at: study.shown.span)))
      return
    }
    let orders = result.cells.map(order)
    let cells = result.cells.indices.flatMap { cell in orders[cell].map { _ in cell } }
    let spread = unit(for: study.shown, result.cells.map { $0.variance.squareRoot() })
    report(
      .answer(
        .study(
          StudyAnswer(
            .importance, text: study.shown.text, axes: result.axes.map { axis($0) }, cells: cells,
            columns: columns(of: result, orders, study.shown),
            facts: [
              StudyAnswer.Fact(
                "mean", result.cells.map(\.mean), unit(for: study.shown, result.cells.map(\.mean))),
              StudyAnswer.Fact(
                "standard deviation", result.cells.map { $0.variance.squareRoot() }, spread),
            ],
            remarks: Dictionary(
              uniqueKeysWithValues: result.cells.indices.map {
                ($0, remarks(on: result.cells[$0], isComplete: result.isComplete))
              }), notes: notes(on: result)))))
    try reportMissingBase(of: study.shown, result.cells.map(\.mean), report)
  }

  /// The inputs of `cell` by their total share, or by what screening says where there is none.
  private func order(_ cell: Importance) -> [Int] {
    let keys = cell.effects.indices.map { index in
      let value =
        cell.indices?[index].total ?? cell.shapley?[index].share ?? cell.effects[index].size
      return value.isNaN ? -1 : value
    }
    return keys.indices.sorted { keys[$0] > keys[$1] || keys[$0] == keys[$1] && $0 < $1 }
  }

  /// The columns of `result`, whose inputs have these `orders` in its cells.
  private func columns(of result: ImportanceStudy.Result, _ orders: [[Int]], _ shown: Shown)
    -> [StudyAnswer.Column]
  {
    /// What `pick` says of each row.
    func rows<Item>(_ pick: (Importance, Int) -> Item) -> [Item] {
      orders.indices.flatMap { cell in orders[cell].map { pick(result.cells[cell], $0) } }
    }
    let plain = ResultTable.ValueUnit(reading: .one, exact: .one)
    let effects = rows { cell, index in cell.effects[index] }
    let unit = self.unit(for: shown, effects.map(\.size))
    let shares =
      result.correlated.isEmpty
      ? indexColumns(rows { cell, index in cell.indices?[index] })
      : shapleyColumns(rows { cell, index in cell.shapley?[index] })
    return [StudyAnswer.Column("input", .texts(rows { result.groups[$1].name }))]
      + shares.numbers + [
        StudyAnswer.Column(
          "rank correlation",
          .texts(
            rows { $0.ranks[$1].isNaN ? "" : NumberFormat.fixed($0.ranks[$1], decimals: 2) }),
          for: .people),
        StudyAnswer.Column("rank correlation", .numbers(rows { $0.ranks[$1] }, plain), for: .files),
        StudyAnswer.Column("effect μ*", .numbers(effects.map(\.size), unit)),
        StudyAnswer.Column("effect μ", .numbers(effects.map(\.mean), unit), for: .files),
      ] + spreadColumns(effects.map(\.spread), unit) + [shares.picture]
  }

  /// The columns of the `spreads` of effects: where groups have none, people see a blank.
  private func spreadColumns(_ spreads: [Double], _ unit: ResultTable.ValueUnit)
    -> [StudyAnswer.Column]
  {
    let column = StudyAnswer.Column("σ", .numbers(spreads, unit))
    if !spreads.contains(where: \.isNaN) { return [column] }
    return [
      StudyAnswer.Column(
        "σ", .quantities(spreads, spreads.map { _ in unit.reading }), for: .people),
      StudyAnswer.Column("σ", .numbers(spreads, unit), for: .files),
    ]
  }

  /// The columns of Sobol' indices, and their bars: the dark part is the first-order one.
  private func indexColumns(_ indices: [SobolIndex?])
    -> (numbers: [StudyAnswer.Column], picture: StudyAnswer.Column)
  {
    let picture = BarPicture(showing: [0, 1])
    let bars = indices.map { index -> String in
      guard let index else { return "" }
      return picture.bar(
        [(0, min(1, index.total), "░"), (0, max(0, min(1, index.first)), "█")], mark: nil)
    }
    let columns =
      shareColumns("first", indices.map { index in index.map { ($0.first, $0.firstError) } })
      + shareColumns("total", indices.map { index in index.map { ($0.total, $0.totalError) } })
    return (columns, StudyAnswer.Column("", .texts(bars), for: .people))
  }

  /// The columns of Shapley effects, and their bars.
  private func shapleyColumns(_ effects: [ShapleyEffect?])
    -> (numbers: [StudyAnswer.Column], picture: StudyAnswer.Column)
  {
    let picture = BarPicture(showing: [0, 1])
    let bars = effects.map { effect in
      effect.map { picture.bar([(0, max(0, min(1, $0.share)), "█")], mark: nil) } ?? ""
    }
    return (
      shareColumns("Shapley", effects.map { effect in effect.map { ($0.share, $0.error) } }),
      StudyAnswer.Column("", .texts(bars), for: .people)
    )
  }

  /// The columns called `name` of shares with their errors: one for people, two for files.
  private func shareColumns(_ name: String, _ shares: [(value: Double, error: Double)?])
    -> [StudyAnswer.Column]
  {
    let percent = ResultTable.ValueUnit(reading: .percent, exact: .percent)
    return [
      StudyAnswer.Column(
        name, .texts(shares.map { share($0?.value, $0?.error) }), for: .people),
      StudyAnswer.Column(name, .numbers(shares.map { $0?.value ?? .nan }, percent), for: .files),
      StudyAnswer.Column(
        "\(name) ±", .numbers(shares.map { $0?.error ?? .nan }, percent), for: .files),
    ]
  }

  /// A share of the variance with how far it may be off; one that is not told from nothing says so.
  private func share(_ value: Double?, _ error: Double?) -> String {
    guard let value, let error, value.isFinite, error.isFinite else { return "not known" }
    if value == 0, error == 0 { return "0%" }
    let width = MeasuringUnit.percent.reading(Rounding.upwards(error))
    if value < error { return "0 within ±\(width)" }
    let decimals = error >= 0.01 ? 0 : error >= 0.001 ? 1 : 2
    return "\(NumberFormat.fixed(value * 100, decimals: decimals))% ± \(width)"
  }

  /// What is to be said of `cell`, whose inputs are all there are iff it `isComplete`.
  private func remarks(on cell: Importance, isComplete: Bool) -> [String] {
    guard let indices = cell.indices else {
      return cell.variance == 0
        ? ["it is the same in all draws: there is nothing to share out"] : []
    }
    guard isComplete, cell.variance.isFinite else { return [] }
    let sum = indices.reduce(0) { $0 + $1.first }
    let error = indices.reduce(0) { $0 + $1.firstError * $1.firstError }.squareRoot()
    if sum >= 1 - error {
      return ["first shares add up to 100% within their errors: no interaction shows"]
    }
    return [
      "first shares add up to \(NumberFormat.fixed(sum * 100, decimals: 0))%: the rest is interaction"
    ]
  }

  /// What is to be said of all of `result`.
  private func notes(on result: ImportanceStudy.Result) -> [String] {
    let draws = NumberFormat.label(Double(result.draws))
    let effect = "μ* is the mean effect over the whole reach of an input"
    var notes = groupNotes(result.groups) { result.inputs[$0].target.text }
    if result.correlated.isEmpty {
      notes.append(
        "shares of the variance over \(draws) draws: first alone, total with all interactions; "
          + effect)
    } else {
      let names = result.correlated.map(\.target.text).joined(separator: ", ")
      notes.append(
        "no Sobol' indices: \(names) are correlated, and then the variance has no part that is one "
          + "input's alone; `without correlations` takes them for independent")
      notes.append(
        result.cells.contains { $0.shapley != nil }
          ? "Shapley effects share the variance over \(draws) draws out, correlations and all"
            + (result.orders > 0 ? ", over drawn orders of the inputs" : "") + "; \(effect)"
          : "no Shapley effects: there is nothing to share out, or no freedom in it; \(effect)")
    }
    if !result.uniform.isEmpty {
      let names = result.uniform.map(\.target.text).joined(separator: ", ")
      notes.append("anywhere in its range with the same chance: \(names)")
    }
    if !result.unmoved.isEmpty {
      let names = result.unmoved.map(\.target.text).joined(separator: ", ")
      notes.append("held where it is, not uncertain: \(names)")
    }
    return notes
  }

}

extension Rounding {

  /// `error` to one significant digit, upwards: what is said of an error is not less than it is.
  static func upwards(_ error: Double) -> Double {
    guard error > 0, error.isFinite else { return error }
    var unit = 1.0
    while unit > error { unit /= 10 }
    while unit * 10 <= error { unit *= 10 }
    return (error / unit).rounded(.up) * unit
  }

}
