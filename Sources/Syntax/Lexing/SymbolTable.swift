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

  /// Creates a table that knows the keywords.
  package init() {
    slots = [UInt32](repeating: 0, count: 1024)
    for keyword in Keyword.allCases { _ = intern(keyword.rawValue) }
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

  /// The spelling of `symbol`.
  package func text(of symbol: Symbol) -> String {
    let range = Int(starts[Int(symbol.index)])..<Int(starts[Int(symbol.index) + 1])
    return String(decoding: bytes[range], as: UTF8.self)
  }

  /// `true` iff the name at `index` is spelt as `name`.
  private func isName(_ index: Int, equalTo name: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = Int(starts[index])
    guard Int(starts[index + 1]) - start == name.count else { return false }
    for offset in 0..<name.count where bytes[start + offset] != name[offset] { return false }
    return true
  }

  /// The 64-bit FNV-1a hash of `name`, folded so that its low bits depend on all of it.
  private func hash(_ name: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in name { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash ^ (hash >> 32)
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
