import Checker
import Engine

/// The draws of a value, cell by cell.
package struct SampleTable {

  /// The values.
  private let numbers: NumberBuffer

  /// How they lie.
  private let layout: AxisLayout

  /// The axis of draws.
  private let drawAxis: AxisID

  /// How the cells lie.
  private let cells: AxisLayout

  /// The number of draws.
  private let draws: Int

  /// The draws in `numbers`, which lie over `axes` of `model`.
  package init(
    _ numbers: NumberBuffer, over axes: [AxisID], _ drawAxis: AxisID, of model: CheckedModel
  ) {
    self.numbers = numbers
    self.drawAxis = drawAxis
    layout = AxisLayout(axes, of: model)
    cells = AxisLayout(axes.filter { $0 != drawAxis }, of: model)
    draws = axes.contains(drawAxis) ? model[drawAxis].elements.count : 1
  }

  /// What `transform` makes of the draws of each cell.
  package func map<Result>(_ transform: (Sample) -> Result) -> [Result] {
    (0..<cells.count).map { cell in
      let start = layout.position(of: cells.elements(of: cell))
      let stride = layout.stride(of: drawAxis)
      return transform(Sample((0..<draws).map { numbers[start + $0 * stride] }))
    }
  }

}

extension Sample {

  /// The statistic `statistic`, which is at `share` where it is a percentile.
  func statistic(_ statistic: Statistic, share: Double) -> Double {
    switch statistic {
    case .mean, .chance: mean
    case .variance: variance
    case .sd: variance.squareRoot()
    case .median: quantile(0.5)
    case .p: quantile(share)
    }
  }

}
