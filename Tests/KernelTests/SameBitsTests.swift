import KernelReference
import TestSupport
import Testing

/// The elementary functions give the same bits whatever the block and the instruction set.
@Suite struct SameBitsTests {

  /// The lanes compared in one go.
  private static let lanes = 1_000_000

  /// Random arguments of a function.
  private func arguments(_ function: ElementaryFunction, _ count: Int) -> (x: [Double], y: [Double])
  {
    var generator = SeededGenerator(seed: 9)
    let points = (0..<count).map { _ in function.arguments(&generator) }
    return (points.map(\.x), points.map(\.y))
  }

  /// The bits of values.
  private func bits(_ values: some Sequence<Double>) -> [UInt64] { values.map(\.bitPattern) }

  /// Numbers, with infinities made nothing, as kernels do it.
  private func number(_ value: Double) -> Double { value.isFinite ? value : .nan }

  @Test(arguments: ElementaryFunction.allCases)
  func everyInstructionSet(_ function: ElementaryFunction) {
    let (x, y) = arguments(function, Self.lanes)
    var picked = x, plain = x
    // Blocks of the engine's size, so that those without a large argument take the fast way.
    for start in stride(from: 0, to: x.count, by: 512) {
      let count = min(512, x.count - start)
      x.withUnsafeBufferPointer { x in
        y.withUnsafeBufferPointer { y in
          let x = x.baseAddress.map { $0 + start }, y = y.baseAddress.map { $0 + start }
          picked.withUnsafeMutableBufferPointer {
            reference_picked(function.reference, $0.baseAddress.map { $0 + start }, x, y, count)
          }
          plain.withUnsafeMutableBufferPointer {
            reference_plain(function.reference, $0.baseAddress.map { $0 + start }, x, y, count)
          }
        }
      }
    }
    #expect(bits(picked) == bits(plain))
  }

  @Test(arguments: ElementaryFunction.allCases)
  func everyLengthAndOffset(_ function: ElementaryFunction) {
    let (x, y) = arguments(function, 520)
    let values = zip(x, y).map { number(function($0, function == .power && $0.isNaN ? .nan : $1)) }
    for offset in 0..<4 {
      for count in [0, 1, 511, 512, 513] {
        var result = [Double](repeating: 7, count: x.count)
        x.withUnsafeBufferPointer { x in
          y.withUnsafeBufferPointer { y in
            result.withUnsafeMutableBufferPointer {
              reference_picked(
                function.reference, $0.baseAddress.map { $0 + offset },
                x.baseAddress.map { $0 + offset }, y.baseAddress.map { $0 + offset }, count)
            }
          }
        }
        let range = offset..<offset + count
        #expect(bits(result[range]) == bits(values[range]), "\(count) lanes from \(offset)")
        #expect(result[..<offset].allSatisfy { $0 == 7 })
        #expect(result[range.upperBound...].allSatisfy { $0 == 7 })
      }
    }
  }

  @Test(arguments: ElementaryFunction.allCases)
  func resultsMayTakeAnOperandsPlace(_ function: ElementaryFunction) {
    let (x, y) = arguments(function, 512)
    var apart = x, inPlace = x
    reference_picked(function.reference, &apart, x, y, x.count)
    inPlace.withUnsafeMutableBufferPointer {
      reference_picked(function.reference, $0.baseAddress, $0.baseAddress, y, x.count)
    }
    #expect(bits(inPlace) == bits(apart))
  }

}
