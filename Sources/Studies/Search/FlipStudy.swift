import Checker

/// Finds where the winner of a contest changes as an input moves, or two.
///
/// How far a contender is ahead of the best of the others is a function that changes its sign where it begins or ceases to
/// win, so the borders are the zeros of these functions, which a `RootFinder` finds for all contenders and cells at
/// once; who wins between two borders shows in the middle. With two inputs the borders are curves: they are
/// followed along many lines on which the one input stays and the other moves, both ways, so that a curve shows
/// however steep it is.
package struct FlipStudy {

  /// A part of a line with one winner.
  package struct Stretch: Sendable {

    /// The ends, in coherent units.
    package let lower: Double, upper: Double

    /// The number of the winner; `nil` where there is none.
    package let winner: Int?

    /// The standard error of the upper end where another stretch begins there; NaN where the draws cannot tell, `nil`
    /// where it is certain.
    package let error: Double?

  }

  /// A point of a border.
  package struct BorderPoint: Sendable {

    /// The two inputs, in coherent units.
    package let place: [Double]

    /// The winners on either side, in the direction in which the moved input grows.
    package let before: Int?, after: Int?

    /// The number of the input that was moved to find it, and the number of the line on which the other one stayed.
    package let direction: Int, line: Int

    /// The standard error of that input; NaN where the draws cannot tell, `nil` where it is certain.
    package let error: Double?

  }

  /// What was found in one cell.
  package struct Cell: Sendable {

    /// With one input: its range, by winners.
    package var stretches: [Stretch] = []

    /// With two: the borders.
    package var border: [BorderPoint] = []

    /// With two: who wins at the points of a grid, by rows of the second input from its greatest value down.
    package var picture: [[Int?]] = []

    /// With one input and uncertain contenders: the chances of all of them at some of its values.
    package var chances: [(position: Double, chances: [Double], errors: [Double])] = []

    /// `true` iff borders may be missing because there were too many places to look at.
    package var isCutShort = false

    /// How many of the values tried first had no answer, and how many were tried.
    package var undefined: (count: Int, of: Int) = (0, 0)

  }

  /// What was found.
  package struct Result: Sendable {

    /// The axes of the contest.
    package let axes: [AxisID]

    /// The axis of the contenders; `nil` where there are two formulas.
    package let contenders: AxisID?

    /// `true` iff the winner is who wins most often in the draws.
    package let isUncertain: Bool

    /// The cells.
    package let cells: [Cell]

  }

  /// Values of the input at which chances are told: every tenth of the range.
  private static let chancePlaces = 11

  /// Lines along which borders of two inputs are followed, each way, and the intervals of the first sweep along each; the
  /// second ones where contenders are uncertain.
  private static let lines = (certain: (41, 128), uncertain: (21, 32))

  /// The places of a picture: what a terminal has room for.
  private static let picture = (columns: 56, rows: 17)

  /// The contest.
  private let contest: Contest

  /// What is moved.
  private let along: [CheckedQuestion.Unknown]

  /// Creates a study.
  package init(_ flip: CheckedQuestion.Flip, evaluator: Evaluator) {
    contest = Contest(flip, evaluator: evaluator)
    along = flip.along
  }

  /// Searches.
  package func run() throws(EvaluationError) -> Result {
    var cells: [Cell] = []
    if contest.cellCount > 0 { cells = along.count == 1 ? try oneInput() : try twoInputs() }
    return Result(
      axes: contest.axes, contenders: contest.contenderAxis, isUncertain: contest.isUncertain,
      cells: cells)
  }

  /// The cells of a search along one input.
  private func oneInput() throws(EvaluationError) -> [Cell] {
    let intervals = contest.isUncertain ? RootFinder.intervals / 4 : RootFinder.intervals
    var cells = try search(along[0].range, lines: 1, intervals) { _, position in [position] }
      .map { $0[0] }
    guard contest.isUncertain else { return cells }
    let places = RootFinder.grid(over: along[0].range, intervals: FlipStudy.chancePlaces - 1)
    let scores = try contest.scores(at: places.map { [$0] })
    for cell in cells.indices {
      cells[cell].chances = places.indices.map { run in
        (
          places[run], (0..<contest.count).map { -scores.value($0, cell, run) },
          (0..<contest.count).map { scores.error($0, cell, run) }
        )
      }
    }
    return cells
  }

  /// The cells of a search along two inputs.
  private func twoInputs() throws(EvaluationError) -> [Cell] {
    let (count, intervals) =
      contest.isUncertain ? FlipStudy.lines.uncertain : FlipStudy.lines.certain
    var cells = [Cell](repeating: Cell(), count: contest.cellCount)
    for direction in 0..<2 {
      let fixed = RootFinder.grid(over: along[1 - direction].range, intervals: count - 1)
      func place(_ line: Int, _ position: Double) -> [Double] {
        direction == 0 ? [position, fixed[line]] : [fixed[line], position]
      }
      let found = try search(along[direction].range, lines: fixed.count, intervals, place)
      for (index, lines) in found.enumerated() {
        for (line, part) in lines.enumerated() {
          cells[index].isCutShort = cells[index].isCutShort || part.isCutShort
          cells[index].undefined.count += part.undefined.count
          cells[index].undefined.of += part.undefined.of
          cells[index].border += zip(part.stretches, part.stretches.dropFirst()).map {
            BorderPoint(
              place: place(line, $0.upper), before: $0.winner, after: $1.winner,
              direction: direction, line: line, error: $0.error)
          }
        }
      }
    }
    try addPictures(&cells)
    for index in cells.indices {
      cells[index].border.sort { $0.place.lexicographicallyPrecedes($1.place) }
    }
    return cells
  }

  /// Adds to each of `cells` who wins at the points of a grid.
  private func addPictures(_ cells: inout [Cell]) throws(EvaluationError) {
    let (columns, rows) = FlipStudy.picture
    // The middles of even parts: a border that goes through a corner of the map does not end in a tie.
    let horizontal = middles(of: along[0].range, columns)
    let vertical = Array(middles(of: along[1].range, rows).reversed())
    let scores = try contest.scores(at: vertical.flatMap { y in horizontal.map { [$0, y] } })
    for cell in cells.indices {
      cells[cell].picture = vertical.indices.map { row in
        horizontal.indices.map { scores.winner(cell, row * horizontal.count + $0) }
      }
    }
  }

  /// The middles of so many `parts` of `range`.
  private func middles(of range: ClosedRange<Double>, _ parts: Int) -> [Double] {
    let ends = RootFinder.grid(over: range, intervals: parts)
    return zip(ends, ends.dropFirst()).map { $0 + ($1 - $0) / 2 }
  }

  /// For each cell and each of so many `lines`, the stretches of `range`; `place` is where a position on a line lies.
  private func search(
    _ range: ClosedRange<Double>, lines: Int, _ intervals: Int,
    _ place: @escaping (Int, Double) -> [Double]
  ) throws(EvaluationError) -> [[Cell]] {
    // Of two, one is ahead where the other is not.
    let margins = contest.count == 2 ? 1 : contest.count
    let finder = RootFinder(
      range: range, cellCount: contest.cellCount * lines * margins, intervals: intervals
    ) { requests throws(EvaluationError) in
      let distinct = DistinctPoints(
        requests.map { place($0.cell / margins % lines, $0.position) })
      let scores = try contest.scores(at: distinct.points)
      return requests.indices.map { index in
        let request = requests[index]
        return sample(
          request.cell % margins, request.cell / margins / lines, distinct.numbers[index],
          at: request.position, scores)
      }
    }
    let roots = try finder.run()
    return try stretches(
      (0..<contest.cellCount).map { cell in
        (0..<lines).map { line in
          let start = (cell * lines + line) * margins
          return Array(roots[start..<start + margins])
        }
      }, range, place)
  }

  /// How far `contender` is ahead of the best of the others.
  private func sample(
    _ contender: Int, _ cell: Int, _ run: Int, at position: Double, _ scores: Contest.Scores
  ) -> RootFinder.Sample {
    let own = scores.value(contender, cell, run)
    guard let other = scores.best(cell, run, but: contender), !own.isNaN else {
      return RootFinder.Sample(position: position, difference: .nan, size: .nan)
    }
    let best = scores.value(other, cell, run)
    // Of two contenders one wins what the other loses; of more, this is what the error is at the most. Draws that
    // are balanced may leave none, and then the staircase that a chance is has its steps still.
    let error = scores.error(contender, cell, run) + scores.error(other, cell, run)
    return RootFinder.Sample(
      position: position, difference: own == best ? 0 : own - best, size: max(abs(own), abs(best)),
      error: contest.isUncertain ? max(error, 2 / contest.draws) : 0)
  }

  /// For each cell and line, the parts of `range` between the `roots` of all margins, with who wins in the middle of each.
  private func stretches(
    _ roots: [[[Roots]]], _ range: ClosedRange<Double>, _ place: (Int, Double) -> [Double]
  ) throws(EvaluationError) -> [[Cell]] {
    let borders = roots.map { lines in lines.map { self.borders($0, range) } }
    let middles = borders.map { lines in
      lines.map { borders in
        zip(
          [range.lowerBound] + borders.map(\.position), borders.map(\.position) + [range.upperBound]
        )
        .map { $0 + ($1 - $0) / 2 }
      }
    }
    let scores = try contest.scores(
      at: middles.flatMap { lines in
        lines.indices.flatMap { line in lines[line].map { place(line, $0) } }
      })
    var run = 0
    return roots.indices.map { cell in
      roots[cell].indices.map { line in
        var result = Cell()
        result.isCutShort = roots[cell][line].contains(where: \.isCutShort)
        result.undefined = roots[cell][line].map(\.undefined).max { $0.count < $1.count } ?? (0, 0)
        let ends = borders[cell][line] + [(range.upperBound, nil)]
        var lower = range.lowerBound
        for index in middles[cell][line].indices {
          let winner = scores.winner(cell, run)
          run += 1
          if let last = result.stretches.last, last.winner == winner {
            result.stretches.removeLast()
            lower = last.lower
          }
          result.stretches.append(
            Stretch(
              lower: lower, upper: ends[index].position, winner: winner, error: ends[index].error))
          lower = ends[index].position
        }
        return result
      }
    }
  }

  /// The places inside of `range` at which one of `roots` has a border, in order, each once.
  private func borders(_ roots: [Roots], _ range: ClosedRange<Double>) -> [(
    position: Double, error: Double?
  )] {
    let reach = 1e-9 * (range.upperBound - range.lowerBound)
    var found: [(position: Double, error: Double?)] = []
    let ends = roots.flatMap(\.places).flatMap { place -> [(position: Double, error: Double?)] in
      let error = place.isUncertain ? place.error ?? .nan : nil
      // Chances that are equal over less than they are known to are so at one place.
      let isPlace = place.kind != .stretch || place.upper - place.lower < 6 * (error ?? 0)
      return isPlace ? [(place.middle, error)] : [(place.lower, error), (place.upper, error)]
    }
    for end in ends.sorted(by: { $0.position < $1.position })
    where end.position > range.lowerBound && end.position < range.upperBound {
      if let last = found.last, end.position - last.position <= reach { continue }
      found.append(end)
    }
    return found
  }

}
