import Fits
import TestSupport
import Testing

/// Fits against scipy's curve_fit (`curve_reference.py` wrote the file) and the certified values of NIST.
@Suite struct CurveFitTests {

  /// The numbers in `text`.
  private func numbers(_ text: Substring) -> [Double] {
    text.split(separator: ";").compactMap { Double($0) }
  }

  /// `true` iff `value` is `wanted` to within `share` of it.
  private func isNear(_ value: Double, _ wanted: Double, _ share: Double) -> Bool {
    abs(value - wanted) <= share * abs(wanted)
  }

  @Test func estimatesAndCovariancesAreThoseOfTheReference() throws {
    let rows = try ProjectFiles.text("Tests/FitsTests/curve_reference.csv").split(separator: "\n")
    #expect(rows.count == 15)
    for row in rows {
      let cells = row.split(separator: ",")
      let curve = try #require(Curve(rawValue: String(cells[1])))
      let fit = try CurveFit(curve, numbers(cells[2]), numbers(cells[3]))
      for (estimate, wanted) in zip(fit.estimates, numbers(cells[4])) {
        #expect(isNear(estimate, wanted, 1e-6), "\(cells[0]): \(estimate), not \(wanted)")
      }
      // The reference takes its derivatives from differences, which are good to about four digits.
      let deviations = fit.standardErrors
      let wanted = numbers(cells[5])
      for i in fit.estimates.indices {
        for j in fit.estimates.indices {
          let found = fit.covariance[i][j]
          let size = deviations[i] * deviations[j]
          let other = wanted[i * fit.estimates.count + j]
          #expect(abs(found - other) <= 1e-3 * size, "\(cells[0]): \(found), not \(other)")
        }
      }
      #expect(isNear(fit.residualDeviation, try #require(Double(cells[6])), 1e-6), "\(cells[0])")
      #expect(fit.determination > 0.9)
    }
  }

  /// The pasture yields of Ratkowsky (NIST StRD, Rat42), of the higher level of difficulty.
  @Test func theLogisticOfRatkowskyIsCertified() throws {
    let fit = try CurveFit(
      .logistic, [9, 14, 21, 28, 42, 57, 63, 70, 79],
      [8.930, 10.800, 18.590, 22.330, 39.350, 56.110, 61.730, 64.620, 67.080])
    #expect(isNear(fit.estimates[0], 72.462237576, 1e-9))
    #expect(isNear(fit.estimates[1], 0.067359200066, 1e-9))
    #expect(isNear(fit.estimates[1] * fit.estimates[2], 2.6180768402, 1e-9))
    #expect(isNear(fit.standardErrors[0], 1.7340283401, 1e-9))
    #expect(isNear(fit.standardErrors[1], 0.0034465663377, 1e-9))
    #expect(isNear(fit.residualDeviation, 1.1587725499, 1e-9))
    #expect(fit.unidentified.isEmpty)
  }

  /// The lower triangle times itself is the covariance.
  @Test func errorsAreMadeOfIndependentOnes() throws {
    let fit = try CurveFit(
      .logistic, [9, 14, 21, 28, 42, 57, 63, 70, 79], [9, 11, 18, 23, 39, 57, 61, 65, 67])
    let triangle = fit.errorTriangle
    for i in 0..<3 {
      for j in 0..<3 {
        let product = (0..<3).reduce(0) { $0 + triangle[i][$1] * triangle[j][$1] }
        #expect(
          abs(product - fit.covariance[i][j]) <= 1e-12 * fit.standardErrors[i]
            * fit.standardErrors[j])
      }
    }
  }

  /// The same points in other units are the same curve.
  @Test(arguments: [1e-9, 1.0, 1e12]) func unitsDoNotMatter(_ scale: Double) throws {
    let places = (0..<12).map { 2012 + Double($0) }
    let shares = [0.02, 0.05, 0.06, 0.12, 0.19, 0.29, 0.43, 0.54, 0.67, 0.73, 0.76, 0.8]
    let plain = try CurveFit(.logistic, places, shares)
    let scaled = try CurveFit(
      .logistic, places.map { ($0 - 2000) * 3600 }, shares.map { $0 * scale })
    #expect(isNear(scaled.estimates[0], plain.estimates[0] * scale, 1e-9))
    #expect(isNear(scaled.estimates[1], plain.estimates[1] / 3600, 1e-9))
    #expect(isNear(scaled.standardErrors[2], plain.standardErrors[2] * 3600, 1e-6))
  }

  /// Before the turning point nothing bends towards a ceiling, and after it something does.
  @Test func aCeilingBeforeTheTurningPointIsNamed() throws {
    let places = (0..<10).map(Double.init)
    let early = places.map {
      80 / (1 + 2.718281828 * 2.718281828 * (20 - $0) / 10) + 0.3
        * ($0.truncatingRemainder(dividingBy: 2))
    }
    for curve in [Curve.logistic, .gompertz] {
      let fit = try? CurveFit(curve, places, early)
      #expect(fit?.unidentified.contains { $0.parameter == 0 } ?? true, "\(curve)")
    }
    let whole = places.map { 80 / (1 + 1 / (0.05 + $0 * $0 * $0 / 50)) }
    #expect(try CurveFit(.logistic, places, whole).unidentified.isEmpty)
  }

  /// A slope that may as well be zero is named, and one that may not is not.
  @Test func aSlopeInTheNoiseIsNamed() throws {
    let places = (0..<8).map(Double.init)
    let noise = [5, 5.2, 4.9, 5.1, 5, 4.8, 5.2, 5]
    #expect(try CurveFit(.linear, places, noise).unidentified.map(\.parameter) == [1])
    #expect(try CurveFit(.linear, places, places.map { 3 * $0 + 1 }).unidentified.isEmpty)
  }

  /// What cannot be fitted is refused with its reason.
  @Test func pointsThatMakeNoCurveAreRefused() {
    #expect(throws: CurveFit.Failure.tooFewPoints(needed: 4)) {
      try CurveFit(.logistic, [1, 2, 3], [1, 2, 3])
    }
    #expect(throws: CurveFit.Failure.outsideDomain) {
      try CurveFit(.power, [0, 2, 3], [1, 2, 3])
    }
    #expect(throws: CurveFit.Failure.noVariation) {
      try CurveFit(.linear, [2, 2, 2], [1, 2, 3])
    }
    #expect(throws: CurveFit.Failure.noVariation) {
      try CurveFit(.logistic, [1, 2, 3, 4], [0, 0, 0, 0])
    }
  }

}
