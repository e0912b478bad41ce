import Glibc

/// Turns numbers into text, for people and for files; the only place that does.
package enum NumberFormat {

  /// Significant digits of a number that is read by people: what a chart's axis or a slide would carry.
  package static let readingDigits = 4

  /// The shortest text that reads back as `value`: for files.
  package static func exact(_ value: Double) -> String {
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// `value` to twelve significant digits without trailing zeros: for the elements of axes, which are
  /// decimals that somebody wrote.
  package static func label(_ value: Double) -> String {
    grouped(trimmed(printed("%.12g", 12, value)))
  }

  /// `value` to `digits` significant digits at the least; digits before the point are all kept.
  package static func significant(_ value: Double, digits: Int = readingDigits) -> String {
    guard value.isFinite else { return undefined }
    guard value != 0, needsScientific(value, digits: digits) == false else {
      return value == 0 ? "0" : scientific(value, digits: digits)
    }
    return fixed(value, decimals: decimals(for: value, digits: digits), trims: true)
  }

  /// `value` to four significant digits, or to as many as its standard `error` allows, if it has one.
  package static func significant(_ value: Double, error: Double?) -> String {
    let text = significant(value)
    guard let error, value.isFinite, value != 0, !needsScientific(value) else { return text }
    let known = decimals(of: value, knownWithin: error)
    return known < decimals(for: value, digits: readingDigits) ? fixed(value, toPlace: known) : text
  }

  /// `value` with `decimals` digits behind the point.
  package static func fixed(_ value: Double, decimals: Int, trims: Bool = false) -> String {
    guard value.isFinite else { return undefined }
    let text = printed("%.*f", Int32(decimals), value)
    let shown = grouped(trims ? trimmed(text) : text)
    return isZero(shown) && shown.hasPrefix("-") ? String(shown.dropFirst()) : shown
  }

  /// `value` with `decimals` digits behind the point, as all numbers of its table, unless that shows nothing of it.
  package static func tabular(_ value: Double, decimals: Int) -> String {
    let unitOfLastPlace = (0..<decimals).reduce(1.0) { unit, _ in unit / 10 }
    let isLost = value != 0 && value.isFinite && abs(value) < 0.5 * unitOfLastPlace
    return isLost || abs(value) >= 1e15 && value.isFinite
      ? scientific(value, digits: 3) : fixed(value, decimals: decimals)
  }

  /// What stands for a value that could not be computed.
  package static let undefined = "undefined"

  /// How many digits behind the point `values` need, all alike: four significant ones for the greatest, and at least
  /// two for the least as long as that adds no more than three.
  package static func decimals(forAll values: some Sequence<Double>) -> Int {
    var greatest = 0.0
    var least = Double.infinity
    var areWhole = true
    for value in values where value.isFinite && value != 0 {
      greatest = max(greatest, abs(value))
      least = min(least, abs(value))
      if value != value.rounded() { areWhole = false }
    }
    guard greatest > 0, !areWhole || greatest >= 1e15 else { return 0 }
    let upper = decimals(for: greatest, digits: readingDigits)
    let lower = decimals(for: least, digits: 2)
    var decimals = max(upper, min(lower, upper + 3))
    while decimals > 0,
      values.allSatisfy({ !$0.isFinite || printed("%.*f", Int32(decimals), $0).hasSuffix("0") })
    {
      decimals -= 1
    }
    return decimals
  }

  /// The digits behind the point that `value` with the standard `error` is known to: the error is no more than half of one
  /// in the last of them, but the first digit is always among them. Less than zero where digits before the point are
  /// not known.
  package static func decimals(of value: Double, knownWithin error: Double) -> Int {
    guard error > 0, error.isFinite, value != 0, value.isFinite else { return 20 }
    return Int(max((-log10(2 * error)).rounded(.down), -log10(abs(value)).rounded(.down)))
  }

  /// `value` to the place that `decimals` digits behind the point have, which may be one before it.
  package static func fixed(_ value: Double, toPlace decimals: Int) -> String {
    if decimals >= 0 { return fixed(value, decimals: decimals) }
    let place = pow(10, Double(-decimals))
    return fixed((value / place).rounded() * place, decimals: 0)
  }

  /// `true` iff `value` reads better with a power of ten.
  package static func needsScientific(_ value: Double, digits: Int = readingDigits) -> Bool {
    abs(value) >= 1e15 || abs(value) < 1e-6
  }

  /// `value` with a power of ten.
  package static func scientific(_ value: Double, digits: Int = readingDigits) -> String {
    let text = printed("%.*e", Int32(digits - 1), value)
    guard let mark = text.firstIndex(of: "e") else { return text }
    let exponent = Int(text[text.index(after: mark)...]) ?? 0
    return "\(trimmed(String(text[..<mark])))e\(exponent)"
  }

  /// The digits behind the point that give `value` so many significant `digits`.
  private static func decimals(for value: Double, digits: Int) -> Int {
    let order = Int(log10(abs(value)).rounded(.down))
    return min(max(digits - 1 - order, 0), 20)
  }

  /// `text` without zeros at the end of its fraction.
  private static func trimmed(_ text: String) -> String {
    guard text.contains("."), !text.contains("e") else { return text }
    var result = Substring(text)
    while result.hasSuffix("0") { result = result.dropLast() }
    if result.hasSuffix(".") { result = result.dropLast() }
    return String(result)
  }

  /// `text` with an underscore after each three digits before the point, from five digits on, as the language
  /// writes numbers.
  private static func grouped(_ text: String) -> String {
    guard !text.contains("e") else { return text }
    let sign = text.hasPrefix("-") ? "-" : ""
    let digits = text.dropFirst(sign.count).prefix { $0 != "." }
    guard digits.count > 4 else { return text }
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result.append("_") }
      result.append(digit)
    }
    return sign + result + text.dropFirst(sign.count + digits.count)
  }

  /// `true` iff `text` has no digit but zero.
  private static func isZero(_ text: String) -> Bool {
    text.allSatisfy { $0 == "0" || $0 == "." || $0 == "-" }
  }

  /// `value` as C prints it with `format`, which takes `digits` where it has a star.
  private static func printed(_ format: String, _ digits: Int32, _ value: Double) -> String {
    let arguments: [any CVarArg] = format.contains("*") ? [digits, value] : [value]
    return withVaList(arguments) { list in
      // A Double has at most 309 digits before the point, and 20 are asked for behind it.
      withUnsafeTemporaryAllocation(of: CChar.self, capacity: 340) { buffer in
        vsnprintf(buffer.baseAddress, buffer.count, format, list)
        return buffer.baseAddress.map { String(cString: $0) } ?? ""
      }
    }
  }

}
