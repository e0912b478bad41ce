import Checker
import Diagnostics
import Dimensions
import Presentation
import Studies

/// Goal seeks and flips.
extension QuestionRunner {

  /// Answers that do not tell the inputs apart, of one cell, that are shown: they are points of a curve.
  private static let singularLimit = 5

  /// Finds the values of inputs at which equations hold.
  func solve(
    _ solve: CheckedQuestion.Solve, _ question: CheckedQuestion, _ report: (RunEvent) -> Void
  ) throws(EvaluationError) {
    let result = try SolveStudy(solve, evaluator: evaluator).run()
    let cells = result.cells.map { cell in
      SearchAnswer.Cell(
        places: shownAnswers(cell).map(place),
        closest: cell.closest.map { closest in
          (
            closest.place,
            zip(solve.equations, closest.values).map {
              reading($1, $0.lhs, in: $0.rhs.unit ?? $0.lhs.unit)
            }
          )
        }, isIdentity: cell.isIdentity, isFixed: cell.isFixed,
        remarks: remarks(on: cell, solve.unknowns))
    }
    let errors = result.cells.flatMap(\.answers).flatMap { zip($0.errors, $0.place) }
    let isUncertain = errors.contains { SearchAnswer.Unknown.isShown($0, of: $1) }
    report(
      .answer(
        .search(
          SearchAnswer(
            kind: .solve(text: text(of: solve)),
            unknowns: solve.unknowns.map(unknown), axes: result.axes.map { axis($0) },
            cells: cells, notes: notes(on: solve.unknowns, isUncertain: isUncertain)))))
    reportUndefined(result.cells.map(\.undefined), solve.unknowns, question.span, report)
  }

  /// What `solve` asks, as it was written, but for the units that it is asked in.
  private func text(of solve: CheckedQuestion.Solve) -> String {
    let equations = solve.equations.map { "\($0.lhs.text) == \($0.rhs.text)" }
    return equations.joined(separator: ", ") + (solve.worlds.isEmpty ? "" : " " + solve.worlds)
  }

  /// `unknown` as answers have it.
  private func unknown(_ unknown: CheckedQuestion.Unknown) -> SearchAnswer.Unknown {
    SearchAnswer.Unknown(name: unknown.target.text, unit: unknown.unit, range: unknown.range)
  }

  /// The answers of `cell`, of those along a curve only some.
  private func shownAnswers(_ cell: SolveStudy.Cell) -> [SolveStudy.Answer] {
    let singular = cell.answers.indices.filter {
      if case .singular = cell.answers[$0].kind { true } else { false }
    }
    let limit = QuestionRunner.singularLimit
    if singular.count <= limit { return cell.answers }
    let shown = Set((0..<limit).map { singular[$0 * (singular.count - 1) / (limit - 1)] })
    return cell.answers.indices.filter { !singular.contains($0) || shown.contains($0) }
      .map { cell.answers[$0] }
  }

  /// `answer` as answers have it.
  private func place(_ answer: SolveStudy.Answer) -> SearchAnswer.Place {
    switch answer.kind {
    case .root: SearchAnswer.Place(answer.place, .root, errors: answer.errors)
    case .touching: SearchAnswer.Place(answer.place, .touching)
    case .jump: SearchAnswer.Place(answer.place, .jump)
    case .stretch(let end): SearchAnswer.Place(answer.place, .stretch, through: end)
    case .cluster(let end): SearchAnswer.Place(answer.place, .cluster, through: end)
    case .singular: SearchAnswer.Place(answer.place, .singular)
    }
  }

  /// What is to be said of `cell`, in which `unknowns` were searched for.
  private func remarks(on cell: SolveStudy.Cell, _ unknowns: [CheckedQuestion.Unknown]) -> [String]
  {
    var remarks: [String] = []
    let answers = cell.answers.count
    if shownAnswers(cell).count < answers {
      remarks.append("\(answers) such places were found, along a curve of answers")
    }
    if let first = cell.undecided.first {
      let place = zip(unknowns, first).map { unknown, value in
        "\(unknown.target.text) = \(unknown.unit.reading(value))"
      }.joined(separator: ", ")
      let count = cell.undecided.count
      remarks.append(
        "not decided near \(place)\(count == 1 ? "" : ", and at \(count - 1) places more"): "
          + "all equations change sides there, but none was solved")
    }
    return remarks + self.remarks(isCutShort: cell.isCutShort, cell.undefined)
  }

  /// What is to be said where some places were not looked at or have no value.
  private func remarks(isCutShort: Bool, _ undefined: (count: Int, of: Int)) -> [String] {
    var remarks: [String] = []
    if isCutShort { remarks.append("too many places to look at: some may be missing") }
    if undefined.count > 0 {
      remarks.append("no value at \(undefined.count) of \(undefined.of) tried")
    }
    return remarks
  }

  /// What is to be said of all cells of a search along `unknowns`.
  private func notes(on unknowns: [CheckedQuestion.Unknown], isUncertain: Bool) -> [String] {
    var notes = unknowns.filter { evaluator.isDrawn($0.target.definition) }.map {
      "\($0.target.text) is drawn elsewhere; here it has one value for all draws"
    }
    if isUncertain {
      let draws = NumberFormat.label(Double(evaluator.model.sampling.draws))
      notes.append("± is the standard error that \(draws) draws leave")
    }
    return notes
  }

  /// Reports a search in which no tried value had an answer, in any cell.
  private func reportUndefined(
    _ undefined: [(count: Int, of: Int)], _ unknowns: [CheckedQuestion.Unknown],
    _ span: SourceSpan, _ report: (RunEvent) -> Void
  ) {
    guard !undefined.isEmpty, undefined.allSatisfy({ $0.count == $0.of }) else { return }
    let names = unknowns.map { "`\($0.target.text)`" }.joined(separator: " and ")
    report(.diagnostic(.searchWithoutValues(at: span, targets: names)))
  }

}

/// Where the winner of a contest changes.
extension QuestionRunner {

  /// Points of a border that people see: every fourth line of those that are followed.
  private static let shownLine = 4

  /// Finds the values of one input or two at which the winner of a contest changes.
  func flip(
    _ flip: CheckedQuestion.Flip, _ question: CheckedQuestion, _ report: (RunEvent) -> Void
  ) throws(EvaluationError) {
    let result = try FlipStudy(flip, evaluator: evaluator).run()
    let contest = contest(flip, result)
    let unknowns = flip.along.map(unknown)
    let axes = result.axes.map { axis($0) }
    func winner(_ number: Int?) -> String? { number.map { contest.contenders[$0] } }
    let errors =
      result.cells.flatMap(\.border).map { ($0.error, $0.place[$0.direction]) }
      + result.cells.flatMap(\.stretches).map { ($0.error, $0.upper) }
    let hasErrors = errors.contains { SearchAnswer.Unknown.isShown($0 ?? .nan, of: $1) }
    let notes = notes(on: flip.along, isUncertain: hasErrors)
    if flip.along.count == 2 {
      report(.answer(.map(map(result, contest, unknowns, axes, notes))))
    } else {
      let cells = result.cells.map { cell in
        SearchAnswer.Cell(
          stretches: cell.stretches.map {
            SearchAnswer.Stretch(
              lower: $0.lower, upper: $0.upper, winner: winner($0.winner), error: $0.error)
          }, remarks: remarks(isCutShort: cell.isCutShort, cell.undefined))
      }
      report(
        .answer(
          .search(
            SearchAnswer(
              kind: .flip(contest), unknowns: unknowns, axes: axes, cells: cells, notes: notes))))
      if result.isUncertain {
        report(.answer(.table(chances(result, contest, flip.along[0], axes))))
      }
    }
    reportUndefined(result.cells.map(\.undefined), flip.along, question.span, report)
  }

  /// The words for the contest of `flip`, which came out as `result`.
  private func contest(_ flip: CheckedQuestion.Flip, _ result: FlipStudy.Result)
    -> SearchAnswer.Contest
  {
    let worlds = flip.worlds.isEmpty ? "" : " " + flip.worlds
    return switch flip.contest {
    case .pair(let first, let second, _):
      SearchAnswer.Contest(
        text: "\(first.text) against \(second.text)\(worlds)",
        contenders: [first.text, second.text],
        distinction: "less", isUncertain: result.isUncertain)
    case .elements(let elements):
      SearchAnswer.Contest(
        text: elements.shown.text + worlds,
        contenders: result.contenders.map { id in
          let axis = axis(id)
          return (0..<axis.count).map { axis.label($0) }
        } ?? [], distinction: elements.isGreatest ? "greatest" : "least",
        isUncertain: result.isUncertain)
    }
  }

  /// The map that `result` is.
  private func map(
    _ result: FlipStudy.Result, _ contest: SearchAnswer.Contest,
    _ unknowns: [SearchAnswer.Unknown], _ axes: [ResultTable.Axis], _ notes: [String]
  ) -> WinnerMap {
    let cells = result.cells.map { cell in
      // A border that is too steep for lines on which the second input moves shows on the others.
      let upright = cell.border.count { $0.direction == 1 }
      let shown = 2 * upright < cell.border.count ? 0 : 1
      return WinnerMap.Cell(
        border: cell.border.map { point in
          WinnerMap.Point(
            place: point.place, before: point.before, after: point.after, error: point.error,
            isShown: point.direction == shown && point.line % QuestionRunner.shownLine == 0,
            direction: point.direction)
        }, picture: cell.picture,
        remarks: remarks(isCutShort: cell.isCutShort, cell.undefined))
    }
    return WinnerMap(contest: contest, unknowns: unknowns, axes: axes, cells: cells, notes: notes)
  }

  /// The chances of all contenders along `unknown`.
  private func chances(
    _ result: FlipStudy.Result, _ contest: SearchAnswer.Contest,
    _ unknown: CheckedQuestion.Unknown, _ axes: [ResultTable.Axis]
  ) -> ResultTable {
    let places = result.cells.first?.chances.map(\.position) ?? []
    let chances = result.cells.flatMap(\.chances)
    return ResultTable(
      title: "chance to be \(contest.distinction)",
      axes: axes + [
        ResultTable.Axis(name: unknown.target.text, elements: .numbers(places, unknown.unit)),
        ResultTable.Axis(
          name: result.contenders.map { evaluator.model[$0].name } ?? "contender",
          elements: .labels(contest.contenders)),
      ],
      values: .numbers(
        chances.flatMap(\.chances), ResultTable.ValueUnit(reading: .percent, exact: .percent)),
      errors: chances.flatMap(\.errors))
  }

}
