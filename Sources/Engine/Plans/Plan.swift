/// All that has to be computed to answer a question: arrays, and the steps that fill them.
///
/// A plan knows nothing of names, units or axes' elements. Each step is a loop nest over some extents, the
/// last one innermost, whose body is a program; lanes are the cells of the nest in row-major order. A
/// step reads only arrays that are given or filled by an earlier one.
package struct Plan: Sendable {

  /// The contents of an array before the first step.
  package enum Contents: Sendable {

    /// These numbers.
    case given([Double])

    /// So many numbers, which a step computes.
    case computed(Int)

    /// The number of elements.
    package var count: Int {
      switch self {
      case .given(let numbers): numbers.count
      case .computed(let count): count
      }
    }

  }

  /// A loop nest with its body.
  package struct Step: Sendable {

    /// The extents of the nest, outermost first; none for a single lane.
    package let extents: [Int]

    /// The body; one that does nothing where the step is a mapping.
    package let program: Program

    /// What the step does instead of running a program, if so.
    package let mapping: AxisMapping?

    /// Creates a step that runs `program`.
    package init(extents: [Int], program: Program) {
      self.extents = extents
      self.program = program
      mapping = nil
    }

    /// Creates a step that carries out `mapping`.
    package init(extents: [Int], mapping: AxisMapping) {
      self.extents = extents
      self.mapping = mapping
      program = Program(
        instructions: [], places: [], constants: [], loads: [], sinks: [], registerCount: 0)
    }

    /// The arrays that the step reads.
    var reads: [Int] { program.loads.map(\.array) + (mapping.map { [$0.source.array] } ?? []) }

    /// The arrays that the step fills.
    var fills: [Int] {
      program.sinks.map(\.access.array) + (mapping.map { [$0.destination.array] } ?? [])
    }

    /// The number of lanes.
    package var laneCount: Int { extents.reduce(1, *) }

  }

  /// The arrays.
  package var arrays: [Contents]

  /// The steps, in order.
  package let steps: [Step]

  /// The arrays that the question asks for.
  package let results: [Int]

  /// Creates a plan.
  package init(arrays: [Contents], steps: [Step], results: [Int]) {
    self.arrays = arrays
    self.steps = steps
    self.results = results
  }

}
