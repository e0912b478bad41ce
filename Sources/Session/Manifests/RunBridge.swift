import Checker
import Diagnostics
import Dimensions
import Engine
import Planner
import Presentation
import Studies

/// Says what makes the answers of two runs differ: statements, data files, overrides, the seed, or the program itself.
///
/// Each thing in which the manifests differ is a player of a game whose value is the answer (`ShapleyDesign`): a coalition is
/// a run that has some things as in the second manifest and the others as in the first, and it is made as any run is. What
/// this program does not come to itself any more, because another version of it or of its library made the answers that
/// the manifests hold, is the program's part. All parts add up to the difference of the recorded answers to the last bit.
package struct RunBridge {

  /// Changes at the most of which all coalitions are run, and runs at the least where orders are drawn: a run is parsed and
  /// checked as a whole, so it costs more than a lane of a plan.
  private static let limits = (exact: 8, runs: 1024)

  /// The two runs.
  private let first: RunSide, second: RunSide

  /// What is asked for beside what the manifests say.
  private let options: RunOptions

  /// Asked once a block whether to stop.
  private let stopReason: () -> StopReason?

  /// Creates a bridge from `first` to `second`.
  package init(
    _ first: RunSide, _ second: RunSide, options: RunOptions,
    stopReason: @escaping () -> StopReason?
  ) {
    (self.first, self.second, self.options) = (first, second, options)
    self.stopReason = stopReason
  }

  /// Bridges `formula`, or without one each value that both scripts show.
  package func run(of formula: String?, _ report: (RunEvent) -> Void) throws(ManifestFailure) {
    let asked =
      formula.map { [ScriptPieces.question("show " + $0)] }
      ?? first.script.questions.filter { second.script.questions.contains($0) }
    guard !asked.isEmpty else { throw ManifestFailure(.noCommonQuestion(first.name, second.name)) }
    for question in asked { try bridge(question, report) }
  }

  /// Bridges the value that `question` shows.
  private func bridge(_ question: String, _ report: (RunEvent) -> Void) throws(ManifestFailure) {
    let single = RunChange.all(first, second)
    let ends = try [[], single.map(\.kind)].map { kinds throws(ManifestFailure) in
      try evaluate(kinds, question)
    }
    guard case .quantity = ends[1].shown.type, case .quantity = ends[0].shown.type else {
      throw ManifestFailure(.bridgeOfNoQuantity(question))
    }
    guard ends[0].dimension == ends[1].dimension else {
      throw ManifestFailure(.bridgeOfTwoDimensions(question))
    }
    var changes = single
    var shares: [[(share: Double, error: Double)]]
    do throws(ManifestFailure) {
      shares = try self.shares(of: changes, question, ends)
    } catch {
      // Statements that do not fit together one by one are one change.
      changes = RunChange.joined(single)
      if changes.count == single.count { throw error }
      shares = try self.shares(of: changes, question, ends)
    }
    let answer = RunBridgeAnswer(
      first: first, second: second, changes: changes, ends: ends, shares: shares,
      isSampled: changes.count > RunBridge.limits.exact,
      recorded: [recorded(question, of: first, ends[0]), recorded(question, of: second, ends[1])])
    report(.answer(.study(answer.study)))
  }

  /// What each of `changes` makes of the value that `question` shows, cell by cell of the second of the `ends`.
  private func shares(
    of changes: [RunChange], _ question: String, _ ends: [MixedValue]
  ) throws(ManifestFailure) -> [[(share: Double, error: Double)]] {
    if changes.isEmpty { return ends[1].cells.map { _ in [] } }
    let design = ShapleyDesign(
      players: changes.count, seed: 1, exactLimit: RunBridge.limits.exact,
      runs: RunBridge.limits.runs)
    var known: [[Double]: MixedValue] = [:]
    var columns = ends[1].cells.map { _ in [Double]() }
    for run in 0..<design.runCount {
      let members = design.members.map { $0[run] }
      let value: MixedValue
      if let found = known[members] {
        value = found
      } else {
        let taken = changes.indices.filter { members[$0] == 1 }.map { changes[$0].kind }
        value = try evaluate(taken, question)
        guard value.dimension == ends[1].dimension else {
          throw ManifestFailure(.bridgeOfTwoDimensions(question))
        }
        known[members] = value
      }
      for (index, cell) in ends[1].cells.enumerated() {
        columns[index].append(value.value(of: cell))
      }
    }
    return columns.map { design.shares($0[...]) }
  }

  /// The value that `question` shows in the run that has `taken` from the second run.
  private func evaluate(_ taken: [RunChange.Kind], _ question: String) throws(ManifestFailure)
    -> MixedValue
  {
    if let reason = stopReason() { throw ManifestFailure(.stoppedBridge(reason)) }
    let mixed = MixedRun(first, second, taking: taken)
    let runner = ScriptRunner(
      mixed.options(options), data: mixed.data, stopReason: stopReason)
    let checked = runner.check(mixed.script(asking: question))
    if let error = checked.diagnostics.first(where: { $0.level == .error }) {
      throw ManifestFailure(.partsDoNotFit(first.name, second.name, because: error))
    }
    let questions = runner.questionRunner(of: checked.model, divides: false)
    guard let asked = checked.model.questions.first, case .show(let shown) = asked.kind else {
      throw ManifestFailure(.noCommonQuestion(first.name, second.name))
    }
    do throws(EvaluationError) {
      let (central, isUncertain) = questions.evaluator.central(shown.formula)
      let evaluation = try questions.evaluator.evaluate([central])[0]
      return MixedValue(evaluation, isUncertain: isUncertain, shown, questions)
    } catch {
      throw ManifestFailure(questions.diagnostic(of: error, at: shown.span).withoutPlaces)
    }
  }

  /// The answer to `question` that the manifest of `side` holds, in coherent units and the order of `value`; `nil` where it
  /// holds none, or one in another unit.
  private func recorded(_ question: String, of side: RunSide, _ value: MixedValue) -> [Double]? {
    let answers = side.manifest.scripts[0].answers
    let found = answers.first { $0["question"]?.string.map(ScriptPieces.question) == question }
    guard let answer = found?["answer"], answer["kind"]?.string == "show",
      let numbers = answer["values"]?.array, (answer["unit"]?.string ?? "") == value.exact.label
    else { return nil }
    // Of what is uncertain, the mean stands before its percentiles.
    let width = numbers.count / max(1, value.cells.count)
    guard width * value.cells.count == numbers.count, width > 0 else { return nil }
    return value.cells.indices.map { cell in
      guard let number = numbers[cell * width].number else { return .nan }
      let own = value.exact.scale.measured(value.values[cell])
      return own == number ? value.values[cell] : value.exact.scale.coherent(number)
    }
  }

}

/// The value that a question shows in a run between two others.
struct MixedValue {

  /// What is shown.
  let shown: Shown

  /// The axes of the value.
  let axes: [ResultTable.Axis]

  /// The names of its cells, in their order.
  let cells: [String]

  /// The values, in coherent units.
  let values: [Double]

  /// `true` iff they are means over draws.
  let isUncertain: Bool

  /// The unit for people, and that of files.
  let reading: MeasuringUnit, exact: MeasuringUnit

  /// The value of each cell.
  private let byCell: [String: Double]

  /// What `shown` came to for `runner`.
  init(_ evaluation: Evaluation, isUncertain: Bool, _ shown: Shown, _ runner: QuestionRunner) {
    (self.shown, self.isUncertain) = (shown, isUncertain)
    values = Array(evaluation.values)
    axes = evaluation.axes.map { runner.axis($0) }
    cells = values.indices.map { runner.cell($0, over: evaluation.axes) ?? "" }
    byCell = Dictionary(zip(cells, values)) { first, _ in first }
    if case .quantity = shown.type {
      let unit = runner.unit(for: shown, values)
      (reading, exact) = (unit.reading, unit.exact)
    } else {
      (reading, exact) = (.one, .one)
    }
  }

  /// The value of the cell called `cell`; NaN where there is no such cell.
  func value(of cell: String) -> Double { byCell[cell] ?? .nan }

  /// The dimension of the values.
  var dimension: Dimension { exact.dimension }

}
