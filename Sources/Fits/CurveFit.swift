#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A curve through points: the parameters with the least squares of residuals, and how far they can be trusted.
///
/// Input: points. Output: estimates, their covariance s² · (JᵀJ)⁻¹ with the residual variance s² of n points less the number
/// of parameters, and what the fit is worth: R², the residual standard deviation, Akaike's criterion. Points are brought
/// to a range of one in both directions before the search, and what comes out is brought back, so that dollars in
/// billions and years in thousands are as easy as shares in the unit interval.
///
/// A covariance describes what neighbouring curves would do, so it says too little where the points do not bend the curve. Two
/// rules name parameters that the points do not identify. One: its standard error, times the 97.5 % point of Student's
/// distribution, is greater than the estimate, so that zero would do as well; a midpoint is compared with the range of
/// the points, and the start of a line may be zero. Two: the turning point of a curve with a ceiling lies beyond the last point, so that the ceiling rests
/// on the choice of the curve alone.
package struct CurveFit: Sendable {

  /// The curve.
  package let curve: Curve

  /// Where the curve's time begins.
  package let origin: Double

  /// The estimates of the parameters.
  package let estimates: [Double]

  /// Their covariance.
  package let covariance: [[Double]]

  /// The standard deviation of the residuals.
  package let residualDeviation: Double

  /// The share of the values' variance that the curve accounts for.
  package let determination: Double

  /// Akaike's information criterion, for normal residuals of one variance.
  package let akaike: Double

  /// The numbers of the parameters that the points do not identify, and why.
  package private(set) var unidentified: [(parameter: Int, reason: Reason)] = []

  /// Why a parameter is not identified.
  package enum Reason: Sendable {

    /// Its standard error is as great as this share of it.
    case error(Double)

    /// The turning point lies beyond the last point, as far as this.
    case beforeTurningPoint(Double)

  }

  /// Why no curve can be fitted.
  package enum Failure: Error, Equatable, Sendable {

    /// There are fewer points than this.
    case tooFewPoints(needed: Int)

    /// A point has no place on the curve: a power's `x` and `start` are positive.
    case outsideDomain

    /// All points have one place, or one value.
    case noVariation

    /// The search did not come to rest.
    case noRest

    /// The points do not tell the parameters apart.
    case dependent

  }

  /// The standard errors of the estimates.
  package var standardErrors: [Double] {
    covariance.indices.map { max(0, covariance[$0][$0]).squareRoot() }
  }

  /// The lower triangle whose product with itself is the covariance: it makes correlated errors of independent ones.
  package var errorTriangle: [[Double]] {
    let count = covariance.count
    var triangle = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    for row in 0..<count {
      for column in 0...row {
        var sum = covariance[row][column]
        for other in 0..<column { sum -= triangle[row][other] * triangle[column][other] }
        if row == column {
          triangle[row][row] = max(0, sum).squareRoot()
        } else if triangle[column][column] > 0 {
          triangle[row][column] = sum / triangle[column][column]
        }
      }
    }
    return triangle
  }

  /// The fit of `curve` through the points at `places` with `values`.
  package init(_ curve: Curve, _ places: [Double], _ values: [Double]) throws(Failure) {
    let count = curve.parameters.count
    guard places.count > count else { throw .tooFewPoints(needed: count + 1) }
    let order = places.indices.sorted { (places[$0], $0) < (places[$1], $1) }
    let points = order.map { (place: places[$0], value: values[$0]) }
    let (first, last) = (points[0].place, points[points.count - 1].place)
    let height = values.map(abs).max() ?? 0
    guard last > first, height > 0 else { throw .noVariation }
    if curve == .power, first <= 0 { throw .outsideDomain }
    let step = points.first { $0.place > first }.map { $0.place - first } ?? 1
    origin = curve == .bass ? first - step : first
    // A power goes along x / first, the others along t / range.
    let width = curve == .power ? first : last - first
    let shift = curve == .power ? 0 : origin
    let search = LeastSquares(
      curve: curve, times: points.map { ($0.place - shift) / width },
      values: points.map { $0.value / height })
    guard let end = search.search() else { throw .noRest }
    let triangle = CurveFit.triangle(end.derivatives)
    guard triangle.leastPivot > 1e-10 else { throw .dependent }
    self.curve = curve
    let scales = curve.parameters.map { CurveFit.scale($0.measure, height, width) }
    estimates = zip(zip(end.parameters, scales), curve.parameters).map { pair, parameter in
      parameter.measure == .time ? shift + pair.0 * pair.1 : pair.0 * pair.1
    }
    let freedom = Double(points.count - count)
    let variance = end.squares / freedom
    let lengths = CurveFit.lengths(end.derivatives)
    let inverse = triangle.inverseOfSquare
    covariance = scales.indices.map { i in
      scales.indices.map { j in
        variance * inverse[i][j] / (lengths[i] * lengths[j]) * scales[i] * scales[j]
      }
    }
    residualDeviation = variance.squareRoot() * height
    let mean = search.values.reduce(0, +) / Double(points.count)
    let total = LeastSquares.squares(search.values.map { $0 - mean })
    determination = total == 0 ? .nan : 1 - end.squares / total
    let n = Double(points.count)
    akaike =
      n * log(max(end.squares, .leastNormalMagnitude) * height * height / n)
      + 2 * Double(count + 1)
    findUnidentified(
      last: last, range: last - first, turn: curve.turningPoint(end.parameters), shift, width,
      freedom: points.count - count)
  }

  /// How many of its own units one unit of a parameter is that `measure` measures in the search.
  private static func scale(_ measure: Curve.Measure, _ height: Double, _ width: Double) -> Double {
    switch measure {
    case .value: height
    case .time: width
    case .slope: height / width
    case .rate: 1 / width
    case .plain: 1
    }
  }

  /// The lengths of the columns of `matrix`.
  private static func lengths(_ matrix: [[Double]]) -> [Double] {
    (0..<(matrix.first?.count ?? 0)).map { column in
      max(LeastSquares.squares(matrix.map { $0[column] }).squareRoot(), .leastNormalMagnitude)
    }
  }

  /// The factors of `matrix` with columns of length 1.
  private static func triangle(_ matrix: [[Double]]) -> Triangle {
    let lengths = lengths(matrix)
    return Triangle(
      matrix.map { row in zip(row, lengths).map { $0 / $1 } },
      rightSide: [Double](repeating: 0, count: matrix.count))
  }

  /// Names the parameters that the points do not identify.
  private mutating func findUnidentified(
    last: Double, range: Double, turn: Double?, _ shift: Double, _ width: Double, freedom: Int
  ) {
    let point = CurveFit.studentPoint(freedom: freedom)
    for (number, parameter) in curve.parameters.enumerated() {
      let place = turn.map { shift + $0 * width }
      if number == 0, let place, place > last {
        unidentified.append((number, .beforeTurningPoint(place - last)))
        continue
      }
      if curve == .linear, number == 0 { continue }
      let error = standardErrors[number]
      let size = parameter.measure == .time ? range : abs(estimates[number])
      if error * point > size { unidentified.append((number, .error(error / size))) }
    }
  }

  /// The 97.5 % point of Student's distribution with `freedom` degrees, to three digits (Hill's expansion about the normal).
  private static func studentPoint(freedom: Int) -> Double {
    let exact = [12.706, 4.303, 3.182, 2.776, 2.571]
    if freedom <= exact.count { return exact[freedom - 1] }
    let (z, n) = (1.959964, Double(freedom))
    let third = (z * z * z + z) / 4
    let fifth = (5 * z * z * z * z * z + 16 * z * z * z + 3 * z) / 96
    return z + third / n + fifth / (n * n)
  }

}
