import KernelReference
import TestSupport
import Testing

/// The distance of the elementary functions from their true values.
@Suite struct AccuracyTests {

  /// The number of random points of each function.
  private static let count = 1_000_000

  @Test(.enabled(if: reference_has_long_doubles() != 0), arguments: ElementaryFunction.allCases)
  func errorsAreSmall(_ function: ElementaryFunction) {
    var generator = SeededGenerator(seed: 7)
    var worst = (error: 0.0, x: 0.0, y: 0.0)
    for _ in 0..<Self.count {
      let (x, y) = function.arguments(&generator)
      let error = reference_error(function.reference, x, y)
      if !(error <= worst.error) { worst = (error, x, y) }
    }
    #expect(worst.error <= function.allowedError, "at \(worst.x), \(worst.y)")
  }

  @Test func errorsAreSmallAtHardPoints() throws {
    let rows = try ProjectFiles.text("Tests/KernelTests/mpmath_reference.csv")
      .split(separator: "\n").dropFirst(2)
    #expect(rows.count == 2000 * ElementaryFunction.allCases.count)
    for row in rows {
      let cells = row.split(separator: ",", omittingEmptySubsequences: false)
      let function = try #require(ElementaryFunction(rawValue: String(cells[0])))
      let x = try #require(Double(cells[1])), value = try #require(Double(cells[3]))
      let result = function(x, Double(cells[2]) ?? 0)
      let unit = max(value.ulp, Double.leastNonzeroMagnitude)
      let error = abs((result - value) / unit - (try #require(Double(cells[4]))))
      if !(error <= function.allowedError) { Issue.record("\(error) units at \(row)") }
    }
  }

  @Test func powersThatAreDoublesAreExact() {
    for exponent in 0...22 {
      #expect(ElementaryFunction.power(10, Double(exponent)) == tenTo(exponent))
    }
    for exponent in -1074...1023 {
      let power = Double(sign: .plus, exponent: exponent, significand: 1)
      #expect(ElementaryFunction.power(2, Double(exponent)) == power)
      #expect(ElementaryFunction.logarithm2(power) == Double(exponent))
    }
    for exponent in 0...22 {
      #expect(ElementaryFunction.logarithm10(tenTo(exponent)) == Double(exponent))
    }
    for root in 2...2000 {
      let x = Double(root)
      #expect(ElementaryFunction.power(x, 3) == x * x * x)
      #expect(ElementaryFunction.power(x * x, 0.5) == x)
    }
  }

  @Test func firstAndSecondPowersAreRoundedOnce() {
    var generator = SeededGenerator(seed: 8)
    for _ in 0..<10_000 {
      let x = Double.random(in: -1000...1000, using: &generator)
      #expect(ElementaryFunction.power(x, 1) == x)
      #expect(ElementaryFunction.power(x, 2) == x * x)
    }
  }

  /// 10^exponent, which a double holds up to 10^22.
  private func tenTo(_ exponent: Int) -> Double {
    (0..<exponent).reduce(1.0) { power, _ in power * 10 }
  }

}
