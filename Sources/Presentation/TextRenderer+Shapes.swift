import Dimensions

/// The picture of how an uncertain value is spread.
extension TextRenderer {

  /// The heights that a character can show.
  private static let bars = Array("▁▂▃▄▅▆▇█")

  /// `shape` as a line of bars between its ends, which are shown in `unit`.
  static func render(_ shape: ResultTable.Shape, in unit: MeasuringUnit) -> String {
    let most = max(1, shape.counts.max() ?? 1)
    let picture = shape.counts.map { count -> Character in
      if count == 0 { return " " }
      return bars[min(bars.count - 1, count * bars.count / (most + 1))]
    }
    let ends = [shape.range.lowerBound, shape.range.upperBound].map {
      NumberFormat.significant(unit.scale.measured($0))
    }
    return "  \(ends[0]) \(String(picture)) \(ends[1])\n"
  }

}
