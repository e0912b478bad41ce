import Checker
import Diagnostics
import Dimensions
import Engine
import Glibc

/// What a search for roots has found.
package struct RootSearchResult: Sendable {

  /// The kinds of places where two formulas meet or pass each other.
  package enum Kind: Sendable {

    /// Their difference changes its sign through zero.
    case crossing

    /// Their difference is zero without changing its sign.
    case touching

    /// Their difference changes its sign without being zero: one of them jumps.
    case jump

  }

  /// One such place.
  package struct Meeting: Sendable {

    /// The value of the input, in coherent units.
    package let position: Double

    /// How they meet.
    package let kind: Kind

  }

  /// The places, by position.
  package let meetings: [Meeting]

  /// The value of the input at which the formulas are nearest to each other, and both values there.
  package let closest: (position: Double, lhs: Double, rhs: Double)?

  /// `true` iff the formulas are equal all over the range.
  package let isIdentity: Bool

  /// How many of the tried values had no answer.
  package let undefinedCount: Int

  /// How many values were tried at first.
  package let triedCount: Int

}

/// Finds where two formulas meet as an input moves through a range.
///
/// Input: a `Search`. Output: all places where the difference of its sides is zero or changes its sign.
///
/// The tried values are lanes: the input becomes an axis and one plan evaluates all of them. A first sweep
/// finds the intervals over which the sign changes and the valleys of the absolute difference in
/// between; each further sweep cuts all intervals into sixteen at once, until their ends are neighbouring
/// numbers. What then still differs by much is a jump. A valley is a root where its floor is zero but
/// for rounding. Roots closer to each other than a first step can hide as pairs in one interval; the
/// valleys catch those that the curve between them shows.
package struct RootSearch {

  /// Intervals of the first sweep: fine enough for the curves of a market model, and a millisecond's work.
  private static let intervals = 1024

  /// Parts into which an interval is cut each time: eleven cuts reach neighbouring numbers.
  private static let parts = 16

  /// Intervals pursued at the most: a function that oscillates so much has no answer of use.
  private static let intervalLimit = 256

  /// Evaluates the formulas.
  private let evaluator: Evaluator

  /// What is searched.
  private let search: CheckedQuestion.Search

  /// Creates a search.
  package init(_ search: CheckedQuestion.Search, evaluator: Evaluator) {
    self.search = search
    self.evaluator = evaluator
  }

  /// A tried value and both sides there.
  private struct Sample {
    let position: Double
    let lhs: Double
    let rhs: Double

    /// How far the left side lies above the right one.
    var difference: Double { lhs - rhs }

    /// `true` iff both sides have a value.
    var isDefined: Bool { !difference.isNaN }
  }

  /// Two neighbouring samples between which the sign changes.
  private struct Bracket {
    var lower: Sample
    var upper: Sample
  }

  /// Searches the whole range.
  package func run() throws(EvaluationError) -> RootSearchResult {
    let samples = try sample(grid())
    let defined = samples.filter(\.isDefined)
    let scale = defined.map { max(abs($0.lhs), abs($0.rhs)) }.max() ?? 0
    if !defined.isEmpty, defined.allSatisfy({ $0.difference == 0 }) {
      return result([], samples, isIdentity: true)
    }
    var meetings: [RootSearchResult.Meeting] = []
    for sample in samples where sample.difference == 0 {
      meetings.append(RootSearchResult.Meeting(position: sample.position, kind: .crossing))
    }
    var brackets = RootSearch.brackets(in: samples)
    let valleys = try descend(RootSearch.valleys(in: samples), brackets: &brackets)
    for bottom in valleys where abs(bottom.difference) <= 1e-12 * scale {
      meetings.append(RootSearchResult.Meeting(position: bottom.position, kind: .touching))
    }
    meetings += try close(brackets)
    return result(merged(meetings), samples + valleys, isIdentity: false)
  }

  /// The values tried first: evenly spaced, by ratio where the range spans more than three orders of magnitude.
  private func grid() -> [Double] {
    let (low, high) = (search.range.lowerBound, search.range.upperBound)
    guard low < high else { return [low] }
    let isWide = low > 0 && high / low > 1000
    return (0...RootSearch.intervals).map { index in
      let share = Double(index) / Double(RootSearch.intervals)
      if index == RootSearch.intervals { return high }
      return isWide ? low * pow(high / low, share) : low + (high - low) * share
    }
  }

  /// Both sides at each of `positions`.
  private func sample(_ positions: [Double]) throws(EvaluationError) -> [Sample] {
    let axis = evaluator.inference.add(
      Axis(name: "search", elements: .numbers(positions, search.unit), span: search.lhs.span))
    let world = evaluator.world(moving: search.target, along: axis)
    let sides = try evaluator.evaluate([search.lhs.formula, search.rhs.formula], in: world)
    return positions.indices.map { index in
      Sample(
        position: positions[index], lhs: sides[0].values[sides[0].axes.isEmpty ? 0 : index],
        rhs: sides[1].values[sides[1].axes.isEmpty ? 0 : index])
    }
  }

  /// How far the left side lies above the right one at each of `positions`.
  package func differences(at positions: [Double]) throws(EvaluationError) -> [Double] {
    try sample(positions).map(\.difference)
  }

  /// The intervals of `samples` over which the sign changes.
  private static func brackets(in samples: [Sample]) -> [Bracket] {
    zip(samples, samples.dropFirst()).compactMap { lower, upper in
      lower.difference < 0 && upper.difference > 0 || lower.difference > 0 && upper.difference < 0
        ? Bracket(lower: lower, upper: upper) : nil
    }
  }

  /// The intervals of `samples` around a least absolute difference without a change of sign.
  private static func valleys(in samples: [Sample]) -> [Bracket] {
    guard samples.count > 2 else { return [] }
    return (1..<samples.count - 1).compactMap { index in
      let (before, here, after) = (samples[index - 1], samples[index], samples[index + 1])
      let isOneSided =
        here.difference != 0 && before.difference * here.difference > 0
        && after.difference * here.difference > 0
      let isLow =
        abs(here.difference) <= abs(before.difference)
        && abs(here.difference) < abs(after.difference)
      return isOneSided && isLow ? Bracket(lower: before, upper: after) : nil
    }
  }

  /// The bottoms of `valleys`; where the sign turns out to change on the way, that goes to `brackets`.
  private func descend(_ valleys: [Bracket], brackets: inout [Bracket]) throws(EvaluationError)
    -> [Sample]
  {
    var valleys = Array(valleys.prefix(RootSearch.intervalLimit))
    var bottoms: [Sample] = []
    // A parabola's bottom is known to half the digits of a Double; seven cuts by eight reach that.
    for round in 0..<7 where !valleys.isEmpty {
      let samples = try cut(valleys)
      var next: [Bracket] = []
      bottoms = []
      for run in samples {
        let changes = RootSearch.brackets(in: run)
        brackets += changes
        let exact = run.filter { $0.difference == 0 }
        guard changes.isEmpty, let bottom = lowest(run) else { continue }
        if !exact.isEmpty || round == 6 { bottoms.append(run[bottom]) }
        if exact.isEmpty {
          next.append(
            Bracket(lower: run[max(0, bottom - 1)], upper: run[min(run.count - 1, bottom + 1)]))
        }
      }
      valleys = next
      if next.isEmpty { break }
    }
    return bottoms
  }

  /// The position in `run` of the least absolute difference.
  private func lowest(_ run: [Sample]) -> Int? {
    run.indices.filter { run[$0].isDefined }
      .min { abs(run[$0].difference) < abs(run[$1].difference) }
  }

  /// The samples of each of `brackets` when it is cut into parts, its ends included.
  private func cut(_ brackets: [Bracket]) throws(EvaluationError) -> [[Sample]] {
    let parts = RootSearch.parts
    let positions = brackets.flatMap { bracket in
      (0...parts).map { index in
        let share = Double(index) / Double(parts)
        return index == parts
          ? bracket.upper.position
          : bracket.lower.position + (bracket.upper.position - bracket.lower.position) * share
      }
    }
    let samples = try sample(positions)
    return brackets.indices.map { Array(samples[$0 * (parts + 1)..<($0 + 1) * (parts + 1)]) }
  }

  /// The places to which `brackets` close in.
  private func close(_ brackets: [Bracket]) throws(EvaluationError) -> [RootSearchResult.Meeting] {
    var open = Array(brackets.prefix(RootSearch.intervalLimit)).map { (bracket: $0, first: $0) }
    var meetings: [RootSearchResult.Meeting] = []
    while !open.isEmpty {
      var next: [(bracket: Bracket, first: Bracket)] = []
      let runs = try cut(open.map(\.bracket))
      for (entry, run) in zip(open, runs) {
        if let exact = run.first(where: { $0.difference == 0 }) {
          meetings.append(RootSearchResult.Meeting(position: exact.position, kind: .crossing))
          continue
        }
        for change in RootSearch.brackets(in: run).prefix(RootSearch.parts) {
          if isClosed(change) {
            meetings.append(meeting(change, first: entry.first))
          } else if next.count < RootSearch.intervalLimit {
            next.append((change, entry.first))
          }
        }
      }
      open = next
    }
    return meetings
  }

  /// `true` iff the ends of `bracket` are so near to each other that nothing useful lies between.
  private func isClosed(_ bracket: Bracket) -> Bool {
    let width = bracket.upper.position - bracket.lower.position
    let size = max(abs(bracket.lower.position), abs(bracket.upper.position))
    return width <= 4 * max(size, search.range.upperBound - search.range.lowerBound).ulp
  }

  /// The place that the closed `bracket` has found inside its `first` one.
  ///
  /// Across a root the difference shrinks with the interval; across a jump or a pole it does not.
  private func meeting(_ bracket: Bracket, first: Bracket) -> RootSearchResult.Meeting {
    let left = abs(bracket.lower.difference)
    let right = abs(bracket.upper.difference)
    let initial = max(abs(first.lower.difference), abs(first.upper.difference))
    let position = left <= right ? bracket.lower.position : bracket.upper.position
    let isJump = left + right > 1e-4 * initial
    return RootSearchResult.Meeting(position: position, kind: isJump ? .jump : .crossing)
  }

  /// `meetings` by position, those that are one but for rounding merged.
  private func merged(_ meetings: [RootSearchResult.Meeting]) -> [RootSearchResult.Meeting] {
    var result: [RootSearchResult.Meeting] = []
    let reach = 1e-9 * (search.range.upperBound - search.range.lowerBound)
    for meeting in meetings.sorted(by: { $0.position < $1.position }) {
      if let last = result.last, meeting.position - last.position <= reach { continue }
      result.append(meeting)
    }
    return result
  }

  /// The result with `meetings`, of all that was tried.
  private func result(
    _ meetings: [RootSearchResult.Meeting], _ samples: [Sample], isIdentity: Bool
  ) -> RootSearchResult {
    let closest = lowest(samples).map { samples[$0] }
    return RootSearchResult(
      meetings: meetings, closest: closest.map { ($0.position, $0.lhs, $0.rhs) },
      isIdentity: isIdentity, undefinedCount: samples.filter { !$0.isDefined }.count,
      triedCount: samples.count)
  }

}
