/// All that has to be computed to answer a question: arrays, and the steps that fill them.
///
/// A plan knows nothing of names, units or axes' elements. Each step is a loop nest over some extents, the
/// last one innermost, whose body is a program; lanes are the cells of the nest in row-major order. A
/// step reads only arrays that are given or filled by an earlier one.
///
/// Draws are the outermost loop of all. What does not depend on them is computed once, by the first steps of a round;
/// the rest is a `Drawing`, which goes through block after block of draws and keeps nothing but what its
/// collections ask for. A statistic is known when the last block has been through, so what is computed from it
/// belongs to the next round.
package struct Plan: Sendable {

  /// The contents of an array before the first step.
  package enum Contents: Sendable {

    /// These numbers.
    case given([Double])

    /// So many numbers, which a step computes once, or a collection.
    case computed(Int)

    /// One number for each of so many cells and each draw of a block, the draws innermost: computed anew for each block.
    case drawn(cells: Int)

  }

  /// A loop nest with its body.
  package struct Step: Sendable {

    /// The extents of the nest, outermost first; none for a single lane.
    package let extents: [Int]

    /// The body; one that does nothing where the step does something else.
    package let program: Program

    /// What the step does instead of running a program, if so.
    package let mapping: AxisMapping?

    /// The turns that the step goes through instead of running a program, if so.
    package let recurrence: Recurrence?

    /// The search that the step makes instead of running a program, if so.
    package let search: AxisSearch?

    /// Creates a step that goes through the turns of `recurrence`.
    package init(_ recurrence: Recurrence) {
      self.init(recurrence: recurrence)
    }

    /// Creates a step that runs `program`.
    package init(extents: [Int], program: Program) {
      self.init(extents, program: program)
    }

    /// Creates a step that carries out `mapping`.
    package init(extents: [Int], mapping: AxisMapping) {
      self.init(extents, mapping: mapping)
    }

    /// Creates a step that makes `search`.
    package init(extents: [Int], search: AxisSearch) {
      self.init(extents, search: search)
    }

    /// Creates a step that does one of these.
    private init(
      _ extents: [Int] = [], program: Program = .empty, mapping: AxisMapping? = nil,
      recurrence: Recurrence? = nil, search: AxisSearch? = nil
    ) {
      self.extents = extents
      self.program = program
      self.mapping = mapping
      self.recurrence = recurrence
      self.search = search
    }

    /// The arrays that the step reads.
    var reads: [Int] {
      program.loads.map(\.array) + (mapping.map { [$0.source.array] } ?? [])
        + (search.map { [$0.values.array, $0.parameter.array] } ?? [])
        + (recurrence?.allSteps.flatMap(\.reads) ?? [])
    }

    /// The arrays that the step fills.
    var fills: [Int] {
      program.sinks.map(\.access.array) + (mapping.map { [$0.destination.array] } ?? [])
        + (search.map { [$0.destination.array] } ?? [])
        + (recurrence?.allSteps.flatMap(\.fills) ?? [])
    }

    /// The number of lanes.
    package var laneCount: Int { extents.reduce(1, *) }

    /// About how many lanes times operations the step takes.
    var work: Double {
      if let recurrence {
        return Double(recurrence.turnCount) * recurrence.steps.reduce(0) { $0 + $1.work }
      }
      // A bisection to the last bit takes some 60 looks at each amount.
      let looks = search.map { 60 * $0.count } ?? 0
      return Double(laneCount) * Double(program.instructions.count + looks + 4)
    }

  }

  /// What can be computed before the draws of this round are made, and what is made of these.
  package struct Round: Sendable {

    /// The steps that run once.
    package let steps: [Step]

    /// The loop over draws behind them.
    package let drawing: Drawing?

    /// Creates a round.
    package init(steps: [Step], drawing: Drawing? = nil) {
      self.steps = steps
      self.drawing = drawing
    }

  }

  /// The arrays.
  package let arrays: [Contents]

  /// The rounds, in order.
  package let rounds: [Round]

  /// The arrays that the question asks for.
  package let results: [Int]

  /// How many draws there are, and in which blocks they are made.
  package let schedule: DrawSchedule

  /// Creates a plan.
  package init(
    arrays: [Contents], rounds: [Round], results: [Int], schedule: DrawSchedule = .certain
  ) {
    self.arrays = arrays
    self.rounds = rounds
    self.results = results
    self.schedule = schedule
  }

  /// Creates a plan without draws.
  package init(arrays: [Contents], steps: [Step], results: [Int]) {
    self.init(arrays: arrays, rounds: [Round(steps: steps)], results: results)
  }

  /// The number of elements of `array`; those of a drawn one are a block's.
  package func count(of array: Int) -> Int {
    switch arrays[array] {
    case .given(let numbers): numbers.count
    case .computed(let count): count
    case .drawn(let cells): cells * schedule.blockSize
    }
  }

  /// `true` iff `array` is computed anew for each block of draws.
  package func isDrawn(_ array: Int) -> Bool {
    switch arrays[array] {
    case .given, .computed: false
    case .drawn: true
    }
  }

}
