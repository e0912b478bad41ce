/// How the values of a series along one axis of periods become values along another.
///
/// Each target is a sum of some source values, each times a weight, divided by a number: a sum of quarters, their last,
/// their mean, a part of a year, a point between two year ends. So one sparse table says them all; its size is
/// that of the longer axis, and a source without a value spoils only the targets that need it. Periods that lie in no
/// target are left out, and a target without a source has no entry and is reported by whoever asked for it.
package struct Resampling: Hashable, Sendable {

  /// Where the entries of each target begin; one more marks the end of the last.
  package private(set) var starts: [Int] = [0]

  /// The position of the source of each entry.
  package private(set) var sources: [Int] = []

  /// What the source of each entry is multiplied with.
  package private(set) var weights: [Double] = []

  /// What the sum of each target is divided by.
  package private(set) var divisors: [Double] = []

  /// The ways from a finer to a coarser frequency.
  package enum Summary: Hashable, Sendable {

    /// The sum.
    case sum

    /// The value of the last period.
    case last

    /// The mean.
    case mean

  }

  /// The ways from a coarser to a finer frequency.
  package enum Refinement: Hashable, Sendable {

    /// Equal parts, whose sum is the whole.
    case parts

    /// The same value throughout.
    case copies

    /// Values that move evenly from the end of one period to the end of the next.
    case between

  }

  /// Adds a target that is the sum of `entries` over `divisor`.
  private mutating func add(_ entries: [(source: Int, weight: Double)], over divisor: Double) {
    sources += entries.map(\.source)
    weights += entries.map(\.weight)
    starts.append(sources.count)
    divisors.append(divisor)
  }

  /// A series of `count` values, each of which is that so many elements behind it; those at the ends stay.
  package static func shift(by distance: Int, count: Int) -> Resampling {
    var result = Resampling()
    for position in 0..<count {
      result.add([(min(max(0, position + distance), count - 1), 1)], over: 1)
    }
    return result
  }

  /// The number of targets.
  package var count: Int { divisors.count }

  /// `true` iff the target at `position` has a source.
  package func hasSource(_ position: Int) -> Bool { starts[position + 1] > starts[position] }

  /// The entries of the target at `position` alone.
  package func target(at position: Int) -> Resampling {
    var result = Resampling()
    let range = starts[position]..<starts[position + 1]
    result.add(range.map { (sources[$0], weights[$0]) }, over: divisors[position])
    return result
  }

}

/// From finer to coarser periods.
extension Resampling {

  /// A series, whose elements are periods of a kind.
  package struct Series: Hashable, Sendable {

    /// The periods.
    package let ordinals: [Int]

    /// Their kind.
    package let kind: PeriodKind

    /// Creates a series over `ordinals`.
    package init(_ ordinals: [Int], _ kind: PeriodKind) {
      self.ordinals = ordinals
      self.kind = kind
    }

    /// The periods of `coarser` that have a part in this series, in order.
    package func summarized(_ coarser: PeriodKind) -> Series {
      Series(Set(ordinals.map { kind.ordinal(of: $0, in: coarser) }).sorted(), coarser)
    }

    /// The periods of `finer` that lie in this series; only those from the first end to the last where values stand at
    /// ends.
    package func refined(_ finer: PeriodKind, _ way: Refinement) -> Series {
      let sorted = ordinals.sorted()
      if way == .between, let first = sorted.first, let last = sorted.last {
        let range = kind.lastPart(of: first, in: finer)...kind.lastPart(of: last, in: finer)
        return Series(Array(range), finer)
      }
      return Series(sorted.flatMap { kind.parts(of: $0, in: finer) }, finer)
    }

  }

  /// A period of which only some parts are there.
  package struct Incomplete: Sendable {

    /// The period.
    package let ordinal: Int

    /// How many of its parts are there.
    package let found: Int

    /// How many it has.
    package let wanted: Int

  }

  /// The table that makes `coarse` of `fine` by `summary`, and the targets that have not all the parts they need.
  package static func summary(_ summary: Summary, of fine: Series, in coarse: Series)
    -> (table: Resampling, incomplete: [Incomplete])
  {
    var members: [Int: [Int]] = [:]
    for (position, ordinal) in fine.ordinals.enumerated() {
      members[fine.kind.ordinal(of: ordinal, in: coarse.kind), default: []].append(position)
    }
    var table = Resampling()
    var incomplete: [Incomplete] = []
    for ordinal in coarse.ordinals {
      let parts = (members[ordinal] ?? []).sorted { fine.ordinals[$0] < fine.ordinals[$1] }
      let wanted = coarse.kind.parts(of: ordinal, in: fine.kind).count
      let end = coarse.kind.lastPart(of: ordinal, in: fine.kind)
      let isWhole =
        summary == .last ? parts.last.map { fine.ordinals[$0] } == end : parts.count == wanted
      if !isWhole, !parts.isEmpty {
        incomplete.append(Incomplete(ordinal: ordinal, found: parts.count, wanted: wanted))
      }
      switch summary {
      case .sum: table.add(parts.map { ($0, 1) }, over: 1)
      case .mean: table.add(parts.map { ($0, 1) }, over: Double(max(1, parts.count)))
      case .last: table.add(parts.suffix(1).map { ($0, 1) }, over: 1)
      }
    }
    return (table, incomplete)
  }

}

/// From each period to one before it.
extension Resampling {

  /// How far before.
  package enum Lag: Hashable, Sendable {

    /// So many months.
    case months(Int)

    /// One element of the series.
    case step

  }

  /// The periods of `series` that have one before them by `lag`, and the table that gives each its own value, or with
  /// `isBefore` that of the one before; `nil` where such a period is no whole number of the series' own before.
  package static func lag(_ lag: Lag, of series: Series, isBefore: Bool)
    -> (series: Series, table: Resampling)?
  {
    var positions: [Int: Int] = [:]
    for (position, ordinal) in series.ordinals.enumerated() { positions[ordinal] = position }
    let sorted = series.ordinals.sorted()
    let neighbours = Dictionary(zip(sorted.dropFirst(), sorted)) { first, _ in first }
    var targets: [Int] = []
    var table = Resampling()
    for (position, ordinal) in series.ordinals.enumerated() {
      var earlier: Int?
      switch lag {
      case .step: earlier = neighbours[ordinal]
      case .months(let count):
        guard let own = series.kind.frequency.months else {
          earlier = CivilDate.day(ordinal, plusMonths: -count)
          break
        }
        if count % own != 0 { return nil }
        earlier = ordinal - count / own
      }
      guard let source = earlier.flatMap({ positions[$0] }) else { continue }
      targets.append(ordinal)
      table.add([(isBefore ? source : position, 1)], over: 1)
    }
    return (Series(targets, series.kind), table)
  }

}

/// From coarser to finer periods.
extension Resampling {

  /// The table that makes `fine` of `coarse` by `refinement`.
  package static func refinement(
    _ refinement: Refinement, of coarse: Series, in fine: Series
  ) -> Resampling {
    switch refinement {
    case .parts, .copies: pieces(of: coarse, in: fine, areParts: refinement == .parts)
    case .between: points(between: coarse, in: fine)
    }
  }

  /// Each period of `fine` as a part or a copy of the one of `coarse` that it lies in.
  private static func pieces(of coarse: Series, in fine: Series, areParts: Bool) -> Resampling {
    var positions: [Int: Int] = [:]
    for (position, ordinal) in coarse.ordinals.enumerated() { positions[ordinal] = position }
    var table = Resampling()
    for ordinal in fine.ordinals {
      let whole = fine.kind.ordinal(of: ordinal, in: coarse.kind)
      let count = areParts ? coarse.kind.parts(of: whole, in: fine.kind).count : 1
      table.add(positions[whole].map { [($0, 1)] } ?? [], over: Double(count))
    }
    return table
  }

  /// Each period of `fine` as a point between the ends of two neighbours of `coarse`.
  private static func points(between coarse: Series, in fine: Series) -> Resampling {
    let order = coarse.ordinals.indices.sorted { coarse.ordinals[$0] < coarse.ordinals[$1] }
    let ends = order.map { coarse.kind.lastPart(of: coarse.ordinals[$0], in: fine.kind) }
    var table = Resampling()
    for ordinal in fine.ordinals {
      var (lower, upper) = (0, ends.count)
      while lower < upper {
        let middle = (lower + upper) / 2
        if ends[middle] < ordinal { lower = middle + 1 } else { upper = middle }
      }
      if lower < ends.count, ends[lower] == ordinal {
        table.add([(order[lower], 1)], over: 1)
      } else if lower > 0, lower < ends.count {
        let entries = [
          (order[lower - 1], Double(ends[lower] - ordinal)),
          (order[lower], Double(ordinal - ends[lower - 1])),
        ]
        table.add(entries, over: Double(ends[lower] - ends[lower - 1]))
      } else {
        table.add([], over: 1)
      }
    }
    return table
  }

}

extension PeriodKind {

  /// The period of `coarser` in which the period `ordinal` lies.
  package func ordinal(of ordinal: Int, in coarser: PeriodKind) -> Int {
    coarser == self ? ordinal : coarser.ordinal(ofMonth: firstMonth(of: ordinal))
  }

  /// The last period of `finer` that lies in the period `ordinal`.
  package func lastPart(of ordinal: Int, in finer: PeriodKind) -> Int {
    if finer == self { return ordinal }
    if finer.frequency == .day { return firstDay(of: ordinal + 1) - 1 }
    return finer.ordinal(ofMonth: firstMonth(of: ordinal + 1) - 1)
  }

  /// The periods of `finer` that lie in the period `ordinal`.
  package func parts(of ordinal: Int, in finer: PeriodKind) -> ClosedRange<Int> {
    let last = lastPart(of: ordinal, in: finer)
    return (lastPart(of: ordinal - 1, in: finer) + 1)...last
  }

}
