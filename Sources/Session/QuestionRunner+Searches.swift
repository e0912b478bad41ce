import Checker
import Diagnostics
import Dimensions
import Presentation
import Studies

/// Goal seeks and flips.
extension QuestionRunner {

  /// Finds the values of an input at which an equation holds.
  func solve(
    _ search: CheckedQuestion.Search, _ question: CheckedQuestion, _ report: (RunEvent) -> Void
  ) throws(EvaluationError) {
    let result = try RootSearch(search, evaluator: evaluator).run()
    let closest = result.closest.map {
      ($0.position, reading($0.lhs, search.lhs, in: search.rhs.unit ?? search.lhs.unit))
    }
    let equation = "\(search.lhs.text) == \(search.rhs.text)"
    report(.answer(.search(answer(.solve(equation: equation), search, result, [], closest))))
    reportUndefined(result, search, question.span, report)
  }

  /// Finds the values of an input at which the lesser of two formulas changes.
  func flip(_ search: CheckedQuestion.Search, _ report: (RunEvent) -> Void) throws(EvaluationError)
  {
    let result = try RootSearch(search, evaluator: evaluator).run()
    let stretches = try self.stretches(search, result)
    let closest = result.closest.map {
      ($0.position, reading($0.lhs, search.lhs, in: search.rhs.unit ?? search.lhs.unit))
    }
    let kind = SearchAnswer.Kind.flip(first: search.lhs.text, second: search.rhs.text)
    report(.answer(.search(answer(kind, search, result, stretches, closest))))
    reportUndefined(result, search, search.lhs.span, report)
  }

  /// The answer that says what `result` has found.
  private func answer(
    _ kind: SearchAnswer.Kind, _ search: CheckedQuestion.Search, _ result: RootSearchResult,
    _ stretches: [SearchAnswer.Stretch], _ closest: (Double, String)?
  ) -> SearchAnswer {
    let meetings = result.meetings.map { meeting in
      switch meeting.kind {
      case .crossing, .touching:
        SearchAnswer.Meeting(position: meeting.position, isJump: false)
      case .jump: SearchAnswer.Meeting(position: meeting.position, isJump: true)
      }
    }
    return SearchAnswer(
      kind: kind, target: search.target.text, unit: search.unit, range: search.range,
      meetings: meetings, stretches: stretches, closest: closest.map { ($0.0, $0.1) },
      isIdentity: result.isIdentity, undefined: (result.undefinedCount, result.triedCount))
  }

  /// The stretches between the meetings of `result`, each with the side that is less in its middle.
  private func stretches(_ search: CheckedQuestion.Search, _ result: RootSearchResult)
    throws(EvaluationError) -> [SearchAnswer.Stretch]
  {
    if result.isIdentity { return [] }
    var ends = [search.range.lowerBound]
    for meeting in result.meetings where meeting.position > ends[ends.count - 1] {
      ends.append(meeting.position)
    }
    if ends[ends.count - 1] < search.range.upperBound { ends.append(search.range.upperBound) }
    if ends.count == 1 { ends.append(search.range.upperBound) }
    let middles = zip(ends, ends.dropFirst()).map { $0 + ($1 - $0) / 2 }
    let differences = try RootSearch(search, evaluator: evaluator).differences(at: middles)
    var stretches: [SearchAnswer.Stretch] = []
    for (index, difference) in differences.enumerated() {
      let winner =
        difference < 0 ? search.lhs.text : difference > 0 ? search.rhs.text : nil
      if let last = stretches.last, last.winner == winner {
        stretches[stretches.count - 1] = SearchAnswer.Stretch(
          lower: last.lower, upper: ends[index + 1], winner: winner)
      } else {
        stretches.append(
          SearchAnswer.Stretch(lower: ends[index], upper: ends[index + 1], winner: winner))
      }
    }
    return stretches
  }

  /// Reports a search in which no tried value had an answer.
  private func reportUndefined(
    _ result: RootSearchResult, _ search: CheckedQuestion.Search, _ span: SourceSpan,
    _ report: (RunEvent) -> Void
  ) {
    guard result.undefinedCount == result.triedCount else { return }
    report(.diagnostic(.searchWithoutValues(at: span, target: search.target.text)))
  }

}
