/// A JSON text (RFC 8259) as a value, read and written.
///
/// Numbers stay as they were written, so that reading and writing changes no digit; members keep their order.
package indirect enum JSONValue: Equatable, Sendable {

  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// A named value.
  package struct Member: Equatable, Sendable {

    /// Its name.
    package let name: String

    /// The value.
    package let value: JSONValue

    /// Creates a member.
    package init(_ name: String, _ value: JSONValue) {
      (self.name, self.value) = (name, value)
    }

  }

  /// The value of `text`; `nil` where it is none.
  package init?(parsing text: String) {
    var parser = JSONParser(Array(text.utf8))
    guard let value = parser.parseWhole() else { return nil }
    self = value
  }

  /// The member called `name`, where this is an object that has one.
  package subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// The text, where this is one.
  package var string: String? { if case .string(let text) = self { text } else { nil } }

  /// The elements, where this is an array.
  package var array: [JSONValue]? { if case .array(let values) = self { values } else { nil } }

  /// The number, where this is one.
  package var number: Double? { if case .number(let text) = self { Double(text) } else { nil } }

  /// The text of the value on lines; what is behind `depth` levels stands on one line.
  package func text(depth: Int, indent: String = "") -> String {
    let inner = indent + "  "
    switch self {
    case .null: return "null"
    case .bool(let isTrue): return isTrue ? "true" : "false"
    case .number(let text): return text
    case .string(let text): return JSONText.string(text)
    case .array(let values):
      let texts = values.map { $0.text(depth: depth - 1, indent: inner) }
      if depth <= 0 || values.isEmpty { return JSONText.array(texts) }
      return "[\n" + texts.map { inner + $0 }.joined(separator: ",\n") + "\n\(indent)]"
    case .object(let members):
      let texts = members.map { ($0.name, $0.value.text(depth: depth - 1, indent: inner)) }
      if depth <= 0 || members.isEmpty { return JSONText.object(texts) }
      let lines = texts.map { "\(inner)\(JSONText.string($0.0)): \($0.1)" }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
    }
  }

}

/// Reads JSON.
private struct JSONParser {

  /// Values inside each other at the most: no file of ours has ten.
  private static let depthLimit = 64

  /// The text.
  private let bytes: [UInt8]

  /// The place of the next byte.
  private var place = 0

  /// The number of values around the next one.
  private var depth = 0

  /// Creates a reader of `bytes`.
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The value that the whole text is.
  mutating func parseWhole() -> JSONValue? {
    guard let value = parseValue() else { return nil }
    skipBlanks()
    return place == bytes.count ? value : nil
  }

  /// The next byte, if there is one.
  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  /// Moves on to the next byte that is no blank.
  private mutating func skipBlanks() {
    while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { place += 1 }
  }

  /// Takes the byte `byte` if it is the next one.
  private mutating func take(_ byte: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: byte) else { return false }
    place += 1
    return true
  }

  /// Takes `word` if it is next.
  private mutating func take(word: String) -> Bool {
    guard bytes[place...].starts(with: word.utf8) else { return false }
    place += word.utf8.count
    return true
  }

  /// Reads a value.
  private mutating func parseValue() -> JSONValue? {
    skipBlanks()
    guard depth < JSONParser.depthLimit, let byte = next else { return nil }
    depth += 1
    defer { depth -= 1 }
    switch byte {
    case UInt8(ascii: "{"): return parseObject()
    case UInt8(ascii: "["): return parseArray()
    case UInt8(ascii: "\""): return parseString().map { .string($0) }
    case UInt8(ascii: "t"): return take(word: "true") ? .bool(true) : nil
    case UInt8(ascii: "f"): return take(word: "false") ? .bool(false) : nil
    case UInt8(ascii: "n"): return take(word: "null") ? .null : nil
    case _: return parseNumber()
    }
  }

  /// Reads an object.
  private mutating func parseObject() -> JSONValue? {
    place += 1
    var members: [JSONValue.Member] = []
    skipBlanks()
    if take("}") { return .object([]) }
    repeat {
      skipBlanks()
      guard next == UInt8(ascii: "\""), let name = parseString() else { return nil }
      skipBlanks()
      guard take(":"), let value = parseValue() else { return nil }
      members.append(JSONValue.Member(name, value))
      skipBlanks()
    } while take(",")
    return take("}") ? .object(members) : nil
  }

  /// Reads an array.
  private mutating func parseArray() -> JSONValue? {
    place += 1
    var values: [JSONValue] = []
    skipBlanks()
    if take("]") { return .array([]) }
    repeat {
      guard let value = parseValue() else { return nil }
      values.append(value)
      skipBlanks()
    } while take(",")
    return take("]") ? .array(values) : nil
  }

  /// Reads a number.
  private mutating func parseNumber() -> JSONValue? {
    let start = place
    while let byte = next, "+-.eE0123456789".utf8.contains(byte) { place += 1 }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    guard let first = text.first, first == "-" || first.isNumber, Double(text) != nil else {
      return nil
    }
    return .number(text)
  }

  /// Reads a text in quotes.
  private mutating func parseString() -> String? {
    place += 1
    var units: [UInt8] = []
    while let byte = next {
      place += 1
      switch byte {
      case UInt8(ascii: "\""): return String(validating: units, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard let scalar = parseEscape() else { return nil }
        units += Array(String(scalar).utf8)
      case 0..<0x20: return nil
      case _: units.append(byte)
      }
    }
    return nil
  }

  /// Reads what stands behind a `\`.
  private mutating func parseEscape() -> Unicode.Scalar? {
    guard let byte = next else { return nil }
    place += 1
    switch Unicode.Scalar(byte) {
    case "\"", "\\", "/": return Unicode.Scalar(byte)
    case "n": return "\n"
    case "t": return "\t"
    case "r": return "\r"
    case "b": return "\u{8}"
    case "f": return "\u{C}"
    case "u":
      guard let first = parseUnit() else { return nil }
      guard (0xD800..<0xDC00).contains(first) else { return Unicode.Scalar(first) }
      guard take(word: "\\u"), let second = parseUnit(), (0xDC00..<0xE000).contains(second) else {
        return nil
      }
      return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    case _: return nil
    }
  }

  /// Reads four hexadecimal digits.
  private mutating func parseUnit() -> UInt32? {
    guard place + 4 <= bytes.count else { return nil }
    let text = String(decoding: bytes[place..<place + 4], as: UTF8.self)
    guard text.allSatisfy(\.isHexDigit), let value = UInt32(text, radix: 16) else { return nil }
    place += 4
    return value
  }

}
