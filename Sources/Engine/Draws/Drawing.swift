import Sampling

/// A loop over blocks of draws with what goes in and what comes out.
package struct Drawing: Sendable {

  /// What is drawn for each block.
  package let groups: [DrawGroup]

  /// The steps that each block goes through.
  package let steps: [Plan.Step]

  /// What is kept of all blocks.
  package let collections: [DrawCollection]

  /// Creates a drawing.
  package init(groups: [DrawGroup], steps: [Plan.Step], collections: [DrawCollection]) {
    self.groups = groups
    self.steps = steps
    self.collections = collections
  }

}

/// Numbers that are drawn together, because they are correlated; most are alone.
package struct DrawGroup: Sendable {

  /// One of the numbers.
  package struct Column: Sendable {

    /// The random numbers of each replicate.
    package let streams: [RandomStream]

    /// What makes draws of them; none where parameters have no value, so that no draw has one.
    package let sampler: QuantileSampler?

    /// The drawn array and the cell of it that take the draws; none where only others of the group need them.
    package let destination: (array: Int, cell: Int)?

    /// Creates a column.
    package init(
      streams: [RandomStream], sampler: QuantileSampler?, destination: (array: Int, cell: Int)?
    ) {
      self.streams = streams
      self.sampler = sampler
      self.destination = destination
    }

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
  package init(source: Int, cells: Int, place: Int, draws: Int?, statistics: [Request]) {
    self.source = source
    self.cells = cells
    self.place = place
    self.draws = draws
    self.statistics = statistics
  }

}
