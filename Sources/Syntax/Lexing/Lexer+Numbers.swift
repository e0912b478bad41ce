import Diagnostics
import Glibc

extension Lexer {

  /// Takes a number with its suffix, a date or a period.
  mutating func takeNumber(into token: inout Token) {
    if takeDate() {
      token.kind = .date
      return
    }
    if takePeriod() {
      token.kind = .period
      return
    }
    let start = position
    var decimal = Decimal()
    takeDigits(into: &decimal, areFraction: false)
    if byte() == UInt8(ascii: "."), isDigit(byte(1)) {
      position += 1
      takeDigits(into: &decimal, areFraction: true)
    }
    takeExponent(into: &decimal)
    let digitsEnd = position
    token.kind = takeSuffix(into: &decimal, from: start) ? .number : .invalid
    token.value = decimal.value ?? exactValue(from: start, to: digitsEnd, scale: decimal.suffix)
    let isLost = token.value == 0 && decimal.digits != 0
    if !token.value.isFinite || isLost {
      diagnostics.append(.numberOutOfRange(isTooSmall: isLost, at: span(from: start)))
      token.kind = .invalid
    }
  }

  /// A decimal number on its way to a `Double`.
  private struct Decimal {

    /// The digits without the point, as long as they fit.
    var digits: UInt64 = 0

    /// How many digits there are, leading zeros not counted.
    var count = 0

    /// The power of ten that the digits are to be multiplied with.
    var exponent = 0

    /// The part of `exponent` that comes from the suffix.
    var suffix = 0

    /// The nearest `Double`, where one exact operation gives it: up to 15 digits are exact, powers of
    /// ten up to 10^22 are too, and IEEE rounds their product or quotient rightly (Clinger 1990).
    var value: Double? {
      guard count <= 15, abs(exponent) <= 22 else { return nil }
      let power = Decimal.powersOfTen[abs(exponent)]
      return exponent < 0 ? Double(digits) / power : Double(digits) * power
    }

    /// The powers of ten that a `Double` holds exactly.
    private static let powersOfTen: [Double] = [
      1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
      1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ]

  }

  /// `true` iff `byte` is an ASCII digit.
  @inline(__always)
  func isDigit(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "0") < 10
  }

  /// Takes digits and the underscores between them.
  private mutating func takeDigits(into decimal: inout Decimal, areFraction: Bool) {
    while true {
      let byte = byte()
      if isDigit(byte) {
        if decimal.count < 19 { decimal.digits = decimal.digits &* 10 &+ UInt64(byte & 15) }
        if decimal.digits != 0 { decimal.count += 1 }
        if areFraction { decimal.exponent -= 1 }
        position += 1
      } else if byte == UInt8(ascii: "_"), isDigit(self.byte(1)) {
        position += 1
      } else {
        return
      }
    }
  }

  /// Takes an exponent, where one stands here.
  private mutating func takeExponent(into decimal: inout Decimal) {
    guard byte() | 0x20 == UInt8(ascii: "e") else { return }
    let isSigned = byte(1) == UInt8(ascii: "+") || byte(1) == UInt8(ascii: "-")
    guard isDigit(byte(isSigned ? 2 : 1)) else { return }
    let isNegative = byte(1) == UInt8(ascii: "-")
    position += isSigned ? 2 : 1
    var exponent = 0
    while isDigit(byte()) {
      exponent = min(exponent * 10 + Int(byte() & 15), 100_000)
      position += 1
    }
    decimal.exponent += isNegative ? -exponent : exponent
  }

  /// Takes the letters that touch a number; `false`, with a report, where they are no magnitude.
  private mutating func takeSuffix(into decimal: inout Decimal, from start: Int) -> Bool {
    let suffixStart = position
    guard Lexer.isNameByte(byte()) || byte() >= 0x80 else { return true }
    skipNameCharacters()
    guard position > suffixStart else { return true }
    let suffix = String(decoding: bytes[suffixStart..<position], as: UTF8.self)
    guard let power = Lexer.powerOfTen(ofSuffix: suffix) else {
      diagnostics.append(
        .lettersOnNumber(
          String(decoding: bytes[start..<suffixStart], as: UTF8.self), suffix,
          at: span(from: start), meanings: meanings(ofSuffix: suffix, from: start)))
      return false
    }
    decimal.suffix = power
    decimal.exponent += power
    return true
  }

  /// The power of ten that `suffix` stands for against a number.
  private static func powerOfTen(ofSuffix suffix: String) -> Int? {
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

  /// The nearest `Double` to the number `token` times ten to `power`: rounded once, not twice.
  func value(of token: Token, timesTenTo power: Int) -> Double {
    var end = Int(token.start)
    while end < Int(token.end),
      bytes[end] < 0x40 || bytes[end] | 0x20 == UInt8(ascii: "e")
        || bytes[end] == UInt8(ascii: "_")
    {
      end += 1
    }
    let suffix = String(decoding: bytes[end..<Int(token.end)], as: UTF8.self)
    let scale = power + (Lexer.powerOfTen(ofSuffix: suffix) ?? 0)
    return exactValue(from: Int(token.start), to: end, scale: scale)
  }

  /// The nearest `Double` to the digits between `start` and `end` times ten to `scale`, by the C library.
  private func exactValue(from start: Int, to end: Int, scale: Int) -> Double {
    var text = bytes[start..<end].filter { $0 != UInt8(ascii: "_") }
    var exponent = scale
    if let mark = text.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) {
      let written = String(decoding: text[text.index(after: mark)...], as: UTF8.self)
      exponent += Int(written) ?? (written.hasPrefix("-") ? -100_000 : 100_000)
      text.removeSubrange(mark...)
    }
    text += Array("e\(exponent)".utf8)
    return strtod(String(decoding: text, as: UTF8.self), nil)
  }

}
