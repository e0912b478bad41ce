import Diagnostics
import Dimensions
import Engine

/// The wording of conditions of cash flows.
extension CashFlow.Problem {

  /// The code, what is wrong, and a way out.
  var wording: (code: DiagnosticCode, message: String, help: Help) {
    switch self {
    case .noInternalRate(changesSign: true):
      (
        .noInternalRate, "this flow has no internal rate of return: its value is zero at no rate",
        "ask for its value at the rate of interest: `npv(flow, rate over axis)`"
      )
    case .noInternalRate(changesSign: false):
      (
        .noInternalRate, "this flow has no internal rate of return: its amounts all have one sign",
        "what is spent is negative, what is earned positive; has the flow both?"
      )
    case .severalInternalRates(let rates):
      (
        .severalInternalRates,
        "this flow has \(rates.count) internal rates of return: "
          + rates.map { NumberFormat.significant($0 * 100) + "%" }.joined(separator: ", "),
        "none of them is the return; ask for `npv(flow, rate over axis)` at the rate of interest"
      )
    case .neverPaidBack:
      (
        .neverPaidBack, "this flow does not pay back what is spent by the end of its axis",
        "make the axis longer, or ask whether it does: `sum(flow over axis) >= …`"
      )
    }
  }

}
