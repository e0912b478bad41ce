/// Amounts at the times 0, 1, 2 and so on, and what is asked of them that no sum can say.
///
/// The net present value at the rate r is a polynomial in x = 1 / (1 + r), and the internal rates of return are its roots
/// with x > 0, that is r > -100 %. By Descartes' rule there is none where the amounts never change their sign, and just
/// one where they do once. Else all are found: between two neighbouring roots of its derivative a polynomial is monotone
/// and has one root or none, and the derivative's roots are found the same way. Roots at which the value only touches
/// zero are taken where it does so to the accuracy of its own terms.
package struct CashFlow {

  /// The amounts.
  private let amounts: [Double]

  /// Why something that was asked of a cash flow has no value.
  package enum Problem: Sendable, Equatable {

    /// There is no internal rate of return; `changesSign` tells whether the amounts have both signs.
    case noInternalRate(changesSign: Bool)

    /// There are several.
    case severalInternalRates([Double])

    /// What was spent is never paid back; so much of it is missing at the end.
    case neverPaidBack(missing: Double)

  }

  /// The cash flow of `amounts`.
  package init(_ amounts: [Double]) {
    self.amounts = amounts
  }

  /// The internal rates of return, in order.
  package var internalRates: [Double] {
    CashFlow.positiveRoots(of: amounts).map { 1 / $0 - 1 }.sorted()
  }

  /// The internal rate of return; NaN where an amount is.
  package func internalRate() -> Result<Double, Failure> {
    if amounts.contains(where: { !$0.isFinite }) { return .success(.nan) }
    let rates = internalRates
    if rates.count == 1 { return .success(rates[0]) }
    let changesSign = amounts.contains { $0 > 0 } && amounts.contains { $0 < 0 }
    return .failure(
      Failure(
        problem: rates.isEmpty
          ? .noInternalRate(changesSign: changesSign) : .severalInternalRates(rates)))
  }

  /// The first time at which the amounts, discounted at `rate`, have paid back what was spent; between two times in
  /// proportion.
  package func payback(rate: Double) -> Result<Double, Failure> {
    if amounts.contains(where: { !$0.isFinite }) || !rate.isFinite { return .success(.nan) }
    var total = 0.0
    var factor = 1.0
    for (time, amount) in amounts.enumerated() {
      let value = amount * factor
      if total + value >= 0 {
        return .success(time == 0 ? 0 : Double(time) - (total + value) / value)
      }
      total += value
      factor /= 1 + rate
    }
    return .failure(Failure(problem: .neverPaidBack(missing: -total)))
  }

  /// A problem that is thrown.
  package struct Failure: Error {

    /// The problem.
    package let problem: Problem

  }

}

extension CashFlow {

  /// The positive roots of the polynomial with `coefficients`, the constant one first, each once, in order.
  private static func positiveRoots(of coefficients: [Double]) -> [Double] {
    guard let first = coefficients.firstIndex(where: { $0 != 0 }),
      let last = coefficients.lastIndex(where: { $0 != 0 })
    else { return [] }
    let terms = Array(coefficients[first...last])
    let changes = zip(terms.filter { $0 != 0 }, terms.filter { $0 != 0 }.dropFirst())
      .filter { ($0 < 0) != ($1 < 0) }.count
    if changes == 0 { return [] }
    let greatest = terms.map(abs).max() ?? 1
    // Cauchy's bound: no root is greater.
    let bound = min(1 + greatest / abs(terms[terms.count - 1]), .greatestFiniteMagnitude)
    if changes == 1 { return [root(of: terms, between: 0, and: bound)] }
    let derivative = terms.enumerated().dropFirst().map { $1 * Double($0) }
    let turns = positiveRoots(of: derivative).filter { $0 < bound }
    return roots(of: terms, between: [0] + turns + [bound])
  }

  /// The roots of the polynomial with `terms`, which is monotone between each two of `ends`.
  private static func roots(of terms: [Double], between ends: [Double]) -> [Double] {
    let signs = ends.map { end -> Int in
      let (value, accuracy) = value(of: terms, at: end)
      // Beyond all numbers, the highest terms have decided the sign.
      return accuracy.isFinite && abs(value) <= accuracy ? 0 : value < 0 ? -1 : 1
    }
    var found: [Double] = []
    for index in ends.indices.dropFirst() {
      // A turning point on zero is a root by itself; it ends both pieces beside it.
      if signs[index - 1] * signs[index] < 0 {
        found.append(root(of: terms, between: ends[index - 1], and: ends[index]))
      }
      if signs[index] == 0, index < ends.count - 1 { found.append(ends[index]) }
    }
    return found
  }

  /// The root of the polynomial with `terms` between `low` and `high`, where it has unlike signs: bisection until the two
  /// are neighbours.
  private static func root(of terms: [Double], between low: Double, and high: Double) -> Double {
    var (low, high) = (low, high)
    let isRising = value(of: terms, at: low).value < 0
    while true {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high else { return middle }
      let value = value(of: terms, at: middle).value
      if value == 0 { return middle }
      if (value < 0) == isRising { low = middle } else { high = middle }
    }
  }

  /// The value of the polynomial with `terms` at `x`, and how far rounding may have moved it.
  private static func value(of terms: [Double], at x: Double) -> (value: Double, accuracy: Double) {
    var (value, size) = (0.0, 0.0)
    for term in terms.reversed() {
      value = value * x + term
      size = size * x + abs(term)
    }
    return (value, size * Double(terms.count) * .ulpOfOne)
  }

}
