import Glibc

/// Texts, each stored once and known by its number.
///
/// An open-addressing hash table over bytes: a reader looks a text up straight from its source, without making a string
/// of it.
package struct TextTable {

  /// The bytes of all texts, one after the other.
  private var bytes: [UInt8] = []

  /// Where each text starts in `bytes`; one more entry marks the end of the last.
  private var starts: [UInt32] = [0]

  /// The hash slots: a text's number plus one, or 0 where free. Its count is a power of two.
  private var slots = [UInt32](repeating: 0, count: 1024)

  /// Creates a table without texts.
  package init() {}

  /// How many texts there are.
  package var count: Int { starts.count - 1 }

  /// The number of the text spelt by `name`.
  package mutating func intern(_ name: UnsafeBufferPointer<UInt8>) -> Int {
    if starts.count * 2 > slots.count { grow() }
    var slot = Int(truncatingIfNeeded: hash(name)) & (slots.count - 1)
    while slots[slot] != 0 {
      if isName(Int(slots[slot]) - 1, equalTo: name) { return Int(slots[slot]) - 1 }
      slot = (slot + 1) & (slots.count - 1)
    }
    bytes.append(contentsOf: name)
    starts.append(UInt32(bytes.count))
    slots[slot] = UInt32(starts.count - 1)
    return starts.count - 2
  }

  /// The text with number `index`.
  package func text(of index: Int) -> String {
    String(decoding: bytes[Int(starts[index])..<Int(starts[index + 1])], as: UTF8.self)
  }

  /// `true` iff the text at `index` is spelt as `name`.
  private func isName(_ index: Int, equalTo name: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = Int(starts[index])
    guard Int(starts[index + 1]) - start == name.count else { return false }
    return bytes.withUnsafeBufferPointer { all in
      guard let known = all.baseAddress, let other = name.baseAddress else { return true }
      return memcmp(known + start, other, name.count) == 0
    }
  }

  /// A hash of `name`, eight bytes at a time: each word is mixed in by a multiplication whose high half is folded back
  /// (the step of wyhash). Texts come from the user's own files, so nothing is gained by attacking it.
  private func hash(_ name: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = UInt64(name.count) &* 0x9E37_79B9_7F4A_7C15
    let bytes = UnsafeRawBufferPointer(name)
    var offset = 0
    while offset + 8 <= bytes.count {
      hash = mixed(hash, bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    var rest: UInt64 = 0
    while offset < bytes.count {
      rest = rest << 8 | UInt64(bytes[offset])
      offset += 1
    }
    return mixed(hash, rest)
  }

  /// `hash` with `word` mixed in.
  @inline(__always)
  private func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word ^ 0x2D35_8DCC_AA6C_78A5).multipliedFullWidth(
      by: 0x8BB8_4B93_962E_ACC9)
    return product.high ^ product.low
  }

  /// Doubles the slots and puts every text into its new one.
  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    bytes.withUnsafeBufferPointer { all in
      for index in 0..<(starts.count - 1) {
        let name = UnsafeBufferPointer(
          rebasing: all[Int(starts[index])..<Int(starts[index + 1])])
        var slot = Int(truncatingIfNeeded: hash(name)) & (slots.count - 1)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = UInt32(index + 1)
      }
    }
  }

}
