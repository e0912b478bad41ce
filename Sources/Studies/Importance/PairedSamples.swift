import Checker
import Planner
import Sampling

/// Two independent samples of all uncertain inputs of a value, as worlds.
struct PairedSamples {

  /// The number of draws.
  let count: Int

  /// The inputs that are asked about.
  let inputs: [Study.Mover]

  /// These, and behind them the other uncertain inputs of the value.
  let all: [Study.Mover]

  /// For each of `all`, its numbers in (0, 1) in both samples, by cell.
  let numbers: [[[[Double]]]]

  /// `true` iff nothing else of the value is drawn.
  let isComplete: Bool

  /// The worlds of the two samples.
  let first: WorldID, second: WorldID

  /// Evaluates formulas.
  private let evaluator: Evaluator

  /// Numbers of all worlds that are computed in one plan at the most: 64 MB.
  private static let planLimit = 8_000_000

  /// Creates samples for `study`; inputs with nothing but a range take part where the question names them, where nothing is
  /// drawn, and always if this `takesRanges`.
  init(_ study: Study, evaluator: Evaluator, takesRanges: Bool = false) {
    self.evaluator = evaluator
    let inputs = PairedSamples.inputs(of: study, evaluator, takesRanges: takesRanges)
    evaluator.inference.makeUncertain()
    let model = evaluator.model
    count = model.sampling.draws
    self.inputs = inputs
    let background = PairedSamples.background(of: study, besides: inputs, evaluator)
    isComplete = background.isEmpty
    all = inputs + background
    let cells = all.map { PairedSamples.cellCount($0, evaluator) }
    let width = cells.reduce(0, +)
    var dimension = 0
    numbers = zip(all, cells).map { mover, cells in
      defer { dimension += cells }
      return [0, 1].map { half in
        (0..<cells).map { cell in
          PairedSamples.numbers(
            of: model[mover.target.definition].name, cell, half,
            dimension: dimension + cell + half * width, model)
        }
      }
    }
    let worlds = [0, 1].map { [all, numbers] half in
      PairedSamples.world(
        setting: all.indices.map { (all[$0], numbers[$0][half]) }, in: evaluator.world, evaluator)
    }
    (first, second) = (worlds[0], worlds[1])
  }

  /// The groups of `study` with the numbers that their members have among the inputs, of which some may take no part.
  func groups(of study: Study) -> [MovedGroup] {
    let places = Dictionary(
      uniqueKeysWithValues: inputs.enumerated().map { ($1.target.text, $0) })
    return study.groups.compactMap { group in
      let members = group.members.compactMap { places[study.movers[$0].target.text] }
      return members.isEmpty
        ? nil : MovedGroup(name: group.name, members: members, isNamed: group.isNamed)
    }
  }

  /// `true` iff one of the inputs is drawn.
  var hasDrawnInputs: Bool { inputs.contains { isDrawn($0) } }

  /// `true` iff `mover` is drawn, and not moved through a range that the question says.
  func isDrawn(_ mover: Study.Mover) -> Bool { PairedSamples.isDrawn(mover, evaluator) }

  /// The world in which the inputs with the numbers `members` come from the second sample and all others from the first.
  func mixed(_ members: [Int]) -> WorldID {
    PairedSamples.world(
      setting: members.map { (all[$0], numbers[$0][1]) }, in: first, evaluator)
  }

  /// The world inside of `world` in which each of `settings` is drawn at the numbers that it has, by cell.
  static func world(
    setting settings: [(mover: Study.Mover, numbers: [[Double]])], in world: WorldID,
    _ evaluator: Evaluator
  ) -> WorldID {
    evaluator.world(
      setting: settings.map { ($0.mover.target, binding(of: $0.mover, $0.numbers, evaluator)) },
      in: world)
  }

}

extension PairedSamples {

  /// Values by cell, and for each what was asked for, draw by draw.
  typealias Columns = (axes: [AxisID], cells: [[[Double]]])

  /// The draws of each of `requests` in each cell over `axes`, or over all axes that they have; what has other axes than
  /// these has an empty column.
  func columns(
    _ requests: [(formula: FormulaID, world: WorldID)], axes: [AxisID]? = nil
  ) throws(EvaluationError) -> Columns {
    var evaluations: [Evaluation] = []
    let own = requests.flatMap { evaluator.inference.axes(of: $0.formula, in: $0.world) }
    let axes = axes ?? Set(own).subtracting([.draw]).sorted()
    let layout = AxisLayout(axes, of: evaluator.model)
    let size = max(1, PairedSamples.planLimit / max(1, layout.count * count))
    for start in stride(from: 0, to: requests.count, by: size) {
      let part = requests[start..<min(start + size, requests.count)]
      evaluations += try evaluator.evaluate(Array(part))
    }
    let cells = (0..<layout.count).map { cell in
      evaluations.map { column(of: $0, at: layout.elements(of: cell), over: axes) }
    }
    return (axes, cells)
  }

  /// The draws of `evaluation` at `elements` of `axes`; none where it has other axes too.
  private func column(
    of evaluation: Evaluation, at elements: [AxisID: Int], over axes: [AxisID]
  ) -> [Double] {
    guard Set(evaluation.axes).subtracting([.draw]).isSubset(of: axes) else { return [] }
    let layout = AxisLayout(evaluation.axes, of: evaluator.model)
    let start = layout.position(of: elements)
    let distance = layout.stride(of: .draw)
    return (0..<count).map { evaluation.values[start + $0 * distance] }
  }

  /// The inputs of `study` that take part: those drawn; with ranges only where the question names them or nothing is drawn.
  private static func inputs(of study: Study, _ evaluator: Evaluator, takesRanges: Bool)
    -> [Study.Mover]
  {
    let reached = evaluator.model.reached(from: study.shown.formula)
    let isCertain = !reached.contains { evaluator.isDrawn($0) }
    return study.movers.filter {
      isDrawn($0, evaluator) || $0.range != nil && (takesRanges || isCertain || $0.isNamed)
    }
  }

  /// `true` iff `mover` is drawn, and not moved through a range that the question says.
  private static func isDrawn(_ mover: Study.Mover, _ evaluator: Evaluator) -> Bool {
    !mover.hasOwnRange && evaluator.isDrawn(mover.target.definition)
  }

  /// The drawn inputs that the value of `study` depends on besides `inputs`.
  private static func background(
    of study: Study, besides inputs: [Study.Mover], _ evaluator: Evaluator
  ) -> [Study.Mover] {
    let known = Set(inputs.map(\.target.definition))
    return evaluator.model.reached(from: study.shown.formula)
      .filter { !known.contains($0) && evaluator.isDrawn($0) }
      .sorted { $0.index < $1.index }
      .map { id in
        Study.Mover(
          target: CheckedQuestion.Target(definition: id, text: evaluator.model[id].name),
          range: nil, unit: nil, isNamed: false, hasOwnRange: false)
      }
  }

  /// The number of cells in which `mover` is drawn by itself.
  static func cellCount(_ mover: Study.Mover, _ evaluator: Evaluator) -> Int {
    guard isDrawn(mover, evaluator) else { return 1 }
    let axes = evaluator.inference.axes(of: mover.target.definition, in: .base)
    return axes.filter { $0 != .draw }.map { evaluator.model.count(of: $0) }.reduce(1, *)
  }

  /// The numbers in (0, 1) of a `cell` of the input called `name`, in one `half` of the samples.
  private static func numbers(
    of name: String, _ cell: Int, _ half: Int, dimension: Int, _ model: CheckedModel
  ) -> [Double] {
    let count = model.sampling.draws
    var numbers = [Double](repeating: 0, count: count)
    // A blank is in no input's name, so these are streams of their own.
    RandomStream(
      .sobol, name: StreamName(input: "sample \(half) \(name)", cell: cell), dimension: dimension,
      seed: model.sampling.seed, draws: count
    ).fill(into: &numbers, start: 0, count: count)
    return numbers
  }

  /// What `mover` is at `numbers`, by cell.
  private static func binding(
    of mover: Study.Mover, _ numbers: [[Double]], _ evaluator: Evaluator
  ) -> (WorldID) -> Binding {
    guard !isDrawn(mover, evaluator), let range = mover.range else {
      return { _ in .redrawn(numbers) }
    }
    return { _ in .uniform(range, numbers[0]) }
  }

}
