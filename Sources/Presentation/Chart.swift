import Dimensions

/// Lines over the elements of an axis, and bands around those that are uncertain.
package struct Chart: Sendable {

  /// One line.
  package struct Series: Sendable {

    /// What it is called; empty where it is the only one.
    package let name: String

    /// Its values in the chart's unit, NaN where there is none; of uncertain values, the medians.
    package let values: [Double]

    /// The values that one in twenty draws stays below and that one in twenty exceeds, where it is uncertain.
    package let band: (low: [Double], high: [Double])?

    /// Creates a line.
    package init(name: String, values: [Double], band: (low: [Double], high: [Double])?) {
      self.name = name
      self.values = values
      self.band = band
    }

  }

  /// What is drawn, as it was written.
  package let title: String

  /// The unit of all values, as it is written behind a number; empty for plain numbers.
  package let unit: String

  /// The name of the axis that lines run along.
  package let axis: String

  /// The labels of its elements.
  package let labels: [String]

  /// Where the elements lie, 0 for the first and 1 for the last; `nil` where they are names, between which nothing lies.
  private let positions: [Double]?

  /// After how many elements a year is over, where they are parts of one; else 1.
  private let cycle: Int

  /// The lines.
  package let series: [Series]

  /// The same values as a table, for forms without pictures.
  package let table: ResultTable

  /// Creates a chart of lines over elements at `positions`, or of bars where these are `nil`.
  package init(
    title: String, unit: String, axis: String, labels: [String], positions: [Double]?,
    cycle: Int = 1,
    series: [Series], table: ResultTable
  ) {
    self.title = title
    self.unit = unit
    self.axis = axis
    self.labels = labels
    self.positions = positions
    self.cycle = cycle
    self.series = series
    self.table = table
  }

  /// What bands are.
  static let bandText = "from the 5% to the 95% quantile"

  /// `true` iff the elements are names.
  var isOfNames: Bool { positions == nil }

  /// Where the elements lie between 0 and 1: as far apart as they are where they are in order, else evenly.
  var places: [Double] {
    let last = labels.count - 1
    if last < 1 { return labels.map { _ in 0.5 } }
    if let positions, positions.count == labels.count, positions.allSatisfy(\.isFinite),
      zip(positions, positions.dropFirst()).allSatisfy({ $0 < $1 })
    {
      return positions.map { Chart.share(of: $0, between: positions[0], positions[last]) }
    }
    return labels.indices.map { Double($0) / Double(last) }
  }

  /// How far `value` is on the way from `start` to `end`, which may lie as far apart as numbers can.
  static func share(of value: Double, between start: Double, _ end: Double) -> Double {
    (value / 4 - start / 4) / (end / 4 - start / 4)
  }

  /// The title with the unit behind it.
  var heading: String { unit.isEmpty ? title : "\(title) [\(unit)]" }

  /// Round numbers along the scale, evenly spaced, the first below and the last above all values.
  var ticks: [Double] {
    let all = series.flatMap { $0.values + ($0.band.map { $0.low + $0.high } ?? []) }
      .filter(\.isFinite)
    guard var low = all.min(), var high = all.max() else { return [0, 1] }
    // A chart that leaves zero out is for what hardly varies; a bar begins there always.
    if isOfNames || low == high || low > 0 && low < 0.5 * high { low = min(low, 0) }
    if isOfNames || low == high || high < 0 && high > 0.5 * low { high = max(high, 0) }
    if low == high { high = 1 }
    let rough = high / 4 - low / 4
    // Beyond these, steps are no numbers any more.
    guard rough > 1e-300, rough < 1e300 else { return [low, high] }
    let step = Chart.roundStep(atLeast: rough)
    let (first, last) = ((low / step).rounded(.down), (high / step).rounded(.up))
    // So close together that the numbers between them are too few to count by.
    guard last - first < 12, abs(first) < 1e12, abs(last) < 1e12 else { return [low, high] }
    return stride(from: first, through: last, by: 1).map { $0 * step }
  }

  /// The least of 1, 2, 2.5 and 5 times the powers of ten that is at least `rough`.
  private static func roundStep(atLeast rough: Double) -> Double {
    var exponent = 0
    while power(exponent + 1) <= rough { exponent += 1 }
    while power(exponent) > rough { exponent -= 1 }
    let power = power(exponent)
    return [1, 2, 2.5, 5].map { $0 * power }.first { $0 >= rough } ?? Chart.power(exponent + 1)
  }

  /// Ten to the power of `exponent`, as near as a number can be.
  private static func power(_ exponent: Int) -> Double {
    let power = (0..<abs(exponent)).reduce(1.0) { power, _ in power * 10 }
    return exponent < 0 ? 1 / power : power
  }

  /// The texts of `ticks`, all with as many decimals.
  var tickLabels: [String] {
    let ticks = ticks
    let step = ticks.count > 1 ? ticks[1] - ticks[0] : 1
    var decimals = 0
    var scaled = step
    while decimals < 12, abs(scaled - scaled.rounded()) > 1e-9 * abs(scaled) {
      scaled *= 10
      decimals += 1
    }
    return ticks.map { tick in
      NumberFormat.needsScientific(tick)
        ? NumberFormat.significant(tick) : NumberFormat.fixed(tick, decimals: decimals)
    }
  }

  /// The positions of the elements whose labels stand below the chart, when one takes `width` of `room`.
  func labelledElements(width: Double, room: Double) -> [Int] {
    guard labels.count > 1 else { return labels.isEmpty ? [] : [0] }
    let count = max(2, min(labels.count, Int(room / max(1, width))))
    let least = max(1, (labels.count - 1 + count - 2) / max(1, count - 1))
    let parts = [1, 2, 3, 4, 6].filter { cycle % $0 == 0 && $0 < cycle }
    let wholes = [1, 2, 5, 10, 20, 50, 100, 200, 500].map { $0 * cycle }
    let step = (parts + wholes).first { $0 >= least } ?? least
    return Array(stride(from: 0, to: labels.count, by: step))
  }

}
