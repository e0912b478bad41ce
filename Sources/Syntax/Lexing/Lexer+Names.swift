extension Lexer {

  /// Takes a name or a fiscal period that starts at the current byte.
  mutating func takeName(into token: inout Token) {
    let start = position
    if takeFiscalPeriod() {
      token.kind = .period
      return
    }
    skipNameCharacters()
    token.kind = .identifier
    token.symbol = symbols.intern(UnsafeBufferPointer(rebasing: bytes[start..<position]))
    token.keyword = symbols.keyword(token.symbol)
  }

  /// Moves past the letters, digits and underscores at the current position.
  mutating func skipNameCharacters() {
    while position < bytes.count {
      let byte = bytes[position]
      if Lexer.isNameByte(byte) {
        position += 1
      } else if byte >= 0x80, Lexer.isNameScalar(scalar(at: position).value) {
        position += scalar(at: position).length
      } else {
        return
      }
    }
  }

  /// Takes a token that starts with a character beyond ASCII.
  mutating func takeScalar(into token: inout Token) {
    let (value, length) = scalar(at: position)
    switch value {
    case "±":
      token.kind = .plusMinus
      position += length
    case "·":
      token.kind = .middleDot
      position += length
    case "€", "¥", "£":
      token.kind = .currency
      token.symbol = symbols.intern(String(value))
      position += length
    case _ where value.properties.isXIDStart:
      takeName(into: &token)
    default:
      token.kind = .invalid
      takeInvalid()
    }
  }

  /// The scalar at `index` and the number of bytes it takes.
  func scalar(at index: Int) -> (value: Unicode.Scalar, length: Int) {
    let first = UInt32(bytes[index])
    if first < 0x80 { return (Unicode.Scalar(UInt8(first)), 1) }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard index + length <= bytes.count else { return ("\u{FFFD}", 1) }
    var value = first & (0xFF >> UInt32(length + 1))
    for offset in 1..<length { value = value << 6 | UInt32(bytes[index + offset] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }

  /// `true` iff `byte` is an ASCII letter, digit or underscore.
  @inline(__always)
  static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// `true` iff `scalar` is a letter, mark or digit of any script.
  static func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
    if (0x4E00...0x9FFF).contains(scalar.value) { return true }
    return scalar.properties.isXIDContinue && scalar != "·"
  }

}
