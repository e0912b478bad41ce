/// The tails of a density with one hump, integrated: for parameters so large that series are slow.
struct TailQuadrature {

  /// Where the hump is.
  let center: Double

  /// The hump's standard deviation, nearly.
  let spread: Double

  /// The density.
  let density: (Double) -> Double

  /// The positive nodes of Gauss and Legendre's rule with 16 points on [-1, 1], and their weights (M. Abramowitz,
  /// I. Stegun, table 25.4).
  private static let rule: [(node: Double, weight: Double)] = [
    (0.095_012_509_837_637_440_2, 0.189_450_610_455_068_496_3),
    (0.281_603_550_779_258_913_2, 0.182_603_415_044_923_588_9),
    (0.458_016_777_657_227_386_3, 0.169_156_519_395_002_538_2),
    (0.617_876_244_402_643_748_4, 0.149_595_988_816_576_732_1),
    (0.755_404_408_355_003_033_9, 0.124_628_971_255_533_872_1),
    (0.865_631_202_387_831_743_9, 0.095_158_511_682_492_784_8),
    (0.944_575_023_073_232_576_1, 0.062_253_523_938_647_892_9),
    (0.989_400_934_991_649_932_6, 0.027_152_459_411_754_094_9),
  ]

  /// The chances below and above `x`.
  func chance(_ x: Double) -> Chance {
    x < center
      ? Chance(lower: tail(from: x, step: -spread)) : Chance(upper: tail(from: x, step: spread))
  }

  /// The integral from `start` outwards, in panels of `step`, until nothing is added.
  private func tail(from start: Double, step: Double) -> Double {
    var sum = 0.0
    for panel in stride(from: 0.5, to: 60, by: 1) {
      let middle = start + panel * step
      var added = 0.0
      for (node, weight) in TailQuadrature.rule {
        let offset = node * step / 2
        added += weight * (density(middle - offset) + density(middle + offset))
      }
      added *= step.magnitude / 2
      sum += added
      if added < sum * 0x1p-60 { break }
    }
    return sum
  }

}
