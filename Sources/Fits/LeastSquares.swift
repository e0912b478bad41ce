/// The search for the parameters of a curve at which the squares of the residuals have the least sum.
///
/// Levenberg's and Marquardt's method: steps of Gauss and Newton, shortened by a damping that grows where a step makes
/// things worse and falls where it makes them better, with the parameters on the scales of their own derivatives (Moré,
/// "The Levenberg–Marquardt algorithm", 1978). Each step is a least-squares problem that is solved by reflections.
struct LeastSquares {

  /// The curve.
  let curve: Curve

  /// The times of the points, counted as the curve counts them.
  let times: [Double]

  /// Their values.
  let values: [Double]

  /// Steps at the most; the hardest problem that was met took 60.
  private static let stepLimit = 400

  /// Where the search ended.
  struct End {

    /// The parameters.
    let parameters: [Double]

    /// The sum of squares.
    let squares: Double

    /// The derivatives of the values by the parameters.
    let derivatives: [[Double]]

  }

  /// The best end of the searches from all of the curve's starts; `nil` where none came to rest.
  func search() -> End? {
    var best: End?
    for start in curve.starts(times, values) {
      guard let end = search(from: start) else { continue }
      if best.map({ end.squares < $0.squares * (1 - 1e-12) }) ?? true { best = end }
    }
    return best
  }

  /// The residuals at `parameters` and the derivatives of the values; `nil` where there is no curve.
  private func look(at parameters: [Double]) -> (residuals: [Double], derivatives: [[Double]])? {
    guard curve.allows(parameters) else { return nil }
    var residuals: [Double] = []
    var derivatives: [[Double]] = []
    for (time, value) in zip(times, values) {
      let point = curve.value(at: time, parameters)
      guard point.value.isFinite, point.derivatives.allSatisfy(\.isFinite) else { return nil }
      residuals.append(value - point.value)
      derivatives.append(point.derivatives)
    }
    return (residuals, derivatives)
  }

  /// Where a search from `start` comes to rest.
  private func search(from start: [Double]) -> End? {
    guard var (residuals, derivatives) = look(at: start) else { return nil }
    var parameters = start
    var squares = LeastSquares.squares(residuals)
    var damping = 1e-3
    var scales = [Double](repeating: 0, count: start.count)
    for _ in 0..<LeastSquares.stepLimit {
      for column in scales.indices {
        let size = LeastSquares.squares(derivatives.map { $0[column] }).squareRoot()
        scales[column] = max(scales[column], size)
      }
      guard let step = step(residuals, derivatives, damping, scales) else { return nil }
      let next = zip(parameters, step).map { $0 + $1 }
      let isSmall = zip(parameters, step).allSatisfy { abs($1) <= 1e-12 * (abs($0) + 1e-12) }
      guard let look = look(at: next), LeastSquares.squares(look.residuals) <= squares else {
        if isSmall {
          return End(parameters: parameters, squares: squares, derivatives: derivatives)
        }
        damping *= 4
        if damping > 1e16 {
          return End(parameters: parameters, squares: squares, derivatives: derivatives)
        }
        continue
      }
      parameters = next
      (residuals, derivatives) = look
      squares = LeastSquares.squares(residuals)
      damping = max(damping / 6, 1e-14)
      if isSmall { return End(parameters: parameters, squares: squares, derivatives: derivatives) }
    }
    return nil
  }

  /// The damped step of Gauss and Newton.
  private func step(
    _ residuals: [Double], _ derivatives: [[Double]], _ damping: Double, _ scales: [Double]
  ) -> [Double]? {
    var rows = derivatives
    var side = residuals
    for (column, scale) in scales.enumerated() {
      var row = [Double](repeating: 0, count: scales.count)
      row[column] = damping.squareRoot() * max(scale, 1e-30)
      rows.append(row)
      side.append(0)
    }
    return Triangle(rows, rightSide: side).solution
  }

  /// The sum of the squares of `numbers`.
  static func squares(_ numbers: [Double]) -> Double { numbers.reduce(0) { $0 + $1 * $1 } }

}
