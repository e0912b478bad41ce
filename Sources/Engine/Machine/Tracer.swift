/// Why a cell has no value: the first operation that had all its operands but no result.
package struct Failure: Sendable {

  /// The causes.
  package enum Cause: Sendable {

    /// A division by zero, or zero raised to a negative power.
    case divisionByZero

    /// An operation outside of its domain, such as the logarithm of a negative number.
    case outsideDomain(Opcode, operand: Double)

    /// A result greater than all numbers.
    case overflow

    /// The least or greatest of nothing.
    case emptyReduction

    /// Drawn parameters that make no distribution, as what makes it says.
    case undefinedDistribution(any Error)

    /// A cash flow without what is looked for in it.
    case cashFlow(CashFlow.Problem)

    /// A given number that is none.
    case missingValue

  }

  /// The cause.
  package let cause: Cause

  /// The number of the formula that failed.
  package var place: Int?

  /// Where a number was given that is none, its position among those given with it.
  package var element: Int?

  /// The draw in which it failed first, counted from 0, where it depends on draws.
  package var draw: Int?

  /// In how many draws the value that is asked for is missing, for whatever cause, where all are looked at.
  package var missingDraws: Int?

  /// The same failure where its place is known, else that of the number given at `element` for the formula `place`.
  package func given(at element: Int, for place: Int) -> Failure {
    guard self.place == nil else { return self }
    var failure = self
    (failure.place, failure.element) = (place, element)
    return failure
  }

}

/// Finds out why a cell of a result has no value.
///
/// It runs the plan again, keeping all arrays, and then the one lane behind the cell instruction by instruction, noting
/// with each register where its NaN came from. Where that is an array, it goes on with the step that
/// filled it; where it is a statistic, with the first draw that had no value, whose block is made once
/// more. This costs a second run, and only when something has failed.
package struct Tracer {

  /// The machine that ran the plan again.
  private let machine: Machine

  /// Steps and the arrays that they fill.
  private struct Site {

    /// The steps.
    let steps: [Drawing.Step]

    /// The arrays.
    let memory: [UnsafeMutableBufferPointer<Double>]

    /// The draw that is looked at, if the arrays are those of a block of draws.
    let draw: Int?

    /// The turn of a recurrence whose steps these are, if so, and the steps around it.
    var turn: (number: Int, around: [Drawing.Step])?

    /// The number of the turn.
    var turnNumber: Int { turn?.number ?? 0 }

  }

  /// Creates a tracer of `plan`.
  package init(_ plan: Plan) throws(InvalidPlan) {
    machine = try Machine(plan)
    try? machine.runKeepingArrays()
  }

  /// Why the element `element` of `array` is NaN.
  package func failure(of array: Int, at element: Int) -> Failure {
    for run in machine.drawn.compactMap({ $0 }) {
      for comparison in run.drawing.comparisons where comparison.result == array {
        let cell = element / machine.plan.schedule.statisticCount
        let missing = run.collectors.first { collector in
          comparison.sources.contains(collector.collection.source)
            && collector.firstMissing(in: cell) != nil
        }
        return missing.map { failure(of: $0, in: run, cell: cell) }
          ?? Failure(cause: .missingValue, place: nil)
      }
      for collector in run.collectors where collector.collection.results.contains(array) {
        return failure(of: collector, in: run, array, at: element)
      }
    }
    let site = Site(
      steps: machine.plan.rounds.flatMap(\.steps).map { .compute($0) }, memory: machine.memory,
      draw: nil)
    return failure(of: array, at: element, site)
  }

  /// Why the element `element` of `array`, which `collector` of `run` filled, is NaN.
  private func failure(of collector: DrawCollector, in run: DrawRun, _ array: Int, at element: Int)
    -> Failure
  {
    let collection = collector.collection
    let perCell = machine.plan.count(of: array) / max(1, collection.cells)
    return failure(
      of: collector, in: run, cell: element / perCell,
      draw: array == collection.draws ? element % perCell : nil)
  }

  /// Why `draw` of `cell`, or the first draw of it without a value, is NaN in what `collector` of `run` keeps.
  private func failure(of collector: DrawCollector, in run: DrawRun, cell: Int, draw: Int? = nil)
    -> Failure
  {
    let (collection, schedule) = (collector.collection, machine.plan.schedule)
    let isFirst = draw == nil
    guard let draw = draw ?? collector.firstMissing(in: cell) else {
      return Failure(cause: .missingValue, place: collection.place)
    }
    let (worker, lane) = run.worker(at: draw)
    defer { worker.deallocate() }
    let site = Site(steps: run.drawing.steps, memory: worker.memory, draw: draw)
    var failure = failure(of: collection.source, at: cell * schedule.blockSize + lane, site)
    if isFirst { failure.missingDraws = collector.missingCount(in: cell) }
    return failure
  }

  /// Why the element `element` of `array` is NaN, which a step of `site` has filled.
  private func failure(of array: Int, at element: Int, _ site: Site) -> Failure {
    for step in site.steps {
      if case .draw(let draws) = step, draws.destination == array {
        return failure(of: draws, at: element, site)
      }
      guard let step = step.nest else { continue }
      if let recurrence = step.recurrence, step.fills.contains(array) {
        return failure(of: recurrence, array, at: element, site)
      }
      if let mapping = step.mapping, mapping.destination.array == array {
        for source in mapping.sources(of: element, extents: step.extents)
        where site.memory[mapping.source.array][source].isNaN {
          return failure(of: mapping.source.array, at: source, site)
        }
        return Failure(cause: .overflow, place: mapping.place, draw: site.draw)
      }
      if let search = step.search, search.destination.array == array {
        return failure(of: search, over: step.extents, at: element, site)
      }
      for sink in step.program.sinks where sink.access.array == array {
        let cursor = Cursor(sink.access, extents: step.extents)
        let shift = sink.access.shift(in: site.turnNumber)
        let lanes = (0..<step.laneCount).filter { cursor.element(of: $0) + shift == element }
        if lanes.isEmpty { continue }
        for lane in lanes {
          if let failure = trace(lane, of: step, to: sink, site) { return failure }
        }
        let isOfNothing = sink.accumulation == .minimum || sink.accumulation == .maximum
        return Failure(
          cause: isOfNothing ? .emptyReduction : .overflow, place: sink.place, draw: site.draw)
      }
    }
    if let turn = site.turn {
      let around = Site(steps: turn.around, memory: site.memory, draw: site.draw)
      return failure(of: array, at: element, around)
    }
    if site.draw != nil, !machine.plan.isDrawn(array) { return failure(of: array, at: element) }
    let place = site.steps.compactMap(\.nest).flatMap(\.program.sinks)
      .first { $0.access.array == array }?.place
    return Failure(
      cause: place == nil ? .missingValue : .emptyReduction, place: place, draw: site.draw)
  }

  /// Why the element `element` of `array`, which `recurrence` fills, is NaN.
  ///
  /// A value that is missing is mostly missing because the one before is: so this goes back to the first turn of a run of
  /// them, makes that turn once more, and looks there.
  private func failure(
    of recurrence: Recurrence, _ array: Int, at element: Int, _ site: Site
  ) -> Failure {
    let sinks = recurrence.steps.flatMap(\.program.sinks)
    guard let access = sinks.first(where: { $0.access.array == array })?.access,
      access.turnStride > 0, recurrence.turnCount > 0
    else { return Failure(cause: .missingValue, place: nil, draw: site.draw) }
    var turn = element / access.turnStride % recurrence.turnCount
    var element = element
    while turn > 0, site.memory[array][element - access.turnStride].isNaN {
      turn -= 1
      element -= access.turnStride
    }
    let steps = recurrence.steps(of: turn)
    for step in steps {
      let runner = StepRunner(
        step, in: machine.plan, site.memory, blockSize: MachineOptions.standardBlockSize,
        changing: Set(recurrence.allSteps.flatMap(\.fills)))
      try? runner.run(StopSignal { false }, asking: false, turn: turn)
      runner.deallocate()
    }
    var inner = Site(steps: steps.map { .compute($0) }, memory: site.memory, draw: site.draw)
    inner.turn = (turn, site.steps)
    return failure(of: array, at: element, inner)
  }

  /// Why the element `element` of `draws` is NaN.
  private func failure(of draws: VariedDraws, at element: Int, _ site: Site) -> Failure {
    for array in draws.parameters where site.memory[array][element].isNaN {
      return failure(of: array, at: element, site)
    }
    let cell = element / machine.plan.schedule.blockSize
    do {
      _ = try draws.distribution(cell, draws.parameters(at: element, in: site.memory))
    } catch {
      return Failure(cause: .undefinedDistribution(error), place: draws.place, draw: site.draw)
    }
    return Failure(cause: .overflow, place: draws.place, draw: site.draw)
  }

  /// Why the element `element` that `search` fills, in a step of `extents`, is NaN.
  private func failure(
    of search: AxisSearch, over extents: [Int], at element: Int, _ site: Site
  ) -> Failure {
    let cursor = Cursor(search.destination, extents: extents)
    let lanes = 0..<extents.reduce(1, *)
    guard let lane = lanes.first(where: { cursor.element(of: $0) == element }) else {
      return Failure(cause: .missingValue, place: search.place, draw: site.draw)
    }
    for source in search.sources(of: lane, extents: extents)
    where site.memory[source.array][source.element].isNaN {
      return failure(of: source.array, at: source.element, site)
    }
    switch search.result(in: lane, of: extents, site.memory) {
    case .success: return Failure(cause: .overflow, place: search.place, draw: site.draw)
    case .failure(.cashFlow(let problem)):
      return Failure(cause: .cashFlow(problem), place: search.place, draw: site.draw)
    case .failure(.empty):
      return Failure(cause: .emptyReduction, place: search.place, draw: site.draw)
    }
  }

  /// Why `lane` of `step` brings NaN to `sink`, or `nil` where it brings a number.
  private func trace(_ lane: Int, of step: Plan.Step, to sink: Sink, _ site: Site) -> Failure? {
    var origins = [Failure?](repeating: nil, count: max(1, step.program.registerCount))
    let registers = RegisterFile(step, arrays: site.memory, blockSize: 1)
    defer { registers.deallocate() }
    registers.load(from: lane, count: 1, turn: site.turnNumber)
    for (instruction, place) in zip(step.program.instructions, step.program.places) {
      let operands = instruction.operands.map { registers.value(of: $0) }
      registers.execute(instruction, count: 1)
      let destination = Int(instruction.destination.index)
      guard registers.value(of: instruction.destination).isNaN else {
        origins[destination] = nil
        continue
      }
      if instruction.opcode == .load {
        let access = step.program.loads[Int(instruction.a.index)]
        let element =
          Cursor(access, extents: step.extents).element(of: lane)
          + access.shift(in: site.turnNumber)
        origins[destination] = failure(of: access.array, at: element, site)
          .given(at: element, for: place)
      } else {
        origins[destination] = origin(instruction, operands, place, origins, site.draw)
      }
    }
    if let origin = origins[Int(sink.register.index)] { return origin }
    return registers.value(of: sink.register).isNaN
      ? Failure(cause: .missingValue, place: sink.place) : nil
  }

  /// Why `instruction` makes NaN of `operands`, whose own origins are known.
  private func origin(
    _ instruction: Instruction, _ operands: [Double], _ place: Int, _ origins: [Failure?],
    _ draw: Int?
  ) -> Failure {
    var suspects = Array(zip(instruction.operands, operands))
    if instruction.opcode == .select, !operands[2].isNaN {
      suspects = [suspects[operands[2] == 1 ? 0 : 1]]
    }
    if let (register, _) = suspects.first(where: { $0.1.isNaN }) {
      return origins[Int(register.index)] ?? Failure(cause: .missingValue, place: place, draw: draw)
    }
    return Failure(cause: cause(instruction.opcode, operands), place: place, draw: draw)
  }

  /// Why `opcode` has no result for `operands`.
  private func cause(_ opcode: Opcode, _ operands: [Double]) -> Failure.Cause {
    switch opcode {
    case .divide:
      return operands[1] == 0 ? .divisionByZero : .overflow
    case .power:
      if operands[0] == 0 { return .divisionByZero }
      return operands[0] < 0 && operands[1] != operands[1].rounded()
        ? .outsideDomain(opcode, operand: operands[0]) : .overflow
    case .squareRoot, .logarithm, .logarithm2, .logarithm10, .sine, .cosine, .tangent,
      .wholeNumber:
      return .outsideDomain(opcode, operand: operands[0])
    case .load, .negate, .not, .absolute, .known, .exponential, .floor, .ceiling, .round, .add,
      .subtract, .multiply, .minimum, .maximum, .equal, .notEqual, .less, .lessOrEqual, .and, .or,
      .select, .monthOfDay, .firstDayOfMonth:
      return .overflow
    }
  }

}
