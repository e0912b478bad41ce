import Checker
import Engine

/// What a study sets in each of its runs.
///
/// A study evaluates one formula many times. Its runs are the elements of an axis, so all of them are lanes of one
/// plan. An input that runs set has a column over that axis: of numbers, in which NaN stands for the value that the
/// input has anyway, or of choices between two worlds.
package struct RunDesign: Sendable {

  /// What one input is set to.
  package struct Column: Sendable {

    /// The input, column or cells.
    package let target: CheckedQuestion.Target

    /// What it is set to.
    package let setting: Setting

    /// Creates a column.
    package init(_ target: CheckedQuestion.Target, _ setting: Setting) {
      (self.target, self.setting) = (target, setting)
    }

  }

  /// The ways to set an input.
  package enum Setting: Sendable {

    /// To numbers in coherent units, cell by cell over some axes: for each cell, those of all runs.
    case numbers([AxisID], [Double])

    /// To what it is in the second world in the runs that have a 1, and in the first in those that have a 0.
    case worlds([Double], WorldID, WorldID)

    /// The setting in the runs in `range` alone, of `count`.
    fileprivate func part(_ range: Range<Int>, of count: Int) -> Setting {
      switch self {
      case .numbers(let axes, let numbers):
        let part = stride(from: 0, to: numbers.count, by: count).flatMap { start in
          numbers[start + range.lowerBound..<start + range.upperBound]
        }
        return .numbers(axes, part)
      case .worlds(let choices, let first, let second):
        return .worlds(Array(choices[range]), first, second)
      }
    }

    /// The binding that does it along the axis of `runs`, inside of `world`.
    fileprivate func binding(along runs: AxisID, in world: WorldID) -> Binding {
      switch self {
      case .numbers(let axes, let numbers): .table(axes + [runs], numbers, world)
      case .worlds(let choices, let first, let second): .choice(runs, choices, first, second)
      }
    }

  }

  /// The number of runs.
  package let count: Int

  /// What they set.
  package let columns: [Column]

  /// Creates a design of `count` runs.
  package init(count: Int, columns: [Column]) {
    self.count = count
    self.columns = columns
  }

  /// The runs in `range` alone.
  func part(_ range: Range<Int>) -> RunDesign {
    let columns = self.columns.map { Column($0.target, $0.setting.part(range, of: count)) }
    return RunDesign(count: range.count, columns: columns)
  }

}

/// The values of a formula in the runs of a design.
package struct RunValues: Sendable {

  /// The axes over which the formula spreads in each run.
  package let axes: [AxisID]

  /// The number of cells over these axes.
  package let cellCount: Int

  /// The number of runs.
  package let runCount: Int

  /// `true` iff they are statistics of draws, whatever runs set.
  package let isUncertain: Bool

  /// The values as they were evaluated, where one plan had them all: what tells why one is missing.
  package let evaluation: Evaluation?

  /// The values: for each cell, those of all runs.
  fileprivate var values: [Double]

  /// Their standard errors, where they follow from statistics of draws.
  fileprivate var errors: [Double]?

  /// The standard error of the value in `cell` of `run`; 0 where it is certain.
  func error(_ cell: Int, _ run: Int) -> Double { errors?[cell * runCount + run] ?? 0 }

  /// The value in `cell` of `run`.
  package func value(_ cell: Int, _ run: Int) -> Double { values[cell * runCount + run] }

  /// The values in `cell` of all runs.
  package func values(_ cell: Int) -> ArraySlice<Double> {
    values[cell * runCount..<(cell + 1) * runCount]
  }

}

extension Evaluator {

  /// Numbers that are computed at once at the most, where each run has a block of draws: 64 MB.
  private static let drawLimit = 8_000_000

  /// `formula`, or its mean over the draws where it is uncertain: what studies of single values move.
  package func central(_ formula: FormulaID, in world: WorldID? = nil)
    -> (formula: FormulaID, isUncertain: Bool)
  {
    guard inference.axes(of: formula, in: world ?? self.world).contains(.draw) else {
      return (formula, false)
    }
    return (inference.mean(of: formula), true)
  }

  /// The values of `formula`, or of its mean where it is uncertain, in the runs of `design` inside of `world`.
  package func evaluate(
    _ formula: FormulaID, in design: RunDesign, of world: WorldID? = nil
  ) throws(EvaluationError) -> RunValues {
    try evaluate([(formula, .mean)], in: design, of: world)[0]
  }

  /// The value of each of `formulas` in the runs of `design` inside of `world`; of one that is uncertain, the statistic that
  /// stands beside it.
  package func evaluate(
    _ formulas: [(formula: FormulaID, central: Statistic)], in design: RunDesign,
    of world: WorldID? = nil
  ) throws(EvaluationError) -> [RunValues] {
    let outer = world ?? self.world
    var size = design.count
    for (formula, _) in formulas {
      let axes = inference.axes(of: formula, in: outer)
      guard axes.contains(.draw) else { continue }
      let cells = axes.filter { $0 != .draw }.map { model.count(of: $0) }
      let each = (cells + [MachineOptions.standardBlockSize, formulas.count]).reduce(1, *)
      size = min(size, max(1, Evaluator.drawLimit / max(1, each)))
    }
    if size >= design.count {
      do {
        return try evaluateAtOnce(formulas, in: design, of: outer)
      } catch EvaluationError.tooLarge where design.count > 1 {
        // What statistics and reductions go over inside of a formula counts too.
        size = (design.count + 1) / 2
      }
    }
    var parts: [[RunValues]] = []
    for start in stride(from: 0, to: design.count, by: size) {
      let part = design.part(start..<min(start + size, design.count))
      parts.append(try evaluate(formulas, in: part, of: outer))
    }
    return formulas.indices.map { number in
      let parts = parts.map { $0[number] }
      let cells = 0..<parts[0].cellCount
      return RunValues(
        axes: parts[0].axes, cellCount: cells.count, runCount: design.count,
        isUncertain: parts[0].isUncertain, evaluation: nil,
        values: cells.flatMap { cell in parts.flatMap { $0.values(cell) } },
        errors: parts[0].errors == nil
          ? nil
          : cells.flatMap { cell in
            parts.flatMap { part in (0..<part.runCount).map { part.error(cell, $0) } }
          })
    }
  }

  /// The values of `formulas` in the runs of `design` by one plan.
  private func evaluateAtOnce(
    _ formulas: [(formula: FormulaID, central: Statistic)], in design: RunDesign,
    of world: WorldID
  ) throws(EvaluationError) -> [RunValues] {
    let runs = inference.add(
      Axis(
        name: "run", elements: .numbers((1...max(1, design.count)).map(Double.init), .one),
        span: model.formulas.span(of: formulas[0].formula)))
    let moved = self.world(setting: design.columns, along: runs, in: world)
    let areDrawn = formulas.map { inference.axes(of: $0.formula, in: moved).contains(.draw) }
    let asked = zip(formulas, areDrawn).map { request, isDrawn in
      isDrawn ? inference.statistic(request.central, of: request.formula) : request.formula
    }
    return zip(try evaluate(asked, in: moved), areDrawn).map { evaluation, isDrawn in
      let axes = evaluation.axes.filter { $0 != runs }
      let cells = axes.map { model.count(of: $0) }.reduce(1, *)
      // The axis of runs is the newest, so its elements are neighbours.
      let hasRuns = evaluation.axes.contains(runs)
      func spread(_ numbers: some Collection<Double>) -> [Double] {
        hasRuns
          ? Array(numbers) : numbers.flatMap { [Double](repeating: $0, count: design.count) }
      }
      return RunValues(
        axes: axes, cellCount: cells, runCount: design.count, isUncertain: isDrawn,
        evaluation: evaluation, values: spread(evaluation.values),
        errors: evaluation.errors.map { spread($0) })
    }
  }

  /// The world inside of `world` in which `columns` are set along the axis of `runs`.
  private func world(
    setting columns: [RunDesign.Column], along runs: AxisID, in world: WorldID
  ) -> WorldID {
    self.world(
      setting: columns.map { column in
        (column.target, { column.setting.binding(along: runs, in: $0) })
      }, in: world)
  }

  /// The world inside of `world` in which each target is bound to what it makes of the world around it.
  func world(
    setting bindings: [(target: CheckedQuestion.Target, binding: (WorldID) -> Binding)],
    in world: WorldID
  ) -> WorldID {
    var result = world
    var pending = bindings[...]
    while !pending.isEmpty {
      // Cells of one column are set one over the other, each in a world of its own.
      var bound: [DefinitionID: Binding] = [:]
      while let next = pending.first, bound[next.target.definition] == nil {
        pending.removeFirst()
        let binding = next.binding(result)
        bound[next.target.definition] =
          next.target.cells.isEmpty ? binding : .patch(next.target.cells, binding, result)
      }
      result = inference.world(binding: bound, in: result)
    }
    return result
  }

}
