import Diagnostics

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
    var decimal = DecimalNumber()
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

  /// `true` iff `byte` is an ASCII digit.
  @inline(__always)
  func isDigit(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "0") < 10
  }

  /// Takes digits and the underscores between them.
  private mutating func takeDigits(into decimal: inout DecimalNumber, areFraction: Bool) {
    while true {
      let byte = byte()
      if isDigit(byte) {
        decimal.take(digit: byte, isFraction: areFraction)
        position += 1
      } else if byte == UInt8(ascii: "_"), isDigit(self.byte(1)) {
        position += 1
      } else {
        return
      }
    }
  }

  /// Takes an exponent, where one stands here.
  private mutating func takeExponent(into decimal: inout DecimalNumber) {
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
  private mutating func takeSuffix(into decimal: inout DecimalNumber, from start: Int) -> Bool {
    let suffixStart = position
    guard Lexer.isNameByte(byte()) || byte() >= 0x80 else { return true }
    skipNameCharacters()
    guard position > suffixStart else { return true }
    let suffix = String(decoding: bytes[suffixStart..<position], as: UTF8.self)
    guard let power = DecimalNumber.powerOfTen(ofSuffix: suffix) else {
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
    let scale = power + (DecimalNumber.powerOfTen(ofSuffix: suffix) ?? 0)
    return exactValue(from: Int(token.start), to: end, scale: scale)
  }

  /// The nearest `Double` to the digits between `start` and `end` times ten to `scale`.
  private func exactValue(from start: Int, to end: Int, scale: Int) -> Double {
    DecimalNumber.exactValue(of: bytes[start..<end], timesTenTo: scale)
  }

}
