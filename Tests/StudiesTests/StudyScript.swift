import Checker
import Diagnostics
import Studies
import Syntax
import Testing

/// A script whose questions a test looks at one by one.
struct StudyScript {

  /// The questions.
  let questions: [CheckedQuestion]

  /// Evaluates them.
  let evaluator: Evaluator

  /// Checks `text`, which is right, with so many draws.
  init(_ text: String, draws: Int = 1024, seed: UInt64 = 1) throws {
    let file = SourceFile(name: "study", text: text)
    let symbols = SymbolTable()
    var sources = SourceMap()
    let parsed = parse(file, as: sources.add(file), symbols: symbols)
    var model = ModelText()
    model.sampling = SamplingPlan(draws: draws, seed: seed)
    model.add(parsed.tree)
    let result = ModelChecker.check(model, symbols: symbols, sources: sources)
    try #require(!result.hasErrors, "\(result.diagnostics) in \(text)")
    questions = result.model.questions
    evaluator = Evaluator(result.model)
  }

  /// The values of the `show` with number `index`.
  func values(_ index: Int) throws -> [Double] {
    guard case .show(let shown) = questions[index].kind else {
      Issue.record("question \(index) is no `show`")
      return []
    }
    return Array(try evaluator.evaluate([shown.formula])[0].values)
  }

}
