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
    (0..<cells.count).map { transform(sample(at: cells.elements(of: $0))) }
  }

  /// The draws of the cell at `elements`, of which those of other axes do not matter.
  func sample(at elements: [AxisID: Int]) -> Sample {
    let start = layout.position(of: elements)
    let stride = layout.stride(of: drawAxis)
    return Sample((0..<draws).map { numbers[start + $0 * stride] })
  }

}

extension StatisticFormula {

  /// The statistic of `samples`, one for each of its values.
  func value(of samples: [Sample]) -> Double {
    let sample = samples[0]
    switch statistic {
    case .mean, .chance: return sample.mean
    case .variance: return sample.variance
    case .sd: return sample.variance.squareRoot()
    case .median: return sample.quantile(0.5)
    case .p: return sample.quantile(share)
    case .cvar: return sample.tailMean(share)
    case .mode: return sample.mode
    case .skew: return sample.skewness
    case .correlation: return sample.rankCorrelation(with: samples[1])
    case .linearCorrelation: return sample.linearCorrelation(with: samples[1])
    }
  }

}
