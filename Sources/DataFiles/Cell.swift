import Syntax

/// What one cell of a data file says.
///
/// A number is written as in scripts (`1_234.5`, `1.2e3`, `70B`, `4170亿`, `1.2 million`) or as in spreadsheets (`1,234`
/// in groups of three, `$1.5`, `-$3`, `12%`). One that begins with a needless zero is a code, and so a text: `007`.
enum Cell: Equatable {

  /// Nothing.
  case empty

  /// A word or sign for a value that is not there: `NA`, `-`, `…`.
  case missing

  /// True or false.
  case truth(Bool)

  /// A number, with its mark.
  case number(Double, CellMark)

  /// A date or another period.
  case period(CellPeriod)

  /// A date or period that there is not; where it is not `isCertain`, it may be meant as a text.
  case impossiblePeriod(isCertain: Bool)

  /// Anything else.
  case text

  /// Reads `bytes`, around which there are no blanks.
  @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let first = bytes.first else {
      self = .empty
      return
    }
    if first &- UInt8(ascii: "0") < 10 || first < UInt8(ascii: "0") || first >= 0x80 {
      var number = CellNumber(bytes)
      if let value = number.take() {
        self = .number(value, number.mark)
        return
      }
    }
    switch CellPeriod.read(bytes) {
    case .none: self = Cell(word: bytes)
    case .year(let year): self = .number(Double(year), .none)
    case .period(let period): self = .period(period)
    case .impossible(let isCertain): self = .impossiblePeriod(isCertain: isCertain)
    }
  }

  /// Reads `bytes`, which are no number.
  private init(word bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count <= 5 else {
      self = .text
      return
    }
    switch String(decoding: bytes, as: UTF8.self).lowercased() {
    case "true": self = .truth(true)
    case "false": self = .truth(false)
    case "na", "n/a", "#n/a", "n.a.", "nan", "null", "-", "–", "—", "..", "...", "…":
      self = .missing
    default: self = .text
    }
  }

}

/// A number in a cell on its way to a `Double`.
private struct CellNumber {

  /// The bytes of the cell.
  private let bytes: UnsafeBufferPointer<UInt8>

  /// The offset of the next byte to look at.
  private var position = 0

  /// The mark met so far.
  private(set) var mark = CellMark.none

  /// Creates a reader of `bytes`.
  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The byte `distance` after the next one, or 0 past the end.
  @inline(__always)
  private func byte(_ distance: Int = 0) -> UInt8 {
    let index = position + distance
    return index < bytes.count ? bytes[index] : 0
  }

  /// `true` iff `byte` is an ASCII digit.
  @inline(__always)
  private func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  /// The number, or `nil` where the cell is none.
  @inline(__always)
  mutating func take() -> Double? {
    var isNegative = false
    if !isDigit(byte()) {
      isNegative = takeSign()
      takeCurrency()
      if mark != .none, !isNegative { isNegative = takeSign() }
    }
    if byte() == UInt8(ascii: "0"), isDigit(byte(1)) { return nil }
    let start = position
    var decimal = DecimalNumber()
    guard takeWhole(into: &decimal) else { return nil }
    takeFraction(into: &decimal)
    guard position > start, isDigit(bytes[position - 1]) || position > start + 1 else { return nil }
    let exponent = takeExponent()
    let end = position
    decimal.exponent += exponent
    if position < bytes.count {
      guard let power = takeSuffix() else { return nil }
      decimal.exponent += power
      decimal.suffix = power
    }
    let value = decimal.value ?? exactValue(from: start, to: end, scale: decimal.suffix)
    guard value.isFinite, value != 0 || decimal.digits == 0 else { return nil }
    return isNegative ? -value : value
  }

  /// Takes a sign, and returns whether it is a minus.
  private mutating func takeSign() -> Bool {
    if byte() == UInt8(ascii: "-") || byte() == UInt8(ascii: "+") {
      position += 1
      return bytes[position - 1] == UInt8(ascii: "-")
    }
    return takeSequence(0xE2, 0x88, 0x92)
  }

  /// Takes three bytes, where they stand here.
  private mutating func takeSequence(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    guard byte() == first, byte(1) == second, byte(2) == third else { return false }
    position += 3
    return true
  }

  /// Takes a currency sign, where one stands here.
  private mutating func takeCurrency() {
    if byte() == UInt8(ascii: "$") {
      mark = .dollar
      position += 1
    } else if byte() == 0xC2, byte(1) == 0xA5 || byte(1) == 0xA3 {
      mark = byte(1) == 0xA5 ? .yen : .pound
      position += 2
    } else if takeSequence(0xE2, 0x82, 0xAC) {
      mark = .euro
    } else if takeSequence(0xEF, 0xBF, 0xA5) {
      mark = .yen
    }
  }

  /// Takes the digits before the point; `false` where the commas between them do not make groups of three.
  @inline(__always)
  private mutating func takeWhole(into decimal: inout DecimalNumber) -> Bool {
    var groupStart = position
    var hasGroups = false
    while true {
      let byte = byte()
      if isDigit(byte) {
        decimal.take(digit: byte, isFraction: false)
      } else if byte == UInt8(ascii: "_"), position > groupStart, isDigit(self.byte(1)), !hasGroups
      {
      } else if byte == UInt8(ascii: ","), isDigit(self.byte(1)) {
        let length = position - groupStart
        guard hasGroups ? length == 3 : (1...3).contains(length) else { return false }
        hasGroups = true
        groupStart = position + 1
      } else {
        return !hasGroups || position - groupStart == 3
      }
      position += 1
    }
  }

  /// Takes a point and the digits behind it, where they stand here.
  @inline(__always)
  private mutating func takeFraction(into decimal: inout DecimalNumber) {
    guard byte() == UInt8(ascii: ".") else { return }
    position += 1
    while isDigit(byte()) {
      decimal.take(digit: byte(), isFraction: true)
      position += 1
    }
  }

  /// Takes an exponent, where one stands here.
  private mutating func takeExponent() -> Int {
    guard byte() | 0x20 == UInt8(ascii: "e") else { return 0 }
    let isSigned = byte(1) == UInt8(ascii: "+") || byte(1) == UInt8(ascii: "-")
    guard isDigit(byte(isSigned ? 2 : 1)) else { return 0 }
    let isNegative = byte(1) == UInt8(ascii: "-")
    position += isSigned ? 2 : 1
    var exponent = 0
    while isDigit(byte()) {
      exponent = min(exponent * 10 + Int(byte() & 15), 100_000)
      position += 1
    }
    return isNegative ? -exponent : exponent
  }

  /// Takes what stands behind the digits to the cell's end: a percent sign or a magnitude, whose power of ten is returned;
  /// `nil` where it is neither. Letters of a suffix touch the number, words may stand behind a blank.
  private mutating func takeSuffix() -> Int? {
    let touches = byte() != UInt8(ascii: " ")
    while byte() == UInt8(ascii: " ") { position += 1 }
    let suffix = String(decoding: bytes[position...], as: UTF8.self)
    if suffix == "%" || suffix == "％" {
      guard mark == .none else { return nil }
      mark = .percent
      return 0
    }
    if let power = Keyword(rawValue: suffix)?.powerOfTen { return power }
    return touches ? DecimalNumber.powerOfTen(ofSuffix: suffix) : nil
  }

  /// The nearest `Double` to the digits between `start` and `end` times ten to `scale`.
  private func exactValue(from start: Int, to end: Int, scale: Int) -> Double {
    DecimalNumber.exactValue(
      of: bytes[start..<end].filter { $0 != UInt8(ascii: ",") }, timesTenTo: scale)
  }

}
