import Glibc

/// Loops over the lanes of a block, one for each shape of operation.
///
/// The loops take the operation as a closure and are always inlined, so that the compiler sees plain
/// element code and vectorises it; `d` may be the same block as an operand.
enum Kernels {

  /// A block of lanes.
  typealias Block = UnsafeMutablePointer<Double>

  /// Applies `operation` to each lane of `a`.
  @inline(__always)
  static func map(_ d: Block, _ a: Block, _ count: Int, _ operation: (Double) -> Double) {
    for lane in 0..<count { d[lane] = operation(a[lane]) }
  }

  /// Applies `operation` to each lane of `a` and `b`.
  @inline(__always)
  static func map(
    _ d: Block, _ a: Block, _ b: Block, _ count: Int, _ operation: (Double, Double) -> Double
  ) {
    for lane in 0..<count { d[lane] = operation(a[lane], b[lane]) }
  }

  /// `value`, or NaN where it is infinite.
  @inline(__always)
  static func finite(_ value: Double) -> Double {
    abs(value) <= .greatestFiniteMagnitude ? value : .nan
  }

  /// `truth` as a number, or NaN where `a` or `b` has no value.
  @inline(__always)
  static func truth(_ truth: Bool, _ a: Double, _ b: Double) -> Double {
    a.isNaN || b.isNaN ? .nan : truth ? 1 : 0
  }

  /// `a / b`, without a value where `b` is zero.
  @inline(__always)
  static func quotient(_ a: Double, _ b: Double) -> Double {
    finite(a / b)
  }

  /// `a ^ b`, without a value where the result is not real; NaN stays NaN even to the power zero.
  @inline(__always)
  static func power(_ a: Double, _ b: Double) -> Double {
    a.isNaN || b.isNaN ? .nan : finite(pow(a, b))
  }

  /// The lesser of `a` and `b`, without a value where one has none.
  @inline(__always)
  static func minimum(_ a: Double, _ b: Double) -> Double {
    a.isNaN || b.isNaN ? .nan : a < b ? a : b
  }

  /// The greater of `a` and `b`, without a value where one has none.
  @inline(__always)
  static func maximum(_ a: Double, _ b: Double) -> Double {
    a.isNaN || b.isNaN ? .nan : a > b ? a : b
  }

  /// Falsehood where `a` or `b` is false, else truth, or NaN where that cannot be told.
  @inline(__always)
  static func conjunction(_ a: Double, _ b: Double) -> Double {
    a == 0 || b == 0 ? 0 : a.isNaN || b.isNaN ? .nan : 1
  }

  /// Truth where `a` or `b` is true, else falsehood, or NaN where that cannot be told.
  @inline(__always)
  static func disjunction(_ a: Double, _ b: Double) -> Double {
    a == 1 || b == 1 ? 1 : a.isNaN || b.isNaN ? .nan : 0
  }

  /// `a` where `condition` is true, `b` where it is false, NaN where that cannot be told.
  @inline(__always)
  static func choice(_ condition: Double, _ a: Double, _ b: Double) -> Double {
    condition == 1 ? a : condition == 0 ? b : .nan
  }

}
