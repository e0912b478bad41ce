import Checker

/// Where the values of a formula lie: row by row over its axes, the last one innermost.
package struct AxisLayout {

  /// The axes.
  package let axes: [AxisID]

  /// Their numbers of elements.
  private let extents: [Int]

  /// The distances between neighbours along each.
  private let strides: [Int]

  /// The number of values; the greatest number where there are more than that.
  package let count: Int

  /// The layout over `axes` of `model`.
  package init(_ axes: [AxisID], of model: CheckedModel) {
    self.axes = axes
    extents = axes.map { model.count(of: $0) }
    var strides = [Int](repeating: 1, count: axes.count)
    var count = 1
    for index in axes.indices.reversed() {
      strides[index] = count
      let (product, overflows) = count.multipliedReportingOverflow(by: extents[index])
      count = overflows ? .max : product
    }
    self.strides = strides
    self.count = extents.contains(0) ? 0 : count
  }

  /// The distance between neighbours along `axis`, or 0 where the values do not have it.
  package func stride(of axis: AxisID) -> Int {
    axes.firstIndex(of: axis).map { strides[$0] } ?? 0
  }

  /// The element of each axis for the value at `position`.
  package func elements(of position: Int) -> [AxisID: Int] {
    var result: [AxisID: Int] = [:]
    for (index, axis) in axes.enumerated() {
      result[axis] = position / strides[index] % max(1, extents[index])
    }
    return result
  }

  /// The position of the value at `elements`; axes that are not named count from 0.
  package func position(of elements: [AxisID: Int]) -> Int {
    zip(axes, strides).reduce(0) { $0 + (elements[$1.0] ?? 0) * $1.1 }
  }

}
