import Checker
import Engine
import Sampling

/// A plan as text, for those who ask what will be computed and how.
///
/// Each line of a step is an instruction and its registers; behind `;` stands the formula it comes from, once for each run of
/// instructions of the same formula.
package struct PlanListing {

  /// The plan.
  private let scheduled: ScheduledPlan

  /// The model.
  private let model: CheckedModel

  /// What a formula reads like.
  private let text: (FormulaID) -> String

  /// The lines so far.
  private var lines: [String] = []

  /// The number of steps so far.
  private var stepCount = 0

  /// The lines of `scheduled`, a plan of `model`, with formulas as `text` has them.
  package static func lines(
    of scheduled: ScheduledPlan, _ model: CheckedModel, text: @escaping (FormulaID) -> String
  ) -> [String] {
    var listing = PlanListing(scheduled: scheduled, model: model, text: text)
    listing.list()
    return listing.lines
  }

  /// Creates an empty listing.
  private init(
    scheduled: ScheduledPlan, model: CheckedModel, text: @escaping (FormulaID) -> String
  ) {
    self.scheduled = scheduled
    self.model = model
    self.text = text
  }

  /// Lists all of the plan.
  private mutating func list() {
    let plan = scheduled.plan
    lines.append("arrays")
    for array in plan.arrays.indices { lines.append("  " + describe(array)) }
    for (number, round) in plan.rounds.enumerated() {
      if !round.steps.isEmpty { lines.append("round \(number + 1), once") }
      for step in round.steps { list(step) }
      if let drawing = round.drawing { list(drawing, round: number + 1) }
    }
    lines.append("answer")
    for (array, axes) in zip(plan.results, scheduled.axes) {
      lines.append("  a\(array)" + over(axes, in: model.count(of:)))
    }
  }

  /// What `array` is.
  private func describe(_ array: Int) -> String {
    let kind =
      switch scheduled.plan.arrays[array] {
      case .given(let numbers): "given, \(numbers.count)"
      case .computed(let count): "computed, \(count)"
      case .drawn(let cells): "drawn, \(cells) × \(scheduled.plan.schedule.blockSize)"
      }
    return "a\(array)  \(kind)  ; \(text(scheduled.places[array]))"
  }

  /// `axes` with their numbers of elements, as ` over year (11)`.
  private func over(_ axes: [AxisID], in count: (AxisID) -> Int) -> String {
    if axes.isEmpty { return "" }
    return " over " + axes.map { "\(model[$0].name) (\(count($0)))" }.joined(separator: " × ")
  }

  /// Lists `step`.
  private mutating func list(_ step: Plan.Step) {
    if let recurrence = step.recurrence {
      lines.append("  recurrence of \(recurrence.turnCount) turns")
      for (number, steps) in (recurrence.beginnings + [recurrence.steps]).enumerated() {
        let isLast = number == recurrence.beginnings.count
        lines.append(isLast ? "  every further turn" : "  turn \(number + 1)")
        for inner in steps { list(inner.program) }
      }
      return
    }
    if let mapping = step.mapping {
      lines.append(
        "  a\(mapping.destination.array) <- resampling of a\(mapping.source.array)  ; "
          + text(FormulaID(index: mapping.place)))
      return
    }
    if let search = step.search {
      let word =
        switch search.target {
        case .internalRate: "internal rate"
        case .payback: "payback"
        case .percentile: "percentile"
        }
      lines.append(
        "  a\(search.destination.array) <- \(word) of \(search.count) values in a\(search.values.array)  ; "
          + text(FormulaID(index: search.place)))
      return
    }
    let axes = scheduled.nests[stepCount]
    stepCount += 1
    let blockSize = scheduled.plan.schedule.blockSize
    let over = over(axes) { [model] in $0 == .draw ? blockSize : model.count(of: $0) }
    lines.append("  step \(stepCount)\(over.isEmpty ? " for one value" : over)")
    list(step.program)
  }

  /// Lists `program`.
  private mutating func list(_ program: Program) {
    lines.append(
      "    \(program.registerCount) registers, \(program.instructions.count) instructions")
    for (register, value) in program.constants {
      lines.append("    r\(register.index) = \(value)")
    }
    var place: Int?
    for (instruction, next) in zip(program.instructions, program.places) {
      var line = "    r\(instruction.destination.index) <- \(instruction.opcode) "
      if instruction.opcode == .load {
        line += describe(program.loads[Int(instruction.a.index)])
      } else {
        line += instruction.operands.map { "r\($0.index)" }.joined(separator: ", ")
      }
      lines.append(next == place ? line : "\(line)  ; \(text(FormulaID(index: next)))")
      place = next
    }
    for sink in program.sinks {
      lines.append(
        "    \(describe(sink.access)) <- \(sink.accumulation) r\(sink.register.index)")
    }
  }

  /// The elements that `access` meets: `a3[5 + 11 i + j]` is written `a3[5; 11, 1]`.
  private func describe(_ access: ArrayAccess) -> String {
    let strides = access.strides.map(String.init).joined(separator: ", ")
    let turn =
      access.turnStride == 0
      ? "" : " at turn" + (access.lag > 0 ? " - \(access.lag)" : "")
    if access.offset == 0 { return "a\(access.array)[\(strides)]\(turn)" }
    return "a\(access.array)[\(access.offset)\(strides.isEmpty ? "" : "; ")\(strides)]\(turn)"
  }

  /// Lists `drawing`, which belongs to `round`.
  private mutating func list(_ drawing: Drawing, round: Int) {
    let schedule = scheduled.plan.schedule
    let blocks = "\(schedule.replicates) × \(schedule.blocksPerReplicate)"
    lines.append("round \(round), for each of \(blocks) blocks of \(schedule.blockSize) draws")
    for group in drawing.groups { list(group) }
    for step in drawing.steps {
      switch step {
      case .compute(let nest): list(nest)
      case .draw(let draws):
        let parameters = draws.parameters.map { "a\($0)" }.joined(separator: ", ")
        lines.append("  a\(draws.destination) <- draw a\(draws.numbers) by \(parameters)")
      }
    }
    for comparison in drawing.comparisons {
      let sources = comparison.sources.map { "a\($0)" }.joined(separator: ", ")
      lines.append("  a\(comparison.result) <- rank correlation \(sources)")
    }
    for collection in drawing.collections {
      let statistics = collection.statistics.map { "a\($0.result) <- \($0.statistic.listing)" }
      let kept = collection.draws.map { ["a\($0) <- all draws"] } ?? []
      lines.append(
        "  collect a\(collection.source): " + (statistics + kept).joined(separator: ", "))
    }
  }

  /// Lists `group`.
  private mutating func list(_ group: DrawGroup) {
    let targets = group.columns.map { column in
      column.destinations.map { "a\($0.array)[\($0.cell)]" }.joined(separator: ", ")
    }
    let isCorrelated = group.copula != nil
    lines.append(
      "  draw "
        + targets.map { $0.isEmpty ? "(only for the others)" : $0 }.joined(separator: " with ")
        + (isCorrelated ? ", correlated" : ""))
  }

}

extension SampleStatistic {

  /// The statistic in a listing.
  fileprivate var listing: String {
    switch self {
    case .mean: "mean"
    case .variance: "variance"
    case .deviation: "deviation"
    case .skewness: "skewness"
    case .quantile(let share): "quantile \(share)"
    case .tailMean(let share): "tail mean \(share)"
    case .mode: "mode"
    case .mostFrequent: "most frequent"
    case .shares(let origin, let width, let bins):
      "shares of \(bins) bins of \(width) from \(origin)"
    case .shape(let parts, let share): "shape in \(parts), leaving out \(share)"
    case .draw(let number): "draw \(number + 1)"
    }
  }

}
