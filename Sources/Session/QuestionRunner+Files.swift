import Checker
import DataFiles
import Diagnostics
import Engine

/// Values that are missing in data files.
extension QuestionRunner {

  /// The diagnostic of a question at `span` whose value in `cell` is missing because one in a file is; `nil` where `failure`
  /// has another cause.
  func missingCell(
    _ failure: Failure, at span: SourceSpan, cell: String?, count: Int, total: Int
  ) -> Diagnostic? {
    guard case .missingValue = failure.cause, let place = failure.place else { return nil }
    let formulas = evaluator.model.formulas
    if case .fileColumn(_, let index) = formulas[FormulaID(index: place)],
      let row = failure.element
    {
      return .missingCell(
        at: formulas.fileColumns[index].span(row: row), isExact: true, question: span, cell: cell,
        count: count, total: total)
    }
    guard let first = firstMissingCell(behind: FormulaID(index: place)) else { return nil }
    return .missingCell(
      at: first, isExact: false, question: span, cell: cell, count: count, total: total)
  }

  /// The first cell without a value among the columns of files that `formula` needs.
  private func firstMissingCell(behind formula: FormulaID) -> SourceSpan? {
    let model = evaluator.model
    let needed = model.reached(from: formula).map { model[$0].formula } + [formula]
    let places = needed.compactMap { needed -> SourceSpan? in
      guard case .fileColumn(_, let index) = model.formulas[needed] else { return nil }
      let column = model.formulas.fileColumns[index]
      return column.numbers.firstIndex { $0.isNaN }.map { column.span(row: $0) }
    }
    return places.min { $0.start < $1.start }
  }

}
