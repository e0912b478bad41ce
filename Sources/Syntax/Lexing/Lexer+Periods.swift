/// Dates and other periods, each one token.
extension Lexer {

  /// Takes a date written `2024-11-30`, where one stands here.
  mutating func takeDate() -> Bool {
    let dashes = byte(4) == UInt8(ascii: "-") && byte(7) == UInt8(ascii: "-")
    guard dashes, !Lexer.isNameByte(byte(10)) else { return false }
    for offset in [0, 1, 2, 3, 5, 6, 8, 9] where !isDigit(byte(offset)) { return false }
    position += 10
    return true
  }

  /// Takes a month `2024M11` or a quarter `2024Q3`, where one stands here.
  mutating func takePeriod() -> Bool {
    guard byte(4) == UInt8(ascii: "M") || byte(4) == UInt8(ascii: "Q"), isYear(at: 0),
      let length = lengthOfPart(at: 4)
    else { return false }
    position += 4 + length
    return true
  }

  /// Takes a fiscal period `FY2026Q3(nvidia)` or `FY2026(nvidia)`, where one stands here.
  mutating func takeFiscalPeriod() -> Bool {
    guard byte() == UInt8(ascii: "F"), byte(1) == UInt8(ascii: "Y"), isYear(at: 2) else {
      return false
    }
    let start = position
    position += 6 + (lengthOfPart(at: 6) ?? 0)
    if byte() == UInt8(ascii: "(") {
      position += 1
      let name = position
      if !isDigit(byte()) { skipNameCharacters() }
      if position > name, byte() == UInt8(ascii: ")") {
        position += 1
        return true
      }
    }
    position = start
    return false
  }

  /// `true` iff four digits stand `distance` bytes from here.
  private func isYear(at distance: Int) -> Bool {
    (0..<4).allSatisfy { isDigit(byte(distance + $0)) }
  }

  /// The length of a letter with one or two digits `distance` bytes from here, where nothing else touches them.
  private func lengthOfPart(at distance: Int) -> Int? {
    guard byte(distance) == UInt8(ascii: "M") || byte(distance) == UInt8(ascii: "Q"),
      isDigit(byte(distance + 1))
    else { return nil }
    let length = isDigit(byte(distance + 2)) ? 3 : 2
    let next = byte(distance + length)
    return Lexer.isNameByte(next) || next >= 0x80 ? nil : length
  }

}
