import Diagnostics
import Dimensions
import Engine

/// The wording of conditions of cash flows.
extension Diagnostic {

  /// A cash flow that has no value of the kind that is asked.
  static func cashFlowWithoutValue(
    _ problem: CashFlow.Problem, at span: SourceSpan, question: SourceSpan, cell: String?,
    count: Int, total: Int
  ) -> Diagnostic {
    let code: DiagnosticCode
    var message: String
    let help: Help
    switch problem {
    case .noInternalRate(let changesSign):
      code = .noInternalRate
      message =
        changesSign
        ? "this flow has no internal rate of return: its value is zero at no rate"
        : "this flow has no internal rate of return: its amounts all have one sign"
      help =
        changesSign
        ? "ask for its value at the rate of interest: `npv(flow, rate over axis)`"
        : "what is spent is negative, what is earned positive; has the flow both?"
    case .severalInternalRates(let rates):
      code = .severalInternalRates
      let list = rates.map { NumberFormat.significant($0 * 100) + "%" }.joined(separator: ", ")
      message = "this flow has \(rates.count) internal rates of return: \(list)"
      help =
        "none of them is the return; ask for `npv(flow, rate over axis)` at the rate of interest"
    case .neverPaidBack:
      code = .neverPaidBack
      message = "this flow does not pay back what is spent by the end of its axis"
      help = "make the axis longer, or ask whether it does: `sum(flow over axis) >= …`"
    }
    if total > 1 {
      message += count == total ? ", in every cell" : ", in \(count) of \(total) cells"
    }
    var labels = [DiagnosticLabel(span, cell.map { "where \($0)" } ?? "")]
    if question != span { labels.append(DiagnosticLabel(question, "asked for here")) }
    return Diagnostic(code, message, at: labels, help: [help])
  }

}
