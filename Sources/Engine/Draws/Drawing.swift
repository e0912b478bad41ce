import Sampling

/// A loop over blocks of draws with what goes in and what comes out.
package struct Drawing: Sendable {

  /// What is drawn for each block.
  package let groups: [DrawGroup]

  /// The steps that each block goes through.
  package let steps: [Step]

  /// What is kept of all blocks.
  package let collections: [DrawCollection]

  /// Which of them are compared.
  package let comparisons: [DrawComparison]

  /// Creates a drawing.
  package init(
    groups: [DrawGroup], steps: [Step], collections: [DrawCollection],
    comparisons: [DrawComparison] = []
  ) {
    self.comparisons = comparisons
    self.groups = groups
    self.steps = steps
    self.collections = collections
  }

}

extension Drawing {

  /// One of the steps that a block goes through.
  package enum Step: Sendable {

    /// A loop nest.
    case compute(Plan.Step)

    /// Draws with drawn parameters.
    case draw(VariedDraws)

    /// The loop nest, if it is one.
    package var nest: Plan.Step? {
      switch self {
      case .compute(let step): step
      case .draw: nil
      }
    }

  }

}

/// Numbers that are drawn together, because they are correlated; most are alone.
package struct DrawGroup: Sendable {

  /// One of the numbers.
  package struct Column: Sendable {

    /// The random numbers of each replicate.
    package let streams: [RandomStream]

    /// What they are for; nothing where only others of the group need them.
    package let destinations: [Destination]

    /// Creates a column.
    package init(streams: [RandomStream], destinations: [Destination]) {
      self.streams = streams
      self.destinations = destinations
    }

  }

  /// What becomes of random numbers.
  package struct Destination: Sendable {

    /// The drawn array.
    package let array: Int

    /// The cell of it that takes them.
    package let cell: Int

    /// What makes them of the random numbers.
    package let law: Law

    /// Creates a destination.
    package init(array: Int, cell: Int, law: Law) {
      self.array = array
      self.cell = cell
      self.law = law
    }

  }

  /// What makes draws of random numbers.
  package enum Law: Sendable {

    /// Draws of a distribution.
    case sampler(QuantileSampler)

    /// The random numbers themselves, which `VariedDraws` wait for.
    case numbers

    /// No draw has a value, because a parameter has none.
    case none

  }

  /// The numbers, in the copula's order.
  package let columns: [Column]

  /// What correlates them.
  package let copula: GaussianCopula?

  /// Creates a group.
  package init(columns: [Column], copula: GaussianCopula? = nil) {
    self.columns = columns
    self.copula = copula
  }

}

/// The correlation of the ranks of the draws of two arrays, all of which are kept for it.
package struct DrawComparison: Sendable {

  /// The arrays, which have the same cells.
  package let sources: [Int]

  /// The array that takes it: for each cell that of all draws and of each replicate.
  package let result: Int

  /// Creates a comparison.
  package init(sources: [Int], result: Int) {
    self.sources = sources
    self.result = result
  }

}

/// What is kept of all draws of an array.
package struct DrawCollection: Sendable {

  /// The drawn array.
  package let source: Int

  /// The number of its cells.
  package let cells: Int

  /// The formula that the array is the value of.
  package let place: Int

  /// The array that takes all draws of each cell, cell by cell, where they are asked for.
  package let draws: Int?

  /// The statistics asked for.
  package let statistics: [Request]

  /// `true` iff all draws are kept for a comparison, whatever that takes.
  package let isCompared: Bool

  /// The arrays that it fills.
  var results: [Int] { statistics.map(\.result) + (draws.map { [$0] } ?? []) }

  /// A statistic and the array that takes it: for each cell the numbers of all draws and of each replicate.
  package struct Request: Sendable {

    /// The statistic.
    package let statistic: SampleStatistic

    /// The array.
    package let result: Int

    /// Creates a request.
    package init(statistic: SampleStatistic, result: Int) {
      self.statistic = statistic
      self.result = result
    }

  }

  /// Creates a collection.
  package init(
    source: Int, cells: Int, place: Int, draws: Int?, statistics: [Request],
    isCompared: Bool = false
  ) {
    self.isCompared = isCompared
    self.source = source
    self.cells = cells
    self.place = place
    self.draws = draws
    self.statistics = statistics
  }

}
