/// A name, as a number that is the same wherever the name is the same.
package struct Symbol: Hashable, Sendable {

  /// The position of the name in its table.
  package let index: UInt32

  /// Creates the symbol of the name at `index`.
  init(index: UInt32) {
    self.index = index
  }

}
