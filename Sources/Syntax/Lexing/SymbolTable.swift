import Glibc

/// The names of a session, each stored once.
///
/// An open-addressing hash table over bytes: the lexer looks a name up straight from the source,
/// without making a string of it. The keywords come first, so that a symbol tells whether it is one.
package final class SymbolTable {

  /// The bytes of all names, one after the other.
  private var bytes: [UInt8] = []

  /// Where each name starts in `bytes`; one more entry marks the end of the last.
  private var starts: [UInt32] = [0]

  /// The hash slots: a name's index plus one, or 0 where free. Its count is a power of two.
  private var slots: [UInt32]

  /// Tells whether a name is that of a unit, which the ways out of a condition may say; nothing is where nobody knows.
  package var isUnit: (String) -> Bool = { _ in false }

  /// The keywords by their symbols.
  private let keywords = Array(Keyword.allCases)

  /// Creates a table that knows the keywords.
  package init() {
    slots = [UInt32](repeating: 0, count: 1024)
    for keyword in keywords { _ = intern(keyword.rawValue) }
  }

  /// The symbol of `name`.
  package func intern(_ name: String) -> Symbol {
    var name = name
    return name.withUTF8 { intern($0) }
  }

  /// The symbol of the name spelt by `name`.
  func intern(_ name: UnsafeBufferPointer<UInt8>) -> Symbol {
    if starts.count * 2 > slots.count { grow() }
    var slot = Int(truncatingIfNeeded: hash(name)) & (slots.count - 1)
    while slots[slot] != 0 {
      if isName(Int(slots[slot]) - 1, equalTo: name) { return Symbol(index: slots[slot] - 1) }
      slot = (slot + 1) & (slots.count - 1)
    }
    bytes.append(contentsOf: name)
    starts.append(UInt32(bytes.count))
    slots[slot] = UInt32(starts.count - 1)
    return Symbol(index: UInt32(starts.count - 2))
  }

  /// The symbol of the name `name` in the module or group `owner`.
  package func join(_ owner: Symbol, _ name: Symbol) -> Symbol {
    intern("\(text(of: owner)).\(text(of: name))")
  }

  /// The keyword that `symbol` is, or `nil` where it is a plain name.
  package func keyword(_ symbol: Symbol) -> Keyword? {
    Int(symbol.index) < keywords.count ? keywords[Int(symbol.index)] : nil
  }

  /// The spelling of `symbol`.
  package func text(of symbol: Symbol) -> String {
    let range = Int(starts[Int(symbol.index)])..<Int(starts[Int(symbol.index) + 1])
    return String(decoding: bytes[range], as: UTF8.self)
  }

  /// `true` iff the name at `index` is spelt as `name`.
  private func isName(_ index: Int, equalTo name: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = Int(starts[index])
    guard Int(starts[index + 1]) - start == name.count else { return false }
    return bytes.withUnsafeBufferPointer { all in
      guard let known = all.baseAddress, let other = name.baseAddress else { return true }
      return memcmp(known + start, other, name.count) == 0
    }
  }

  /// A hash of `name`, eight bytes at a time: each word is mixed in by a multiplication whose high half is folded back
  /// (the step of wyhash). Names come from the script itself, so nothing is gained by attacking it.
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

  /// Doubles the slots and puts every name into its new one.
  private func grow() {
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
