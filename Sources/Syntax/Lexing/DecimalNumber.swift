import Glibc

/// A decimal number on its way to a `Double`, digit by digit.
package struct DecimalNumber {

  /// The digits without the point, as long as they fit.
  package private(set) var digits: UInt64 = 0

  /// How many digits there are, leading zeros not counted.
  private var count = 0

  /// The power of ten that the digits are to be multiplied with.
  package var exponent = 0

  /// The part of `exponent` that comes from the suffix.
  package var suffix = 0

  /// Creates a number without digits.
  package init() {}

  /// Adds the ASCII `digit`, which stands behind the point where it `isFraction`.
  @inline(__always)
  package mutating func take(digit: UInt8, isFraction: Bool) {
    if count < 19 { digits = digits &* 10 &+ UInt64(digit & 15) }
    if digits != 0 { count += 1 }
    if isFraction { exponent -= 1 }
  }

  /// The nearest `Double`, where one exact operation gives it: up to 15 digits are exact, powers of
  /// ten up to 10^22 are too, and IEEE rounds their product or quotient rightly (Clinger 1990).
  package var value: Double? {
    guard count <= 15, abs(exponent) <= 22 else { return nil }
    let power = DecimalNumber.powersOfTen[abs(exponent)]
    return exponent < 0 ? Double(digits) / power : Double(digits) * power
  }

  /// The powers of ten that a `Double` holds exactly.
  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  /// The nearest `Double` to the number that `written` spells times ten to `scale`, by the C library.
  package static func exactValue(of written: some Sequence<UInt8>, timesTenTo scale: Int) -> Double
  {
    var text = written.filter { $0 != UInt8(ascii: "_") }
    var exponent = scale
    if let mark = text.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) {
      let digits = String(decoding: text[text.index(after: mark)...], as: UTF8.self)
      exponent += Int(digits) ?? (digits.hasPrefix("-") ? -100_000 : 100_000)
      text.removeSubrange(mark...)
    }
    text += Array("e\(exponent)".utf8)
    return strtod(String(decoding: text, as: UTF8.self), nil)
  }

  /// The power of ten that `suffix` stands for against a number.
  package static func powerOfTen(ofSuffix suffix: String) -> Int? {
    switch suffix {
    case "k": 3
    case "M": 6
    case "B", "bn": 9
    case "T", "tn": 12
    case "万": 4
    case "亿": 8
    case "万亿": 12
    default: nil
    }
  }

}
