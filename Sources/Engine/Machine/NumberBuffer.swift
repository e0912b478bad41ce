/// Numbers that the machine has computed, in memory of their own.
///
/// A result is handed over as it is: copying a million numbers into an array would take as long as computing
/// them.
package final class NumberBuffer: RandomAccessCollection, @unchecked Sendable {

  /// The memory; nobody writes to it once the buffer exists, which is what makes sharing it safe.
  private let memory: UnsafeMutableBufferPointer<Double>

  /// Creates a buffer that owns `memory`.
  init(owning memory: UnsafeMutableBufferPointer<Double>) {
    self.memory = memory
  }

  /// Creates a buffer with a copy of `numbers`.
  package init(_ numbers: [Double]) {
    memory = RegisterFile.allocate(numbers.count)
    _ = memory.initialize(from: numbers)
  }

  deinit {
    memory.deallocate()
  }

  /// The position of the first number.
  package var startIndex: Int { 0 }

  /// The position behind the last number.
  package var endIndex: Int { memory.count }

  /// The number at `index`.
  package subscript(index: Int) -> Double { memory[index] }

}
