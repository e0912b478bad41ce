/// Puts values into bytes, the least significant byte first.
struct ByteWriter {

  /// The bytes so far.
  private(set) var bytes: [UInt8] = []

  /// Writes `value`.
  mutating func write(_ value: UInt64) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Writes `value`, which is not negative.
  mutating func write(_ value: Int) { write(UInt64(value)) }

  /// Writes the bits of `value`.
  mutating func write(_ value: Double) { write(value.bitPattern) }

  /// Writes the number of bytes of `text`, and these.
  mutating func write(_ text: String) {
    write(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  /// Writes the number of `elements`, and what `body` writes of each.
  mutating func write<Elements: Collection>(
    _ elements: Elements, _ body: (inout ByteWriter, Elements.Element) -> Void
  ) {
    write(elements.count)
    for element in elements { body(&self, element) }
  }

}

/// Takes values out of bytes that a `ByteWriter` has made, or that somebody has damaged.
struct ByteReader {

  /// Bytes that end too early or say what cannot be.
  struct Damaged: Error {}

  /// The bytes.
  private let bytes: [UInt8]

  /// The next byte.
  private var position: Int

  /// Creates a reader of `bytes` from `position` on.
  init(_ bytes: [UInt8], from position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  /// `true` iff nothing is left.
  var isAtEnd: Bool { position == bytes.count }

  /// Reads a word.
  mutating func word() throws(Damaged) -> UInt64 {
    guard bytes.count - position >= 8 else { throw Damaged() }
    var value: UInt64 = 0
    for offset in (0..<8).reversed() { value = value << 8 | UInt64(bytes[position + offset]) }
    position += 8
    return value
  }

  /// Reads a number that is not negative, and not above any that a file can mean.
  mutating func integer() throws(Damaged) -> Int {
    let value = try word()
    guard value < 1 << 48 else { throw Damaged() }
    return Int(value)
  }

  /// Reads a number.
  mutating func number() throws(Damaged) -> Double { Double(bitPattern: try word()) }

  /// Reads a text.
  mutating func text() throws(Damaged) -> String {
    let count = try integer()
    guard bytes.count - position >= count else { throw Damaged() }
    defer { position += count }
    guard let text = String(validating: bytes[position..<position + count], as: UTF8.self) else {
      throw Damaged()
    }
    return text
  }

  /// Reads a list of what `body` reads.
  mutating func list<Element>(_ body: (inout ByteReader) throws(Damaged) -> Element) throws(Damaged)
    -> [Element]
  {
    let count = try integer()
    // An element takes a byte at the least: a count beyond that is no reason to make room for it.
    guard count <= bytes.count - position else { throw Damaged() }
    var elements: [Element] = []
    for _ in 0..<count { elements.append(try body(&self)) }
    return elements
  }

}
