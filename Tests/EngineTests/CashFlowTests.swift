import Diagnostics
import Engine
import TestSupport
import Testing

/// Functions of investments against numpy-financial and the roots that numpy finds (`finance_reference.py` wrote the
/// file).
@Suite struct CashFlowTests {

  /// One row of the reference.
  private struct Row {

    /// What is asked, at which rate, with what answers, of which amounts.
    let (kind, rate, answers, amounts): (String, Double, [Double], [Double])

    /// The row that `line` says.
    init(_ line: Substring) {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      func numbers(_ text: String) -> [Double] {
        text.split(separator: ";").compactMap { Double($0) }
      }
      (kind, rate) = (cells[0], Double(cells[1]) ?? .nan)
      (answers, amounts) = (numbers(cells[2]), numbers(cells[3]))
    }

  }

  /// The rows of the reference that are about `kind`.
  private func rows(_ kind: String) throws -> [Row] {
    try ProjectFiles.text("Tests/EngineTests/finance_reference.csv").split(separator: "\n")
      .map { Row($0) }.filter { $0.kind == kind }
  }

  /// The table that has `amounts` as `deal.cash`.
  private func table(_ amounts: [Double]) -> String {
    let rows = amounts.enumerated().map { "\($0) \($1 < 0 ? "-" : "")$\(abs($1))\n" }.joined()
    return "table deal {\n time cash\n\(rows)}\n"
  }

  @Test func presentValuesAreThoseOfTheReference() throws {
    for row in try rows("npv") {
      let value = row.answers[0]
      let wanted = "\(value < 0 ? "-" : "")$\(abs(value))"
      let result = Script.run(
        table(row.amounts)
          + "expect npv(deal.cash, \(row.rate) over deal) == \(wanted) to 11 digits\n")
      #expect(result.status == 0, "\(result.diagnostics)")
    }
  }

  @Test func internalRatesAreThoseOfTheReference() throws {
    for row in try rows("irr") {
      let result = Script.run(
        table(row.amounts) + "expect irr(deal.cash over deal) == \(row.answers[0]) to 9 digits\n")
      #expect(result.status == 0, "\(result.diagnostics)")
    }
  }

  @Test func annuitiesAreThoseOfTheReference() throws {
    for row in try rows("annuity") {
      let result = Script.run(
        "expect annuity(\(row.rate), \(row.amounts[0])) == \(row.answers[0]) to 10 digits\n")
      #expect(result.status == 0, "\(result.diagnostics)")
    }
  }

  /// All rates are found, none too many; a flow with one has it as its return, the others say what they have.
  @Test func allRatesAreFound() throws {
    for row in try rows("roots") {
      let found = CashFlow(row.amounts).internalRates
      #expect(found.count == row.answers.count, "\(row.amounts): \(found)")
      for (rate, wanted) in zip(found, row.answers) {
        #expect(abs(rate - wanted) < 1e-8 * max(1, abs(wanted)), "\(row.amounts)")
      }
      let result = Script.run(table(row.amounts) + "show irr(deal.cash over deal)\n")
      let codes: [DiagnosticCode] =
        found.isEmpty ? [.noInternalRate] : found.count == 1 ? [] : [.severalInternalRates]
      #expect(result.codes == codes)
    }
  }

  /// Statistics of the rate of return of a drawn flow are those of quadrature, to what draws can tell.
  @Test func drawnRatesAreThoseOfTheReference() throws {
    for row in try rows("drawn") {
      let (outlay, low, high) = (row.amounts[0], row.amounts[1], row.amounts[2])
      let result = Script.run(
        """
        axis year = 0..\(Int(row.rate))
        input sales ~ uniform($\(low), $\(high))
        let flow = if year == 0 then -$\(outlay) else sales
        expect mean(irr(flow over year)) == \(row.answers[0]) ± 0.00001
        expect p(irr(flow over year), 90%) == \(row.answers[1]) ± 0.0001
        let paid = payback(flow over year)
        expect chance(known(paid)) == chance(sum(flow over year) >= $0)

        """)
      #expect(result.codes == [], "\(result.diagnostics)")
    }
  }

  /// A draw without a rate of return leaves no statistic of it, and the report says how many there are.
  @Test func drawsWithoutARateAreCounted() throws {
    let script = """
      axis year = 0..5
      input sales ~ uniform(-$10, $50)
      let flow = if year == 0 then -$100 else sales

      """
    let missing = Script.run(script + "show mean(irr(flow over year))\n")
    #expect(missing.codes == [.noInternalRate])
    #expect(missing.diagnostics.contains("of 16384 draws"))
    let told = Script.run(
      script + """
        let rate = irr(flow over year)
        expect chance(known(rate)) == chance(sales > $0)
        expect mean(if known(rate) then rate else -100%) < 0
        expect chance(if known(rate) then rate > 10% else false) == chance(npv(flow, 10% over year) > $0)

        """)
    #expect(told.codes == [], "\(told.diagnostics)")
  }

  /// A value that touches zero without crossing it has a rate there.
  @Test func aDoubleRateIsFoundOnce() {
    let found = CashFlow([-100, 240, -144]).internalRates
    #expect(found.count == 1)
    #expect(abs(found[0] - 0.2) < 1e-9)
  }

  /// Flows of nothing, of one amount, and with zeros at either end.
  @Test func flowsWithZerosHaveTheRatesOfTheRest() {
    #expect(CashFlow([]).internalRates == [])
    #expect(CashFlow([0, 0]).internalRates == [])
    #expect(CashFlow([5]).internalRates == [])
    #expect(CashFlow([0, -100, 110, 0]).internalRates.map { ($0 * 1e12).rounded() } == [1e11])
    #expect(CashFlow([-100, 0, 0, 133.1]).internalRates.map { ($0 * 1e12).rounded() } == [1e11])
  }

}
