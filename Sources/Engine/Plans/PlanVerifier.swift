/// A plan that would read or write outside of its registers or arrays: a mistake of the planner.
package struct InvalidPlan: Error, CustomStringConvertible {

  /// What is wrong.
  package let description: String

}

/// Proves, once for each plan, that running it stays inside its registers and arrays.
///
/// The machine relies on it: its kernels check nothing.
package struct PlanVerifier {

  /// The plan.
  private let plan: Plan

  /// For each array, whether it holds numbers by now.
  private var isFilled: [Bool]

  /// The number of turns of the recurrence that is being looked at, if any.
  private var turnCount: Int?

  /// Throws where `plan` is not sound.
  package static func verify(_ plan: Plan) throws(InvalidPlan) {
    var verifier = PlanVerifier(plan)
    var number = 0
    for round in plan.rounds {
      for step in round.steps {
        try verifier.verify(step, number, isDrawn: false)
        number += 1
      }
      if let drawing = round.drawing { try verifier.verify(drawing, &number) }
    }
    for result in plan.results {
      guard verifier.isFilled.indices.contains(result), verifier.isFilled[result],
        !plan.isDrawn(result)
      else { throw InvalidPlan(description: "result \(result) is never computed") }
    }
  }

  /// Creates a verifier of `plan`.
  private init(_ plan: Plan) {
    self.plan = plan
    isFilled = plan.arrays.map { contents in
      if case .given = contents { true } else { false }
    }
  }

  /// Throws where `drawing` is not sound; its steps are numbered from `number` on.
  private mutating func verify(_ drawing: Drawing, _ number: inout Int) throws(InvalidPlan) {
    for array in plan.arrays.indices where plan.isDrawn(array) { isFilled[array] = false }
    for group in drawing.groups {
      for column in group.columns {
        guard column.streams.count == plan.schedule.replicates,
          group.copula?.count ?? group.columns.count == group.columns.count
        else { throw InvalidPlan(description: "a group lacks random numbers") }
        for destination in column.destinations {
          try verifyDrawn(destination.array, cells: destination.cell + 1)
          isFilled[destination.array] = true
        }
      }
    }
    for step in drawing.steps {
      switch step {
      case .compute(let nest): try verify(nest, number, isDrawn: true)
      case .draw(let draws):
        for array in draws.parameters + [draws.numbers] {
          try verifyDrawn(array, cells: draws.cells)
          guard isFilled[array] else {
            throw InvalidPlan(description: "step \(number) reads array \(array) unset")
          }
        }
        try verifyDrawn(draws.destination, cells: draws.cells)
        isFilled[draws.destination] = true
      }
      number += 1
    }
    for collection in drawing.collections {
      try verifyDrawn(collection.source, cells: collection.cells)
      guard isFilled[collection.source] else {
        throw InvalidPlan(description: "array \(collection.source) is collected unset")
      }
      for request in collection.statistics {
        let count =
          request.statistic.width > 1 ? request.statistic.width : plan.schedule.statisticCount
        try verifyResult(request.result, count: collection.cells * count)
      }
      if let draws = collection.draws {
        try verifyResult(draws, count: collection.cells * plan.schedule.draws)
      }
    }
    for comparison in drawing.comparisons { try verify(comparison, of: drawing) }
  }

  /// Throws where `comparison` of `drawing` compares what is not kept.
  private mutating func verify(_ comparison: DrawComparison, of drawing: Drawing)
    throws(InvalidPlan)
  {
    let compared = comparison.sources.compactMap { source in
      drawing.collections.first { $0.source == source && $0.isCompared }
    }
    guard compared.count == 2, compared[0].cells == compared[1].cells else {
      throw InvalidPlan(description: "array \(comparison.result) compares what is not kept")
    }
    try verifyResult(
      comparison.result, count: compared[0].cells * plan.schedule.statisticCount)
  }

  /// Throws where `array` is not drawn or has fewer than `cells`.
  private func verifyDrawn(_ array: Int, cells: Int) throws(InvalidPlan) {
    guard plan.arrays.indices.contains(array), case .drawn(let count) = plan.arrays[array],
      cells <= count
    else { throw InvalidPlan(description: "array \(array) has no cell \(cells - 1) to draw") }
  }

  /// Throws where a collection cannot put `count` numbers into `array`.
  private mutating func verifyResult(_ array: Int, count: Int) throws(InvalidPlan) {
    guard plan.arrays.indices.contains(array), !plan.isDrawn(array),
      plan.count(of: array) == count
    else { throw InvalidPlan(description: "array \(array) does not take \(count) numbers") }
    isFilled[array] = true
  }

  /// Throws where `step`, which has the given `number`, is not sound.
  private mutating func verify(_ step: Plan.Step, _ number: Int, isDrawn: Bool)
    throws(InvalidPlan)
  {
    if let recurrence = step.recurrence {
      try verify(recurrence, number, isDrawn: isDrawn)
      return
    }
    if let mapping = step.mapping {
      try verify(mapping, in: step, number)
      guard plan.isDrawn(mapping.destination.array) == isDrawn else {
        throw InvalidPlan(description: "step \(number) fills array \(mapping.destination.array)")
      }
      isFilled[mapping.destination.array] = true
    }
    if let search = step.search {
      try verify(search, in: step, number)
      guard plan.isDrawn(search.destination.array) == isDrawn else {
        throw InvalidPlan(description: "step \(number) fills array \(search.destination.array)")
      }
      isFilled[search.destination.array] = true
    }
    let program = step.program
    try verifyRegisters(program, number)
    for load in program.loads {
      try verify(load, in: step, number)
      guard isFilled[load.array] else {
        throw InvalidPlan(description: "step \(number) reads array \(load.array) unset")
      }
    }
    for sink in program.sinks {
      try verify(sink.access, in: step, number)
      guard plan.isDrawn(sink.access.array) == isDrawn else {
        throw InvalidPlan(description: "step \(number) fills array \(sink.access.array)")
      }
      isFilled[sink.access.array] = true
    }
  }

  /// Throws where `recurrence`, the step with the given `number`, is not sound.
  ///
  /// An array that it fills holds numbers for the turns that are through; what looks further back than that reads those of the
  /// first turn, and is chosen by nobody. Each list of steps fills what the others fill, or a turn would leave a gap.
  private mutating func verify(_ recurrence: Recurrence, _ number: Int, isDrawn: Bool)
    throws(InvalidPlan)
  {
    guard recurrence.turnCount >= 0 else {
      throw InvalidPlan(description: "step \(number) has \(recurrence.turnCount) turns")
    }
    turnCount = recurrence.turnCount
    defer { turnCount = nil }
    let kept = { (steps: [Plan.Step]) -> Set<Int> in
      Set(steps.flatMap(\.program.sinks).filter { $0.access.turnStride > 0 }.map(\.access.array))
    }
    let states = kept(recurrence.steps)
    let before = isFilled
    for steps in recurrence.beginnings + [recurrence.steps] {
      guard kept(steps) == states else {
        throw InvalidPlan(description: "step \(number) leaves out an array in some turns")
      }
      isFilled = before
      for step in steps {
        guard step.recurrence == nil else {
          throw InvalidPlan(description: "step \(number) is a recurrence in a recurrence")
        }
        for load in step.program.loads where states.contains(load.array) && load.lag > 0 {
          isFilled[load.array] = true
        }
        try verify(step, number, isDrawn: isDrawn)
      }
    }
  }

  /// Throws where `program`, that of the step with the given `number`, reads a register unset or writes one twice.
  private func verifyRegisters(_ program: Program, _ number: Int) throws(InvalidPlan) {
    var isDefined = [Bool](repeating: false, count: program.registerCount)
    var isFixed = isDefined
    func define(_ register: Register, isFinal: Bool = false) throws(InvalidPlan) {
      let isFree = Int(register.index) < program.registerCount && !isFixed[Int(register.index)]
      guard isFree, !isFinal || !isDefined[Int(register.index)] else {
        throw InvalidPlan(description: "step \(number) writes register \(register.index)")
      }
      isFixed[Int(register.index)] = isFinal
      isDefined[Int(register.index)] = true
    }
    func use(_ register: Register) throws(InvalidPlan) {
      guard Int(register.index) < program.registerCount, isDefined[Int(register.index)] else {
        throw InvalidPlan(description: "step \(number) reads register \(register.index) unset")
      }
    }
    for constant in program.constants { try define(constant.register, isFinal: true) }
    for instruction in program.instructions {
      if instruction.opcode == .load {
        guard Int(instruction.a.index) < program.loads.count else {
          throw InvalidPlan(description: "step \(number) has no load \(instruction.a.index)")
        }
      }
      for operand in instruction.operands { try use(operand) }
      try define(instruction.destination, isFinal: instruction.opcode == .load)
    }
    for sink in program.sinks { try use(sink.register) }
  }

  /// Throws where `mapping` would meet an element outside of its arrays.
  private func verify(_ mapping: AxisMapping, in step: Plan.Step, _ number: Int)
    throws(InvalidPlan)
  {
    let count = mapping.divisors.count
    guard mapping.starts.count == count + 1, mapping.starts.first == 0,
      zip(mapping.starts, mapping.starts.dropFirst()).allSatisfy({ $0 <= $1 }),
      mapping.starts.last == mapping.sources.count,
      mapping.weights.count == mapping.sources.count, mapping.sources.allSatisfy({ $0 >= 0 }),
      mapping.sourceStride > 0, mapping.destinationStride > 0
    else { throw InvalidPlan(description: "step \(number) has no sound table") }
    for (access, stride, last) in [
      (mapping.source, mapping.sourceStride, mapping.sources.max() ?? 0),
      (mapping.destination, mapping.destinationStride, max(0, count - 1)),
    ] {
      let end = ArrayAccess(
        array: access.array, offset: access.offset + stride * last, strides: access.strides)
      try verify(access, in: step, number)
      try verify(end, in: step, number)
    }
    guard isFilled[mapping.source.array] else {
      throw InvalidPlan(description: "step \(number) reads array \(mapping.source.array) unset")
    }
  }

  /// Throws where `search` would meet an element outside of its arrays.
  private func verify(_ search: AxisSearch, in step: Plan.Step, _ number: Int)
    throws(InvalidPlan)
  {
    guard search.stride > 0, search.count >= 0 else {
      throw InvalidPlan(description: "step \(number) has no values to look into")
    }
    let last = ArrayAccess(
      array: search.values.array, offset: search.values.offset + search.stride * (search.count - 1),
      strides: search.values.strides)
    let amounts = search.count == 0 ? [] : [search.values, last]
    for access in amounts + [search.parameter, search.destination] {
      try verify(access, in: step, number)
    }
    for array in [search.values.array, search.parameter.array] where !isFilled[array] {
      throw InvalidPlan(description: "step \(number) reads array \(array) unset")
    }
  }

  /// Throws where a lane of `step` would meet an element outside of its array.
  private func verify(_ access: ArrayAccess, in step: Plan.Step, _ number: Int)
    throws(InvalidPlan)
  {
    guard plan.arrays.indices.contains(access.array), access.strides.count == step.extents.count
    else { throw InvalidPlan(description: "step \(number) meets array \(access.array)") }
    guard access.turnStride >= 0, access.lag >= 0, access.turnStride == 0 || turnCount != nil else {
      throw InvalidPlan(description: "step \(number) has no turns")
    }
    if step.laneCount == 0 || turnCount == 0 { return }
    var last = access.offset + access.turnStride * ((turnCount ?? 1) - 1)
    for (extent, stride) in zip(step.extents, access.strides) {
      guard stride >= 0 else { throw InvalidPlan(description: "step \(number) walks backwards") }
      last += (extent - 1) * stride
    }
    guard access.offset >= 0, last < plan.count(of: access.array) else {
      throw InvalidPlan(
        description: "step \(number) meets element \(last) of array \(access.array)")
    }
  }

}
