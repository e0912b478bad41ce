/// Amounts in a unit, as the language writes them.
extension MeasuringUnit {

  /// `number`, the text of a number, with this unit: `28.24 GW`, `19%`, `$0.49/Mtoken`.
  package func amount(_ number: String) -> String {
    if isPlain { return number }
    if isPercentage, factors[0].name == "%" { return number + "%" }
    guard let sign = currencySign else { return "\(number) \(label)" }
    let rest = String(symbol.dropFirst(sign.count))
    let digits = number.hasPrefix("-") ? "-\(sign)\(number.dropFirst())" : sign + number
    return digits + (magnitude.map { " " + $0 } ?? "") + rest
  }

  /// `value`, in coherent units, in this unit, to four significant digits, or to as many as its standard `error` allows.
  package func reading(_ value: Double, error: Double? = nil) -> String {
    guard value.isFinite else { return NumberFormat.undefined }
    let number = scale.measured(value)
    return amount(NumberFormat.significant(number, error: error.map { measuredError($0) }))
  }

  /// `error`, a difference in coherent units, in this unit.
  package func measuredError(_ error: Double) -> Double {
    abs(scale.measured(error) - scale.measured(0))
  }

  /// `value`, in coherent units, in this unit, as an element of an axis.
  package func element(_ value: Double) -> String {
    amount(NumberFormat.label(scale.measured(value)))
  }

}
