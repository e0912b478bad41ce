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

  /// The lines.
  package let series: [Series]

  /// The same values as a table, for forms without pictures.
  package let table: ResultTable

  /// Creates a chart.
  package init(
    title: String, unit: String, axis: String, labels: [String], series: [Series],
    table: ResultTable
  ) {
    self.title = title
    self.unit = unit
    self.axis = axis
    self.labels = labels
    self.series = series
    self.table = table
  }

  /// The title with the unit behind it.
  var heading: String { unit.isEmpty ? title : "\(title) [\(unit)]" }

  /// Round numbers up the side of the chart, evenly spaced, the first below and the last above all values.
  var ticks: [Double] {
    let all = series.flatMap { $0.values + ($0.band.map { $0.low + $0.high } ?? []) }
      .filter(\.isFinite)
    guard var low = all.min(), var high = all.max() else { return [0, 1] }
    // A chart that leaves zero out is for what hardly varies.
    if low > 0, low < 0.5 * high { low = 0 }
    if high < 0, high > 0.5 * low { high = 0 }
    if low == high { (low, high) = (low - max(1, abs(low)) / 2, high + max(1, abs(high)) / 2) }
    let rough = (high - low) / 4
    var power = 1.0
    while power * 10 <= rough { power *= 10 }
    while power > rough { power /= 10 }
    let step = power * ([1, 2, 2.5, 5, 10].first { $0 * power >= rough } ?? 10)
    let (first, last) = ((low / step).rounded(.down), (high / step).rounded(.up))
    return stride(from: first, through: last, by: 1).map { $0 * step }
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
  func labelledElements(width: Int, room: Int) -> [Int] {
    guard labels.count > 1 else { return [0] }
    let count = max(2, min(labels.count, room / max(1, width)))
    let step = max(1, (labels.count - 1 + count - 2) / max(1, count - 1))
    return Array(stride(from: 0, to: labels.count, by: step))
  }

}
