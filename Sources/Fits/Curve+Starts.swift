#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where the search for the parameters of a curve starts.
///
/// For each of a few ceilings the curve is made a straight line, whose parameters are known at once; the search starts from
/// each, and the best end counts. So it ends in the same place as one that started near the answer.
extension Curve {

  /// The ceilings that are tried, as multiples of the greatest value.
  private static let ceilings = [1.02, 1.2, 2, 5, 20]

  /// The parameters to start from for the points (`times`, `values`), whose greatest value is about 1.
  func starts(_ times: [Double], _ values: [Double]) -> [[Double]] {
    switch self {
    case .linear:
      return [Curve.line(times, values)]
    case .exponential:
      let line = logarithmicLine(times, values) { $0 }
      return [[exp(line[0]), line[1]], [values[0], 0], [values.last ?? 1, 1]]
    case .power:
      let line = logarithmicLine(times, values) { log($0) }
      return [[exp(line[0]), line[1]], [values[0], 0]]
    case .logistic, .gompertz:
      return Curve.ceilings.flatMap { factor -> [[Double]] in
        let ceiling = factor * (values.map(abs).max() ?? 1)
        let transformed = zip(times, values).compactMap { time, value -> (Double, Double)? in
          let share = value / ceiling
          guard share > 1e-9, share < 1 else { return nil }
          return (time, self == .logistic ? log(share / (1 - share)) : -log(-log(share)))
        }
        guard transformed.count > 1 else { return [] }
        let line = Curve.line(transformed.map(\.0), transformed.map(\.1))
        guard line[1] != 0 else { return [] }
        return [[ceiling, line[1], -line[0] / line[1]]]
      }
    case .bass:
      let steps = Double(times.count)
      return [1.1, 2, 6].flatMap { ceiling in
        [0.002, 0.02, 0.1].flatMap { p in
          [0.1, 0.4, 1].map { q in [ceiling, p * steps, q * steps] }
        }
      }
    }
  }

  /// The line through the logarithms of the positive `values`, over `transform` of their times.
  private func logarithmicLine(
    _ times: [Double], _ values: [Double], _ transform: (Double) -> Double
  ) -> [Double] {
    let points = zip(times, values).filter { $1 > 0 }
    guard points.count > 1 else { return [0, 0] }
    return Curve.line(points.map { transform($0.0) }, points.map { log($0.1) })
  }

  /// The intercept and slope of the line through the points.
  private static func line(_ times: [Double], _ values: [Double]) -> [Double] {
    let count = Double(times.count)
    let meanTime = times.reduce(0, +) / count
    let meanValue = values.reduce(0, +) / count
    var (products, squares) = (0.0, 0.0)
    for (time, value) in zip(times, values) {
      products += (time - meanTime) * (value - meanValue)
      squares += (time - meanTime) * (time - meanTime)
    }
    let slope = squares == 0 ? 0 : products / squares
    return [meanValue - slope * meanTime, slope]
  }

}
