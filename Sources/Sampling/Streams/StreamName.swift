/// The identity of a stream: the same for the same input and cell in every script, whatever stands around it.
package struct StreamName: Hashable, Sendable {

  /// The hash that stands for the name.
  package let hash: UInt64

  /// The stream of `cell` of the input called `input`.
  package init(input: String, cell: Int = 0) {
    // FNV-1a (G. Fowler, L. C. Noll, K.-P. Vo): bytes in order, nothing that varies from process to process.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in input.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    self.hash = mixed(hash, UInt64(bitPattern: Int64(cell)))
  }

}

/// A hash of two words: SplitMix64's finaliser (G. Steele, D. Lea, C. Flood, OOPSLA 2014) behind each of them.
func mixed(_ first: UInt64, _ second: UInt64) -> UInt64 {
  func finalised(_ word: UInt64) -> UInt64 {
    var z = word &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }
  return finalised(finalised(first) ^ second)
}
