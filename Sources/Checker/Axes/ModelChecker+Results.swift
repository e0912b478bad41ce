import Diagnostics
import Syntax

/// The files that answers are saved in.
extension ModelChecker {

  /// The file that `clause` of a question about `kind` names; `nil`, with a report, where it cannot be written.
  func resultFile(_ clause: SaveClause, of kind: Question.Kind) -> ResultFile? {
    let parts = clause.name.split(separator: "/", omittingEmptySubsequences: false)
    guard !parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }),
      clause.name.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0 != "\\" && $0.value != 0x7F })
    else {
      report(.resultOutside(clause.name, at: clause.span))
      return nil
    }
    let isChart = if case .plot = kind { true } else { false }
    let words = parts.last?.split(separator: ".", omittingEmptySubsequences: false) ?? []
    let form = words.last.flatMap { ResultFile.Form(rawValue: $0.lowercased()) }
    guard let form, words.count > 1, isChart || form != .svg else {
      let forms = ResultFile.Form.allCases.filter { isChart || $0 != .svg }.map(\.rawValue)
      report(
        .unknownResultForm(
          clause.name, at: clause.span, forms: forms, isPicture: form == .svg && words.count > 1))
      return nil
    }
    let script = sources[clause.span.file].name
    let folder = script.lastIndex(of: "/").map { script[...$0] } ?? ""
    if sources.all.contains(where: { $0.name == folder + clause.name }) {
      report(.resultOverSource(clause.name, at: clause.span))
      return nil
    }
    if let first = model.questions.compactMap(\.file).first(where: { $0.name == clause.name }) {
      report(.resultTwice(clause.name, at: clause.span, first: first.span))
      return nil
    }
    return ResultFile(name: clause.name, form: form, span: clause.span)
  }

}
