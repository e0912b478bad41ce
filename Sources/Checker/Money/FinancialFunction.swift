/// The functions of investments.
///
/// Time is counted along the axis behind `over`: the flow of its first element is at time 0 and is not discounted, that of
/// the second at time 1, and so on, whatever the elements are called. A rate is per element of the axis. So `npv`
/// is numpy-financial's, and one period away from the spreadsheets' that discount the first flow too.
enum FinancialFunction: String, CaseIterable {

  case npv, irr, payback, annuity
  // The names are those of the language.
  case straight_line, declining_balance

  /// The parameters, each with its name and whether it is a plain number or of the kind of the first; those in the second list
  /// may be left out.
  var parameters:
    (needed: [(name: String, isPlain: Bool)], optional: [(name: String, isPlain: Bool)])
  {
    switch self {
    case .npv: ([("flow", false), ("rate", true)], [])
    case .irr: ([("flow", false)], [])
    case .payback: ([("flow", false)], [("rate", true)])
    case .annuity: ([("rate", true), ("n", true)], [])
    case .straight_line: ([("cost", false), ("salvage", false), ("life", true)], [])
    case .declining_balance: ([("cost", false), ("rate", true)], [])
    }
  }

  /// `true` iff it goes over an axis.
  var goesOverAxis: Bool { self != .annuity }

  /// `true` iff its result is of the kind of its first argument.
  var keepsKind: Bool {
    switch self {
    case .npv, .straight_line, .declining_balance: true
    case .irr, .payback, .annuity: false
    }
  }

  /// How the function is called.
  var signature: String {
    let needed = parameters.needed.map(\.name).joined(separator: ", ")
    let optional = parameters.optional.map { "[, \($0.name)]" }.joined()
    return "\(rawValue)(\(needed)\(optional)\(goesOverAxis ? " over year" : ""))"
  }

}
