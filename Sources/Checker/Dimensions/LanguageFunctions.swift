/// The functions of the language, for help and completion.
package enum LanguageFunctions {

  /// The names of all of them.
  package static var names: [String] {
    var names = BuiltinFunction.allCases.map(\.rawValue)
    let others =
      Reduction.allCases.map(\.rawValue) + Statistic.allCases.map(\.rawValue)
      + [RecurrenceFunction.prev, .delay].map(\.rawValue)
      + SmoothingFunction.allCases.map(\.rawValue)
    for name in others where !names.contains(name) { names.append(name) }
    return names + GrowthFunction.allCases.map(\.rawValue)
      + FinancialFunction.allCases.map(\.rawValue)
  }

  /// The function that spreadsheets and other languages call `name`.
  static func name(meantBy name: String) -> String? {
    switch name.lowercased() {
    case "avg", "average": Reduction.mean.rawValue
    case "countif": Reduction.count.rawValue
    case "sumif": Reduction.sum.rawValue
    case "ceiling": BuiltinFunction.ceil.rawValue
    case "stdev", "std": Statistic.sd.rawValue
    case "percentile", "quantile": Statistic.p.rawValue
    case "probability": Statistic.chance.rawValue
    case "es", "tvar", "expected_shortfall": Statistic.cvar.rawValue
    case "correl", "corr", "rank_correlation", "spearman": Statistic.correlation.rawValue
    case "pearson": Statistic.linearCorrelation.rawValue
    case "smoothi": SmoothingFunction.smooth.rawValue
    case "smooth3i": SmoothingFunction.smooth3.rawValue
    case "delay1i": SmoothingFunction.delay1.rawValue
    case "delay3i": SmoothingFunction.delay3.rawValue
    case "pmt": FinancialFunction.annuity.rawValue
    case "sln": FinancialFunction.straight_line.rawValue
    case "db", "ddb": FinancialFunction.declining_balance.rawValue
    case "xnpv": FinancialFunction.npv.rawValue
    case "xirr": FinancialFunction.irr.rawValue
    default: nil
    }
  }

  /// How the function called `name` is called.
  package static func signature(of name: String) -> String? {
    if let function = BuiltinFunction(rawValue: name) { return "`\(function.signature)`" }
    if let statistic = Statistic(rawValue: name), Reduction(rawValue: name) == nil {
      return "`\(statistic.signature)`"
    }
    if let function = GrowthFunction(rawValue: name) { return "`\(function.signature)`" }
    if let function = FinancialFunction(rawValue: name) { return "`\(function.signature)`" }
    if let function = RecurrenceFunction(rawValue: name) { return "`\(function.signature)`" }
    if let function = SmoothingFunction(rawValue: name) { return "`\(function.signature)`" }
    return Reduction(rawValue: name).map { "`\($0.rawValue)(x [where condition] over axis)`" }
  }

}
